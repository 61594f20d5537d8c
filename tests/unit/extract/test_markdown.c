/* Markdown: what its head gives to the metadata, and what stays. */
#include "span.h"
#include "text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void check(const char *text, const char *url, const char *want)
{
    struct stet_document *document = NULL;
    struct stet_error error;
    struct stet_buf got;
    stet_buf_init(&got, 1 << 20);
    if (stet_extract_markdown(&document, stet_span_of(text), stet_span_of(url), &error) !=
            STET_OK ||
        stet_document_write(document, &got, &error) != STET_OK)
        fail_msg("%s", error.message);
    assert_string_equal(got.ptr, want);
    stet_document_free(document);
    stet_buf_free(&got);
}

static void test_head(void **state)
{
    (void)state;
    check("# The bridge\n\nBy Ada Vale\n\n*March 4, 2023*\n\nSubscribe to our newsletter\n\n"
          "The bridge is closed, and it will stay closed for as long as nobody pays.\n\n"
          "Published March 5, 2023\n",
          "",
          "---\ntitle: \"The bridge\"\nauthors: [\"Ada Vale\"]\npublished: \"2023-03-04\"\n"
          "language: \"en\"\nnormalizer: 1\n---\n\n"
          "The bridge is closed, and it will stay closed for as long as nobody pays.\n\n"
          "Published March 5, 2023\n");
}

static void test_front_matter_wins(void **state)
{
    (void)state;
    check("---\ntitle: \"One\"\nlanguage: \"fr\"\n---\n\n# Two\n\nThe text of it is in English.\n",
          "",
          "---\ntitle: \"One\"\nlanguage: \"fr\"\nnormalizer: 1\n---\n\n# Two\n\n"
          "The text of it is in English.\n");
    check("---\ntitle: \"One\"\nlanguage: \"fr\"\n---\n\n# One\n\nThe text.\n", "",
          "---\ntitle: \"One\"\nlanguage: \"fr\"\nnormalizer: 1\n---\n\nThe text.\n");
}

/* Two headings of the first level: neither is the title. */
static void test_several_headings(void **state)
{
    (void)state;
    check("# One\n\na\n\n# Two\n\nb\n", "",
          "---\nnormalizer: 1\n---\n\n# One\n\na\n\n# Two\n\nb\n");
}

static void test_links(void **state)
{
    (void)state;
    check("See [it](../b.html) ![x](c.png) [there](https://example.net/)\n",
          "https://example.org/a/a.html",
          "---\nnormalizer: 1\n---\n\nSee [it](https://example.org/b.html) "
          "![x](https://example.org/a/c.png) [there](https://example.net/)\n");
}

/* Bytes of our own writing come back as they are, whatever their head looks like. */
static void test_canonical_stays(void **state)
{
    (void)state;
    static const char text[] = "---\ntitle: \"One\"\nnormalizer: 1\n---\n\n# One\n\nBy Ada Vale\n\n"
                               "March 4, 2023\n\nSubscribe now\n";
    check(text, "https://example.org/", text);
}

static void test_empty(void **state)
{
    (void)state;
    struct stet_document *document;
    struct stet_error error;
    assert_int_equal(stet_extract_markdown(&document, STET_SPAN_LITERAL(" \n\n"),
                                           (struct stet_span){NULL, 0}, &error),
                     STET_OK);
    assert_int_equal(document->kind, STET_KIND_EMPTY);
    stet_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_front_matter_wins),
        cmocka_unit_test(test_several_headings),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_canonical_stays),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
