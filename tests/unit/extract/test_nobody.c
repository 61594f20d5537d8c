/* Words that name nobody, and names that are somebody's. */
#include "nobody.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void labels_and_desks(void **state)
{
    (void)state;
    static const char *const nobodies[] = {"Staff",
                                           "The Editors",
                                           "Online-Redaktion",
                                           "La Rédaction",
                                           "Редакция",
                                           "View my complete profile",
                                           "View Profile",
                                           "About Us",
                                           "Show all articles of Ann Bell",
                                           "Guest Author",
                                           "Email Ann",
                                           "编辑部",
                                           "Twitter Facebook",
                                           "Share on X",
                                           "Port.com Staff",
                                           "Port Gardens on Facebook",
                                           "责任编辑",
                                           "YouTube",
                                           "Court Reporter",
                                           "Staff and wire reports",
                                           "Post Author",
                                           "Foto: Carl Poe",
                                           "Editor",
                                           "Staff Reports",
                                           "Developed by Ann Bell",
                                           "Συντακτική Ομάδα",
                                           "वेब डेस्क"};
    static const char *const people[] = {"Ann Bell",        "Guardian staff reporter",
                                         "Port News Desk",  "Anna Abbott",
                                         "Moritz Redaktor", "Reuters",
                                         "Will Viewer",     "张三"};
    for (size_t i = 0; i < sizeof(nobodies) / sizeof(*nobodies); i++)
        if (!stet_nobody_is(stet_span_of(nobodies[i])))
            fail_msg("'%s' is taken for somebody", nobodies[i]);
    for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++)
        if (stet_nobody_is(stet_span_of(people[i])))
            fail_msg("'%s' is taken for nobody", people[i]);
}

static void names_of_people(void **state)
{
    (void)state;
    assert_true(stet_nobody_is_personal(stet_span_of("Ann Bell")));
    assert_true(stet_nobody_is_personal(stet_span_of("Ann B. Bell")));
    assert_false(stet_nobody_is_personal(stet_span_of("Daily Bell")));
    assert_false(stet_nobody_is_personal(stet_span_of("Port News")));
    assert_false(stet_nobody_is_personal(stet_span_of("Ann")));
    assert_false(stet_nobody_is_personal(stet_span_of("ann bell")));
}

static void agencies_behind_a_name(void **state)
{
    (void)state;
    assert_int_equal(stet_nobody_person(stet_span_of("Ann Bell Associated Press")), 8);
    assert_int_equal(stet_nobody_person(stet_span_of("ANN BELL The Associated Press")), 8);
    assert_int_equal(stet_nobody_person(stet_span_of("The Associated Press")), 20);
    assert_int_equal(stet_nobody_person(stet_span_of("Ann Bell")), 8);
    assert_int_equal(stet_nobody_person(stet_span_of("Ann Bell Port.com")), 8);
    assert_int_equal(stet_nobody_person(stet_span_of("Reuters")), 7);
    assert_int_equal(stet_nobody_person(stet_span_of("Ann Bell Alle Artikel")), 8);
}

static void agencies(void **state)
{
    (void)state;
    assert_true(stet_nobody_is_agency(stet_span_of("The Associated Press")));
    assert_true(stet_nobody_is_agency(stet_span_of("EFE")));
    assert_false(stet_nobody_is_agency(stet_span_of("The Port Press")));
}

static void check_desk(const char *name, const char *house)
{
    struct stet_span found = stet_nobody_behind_desk(stet_span_of(name));
    assert_int_equal(found.len, strlen(house));
    assert_true(stet_span_is(found, house));
}

static void desks(void **state)
{
    (void)state;
    check_desk("Redazione ANSA", "ANSA");
    check_desk("The Port News Desk", "Port");
    check_desk("Ann Bell", "");
    check_desk("News Port", "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(labels_and_desks),
                                              cmocka_unit_test(names_of_people),
                                              cmocka_unit_test(agencies_behind_a_name),
                                              cmocka_unit_test(agencies), cmocka_unit_test(desks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
