/* What was added comes back by its blob, journals in order; the file it lies in has no name, and
 * what a killed process left of one is no hindrance. */
#include "bundle.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EARLY "captures/2024/12/03/083000Z-00000001.jsonl"
#define LATE  "captures/2024/12/04/083000Z-00000002.jsonl"

static char dir[] = "/tmp/stet-spool-XXXXXX";

static bool is_there(const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    return access(path, F_OK) == 0;
}

static struct stet_oid add(struct stet_spool *spool, const char *path, const char *text)
{
    struct stet_oid oid;
    struct stet_error error;
    struct stet_buf content;
    stet_buf_init(&content, 4096);
    stet_buf_puts(&content, text);
    stet_blob_name(stet_span_of(text), &oid);
    assert_int_equal(stet_spool_add(spool, path, &oid, &content, &error), STET_OK);
    stet_buf_free(&content);
    return oid;
}

static void expect(struct stet_spool *spool, const struct stet_oid *oid, const char *text)
{
    struct stet_error error;
    struct stet_buf out;
    stet_buf_init(&out, 4096);
    stet_buf_puts(&out, "before ");
    assert_int_equal(stet_spool_read(spool, oid, &out, &error), STET_OK);
    assert_string_equal(out.ptr + 7, text);
    stet_buf_free(&out);
}

static enum stet_status note(void *context, const char *path, const struct stet_oid *oid)
{
    (void)oid;
    stet_buf_printf(context, "%s\n", path);
    return STET_OK;
}

static void test_round_trip(void **state)
{
    (void)state;
    struct stet_spool *spool = NULL;
    struct stet_error error;
    struct stet_buf paths, out;
    stet_buf_init(&paths, 4096);
    stet_buf_init(&out, 4096);
    assert_int_equal(stet_spool_open(&spool, dir, &error), STET_OK);
    assert_true(is_there("stet"));
    assert_false(is_there("stet/bundle"));
    const struct stet_oid late = add(spool, LATE, "late\n");
    const struct stet_oid text = add(spool, "articles/h/a/bc/s-1/x.md", "text\n");
    const struct stet_oid nothing = add(spool, "articles/h/a/bc/s-1/x.html", "");
    const struct stet_oid early = add(spool, EARLY, "early\n");
    add(spool, "articles/h/a/bc/s-1/article.md", "text\n");
    expect(spool, &text, "text\n");
    expect(spool, &nothing, "");
    expect(spool, &early, "early\n");
    expect(spool, &late, "late\n");
    assert_int_equal(stet_spool_each_journal(spool, note, &paths), STET_OK);
    assert_string_equal(paths.ptr, EARLY "\n" LATE "\n");
    const struct stet_oid strange = {{1, 2, 3}};
    assert_int_equal(stet_spool_read(spool, &strange, &out, &error), STET_ERR_CORRUPT);
    stet_spool_close(spool);
    stet_buf_free(&paths);
    stet_buf_free(&out);
}

static void test_left_by_a_killed_one(void **state)
{
    (void)state;
    struct stet_spool *first = NULL, *second = NULL;
    struct stet_error error;
    char path[256];
    snprintf(path, sizeof(path), "%s/stet/bundle", dir);
    assert_int_equal(stet_io_make_dirs(dir, &error), STET_OK);
    assert_int_equal(stet_io_write_file(path, "left", 4, &error), STET_OK);
    assert_int_equal(stet_spool_open(&first, dir, &error), STET_OK);
    assert_false(is_there("stet/bundle"));
    assert_int_equal(stet_spool_open(&second, dir, &error), STET_OK);
    const struct stet_oid a = add(first, "data/a", "a"), b = add(second, "data/b", "b");
    expect(first, &a, "a");
    expect(second, &b, "b");
    stet_spool_close(first);
    stet_spool_close(second);
}

/* What the disk gives back is not believed unseen. */
static void test_other_bytes(void **state)
{
    (void)state;
    struct stet_spool *spool = NULL;
    struct stet_error error;
    struct stet_buf content;
    const struct stet_oid name = {{1, 2, 3}};
    stet_buf_init(&content, 100);
    stet_buf_puts(&content, "bytes of another name");
    assert_int_equal(stet_spool_open(&spool, dir, &error), STET_OK);
    assert_int_equal(stet_spool_add(spool, "a", &name, &content, &error), STET_OK);
    assert_int_equal(stet_spool_read(spool, &name, &content, &error), STET_ERR_IO);
    assert_non_null(strstr(error.message, "comes back as another"));
    stet_spool_close(spool);
    stet_buf_free(&content);
}

static void test_nowhere(void **state)
{
    (void)state;
    struct stet_spool *spool = NULL;
    struct stet_error error;
    assert_int_equal(stet_spool_open(&spool, "/proc/nowhere", &error), STET_ERR_IO);
    assert_null(spool);
}

static int make_dir(void **state)
{
    (void)state;
    return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
    (void)state;
    char line[256];
    snprintf(line, sizeof(line), "rm -rf %s", dir);
    return system(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_left_by_a_killed_one),
        cmocka_unit_test(test_other_bytes),
        cmocka_unit_test(test_nowhere),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
