/* test_said.c - what a difference says: sentences as a reader sees them, on either side. */
#include "said.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static enum stet_status put(void *context, const struct stet_said *said)
{
    stet_buf_printf(context, "%zu [%.*s] [%.*s]\n", said->ordinal, (int)said->before.len,
                    said->before.ptr, (int)said->after.len, said->after.ptr);
    return STET_OK;
}

static void assert_said(const char *before, const char *after, const char *expected)
{
    struct stet_diff *diff;
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    assert_int_equal(stet_diff(&diff, stet_span_of(before), stet_span_of(after), NULL), STET_OK);
    assert_int_equal(stet_said_each(diff, put, &out, NULL), STET_OK);
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
    stet_diff_free(diff);
}

static void test_sides(void **state)
{
    (void)state;
    assert_said("The fire is out.\nNobody was hurt in the fire.\n\nSome 150 were evacuated.\n",
                "The fire is out.\n\nSome 175 were evacuated.\n\nThe minister resigned at noon.\n",
                "0 [Nobody was hurt in the fire.] []\n"
                "1 [Some 150 were evacuated.] [Some 175 were evacuated.]\n"
                "2 [] [The minister resigned at noon.]\n");
}

static void test_nothing_said(void **state)
{
    (void)state;
    assert_said("He said \"no\" to all.\n", "He said \xE2\x80\x9Cno\xE2\x80\x9D to all.\n", "");
    assert_said("One line here.\nAnother line here.\n", "One line here.\n\nAnother line here.\n",
                "");
    assert_said("", "", "");
}

/* A link that leads elsewhere and words set in bold read the same. */
static void test_mark_up(void **state)
{
    (void)state;
    assert_said("See [our terms](https://a.example/1) for **all** of it.\n",
                "See [our terms](https://a.example/2) for all of it.\n", "");
    assert_said("## A [heading](https://a.example/)\n\n> - quoted \\*item\\* of a list\n", "",
                "0 [A heading] []\n1 [- quoted *item* of a list] []\n");
}

static void test_fields(void **state)
{
    (void)state;
    assert_said("---\ntitle: \"Storm \\\"Ada\\\" hits\"\nmodified: \"2024-01-01\"\n"
                "authors: [\"A. Writer\", \"B. Reader\"]\nnormalizer: 1\n---\n\nText of it.\n",
                "---\ntitle: \"Storm hits\"\nmodified: \"2024-01-02\"\n"
                "authors: [\"A. Writer\"]\nnormalizer: 1\n---\n\nText of it.\n",
                "0 [Storm Ada hits] [Storm hits]\n1 [A. Writer, B. Reader] [A. Writer]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_nothing_said),
        cmocka_unit_test(test_mark_up),
        cmocka_unit_test(test_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
