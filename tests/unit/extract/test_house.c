/* Names of companies and sites, and names that only look like them. */
#include "house.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void by_their_form(void **state)
{
    (void)state;
    static const char *const houses[] = {
        "Port.example.com",    "PORT.DE",
        "Port Media GmbH",     "Port Sp. z o.o.",
        "Rope & Sail Ltd.",    "Rope & Sons Ltd, Pier 4, Port",
        "Port - www.port.net", "\xE5\x8D\x97\xE6\x96\xB9\xE7\xBD\x91"};
    static const char *const others[] = {"Ann Bell",  "J.K. Rowling", "ann.bell", "Inc Magazine",
                                         "St. Clair", "\xE7\xBD\x91", "E. Co"};
    for (size_t i = 0; i < sizeof(houses) / sizeof(*houses); i++)
        if (!stet_house_is(stet_span_of(houses[i])))
            fail_msg("'%s' is taken for no house", houses[i]);
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (stet_house_is(stet_span_of(others[i])))
            fail_msg("'%s' is taken for a house", others[i]);
}

static void hosts(void **state)
{
    (void)state;
    assert_true(stet_house_is_host(stet_span_of("news.port.co.uk")));
    assert_false(stet_house_is_host(stet_span_of("Port Media GmbH")));
    assert_false(stet_house_is_host(stet_span_of("St.Clair")));
    assert_false(stet_house_is_host(stet_span_of("")));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(by_their_form),
                                              cmocka_unit_test(hosts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
