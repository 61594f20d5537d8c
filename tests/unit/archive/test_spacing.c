/* Two texts of one article within one second of the clock. */
#include "spacing.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define URL  "https://example.org/a"
#define THEN INT64_C(1733212800)

static int64_t now_utc;
static int looks;

/* Goes on by a second when it was looked at some times. */
static int64_t clock_utc(void)
{
    return now_utc + looks++ / 3;
}

static int64_t still_utc(void)
{
    return THEN;
}

struct fixture {
    char path[64];
    struct stet_store *store;
    struct stet_oid text;
    char id[STET_ID_HEX + 1];
};

/* An archive with one capture, of THEN. */
static int set_up(void **state)
{
    static struct fixture f;
    struct stet_error error;
    struct stet_txn *txn;
    struct stet_object *text;
    enum stet_change change;
    struct stet_oid commit;
    struct stet_capture capture = {.captured_utc = THEN, .url = URL, .input = "a", .normalizer = 1};
    snprintf(f.path, sizeof(f.path), "/tmp/stet-spacing-XXXXXX");
    assert_non_null(mkdtemp(f.path));
    assert_int_equal(stet_store_init(f.path, THEN, &error), STET_OK);
    assert_int_equal(stet_store_open(f.path, &f.store, &error), STET_OK);
    assert_int_equal(stet_txn_begin(f.store, 1, NULL, NULL, &txn, &error), STET_OK);
    assert_int_equal(stet_object_new(&text, "one\n", 4, &error), STET_OK);
    capture.source_bytes = 4;
    assert_int_equal(stet_txn_add(txn, &capture, text, text, "txt", &change, &error), STET_OK);
    assert_int_equal(stet_txn_commit(txn, "one", THEN, &commit, &error), STET_OK);
    f.text = *stet_object_oid(text);
    stet_store_article_id(stet_span_of(URL), f.id);
    stet_object_free(text);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    char command[128];
    stet_store_close(f->store);
    snprintf(command, sizeof(command), "rm -rf '%s'", f->path);
    return system(command);
}

static int64_t seen_at(struct fixture *f, int64_t (*clock)(void), const char *id, bool same)
{
    struct stet_error error;
    struct stet_spacing *spacing;
    struct stet_oid text = f->text;
    int64_t captured_utc = THEN;
    if (!same)
        text.id[0] ^= 1;
    now_utc = THEN;
    looks = 0;
    assert_int_equal(stet_spacing_open(&spacing, f->store, THEN, clock, &error), STET_OK);
    stet_spacing_wait(spacing, id, &text, &captured_utc);
    stet_spacing_close(spacing);
    return captured_utc;
}

static void test_another_text_waits(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(seen_at(f, clock_utc, f->id, false), THEN + 1);
}

static void test_others_do_not(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(seen_at(f, clock_utc, f->id, true), THEN);
    assert_int_equal(seen_at(f, clock_utc, "0123456789abcdef", false), THEN);
}

static void test_a_clock_that_stands_still(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(seen_at(f, still_utc, f->id, false), THEN);
}

/* What was archived before this run began is of other seconds. */
static void test_earlier(void **state)
{
    struct fixture *f = *state;
    struct stet_error error;
    struct stet_spacing *spacing;
    int64_t captured_utc = THEN + 1;
    struct stet_oid text = {{1}};
    now_utc = THEN + 1;
    looks = 0;
    assert_int_equal(stet_spacing_open(&spacing, f->store, THEN + 1, clock_utc, &error), STET_OK);
    stet_spacing_wait(spacing, f->id, &text, &captured_utc);
    assert_int_equal(captured_utc, THEN + 1);
    stet_spacing_close(spacing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_text_waits),
        cmocka_unit_test(test_others_do_not),
        cmocka_unit_test(test_a_clock_that_stands_still),
        cmocka_unit_test(test_earlier),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
