/* The fields of a document's metadata in their normal form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "normalize.h"
#include "span.h"

static void expect(struct stet_span value, const char *expected)
{
    assert_int_equal(value.len, strlen(expected));
    assert_memory_equal(value.ptr, expected, value.len);
}

/* What a licence given as text becomes. */
static void check_license(const char *text, const char *expected)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    stet_document_set(document, &document->meta.license, stet_span_of(text), STET_ORIGIN_MARKUP);
    assert_int_equal(stet_normalize(document, &error), STET_OK);
    expect(document->meta.license.value, expected);
    stet_document_free(document);
}

/* The page may link to its licence with what follows a click, another at each visit. */
static void test_license(void **state)
{
    (void)state;
    check_license("https://license.example/by/4.0/?fbclid=7g0EV",
                  "https://license.example/by/4.0/");
    check_license(" http://license.example/by/?lang=it&utm_source=a ",
                  "http://license.example/by/?lang=it");
    check_license("All rights reserved,\n see https://port.example/?utm_source=a",
                  "All rights reserved, see https://port.example/?utm_source=a");
    check_license("httpd?fbclid=1", "httpd?fbclid=1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_license)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
