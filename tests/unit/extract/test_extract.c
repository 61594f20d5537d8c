/* The whole way from bytes to canonical bytes: golden pages, what the user gives, what is refused.
 */
#include <stet/extract.h>

#include "io.h"
#include "limits.h"
#include "span.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define GOLDEN STET_TEST_DATA "/golden/extract"

static struct stet_document *extract(struct stet_span page)
{
    struct stet_error error;
    struct stet_document *document = NULL;
    struct stet_source source = {.bytes = {(const uint8_t *)page.ptr, page.len},
                                 .name = "page.html"};
    assert_int_equal(stet_extract(&document, &source, &error), STET_OK);
    return document;
}

static void write_canonical(const struct stet_document *document, struct stet_buf *out)
{
    struct stet_error error;
    stet_buf_init(out, STET_MAX_CANONICAL_BYTES);
    assert_int_equal(stet_document_write(document, out, &error), STET_OK);
}

static void write_diagnostics(const struct stet_document *document, struct stet_buf *out)
{
    stet_buf_init(out, STET_MAX_CANONICAL_BYTES);
    stet_buf_printf(out, "kind: %s", stet_document_kind_name(document->kind));
    if (document->kind_reason.len > 0)
        stet_buf_printf(out, " (%.*s)", (int)document->kind_reason.len, document->kind_reason.ptr);
    stet_buf_putc(out, '\n');
    for (const struct stet_diagnostic *at = document->diagnostics.first; at; at = at->next) {
        stet_buf_puts(out, at->code);
        if (at->offset != STET_NO_OFFSET)
            stet_buf_printf(out, " @%zu", at->offset);
        stet_buf_puts(out, ": ");
        for (size_t i = 0; i < at->detail.len; i++)
            stet_buf_putc(out, at->detail.ptr[i] == '\n' ? ' ' : at->detail.ptr[i]);
        stet_buf_putc(out, '\n');
    }
}

static void compare(const char *name, const char *file, const struct stet_buf *got)
{
    char path[1024];
    struct stet_error error;
    struct stet_buf expected;
    snprintf(path, sizeof(path), "%s/%s/%s", GOLDEN, name, file);
    if (getenv("STET_UPDATE_GOLDEN")) {
        assert_int_equal(stet_io_write_file(path, got->ptr, got->len, &error), STET_OK);
        return;
    }
    stet_buf_init(&expected, STET_MAX_CANONICAL_BYTES);
    if (stet_io_read_file(path, STET_MAX_CANONICAL_BYTES, &expected, &error) < 0)
        fail_msg("%s", error.message);
    if (strcmp(expected.ptr, got->ptr) != 0)
        fail_msg("%s differs; it is now:\n%s", path, got->ptr);
    stet_buf_free(&expected);
}

/* Canonical bytes that are read and written again are the same. */
static void check_round_trip(const struct stet_buf *canonical)
{
    struct stet_error error;
    struct stet_document *read = NULL;
    struct stet_buf again;
    assert_int_equal(
        stet_document_read(&read, (struct stet_span){canonical->ptr, canonical->len}, &error),
        STET_OK);
    write_canonical(read, &again);
    assert_string_equal(canonical->ptr, again.ptr);
    stet_buf_free(&again);
    stet_document_free(read);
}

static void check_case(const char *name)
{
    char path[1024];
    struct stet_error error;
    struct stet_buf page, canonical, diagnostics;
    snprintf(path, sizeof(path), "%s/%s/page.html", GOLDEN, name);
    stet_buf_init(&page, STET_MAX_SOURCE_BYTES);
    if (stet_io_read_file(path, STET_MAX_SOURCE_BYTES, &page, &error) < 0)
        fail_msg("%s", error.message);
    struct stet_document *document = extract((struct stet_span){page.ptr, page.len});
    write_canonical(document, &canonical);
    write_diagnostics(document, &diagnostics);
    compare(name, "canonical.md", &canonical);
    compare(name, "diagnostics.txt", &diagnostics);
    check_round_trip(&canonical);
    stet_document_free(document);
    stet_buf_free(&diagnostics);
    stet_buf_free(&canonical);
    stet_buf_free(&page);
}

static void golden(void **state)
{
    (void)state;
    unsigned cases = 0;
    DIR *folder = opendir(GOLDEN);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[1024];
        snprintf(path, sizeof(path), "%s/%s/page.html", GOLDEN, entry->d_name);
        if (entry->d_name[0] == '.' || access(path, R_OK) != 0)
            continue;
        check_case(entry->d_name);
        cases++;
    }
    closedir(folder);
    assert_true(cases >= 16);
}

static void user_overrules(void **state)
{
    (void)state;
    static const char page[] = "<html><head><title>Theirs</title><link rel=canonical "
                               "href='https://other.example/a'></head><body><p>Some words of text, "
                               "with <a href='b'>a link</a>, long enough to be taken.</p>";
    struct stet_error error;
    struct stet_document *document = NULL;
    struct stet_source source = {.bytes = {(const uint8_t *)page, sizeof(page) - 1},
                                 .url = "HTTPS://Example.org:443/dir/page?utm_source=x#top",
                                 .title = "Mine"};
    assert_int_equal(stet_extract(&document, &source, &error), STET_OK);
    assert_true(stet_span_is(document->meta.title.value, "Mine"));
    assert_int_equal(document->meta.title.origin, STET_ORIGIN_GIVEN);
    assert_true(stet_span_is(document->meta.url.value, "https://example.org/dir/page"));
    assert_int_equal(document->meta.url.origin, STET_ORIGIN_GIVEN);
    assert_string_equal(document->media_type, "text/html");
    struct stet_buf text;
    write_canonical(document, &text);
    assert_true(stet_span_find((struct stet_span){text.ptr, text.len},
                               "https://example.org/dir/b") < text.len);
    stet_buf_free(&text);
    stet_document_free(document);
}

static void other_media(void **state)
{
    (void)state;
    static const char text[] = "A plain text\n\nIt has two paragraphs, and no mark-up at all.\n";
    static const char markdown[] = "# A heading\n\nSome *words* here, and a [link](/x).\n";
    struct stet_error error;
    struct stet_document *document = NULL;
    struct stet_source source = {.bytes = {(const uint8_t *)text, sizeof(text) - 1},
                                 .name = "a.txt"};
    assert_int_equal(stet_extract(&document, &source, &error), STET_OK);
    assert_string_equal(document->media_type, "text/plain");
    stet_document_free(document);
    source = (struct stet_source){.bytes = {(const uint8_t *)markdown, sizeof(markdown) - 1},
                                  .name = "a.md"};
    assert_int_equal(stet_extract(&document, &source, &error), STET_OK);
    assert_string_equal(document->media_type, "text/markdown");
    stet_document_free(document);
}

static void refused(void **state)
{
    (void)state;
    static const uint8_t png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1";
    struct stet_error error;
    struct stet_document *document = NULL;
    struct stet_source source = {.bytes = {png, sizeof(png) - 1}, .name = "page.html"};
    assert_int_equal(stet_extract(&document, &source, &error), STET_ERR_INPUT);
    source.bytes = (struct stet_bytes){png, 0};
    assert_int_equal(stet_extract(&document, &source, &error), STET_ERR_INPUT);
    source.bytes = (struct stet_bytes){png, STET_MAX_SOURCE_BYTES + 1};
    assert_int_equal(stet_extract(&document, &source, &error), STET_ERR_LIMIT);
    assert_null(document);
}

/* Depth, breadth and length that no page has: a document or a refusal, never a crash. */
static void hostile(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<div>",
                                         "<b>",
                                         "<a href=x>",
                                         "<table><tr><td>",
                                         "<ul><li>",
                                         "<q>",
                                         "<blockquote>",
                                         "<h1>",
                                         "<p>x",
                                         "<br>",
                                         "<article><p>Some words, and more.",
                                         "</p></div>",
                                         "<img src=x>"};
    for (size_t p = 0; p < sizeof(pieces) / sizeof(*pieces); p++) {
        struct stet_buf page;
        stet_buf_init(&page, STET_MIB);
        for (unsigned i = 0; i < 3000; i++)
            stet_buf_puts(&page, pieces[p]);
        stet_buf_puts(&page, "a text at the end of it all, which should be found");
        struct stet_error error;
        struct stet_document *document = NULL;
        struct stet_source source = {.bytes = {(const uint8_t *)page.ptr, page.len},
                                     .media_type = "text/html"};
        enum stet_status status = stet_extract(&document, &source, &error);
        assert_true(status == STET_OK || status == STET_ERR_LIMIT);
        if (status == STET_OK)
            stet_document_free(document);
        stet_buf_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),  cmocka_unit_test(user_overrules), cmocka_unit_test(other_media),
        cmocka_unit_test(refused), cmocka_unit_test(hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
