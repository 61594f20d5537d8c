/* test_divide.c - sentences that were divided or joined are one edited line. */
#include "laws.h"

static void check(const char *old_text, const char *new_text, const char *expected)
{
    char *text = marked(old_text, new_text);
    assert_string_equal(text, expected);
    free(text);
}

static const char whole[] = "The union rejected the offer; its members vote next week.\n";
static const char parts[] = "The union rejected the offer.\nIts members vote next week.\n";

static void test_divided(void **state)
{
    (void)state;
    check(whole, parts,
          "~ The union rejected the offer[-; its-]{+.\nIts+} members vote next week.\n");
    check(parts, whole,
          "~ The union rejected the offer[-.\nIts-]{+; its+} members vote next week.\n");
}

static void test_first_part_is_shorter(void **state)
{
    (void)state;
    check("It rained; in the evening the river rose above the old mark at the bridge.\n",
          "It rained hard.\nIn the evening the river rose above the old mark at the bridge.\n",
          "~ It rained[-; in-]{+ hard.\nIn+} the evening the river rose above the old mark at the "
          "bridge.\n");
}

static void test_three_parts(void **state)
{
    (void)state;
    check("Roads were closed, two schools were shut, and the harbour lost its crane.\n",
          "Roads were closed.\nTwo schools were shut.\nThe harbour lost its crane.\n",
          "~ Roads were closed[-, two-]{+.\nTwo+} schools were shut[-, and the-]{+.\nThe+} harbour "
          "lost its crane.\n");
}

static void test_new_sentence_is_no_part(void **state)
{
    (void)state;
    check("The union rejected the offer.\n",
          "The union rejected the second offer.\nIts members vote next week.\n",
          "~ The union rejected the {+second +}offer.\n+ Its members vote next week.\n");
}

static void test_other_blocks_are_no_parts(void **state)
{
    (void)state;
    check("- apples and pears in the basket; some plums in the bowl\n",
          "- apples and pears in the basket\n- some plums in the bowl\n",
          "~ - apples and pears in the basket[-; some plums in the bowl-]\n"
          "+ - some plums in the bowl\n");
}

static void test_types(void **state)
{
    (void)state;
    struct stet_diff *diff;
    size_t count;
    assert_int_equal(stet_diff(&diff, stet_span_of(whole), stet_span_of(parts), NULL), STET_OK);
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    assert_int_equal(count, 1);
    assert_int_equal(edits[0].types, STET_EDIT_BIT(STET_EDIT_SPLIT));
    assert_int_equal(stet_diff_counts(diff)->lines_added, 0);
    assert_int_equal(stet_diff_counts(diff)->lines_edited, 1);
    stet_diff_free(diff);
    assert_int_equal(stet_diff(&diff, stet_span_of(parts), stet_span_of(whole), NULL), STET_OK);
    assert_int_equal(stet_diff_edits(diff, &count)->types, STET_EDIT_BIT(STET_EDIT_JOINED));
    stet_diff_free(diff);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_divided),
        cmocka_unit_test(test_first_part_is_shorter),
        cmocka_unit_test(test_three_parts),
        cmocka_unit_test(test_new_sentence_is_no_part),
        cmocka_unit_test(test_other_blocks_are_no_parts),
        cmocka_unit_test(test_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
