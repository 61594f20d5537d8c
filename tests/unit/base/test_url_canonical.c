/* test_url_canonical.c - the one form of a URL that names an article. */
#include "limits.h"
#include "span.h"
#include "url.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const forms[][2] = {
    {"http://example.org", "http://example.org/"},
    {"HTTP://EXAMPLE.org:80/A", "http://example.org/A"},
    {"https://example.org:443/", "https://example.org/"},
    {"https://example.org:0080", "https://example.org:80/"},
    {"https://example.org./", "https://example.org/"},
    {" https://u:p@example.org/x#!frag ", "https://example.org/x"},
    {"https://b\xc3\xbc"
     "cher.example/",
     "https://xn--bcher-kva.example/"},
    {"https://fa\xc3\x9f.de/", "https://xn--fa-hia.de/"},
    {"https://r3---sn-x_y.example/", "https://r3---sn-x_y.example/"},
    {"http://ex%61mple.org/", "http://example.org/"},
    {"http://0x7f.1/", "http://127.0.0.1/"},
    {"http://[2001:DB8:0::1]:8080/", "http://[2001:db8::1]:8080/"},
    {"http://h/a/./b/%2e%2E/c", "http://h/a/c"},
    {"http://h/%7euser/%c3%a9", "http://h/~user/%C3%A9"},
    {"http://h/\xc3\xa9\xe2\x80\xae", "http://h/%C3%A9%E2%80%AE"},
    {"http://h/a%2fb", "http://h/a%2Fb"},
    {"http://h/100%", "http://h/100%25"},
    {"http://h/a\"<>^`{|}b", "http://h/a%22%3C%3E%5E%60%7B%7C%7Db"},
    {"http://h\\a\\b", "http://h/a/b"},
    {"http://h//a//", "http://h//a//"},
    {"http://h/?", "http://h/"},
    {"http://h/?b=2&a=1", "http://h/?b=2&a=1"},
    {"http://h/?b=2&&a=1&", "http://h/?b=2&&a=1&"},
    {"http://h/?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "http://h/?id=7"},
    {"http://h/?gclid=1", "http://h/"},
    {"http://h/?%75tm_source=1&q", "http://h/?q"},
    {"http://h/?PHPSESSID=0f&id=7", "http://h/?id=7"},
    {"http://h/?utmost=1&gclids=2", "http://h/?utmost=1&gclids=2"},
    {"http://h/?a[]=\xc3\xa9\\", "http://h/?a%5B%5D=%C3%A9%5C"},
    {"file:///tmp/a%20b/../c", "file:///tmp/c"},
    {"FILE://localhost/x?utm_source=1", "file:///x?utm_source=1"},
    {"file:/x", "file:///x"},
};

static const char *const refused[][2] = {
    {"ftp://h/", "cannot use the URL 'ftp://h/': only http, https and file URLs name an article"},
    {"h/x", "cannot use the URL 'h/x': it does not start with http:// or https://"},
    {"http://", "cannot use the URL 'http://': it has no host"},
    {"http:///x", "cannot use the URL 'http:///x': it has no host"},
    {"http://./", "cannot use the URL 'http://./': its host is not a valid domain name"},
    {"http://a..b/", "cannot use the URL 'http://a..b/': its host is not a valid domain name"},
    {"http://a%00b/", "cannot use the URL 'http://a%00b/': its host is not a valid domain name"},
    {"http://xn--a/", "cannot use the URL 'http://xn--a/': its host is not a valid domain name"},
    {"http://1.2.3.999/",
     "cannot use the URL 'http://1.2.3.999/': its host is not an IPv4 address"},
    {"http://[::1/", "cannot use the URL 'http://[::1/': its host is not an IPv6 address"},
    {"http://h:x/", "cannot use the URL 'http://h:x/': its port is not a number"},
    {"http://h:65536/", "cannot use the URL 'http://h:65536/': its port is above 65535"},
    {"http://h/a b", "cannot use the URL 'http://h/a b': it holds a space"},
    {"http://h/a\x1b", "cannot use the URL 'http://h/a?': it holds a control character"},
    {"http://h/\xff", "cannot use the URL 'http://h/\xff': it is not UTF-8"},
    {"file:x", "cannot use the URL 'file:x': its path does not start with '/'"},
};

static void equal_articles_get_one_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        struct stet_buf out;
        struct stet_error error;
        stet_buf_init(&out, STET_MAX_URL_BYTES);
        assert_int_equal(stet_url_canonical(stet_span_of(forms[i][0]), &out, &error), STET_OK);
        assert_string_equal(out.ptr, forms[i][1]);
        stet_buf_free(&out);
    }
}

static void the_form_is_its_own_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        struct stet_buf out;
        stet_buf_init(&out, STET_MAX_URL_BYTES);
        assert_int_equal(stet_url_canonical(stet_span_of(forms[i][1]), &out, NULL), STET_OK);
        assert_string_equal(out.ptr, forms[i][1]);
        stet_buf_free(&out);
    }
}

static void what_names_no_article_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct stet_buf out;
        struct stet_error error;
        stet_buf_init(&out, STET_MAX_URL_BYTES);
        stet_buf_puts(&out, "kept");
        assert_int_equal(stet_url_canonical(stet_span_of(refused[i][0]), &out, &error),
                         STET_ERR_INPUT);
        assert_string_equal(error.message, refused[i][1]);
        assert_string_equal(out.ptr, "kept");
        stet_buf_free(&out);
    }
}

static void a_nul_is_a_control_character(void **state)
{
    (void)state;
    struct stet_buf out;
    struct stet_error error;
    stet_buf_init(&out, STET_MAX_URL_BYTES);
    assert_int_equal(stet_url_canonical(STET_SPAN_LITERAL("http://h/\0x"), &out, &error),
                     STET_ERR_INPUT);
    assert_int_equal(out.len, 0);
    stet_buf_free(&out);
}

static void check_length(size_t len, const char *fill, enum stet_status want)
{
    struct stet_buf text, out;
    stet_buf_init(&text, len);
    stet_buf_init(&out, SIZE_MAX);
    stet_buf_puts(&text, "http://h/");
    while (text.len < len)
        stet_buf_puts(&text, fill);
    struct stet_error error;
    assert_int_equal(stet_url_canonical((struct stet_span){text.ptr, text.len}, &out, &error),
                     want);
    stet_buf_free(&text);
    stet_buf_free(&out);
}

static void lengths_are_bounded(void **state)
{
    (void)state;
    check_length(STET_MAX_URL_BYTES, "a", STET_OK);
    check_length(STET_MAX_URL_BYTES + 1, "a", STET_ERR_LIMIT);
    check_length(STET_MAX_URL_BYTES - 1, "\"",
                 STET_ERR_LIMIT); /* three times as long when escaped */
    char host[300] = "http://";
    memset(host + 7, 'a', 260);
    for (size_t i = 7 + 50; i < 260; i += 51)
        host[i] = '.';
    struct stet_buf out;
    struct stet_error error;
    stet_buf_init(&out, STET_MAX_URL_BYTES);
    assert_int_equal(stet_url_canonical(stet_span_of(host), &out, &error), STET_ERR_INPUT);
    assert_non_null(strstr(error.message, "its host is longer than 253 bytes"));
    stet_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_articles_get_one_form),
        cmocka_unit_test(the_form_is_its_own_form),
        cmocka_unit_test(what_names_no_article_is_refused),
        cmocka_unit_test(a_nul_is_a_control_character),
        cmocka_unit_test(lengths_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
