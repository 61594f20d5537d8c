/* test_blame.c - the cases of tests/golden/blame: 1.md, 2.md ... and what each renderer makes of
 * their blame. With STET_UPDATE_GOLDEN=1 the expected files are written anew: read them before
 * committing. */
#include "io.h"
#include "span.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stet/render.h>

#define CASES    STET_TEST_DATA "/golden/blame/"
#define VERSIONS 16
#define START    1730451600 /* 2024-11-01T09:00:00Z */
#define DAY      86400

/* A history of so many versions, each found again twelve hours and a half after it came. */
struct case_history {
    struct stet_history history;
    struct stet_version versions[VERSIONS];
};

static void make_history(struct case_history *made, size_t count)
{
    *made = (struct case_history){.history = {.versions = made->versions, .count = count}};
    made->history.article = (struct stet_article){.id = "0123456789abcdef",
                                                  .url = "https://news.example/fire?a=1&b=2",
                                                  .title = "Fire & <smoke>"};
    for (size_t i = 0; i < count; i++) {
        made->versions[i].number = i + 1;
        made->versions[i].captured_utc = START + (int64_t)i * DAY;
        made->versions[i].last_seen_utc = made->versions[i].captured_utc + 45001;
    }
}

static void terminal(const struct stet_blame *blame, const struct stet_history *history,
                     struct stet_buf *out)
{
    const struct stet_terminal_style style = {.width = 80};
    stet_render_blame_terminal(blame, history, true, &style, out);
}

static void terminal_color(const struct stet_blame *blame, const struct stet_history *history,
                           struct stet_buf *out)
{
    const struct stet_terminal_style style = {.width = 80, .color = true};
    stet_render_blame_terminal(blame, history, false, &style, out);
}

static void html(const struct stet_blame *blame, const struct stet_history *history,
                 struct stet_buf *out)
{
    stet_render_blame_html(blame, history, true, out);
}

static void json(const struct stet_blame *blame, const struct stet_history *history,
                 struct stet_buf *out)
{
    stet_render_blame_json(blame, history, true, out);
}

static const struct {
    const char *file;
    void (*render)(const struct stet_blame *, const struct stet_history *, struct stet_buf *);
} forms[] = {
    {"terminal.txt", terminal},
    {"terminal-color.txt", terminal_color},
    {"blame.html", html},
    {"blame.json", json},
};

static void check_form(const char *name, const char *file, const struct stet_buf *actual)
{
    struct stet_buf expected;
    char path[4096];
    struct stet_error error;
    assert_false(actual->failed);
    snprintf(path, sizeof(path), CASES "%s/%s", name, file);
    if (getenv("STET_UPDATE_GOLDEN")) {
        if (stet_io_write_file(path, actual->ptr, actual->len, &error) != STET_OK)
            fail_msg("%s", error.message);
        return;
    }
    stet_buf_init(&expected, 1 << 24);
    if (stet_io_read_file(path, 1 << 24, &expected, &error) != STET_OK)
        fail_msg("%s", error.message);
    if (expected.len != actual->len || memcmp(expected.ptr, actual->ptr, actual->len) != 0)
        fail_msg("%s/%s differs; it is now:\n%s", name, file, actual->ptr);
    stet_buf_free(&expected);
}

/* Reads 1.md, 2.md ...; returns how many there are. */
static size_t read_versions(const char *name, struct stet_blame *blame)
{
    size_t count = 0;
    for (; count < VERSIONS; count++) {
        struct stet_buf text;
        char path[4096];
        stet_buf_init(&text, 1 << 24);
        snprintf(path, sizeof(path), CASES "%s/%zu.md", name, count + 1);
        bool there = stet_io_read_file(path, 1 << 24, &text, NULL) == STET_OK;
        if (there)
            assert_int_equal(stet_blame_add(blame, (struct stet_span){text.ptr, text.len}, NULL),
                             STET_OK);
        stet_buf_free(&text);
        if (!there)
            break;
    }
    return count;
}

static void check_case(const char *name)
{
    struct stet_blame *blame;
    struct case_history made;
    struct stet_buf actual;
    assert_int_equal(stet_blame_new(&blame, NULL), STET_OK);
    size_t count = read_versions(name, blame);
    assert_true(count > 1);
    make_history(&made, count);
    stet_buf_init(&actual, 1 << 24);
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        stet_buf_clear(&actual);
        forms[i].render(blame, &made.history, &actual);
        check_form(name, forms[i].file, &actual);
    }
    stet_buf_free(&actual);
    stet_blame_free(blame);
}

static void test_golden(void **state)
{
    (void)state;
    struct dirent **names;
    int count = scandir(CASES, &names, NULL, alphasort), cases = 0;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        if (names[i]->d_name[0] != '.') {
            check_case(names[i]->d_name);
            cases++;
        }
        free(names[i]);
    }
    free(names);
    assert_true(cases > 0);
}

/* Of an article with one version there is little to tell, but that is told. */
static void test_one_version(void **state)
{
    (void)state;
    struct stet_blame *blame;
    struct case_history made;
    struct stet_buf out;
    assert_int_equal(stet_blame_new(&blame, NULL), STET_OK);
    assert_int_equal(stet_blame_add(blame, stet_span_of("Only this.\n"), NULL), STET_OK);
    make_history(&made, 1);
    stet_buf_init(&out, 1 << 20);
    terminal(blame, &made.history, &out);
    assert_non_null(strstr(out.ptr, "@1     Only this.\n"));
    assert_non_null(strstr(out.ptr, "Nothing is gone."));
    assert_null(strstr(out.ptr, "between"));
    stet_buf_free(&out);
    stet_blame_free(blame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_one_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
