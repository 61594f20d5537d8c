/* test_sniff.c - what bytes are, and how that is said. */
#include "ingest.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#define BYTES(text) ((struct stet_bytes){(const uint8_t *)(text), sizeof(text) - 1})

static void is(struct stet_bytes bytes, const char *name, enum stet_media want)
{
    enum stet_media media;
    struct stet_error error = {STET_OK, ""};
    assert_int_equal(stet_ingest_sniff(bytes, NULL, name, &media, &error), STET_OK);
    assert_int_equal(media, want);
}

static void refused(struct stet_bytes bytes, const char *name, const char *want)
{
    enum stet_media media;
    struct stet_error error;
    assert_int_equal(stet_ingest_sniff(bytes, NULL, name, &media, &error), STET_ERR_INPUT);
    assert_memory_equal(error.message, want, strlen(want));
    /* What it is not, and should be, follows. */
    assert_true(strstr(error.message, "empty") || strstr(error.message, "not HTML, plain text"));
}

static void pages_are_html_whatever_their_name(void **state)
{
    (void)state;
    is(BYTES("<!DOCTYPE html><p>x"), "a.txt", STET_MEDIA_HTML);
    is(BYTES(" \n<!-- c --><HTML lang=en>"), NULL, STET_MEDIA_HTML);
    is(BYTES("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC ''>\n<html/>"), NULL, STET_MEDIA_HTML);
    is(BYTES("<!DOCTYPE>\n<!--[if lt IE 7 ]><![endif]--><html><title>x</title><p>y"), NULL,
       STET_MEDIA_HTML);
    is(BYTES("<?xml version=\"1.0\"?><html xmlns='http://www.w3.org/1999/xhtml'>"), "x.xml",
       STET_MEDIA_HTML);
    is(BYTES("<h1>Title</h1><p>Text</p>"), NULL, STET_MEDIA_HTML);
    is(BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), NULL, STET_MEDIA_HTML);
    is(BYTES("<\0h\0t\0m\0l\0>\0a\0b\0c\0"), NULL, STET_MEDIA_HTML);
    is(BYTES("No tags at all."), "page.html", STET_MEDIA_HTML);
    is(BYTES("<html>a\0b\x01"), NULL, STET_MEDIA_HTML);
}

static void prose_is_text(void **state)
{
    (void)state;
    is(BYTES("Just a line."), NULL, STET_MEDIA_TEXT);
    is(BYTES("Footnote* and _this_ and 2 * 3.\n# 5 is not a heading"), NULL, STET_MEDIA_TEXT);
    is(BYTES("In HTML, <p> opens a paragraph; the rest of this long sentence is prose."), "a.txt",
       STET_MEDIA_TEXT);
    is(BYTES("{braces} and [brackets] in prose"), NULL, STET_MEDIA_TEXT);
    is(BYTES("[1] A reference, 2001.\n[2] Another one."), NULL, STET_MEDIA_TEXT);
    is(BYTES("He said:\nFrom: here\nTo: there"), NULL, STET_MEDIA_TEXT);
    is(BYTES("# A heading\n\nSee [this](http://x) **now**."), "a.txt", STET_MEDIA_TEXT);
    is(BYTES("caf\xE9"), NULL, STET_MEDIA_TEXT);
}

static void markdown_is_known_by_name_or_signs(void **state)
{
    (void)state;
    is(BYTES("Just a line."), "a.md", STET_MEDIA_MARKDOWN);
    is(BYTES("<div align=center>x</div>\n\n# T"), "README.Markdown", STET_MEDIA_MARKDOWN);
    is(BYTES("<!DOCTYPE html><p>x"), "a.md", STET_MEDIA_HTML);
    is(BYTES("---\ntitle: x\n---\n# T\n"), "a.txt", STET_MEDIA_MARKDOWN);
    is(BYTES("---\ntitle: x\n---\nprose\n"), "a.txt", STET_MEDIA_TEXT);
    is(BYTES("# A heading\n\nSee [this](http://x)."), NULL, STET_MEDIA_MARKDOWN);
    is(BYTES("```\nint main(void) {\n}\n```\n"), "a.md", STET_MEDIA_MARKDOWN);
}

static void the_media_type_settles_doubt(void **state)
{
    (void)state;
    enum stet_media media;
    struct stet_error error;
    assert_int_equal(stet_ingest_sniff(BYTES("x"), "Text/HTML; charset=x", "a.md", &media, &error),
                     STET_OK);
    assert_int_equal(media, STET_MEDIA_HTML);
    assert_int_equal(stet_ingest_sniff(BYTES("x"), "text/markdown", NULL, &media, &error), STET_OK);
    assert_int_equal(media, STET_MEDIA_MARKDOWN);
    assert_int_equal(stet_ingest_sniff(BYTES("<html>"), "image/png", "a.png", &media, &error),
                     STET_OK);
    assert_int_equal(media, STET_MEDIA_HTML);
}

static void what_holds_no_article_is_named(void **state)
{
    (void)state;
    refused(BYTES(""), "a.html", "it is empty");
    refused(BYTES(" \r\n\t"), NULL, "it is empty");
    refused(BYTES("\xEF\xBB\xBF\n"), NULL, "it is empty");
    refused(BYTES("\x89PNG\r\n\x1a\n"), "a.html", "it is a PNG image");
    refused(BYTES("%PDF-1.7\n"), NULL, "it is a PDF document");
    refused(BYTES("PK\x03\x04"
                  "abcd"),
            NULL, "it is a zip archive");
    refused(BYTES("\x01\x02\x03\x04\x05 binary"), NULL, "it is binary data");
    refused(BYTES("\xFF\xFE\0\0a\0\0\0"), NULL, "it is UTF-32 text");
    refused(BYTES("{\"a\": [1, 2]}"), "a.html", "it is JSON data");
    refused(BYTES("[{\"html\": \"<p>a</p><p>b</p><p>c</p>\"}]"), NULL, "it is JSON data");
    refused(BYTES("<?xml version=\"1.0\"?><rss version=\"2.0\">"), NULL, "it is an RSS feed");
    refused(BYTES("<!-- x --><feed xmlns=''>"), NULL, "it is an Atom feed");
    refused(BYTES("<?xml version='1.0'?><note/>"), NULL, "it is an XML document");
    refused(BYTES("<svg xmlns=''><a/><a/><a/></svg>"), NULL, "it is an SVG image");
    refused(BYTES("body {\n  margin: 0;\n}\n"), NULL, "it is a style sheet");
    refused(BYTES("function f(a) {\n  return a;\n}\n"), NULL, "it is program code");
    refused(BYTES("plain words"), "a.css", "it is a style sheet");
    refused(BYTES("#!/bin/sh\necho"), NULL, "it is a script");
    refused(BYTES("From: a\nTo: b\nSubject: c\n\nHello"), NULL, "it is a mail message");
}

static void media_types_have_names(void **state)
{
    (void)state;
    assert_string_equal(stet_ingest_media_type(STET_MEDIA_HTML), "text/html");
    assert_string_equal(stet_ingest_media_type(STET_MEDIA_TEXT), "text/plain");
    assert_string_equal(stet_ingest_media_type(STET_MEDIA_MARKDOWN), "text/markdown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_html_whatever_their_name),
        cmocka_unit_test(prose_is_text),
        cmocka_unit_test(markdown_is_known_by_name_or_signs),
        cmocka_unit_test(the_media_type_settles_doubt),
        cmocka_unit_test(what_holds_no_article_is_named),
        cmocka_unit_test(media_types_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
