/* Addresses without what changes from one serving of a page to the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "rules.h"
#include "span.h"

static void check(const char *url, bool picture, const char *expected)
{
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    bool cleaned = stet_address_clean(&out, stet_span_of(url), picture);
    assert_string_equal(out.ptr, expected);
    assert_int_equal(cleaned, strcmp(url, expected) != 0);
    stet_buf_clear(&out);
    assert_false(stet_address_clean(&out, stet_span_of(expected), picture));
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
}

static void test_links(void **state)
{
    static const char *const same[] = {
        "https://example.org/a?b=2&a=1",
        "https://example.org/a?",
        "https://example.org/a?b=1&&c",
        "https://example.org/a?v=2&hash=9d7bd4", /* the page of a video */
        "https://example.org/a#part",
        "https://example.org/a#:~:text=utm_source=1",
        "mailto:a@example.org?utm_source=x",
        "page?id=5",
        "#utm",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        check(same[i], false, same[i]);
    check("https://example.org/a?utm_source=x&id=7&fbclid=y#part", false,
          "https://example.org/a?id=7#part");
    check("/a?gclid=1", false, "/a");
    check("/a?utm_source=x#:~:text=b", false, "/a#:~:text=b");
    check("/a#utm_medium=rss", false, "/a");
    check("/a;jsessionid=0F3A?id=5", false, "/a?id=5");
    check("/a;JSESSIONID=0F3A/b;c", false, "/a/b;c");
    check("/a?PHPSESSID=12&id=5", false, "/a?id=5");
}

static void test_pictures(void **state)
{
    static const char *const same[] = {
        "https://example.org/image?id=9d7bd4&v=2", /* it may choose the picture */
        "https://example.org/a.jpg?w=1200&h=630&s=d41d8cd98f",
        "https://example.org/a.jpg/b?v=2",
        "https://example.org/script.php?3",
        "a.png",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        check(same[i], true, same[i]);
    check("https://example.org/a.jpg?v=3", true, "https://example.org/a.jpg");
    check("https://example.org/a.JPG?1611915331", true, "https://example.org/a.JPG");
    check("/a.png?a.0vb97yo5yiwoo.png?dpl=6894bd9b", true, "/a.png");
    check("/a.png?w=3?dpl=6894bd9b", true, "/a.png?w=3");
    check("/_next/image?url=%2Fa.jpg&w=640&dpl=6894bd9b", true, "/_next/image?url=%2Fa.jpg&w=640");
    check("https://s.example/a?X-Amz-Date=1&X-Amz-Signature=2", true, "https://s.example/a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_links),
                                       cmocka_unit_test(test_pictures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
