/* Titles and the names of sites. */
#include "meta.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *title, const char *site, const char *host, const char *expected)
{
    struct stet_span cut =
        stet_title_without_site(stet_span_of(title), stet_span_of(site), stet_span_of(host));
    char text[200];
    assert_true(cut.len < sizeof(text));
    memcpy(text, cut.ptr, cut.len);
    text[cut.len] = '\0';
    assert_string_equal(text, expected);
}

static void sites(void **state)
{
    (void)state;
    check("A walk | The Daily", "The Daily", "", "A walk");
    check("The Daily: A walk", "the daily", "", "A walk");
    check("A walk - thedaily.example", "", "www.thedaily.example", "A walk");
    check("A walk \xE2\x80\x93 Thedaily", "", "www.thedaily.example", "A walk");
    check("A walk - in the park", "The Daily", "www.thedaily.example", "A walk - in the park");
    check("The Daily", "The Daily", "", "The Daily");
}

static void sameness(void **state)
{
    (void)state;
    assert_true(stet_title_same(stet_span_of("It\xE2\x80\x99s  here!"), stet_span_of("its HERE")));
    assert_false(stet_title_same(stet_span_of("It is"), stet_span_of("It is not")));
    assert_true(stet_title_begins(stet_span_of("It is not"), stet_span_of("It is")));
    assert_false(stet_title_begins(stet_span_of("It is"), stet_span_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sites), cmocka_unit_test(sameness)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
