/* test_labels.c - the names that encodings go by. */
#include "encodings.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *label, const char *want)
{
    const struct encoding *found = stet_labels_find(stet_span_of(label));
    if (want) {
        assert_non_null(found);
        assert_string_equal(found->name, want);
    } else {
        assert_null(found);
    }
}

static void labels_are_the_standards(void **state)
{
    (void)state;
    check("UTF8", "utf-8");
    check(" latin1\n", "windows-1252");
    check("us-ascii", "windows-1252");
    check("ISO-8859-9", "windows-1254");
    check("iso-8859-8-i", "iso-8859-8-i");
    check("gb2312", "gbk");
    check("ks_c_5601-1987", "euc-kr");
    check("windows-31j", "shift_jis");
    check("tis-620", "windows-874");
    check("unicode", "utf-16le");
    check("hz-gb-2312", "replacement");
    check("iso_8859-16", NULL);
}

static void what_browsers_refuse_is_refused(void **state)
{
    (void)state;
    check("utf-7", NULL);
    check("utf-32", NULL);
    check("", NULL);
    check(" ", NULL);
    check("latin1 latin2", NULL);
    check("8859-1", NULL);
    check("an-endless-label-that-is-longer-than-any", NULL);
    assert_null(stet_labels_find(STET_SPAN_LITERAL("utf-8\0")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_the_standards),
        cmocka_unit_test(what_browsers_refuse_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
