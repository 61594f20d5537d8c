/* test_golden.c - the cases of tests/golden/diff: old.md and new.md, and what each renderer makes
 * of them. With STET_UPDATE_GOLDEN=1 the expected files are written anew: read them before
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

#define CASES STET_TEST_DATA "/golden/"

static const struct stet_diff_label label = {
    .title = "Storm on the coast",
    .url = "https://news.example/storm",
    .old_name = "@1 (2024-12-03T08:30:00Z)",
    .new_name = "@2 (2024-12-04T17:05:00Z)",
};

static void terminal(const struct stet_diff *diff, struct stet_buf *out)
{
    stet_render_diff_terminal(diff, &label, &(struct stet_terminal_style){false, 80, 1}, out);
}

static void terminal_color(const struct stet_diff *diff, struct stet_buf *out)
{
    stet_render_diff_terminal(diff, &label, &(struct stet_terminal_style){true, 80, 1}, out);
}

static void unified(const struct stet_diff *diff, struct stet_buf *out)
{
    stet_render_diff_unified(diff, &label, 3, out);
}

static void html(const struct stet_diff *diff, struct stet_buf *out)
{
    stet_render_diff_html(diff, &label, false, out);
}

static void json(const struct stet_diff *diff, struct stet_buf *out)
{
    stet_render_diff_json(diff, &label, out);
}

static const struct {
    const char *file;
    void (*render)(const struct stet_diff *, struct stet_buf *);
} forms[] = {
    {"terminal.txt", terminal}, {"terminal-color.txt", terminal_color},
    {"unified.diff", unified},  {"diff.html", html},
    {"diff.json", json},
};

static void read_case(const char *name, const char *file, struct stet_buf *out)
{
    char path[4096];
    struct stet_error error;
    stet_buf_init(out, 1 << 24);
    snprintf(path, sizeof(path), CASES "%s/%s", name, file);
    if (stet_io_read_file(path, 1 << 24, out, &error) != STET_OK)
        fail_msg("%s", error.message);
}

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
    read_case(name, file, &expected);
    if (expected.len != actual->len || memcmp(expected.ptr, actual->ptr, actual->len) != 0)
        fail_msg("%s/%s differs; it is now:\n%s", name, file, actual->ptr);
    stet_buf_free(&expected);
}

static void check_case(const char *name)
{
    struct stet_buf old_text, new_text, actual;
    struct stet_diff *diff;
    read_case(name, "old.md", &old_text);
    read_case(name, "new.md", &new_text);
    assert_int_equal(stet_diff(&diff, (struct stet_span){old_text.ptr, old_text.len},
                               (struct stet_span){new_text.ptr, new_text.len}, NULL),
                     STET_OK);
    stet_buf_init(&actual, 1 << 24);
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        stet_buf_clear(&actual);
        forms[i].render(diff, &actual);
        check_form(name, forms[i].file, &actual);
    }
    stet_diff_free(diff);
    stet_buf_free(&actual);
    stet_buf_free(&old_text);
    stet_buf_free(&new_text);
}

static void check_document(const char *name)
{
    struct stet_buf text, actual;
    struct stet_document *document;
    read_case(name, "document.md", &text);
    assert_int_equal(stet_document_read(&document, (struct stet_span){text.ptr, text.len}, NULL),
                     STET_OK);
    stet_buf_init(&actual, 1 << 24);
    stet_render_document_html(document, &actual);
    check_form(name, "document.html", &actual);
    stet_buf_clear(&actual);
    stet_render_document_json(document, &actual);
    check_form(name, "document.json", &actual);
    stet_document_free(document);
    stet_buf_free(&actual);
    stet_buf_free(&text);
}

/* Calls check with "stage/case" for each case of the stage. */
static void each_case(const char *stage, void (*check)(const char *))
{
    struct dirent **names;
    char path[4096];
    snprintf(path, sizeof(path), CASES "%s", stage);
    int count = scandir(path, &names, NULL, alphasort), cases = 0;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        if (names[i]->d_name[0] != '.') {
            snprintf(path, sizeof(path), "%s/%s", stage, names[i]->d_name);
            check(path);
            cases++;
        }
        free(names[i]);
    }
    free(names);
    assert_true(cases > 0);
}

static void test_differences(void **state)
{
    (void)state;
    each_case("diff", check_case);
}

static void test_documents(void **state)
{
    (void)state;
    each_case("document", check_document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_differences),
                                       cmocka_unit_test(test_documents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
