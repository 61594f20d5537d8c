/* JSON as pages carry it. */
#include "meta.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, const char *expected)
{
    struct stet_buf out;
    stet_buf_init(&out, 1 << 16);
    stet_json_repair(stet_span_of(text), &out);
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
}

static void repairs(void **state)
{
    (void)state;
    check("{\"a\": 1}", "{\"a\": 1}");
    check("{\"a\": [1, 2,], }", "{\"a\": [1, 2] }");
    check("{\"a\": \"one\ntwo\tthree\"}", "{\"a\": \"one two three\"}");
    check("{\"a\": \"it\\'s \\n\"}", "{\"a\": \"it's \\n\"}");
    check("{\"a\": \"she said \"no\" twice\"}", "{\"a\": \"she said \\\"no\\\" twice\"}");
    check("<!-- {\"a\": 1} -->", "{\"a\": 1}");
    check("//<![CDATA[\n{\"a\": 1}\n//]]>", "{\"a\": 1}");
    check("{\"a\": 1};", "{\"a\": 1}");
}

static void hopeless(void **state)
{
    (void)state;
    check("", "");
    check("no brackets", "");
    check("]", "");
    check("{\"a\\", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(repairs), cmocka_unit_test(hopeless)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
