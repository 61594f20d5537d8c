/* test_edits.c - the list of edits covers what changed, and each has a type and a weight. */
#include "laws.h"

static const char old_page[] = "---\ntitle: \"A storm\"\nlanguage: \"en\"\n---\n\n"
                               "Some 150 people were evacuated.\nIt was \"bad\".\n\n"
                               "This paragraph will go.\n";
static const char new_page[] = "---\ntitle: \"The storm\"\nlanguage: \"en\"\n---\n\n"
                               "Some 175 people were evacuated.\nIt was “bad”.\n\n"
                               "Nothing of the sort.\n\nNew words stand here.\n";

static const struct stet_edit *edits_of(const char *a, const char *b, struct stet_diff **diff,
                                        size_t *count)
{
    assert_int_equal(stet_diff(diff, stet_span_of(a), stet_span_of(b), NULL), STET_OK);
    return stet_diff_edits(*diff, count);
}

static void test_types(void **state)
{
    static const enum stet_edit_type expected[] = {
        STET_EDIT_HEADLINE, STET_EDIT_NUMBER, STET_EDIT_TYPOGRAPHY,
        STET_EDIT_REMOVED,  STET_EDIT_ADDED,  STET_EDIT_ADDED,
    };
    (void)state;
    struct stet_diff *diff;
    size_t count;
    const struct stet_edit *edits = edits_of(old_page, new_page, &diff, &count);
    assert_int_equal(count, sizeof(expected) / sizeof(*expected));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(stet_edit_type_name(edits[i].type), stet_edit_type_name(expected[i]));
        assert_true(edits[i].types & STET_EDIT_BIT(edits[i].type));
        assert_true((edits[i].weight == 0) == (expected[i] == STET_EDIT_TYPOGRAPHY));
        assert_true(edits[i].weight <= 1);
    }
    struct stet_range value = edits[1].new_value;
    assert_true(
        stet_span_is(stet_span_sub(stet_diff_new_text(diff), value.start, value.end), "175"));
    assert_true(stet_diff_weight(diff) > 0.7 && stet_diff_weight(diff) <= 1);
    assert_false(stet_diff_is_rewrite(diff));
    stet_diff_free(diff);
}

static void test_filter(void **state)
{
    (void)state;
    struct stet_diff *diff;
    size_t count;
    edits_of(old_page, new_page, &diff, &count);
    struct stet_edit_filter filter = {0};
    assert_int_equal(stet_diff_hidden(diff, &filter), 0);
    assert_int_equal(stet_diff_hidden(diff, NULL), 0);
    filter.ignore = STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY);
    assert_int_equal(stet_diff_hidden(diff, &filter), 1);
    filter.only = STET_EDIT_BIT(STET_EDIT_NUMBER);
    assert_int_equal(stet_diff_hidden(diff, &filter), count - 1);
    filter = (struct stet_edit_filter){.min_weight = 0.65};
    assert_int_equal(stet_diff_hidden(diff, &filter), count - 1);
    stet_diff_free(diff);
}

static void test_names(void **state)
{
    (void)state;
    for (int type = 0; type < STET_EDIT_TYPE_COUNT; type++) {
        const char *name = stet_edit_type_name((enum stet_edit_type)type);
        assert_int_equal(stet_edit_type_from_name(stet_span_of(name)), type);
    }
    assert_int_equal(stet_edit_type_from_name(stet_span_of("nonsense")), STET_EDIT_TYPE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_filter),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
