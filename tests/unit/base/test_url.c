/* test_url.c - taking URLs apart and joining them. */
#include "span.h"
#include "url.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void parse_splits_all_parts(void **state)
{
    (void)state;
    struct stet_url url;
    assert_true(
        stet_url_parse(STET_SPAN_LITERAL(" HTTPS://me:pw@Example.org:8080/a/b?q=1?#f#g "), &url));
    assert_true(stet_span_is(url.scheme, "HTTPS"));
    assert_true(stet_span_is(url.host, "Example.org"));
    assert_true(stet_span_is(url.port, "8080"));
    assert_true(stet_span_is(url.path, "/a/b"));
    assert_true(stet_span_is(url.query, "q=1?"));
    assert_true(stet_span_is(url.fragment, "f#g"));
}

static void parse_tells_absolute_urls_from_other_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool absolute;
        const char *host;
    } cases[] = {
        {"http://h", true, "h"},
        {"http://[::1]:80/", true, "[::1]"},
        {"http://h\\p@x", true, "h"},
        {"file:///tmp/a", true, ""},
        {"mailto:a@b.org", true, ""},
        {"http:///p", false, ""},
        {"http:p", false, ""},
        {"//h/p", false, "h"},
        {"/p", false, ""},
        {"page.html", false, ""},
        {"9p:x", false, ""},
        {"", false, ""},
        {":", false, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct stet_url url;
        assert_int_equal(stet_url_parse(stet_span_of(cases[i].text), &url), cases[i].absolute);
        if (cases[i].absolute)
            assert_true(stet_span_is(url.host, cases[i].host));
    }
}

static void check_resolved(const char *base, const char *reference, const char *want)
{
    struct stet_buf out;
    stet_buf_init(&out, 4096);
    stet_url_resolve(stet_span_of(base), stet_span_of(reference), &out);
    assert_string_equal(out.ptr, want);
    stet_buf_free(&out);
}

/* RFC 3986 sections 5.4.1 and 5.4.2. */
static void resolve_follows_the_rfc(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {";x", "http://a/b/c/;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_resolved("http://a/b/c/d;p?q", cases[i][0], cases[i][1]);
}

static void resolve_keeps_what_it_cannot_join(void **state)
{
    (void)state;
    check_resolved("", "a/b", "a/b");
    check_resolved("no-url", "a/b", "a/b");
    check_resolved("mailto:x@y", "a/b", "a/b");
    check_resolved("http://h", "mailto:x@y", "mailto:x@y");
}

static void resolve_reads_references_as_browsers_do(void **state)
{
    (void)state;
    check_resolved("http://h", "a", "http://h/a");
    check_resolved("https://h/x/", "\\y\\..\\z", "https://h/z");
    check_resolved("https://h/x/", " \n a\n\tb ", "https://h/x/ab");
    check_resolved("file:///d/e", "a\\b", "file:///d/a\\b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_splits_all_parts),
        cmocka_unit_test(parse_tells_absolute_urls_from_other_text),
        cmocka_unit_test(resolve_follows_the_rfc),
        cmocka_unit_test(resolve_keeps_what_it_cannot_join),
        cmocka_unit_test(resolve_reads_references_as_browsers_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
