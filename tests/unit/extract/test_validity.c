/* The day from which a text holds is of the text, the day on which news came out is not. */
#include "page.h"
#include "validity.h"
#include <string.h>

static bool is_line(const char *line)
{
    return stet_validity_is_line(stet_span_of(line));
}

static void lines(void **state)
{
    (void)state;
    assert_true(is_line("Effective: October 24, 2025 (past versions)"));
    assert_true(is_line("Effective date: Nov 10, 2023"));
    assert_true(is_line("Gültig ab 1. Mai 2024"));
    assert_true(is_line("Entrée en vigueur : le 21/07/2022"));
    assert_true(is_line("生效日期：2024年5月1日"));
    assert_false(is_line("October 24, 2025"));
    assert_false(is_line("Published: October 24, 2025"));
    assert_false(is_line("Effective feedback"));
    assert_false(
        is_line("Effective 1 May 2024 all members of the club have to bring a lamp, a rope and "
                "a helmet when they go down into the cave"));
}

#define SENTENCE "These terms are an agreement between you and us, and apply to all that we offer. "
#define HEAD     "<title>Terms of Service</title><main><h1>Terms of Service</h1>"
#define TEXT     "<p>" SENTENCE SENTENCE "</p><p>You may not " SENTENCE SENTENCE "</p></main>"

static bool has(const char *page, const char *line)
{
    struct stet_error error;
    struct stet_buf text;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_true(stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0}, NULL,
                                  &error) >= 0);
    stet_buf_init(&text, 10000);
    stet_document_text(document, &text);
    bool found = strstr(text.ptr, line) != NULL;
    assert_non_null(strstr(text.ptr, "You may not"));
    stet_buf_free(&text);
    stet_document_free(document);
    return found;
}

static void pages(void **state)
{
    (void)state;
    assert_true(has(HEAD "<div class=post-meta>Effective May 1, 2025</div>" TEXT, "May 1"));
    assert_true(has(HEAD "<p>Last updated: May 1, 2025</p>" TEXT, "May 1"));
    assert_false(has(HEAD "<p>Last updated: May 1, 2025 10:15</p>" TEXT, "May 1"));
    assert_false(has(HEAD "<div class=post-meta>May 1, 2025</div>" TEXT, "May 1"));
    assert_false(has("<meta property=article:published_time content=2025-04-30>" HEAD
                     "<p>Last updated: May 1, 2025</p>" TEXT,
                     "May 1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
