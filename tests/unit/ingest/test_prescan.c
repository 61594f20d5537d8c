/* test_prescan.c - what a page says of its own encoding. */
#include "encodings.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void check(const char *page, const char *want)
{
    const struct encoding *found =
        stet_prescan_markup((struct stet_bytes){(const uint8_t *)page, strlen(page)}, NULL);
    if (want) {
        assert_non_null(found);
        assert_string_equal(found->name, want);
    } else {
        assert_null(found);
    }
}

static void meta_is_read_as_browsers_do(void **state)
{
    (void)state;
    check("<meta charset=koi8-r>", "koi8-r");
    check("<META\nCHARSET = 'KOI8-R' >", "koi8-r");
    check("<meta/charset=koi8-r/>", NULL); /* "koi8-r/" is no label */
    check("<meta http-equiv=content-type content='text/html; charset=big5'>", "big5");
    check("<meta content=\"text/html;charset = 'big5' x\" http-equiv=Content-Type>", "big5");
    check("<meta content='text/html; charset=big5'>", NULL);
    check("<meta http-equiv=refresh content='text/html; charset=big5'>", NULL);
    check("<meta http-equiv=content-type>", NULL);
    check("<metax charset=big5>", NULL);
    check("<meta charset=nonsense><meta charset=big5>", "big5");
    check("<meta charset=utf-7>", NULL);
    check("<meta charset=utf-16be>", "utf-8");
    check("<meta charset=x-user-defined>", "windows-1252");
}

static void what_is_not_a_tag_is_passed_over(void **state)
{
    (void)state;
    check("<!-- <meta charset=big5> --><meta charset=koi8-r>", "koi8-r");
    check("<!--><meta charset=big5>", "big5");
    check("<!-- <meta charset=big5>", NULL);
    check("<a title='<meta charset=big5>'><meta charset=koi8-r>", "koi8-r");
    check("</a title='<meta charset=big5>'><meta charset=koi8-r>", "koi8-r");
    check("<?php <meta charset=big5> ?><meta charset=koi8-r>", "koi8-r");
    check("a < b <meta charset=koi8-r", "koi8-r");
    check("<", NULL);
    check("", NULL);
}

static void an_xml_declaration_counts_least(void **state)
{
    (void)state;
    check("<?xml version='1.0' encoding='koi8-r'?><html>", "koi8-r");
    check("<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "big5");
    check("<?xml version='1.0'?><p>encoding='koi8-r'", NULL);
}

static void a_late_meta_is_found_and_an_absurd_one_is_not(void **state)
{
    (void)state;
    size_t size = 70000;
    char *page = malloc(size + 1);
    assert_non_null(page);
    memset(page, ' ', size);
    page[size] = '\0';
    memcpy(page + 66000, "<meta charset=big5>", 19);
    check(page, NULL);
    memcpy(page + 2000, "<meta charset=koi8-r>", 21);
    check(page, "koi8-r");
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meta_is_read_as_browsers_do),
        cmocka_unit_test(what_is_not_a_tag_is_passed_over),
        cmocka_unit_test(an_xml_declaration_counts_least),
        cmocka_unit_test(a_late_meta_is_found_and_an_absurd_one_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
