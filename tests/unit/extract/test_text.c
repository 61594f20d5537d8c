/* Plain text into documents: the golden cases, and what they do not show. */
#include "limits.h"
#include "span.h"
#include "text.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "io.h"

#define GOLDEN STET_TEST_DATA "/golden/text"

static void read_file(const char *folder, const char *name, struct stet_buf *out)
{
    char path[1024];
    struct stet_error error;
    (void)snprintf(path, sizeof(path), "%s/%s/%s", GOLDEN, folder, name);
    if (stet_io_read_file(path, STET_MIB, out, &error) != STET_OK)
        fail_msg("%s", error.message);
}

static struct stet_document *extract(struct stet_span text)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    if (stet_extract_text(document, text, &error) != STET_OK)
        fail_msg("%s", error.message);
    return document;
}

static void check_golden(const char *folder)
{
    struct stet_buf input, want, got;
    struct stet_error error;
    stet_buf_init(&input, STET_MIB);
    stet_buf_init(&want, STET_MIB);
    stet_buf_init(&got, STET_MIB);
    read_file(folder, "input.txt", &input);
    struct stet_document *document = extract((struct stet_span){input.ptr, input.len});

    read_file(folder, "document.md", &want);
    assert_int_equal(stet_document_write(document, &got, &error), STET_OK);
    if (strcmp(got.ptr, want.ptr) != 0)
        fail_msg("%s: the document is\n%s", folder, got.ptr);

    stet_buf_clear(&want);
    stet_buf_clear(&got);
    read_file(folder, "diagnostics.txt", &want);
    for (struct stet_diagnostic *d = document->diagnostics.first; d; d = d->next)
        stet_buf_printf(&got, "%s %zu %.*s\n", d->code, d->offset, (int)d->detail.len,
                        d->detail.ptr);
    if (strcmp(got.ptr, want.ptr) != 0)
        fail_msg("%s: the diagnostics are\n%s", folder, got.ptr);

    stet_document_free(document);
    stet_buf_free(&input);
    stet_buf_free(&want);
    stet_buf_free(&got);
}

static void test_golden(void **state)
{
    (void)state;
    DIR *dir = opendir(GOLDEN);
    assert_non_null(dir);
    size_t cases = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (strchr(entry->d_name, '.'))
            continue;
        check_golden(entry->d_name);
        cases++;
    }
    closedir(dir);
    assert_true(cases >= 10);
}

static void test_empty(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n\n \n", "\xEF\xBB\xBF", "--- *** ---\n",
                                        "3 December 2024\n\nSubscribe now\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct stet_document *document = extract(stet_span_of(texts[i]));
        assert_int_equal(document->kind, STET_KIND_EMPTY);
        stet_document_free(document);
    }
}

static void test_line_ends(void **state)
{
    (void)state;
    struct stet_document *document = extract(STET_SPAN_LITERAL(
        "\xEF\xBB\xBFThe first paragraph ends here.\r\n\r\nThe second.\r\rThe third.\xE2\x80\xA9"));
    size_t blocks = 0;
    for (struct stet_node *node = document->root->first; node; node = node->next)
        blocks++;
    assert_int_equal(blocks, 3);
    assert_int_equal(document->root->first->offset, 3);
    assert_int_equal(document->root->first->next->offset, 37);
    stet_document_free(document);
}

static void test_long_line_is_refused(void **state)
{
    (void)state;
    size_t len = STET_MAX_LINE_BYTES + 1;
    char *text = malloc(len);
    assert_non_null(text);
    memset(text, 'a', len);
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_int_equal(stet_extract_text(document, (struct stet_span){text, len}, &error),
                     STET_ERR_LIMIT);
    assert_string_equal(error.message,
                        "a line of 4194305 bytes, the limit is 4194304: this is no prose");
    stet_document_free(document);
    document = extract((struct stet_span){text, len - 1});
    assert_int_equal(document->kind, STET_KIND_ARTICLE);
    stet_document_free(document);
    free(text);
}

/* Many lines of each kind: nothing may be quadratic, nested or lost. */
static void test_many_lines(void **state)
{
    (void)state;
    static const char *const lines[] = {"a\n", "\n",     "> a\n", "- a\n",
                                        ">\n", "a\n-\n", "a:b\n", "A. \n"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct stet_buf text;
        stet_buf_init(&text, STET_MIB);
        while (text.len < 200000)
            stet_buf_puts(&text, lines[i]);
        stet_document_free(extract((struct stet_span){text.ptr, text.len}));
        stet_buf_free(&text);
    }
}

static void test_bytes_that_are_no_text(void **state)
{
    (void)state;
    char bytes[4096];
    unsigned seed = 7;
    for (size_t i = 0; i < sizeof(bytes); i++) {
        seed = seed * 1103515245u + 12345u;
        bytes[i] = (char)(seed >> 16);
    }
    stet_document_free(extract((struct stet_span){bytes, sizeof(bytes)}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),     cmocka_unit_test(test_empty),
        cmocka_unit_test(test_line_ends),  cmocka_unit_test(test_long_line_is_refused),
        cmocka_unit_test(test_many_lines), cmocka_unit_test(test_bytes_that_are_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
