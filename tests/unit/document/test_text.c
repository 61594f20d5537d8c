/* The golden cases of Markdown: input.md is read and normalised; canonical.md is written of it, and
 * text.txt is what a reader reads. With STET_GOLDEN_WRITE set, the goldens are written anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "io.h"
#include "limits.h"
#include "normalize.h"
#include "span.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_file(const char *folder, const char *name, struct stet_buf *out)
{
    char path[1024];
    struct stet_error error;
    assert_true(snprintf(path, sizeof(path), "%s/%s", folder, name) < (int)sizeof(path));
    stet_buf_init(out, STET_MIB);
    if (stet_io_read_file(path, STET_MIB, out, &error) != STET_OK)
        fail_msg("%s", error.message);
}

static void compare(const char *folder, const char *name, const struct stet_buf *found)
{
    struct stet_buf golden;
    if (getenv("STET_GOLDEN_WRITE")) {
        char path[1024];
        struct stet_error error;
        snprintf(path, sizeof(path), "%s/%s", folder, name);
        assert_int_equal(stet_io_write_file(path, found->ptr, found->len, &error), STET_OK);
        return;
    }
    read_file(folder, name, &golden);
    if (strcmp(golden.ptr, found->ptr) != 0) {
        fprintf(stderr, "%s/%s differs; it is now:\n%s", folder, name, found->ptr);
        fail();
    }
    stet_buf_free(&golden);
}

static void check_case(const char *folder)
{
    struct stet_buf input, canonical, text;
    struct stet_document *document;
    struct stet_error error;
    read_file(folder, "input.md", &input);
    assert_int_equal(
        stet_document_read(&document, (struct stet_span){input.ptr, input.len}, &error), STET_OK);
    assert_int_equal(stet_normalize(document, &error), STET_OK);
    stet_buf_init(&canonical, STET_MIB);
    stet_buf_init(&text, STET_MIB);
    assert_int_equal(stet_document_write(document, &canonical, &error), STET_OK);
    stet_document_text(document, &text);
    compare(folder, "canonical.md", &canonical);
    compare(folder, "text.txt", &text);
    stet_buf_free(&text);
    stet_buf_free(&canonical);
    stet_buf_free(&input);
    stet_document_free(document);
}

static void test_golden_cases(void **state)
{
    (void)state;
    const char *root = STET_TEST_DATA "/golden/markdown";
    DIR *folder = opendir(root);
    int cases = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[1024];
        if (strchr(entry->d_name, '.'))
            continue;
        snprintf(path, sizeof(path), "%s/%s", root, entry->d_name);
        check_case(path);
        cases++;
    }
    closedir(folder);
    assert_true(cases >= 5);
}

static void check_running(const char *canonical, const char *expected)
{
    struct stet_document *document = NULL;
    struct stet_error error;
    struct stet_buf text;
    stet_buf_init(&text, 1000);
    assert_int_equal(stet_document_read(&document, stet_span_of(canonical), &error), STET_OK);
    stet_document_running_text(document, &text);
    assert_string_equal(text.ptr, expected);
    stet_buf_free(&text);
    stet_document_free(document);
}

/* Captions are not in it, unless there is nothing else; nor are the numbers of items. */
static void test_running_text(void **state)
{
    (void)state;
    static const char figure[] = "<figure>\n\n![A mill](https://x.example/a.png)\n\nThe mill.\n\n"
                                 "</figure>\n";
    char canonical[400];
    snprintf(canonical, sizeof(canonical), "---\nnormalizer: 1\n---\n\nBefore.\n\n%s\nAfter.\n",
             figure);
    check_running(canonical, "Before.\n\nAfter.\n");
    snprintf(canonical, sizeof(canonical), "---\nnormalizer: 1\n---\n\n%s", figure);
    check_running(canonical, "The mill.\n");
    check_running("---\nnormalizer: 1\n---\n\n3. Flour\n4. Water\n", "- Flour\n- Water\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden_cases),
                                       cmocka_unit_test(test_running_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
