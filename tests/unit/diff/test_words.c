/* test_words.c - the words that changed, as whole phrases; and which sentences are one, edited. */
#include "laws.h"

static void test_a_phrase_is_not_confetti(void **state)
{
    (void)state;
    assert_marked("The number of dead rose to 150 on Monday after the storm.\n",
                  "The number of dead fell to 120 on Friday after the storm.\n",
                  "~ The number of dead [-rose to 150 on Monday-]{+fell to 120 on Friday+} after "
                  "the storm.\n");
    assert_marked("He called it a disaster for the whole region, and left.\n",
                  "He called it a success for the entire region, and left.\n",
                  "~ He called it a [-disaster for the whole-]{+success for the entire+} region, "
                  "and left.\n");
}

static void test_a_word_that_says_something_stays(void **state)
{
    (void)state;
    assert_marked(
        "Three ministers resigned in Rome after the vote failed.\n",
        "Four ministers resigned in Paris after the vote failed.\n",
        "~ [-Three-]{+Four+} ministers resigned in [-Rome-]{+Paris+} after the vote failed.\n");
}

static void test_spaces_belong_to_what_came_or_went(void **state)
{
    (void)state;
    assert_marked("The dog barked all night long.\n", "The big dog barked all night.\n",
                  "~ The {+big +}dog barked all night[- long-].\n");
    assert_marked("It rained on the coast.\n", "However, it rained on the coast.\n",
                  "~ [-It-]{+However, it+} rained on the coast.\n");
    assert_marked("The list has Anna, Carl and Dora.\n",
                  "The list has Anna, Bert, Carl and Dora.\n",
                  "~ The list has Anna, {+Bert, +}Carl and Dora.\n");
    assert_marked("A title of words\n", "A title of words now\n", "~ A title of words{+ now+}\n");
}

static void test_numbers_and_targets_are_whole(void **state)
{
    (void)state;
    assert_marked("Prices rose by 3,5 % this year.\n", "Prices rose by 3,6 % this year.\n",
                  "~ Prices rose by [-3,5 %-]{+3,6 %+} this year.\n");
    assert_marked("See [the long report](https://e.org/a) for more.\n",
                  "See [the long report](https://e.org/b) for more.\n",
                  "~ See [the long report[-](https://e.org/a)-]{+](https://e.org/b)+} for more.\n");
}

static void test_what_says_little_in_common_is_two_sentences(void **state)
{
    (void)state;
    assert_marked(
        "The road to the north is closed.\n", "Nobody was hurt in the night, the mayor said.\n",
        "- The road to the north is closed.\n+ Nobody was hurt in the night, the mayor said.\n");
}

static void test_case_alone_is_an_edit(void **state)
{
    (void)state;
    assert_marked("## STORM CUTS OFF COAST\n", "## Storm cuts off coast\n",
                  "~ ## [-STORM CUTS OFF COAST-]{+Storm cuts off coast+}\n");
}

static void test_each_sentence_finds_its_own(void **state)
{
    (void)state;
    assert_marked("The mayor spoke on Monday at noon.\nThe bridge is closed to all lorries.\n"
                  "Schools open again next week.\n",
                  "A bulletin was issued.\nThe bridge is closed to all traffic.\n"
                  "The mayor spoke on Tuesday at noon.\nSchools will open again next week.\n",
                  "+ A bulletin was issued.\n+ The bridge is closed to all traffic.\n"
                  "~ The mayor spoke on [-Monday-]{+Tuesday+} at noon.\n"
                  "- The bridge is closed to all lorries.\n"
                  "~ Schools {+will +}open again next week.\n");
}

/* Large enough for anchors: each sentence edited, some put in before. */
static void test_a_large_region_is_paired(void **state)
{
    (void)state;
    struct stet_buf texts[2];
    for (int t = 0; t < 2; t++) {
        stet_buf_init(&texts[t], 1 << 20);
        for (int i = 0; t == 1 && i < 150; i++)
            stet_buf_printf(&texts[t], "Preface %d has nothing else in it at all.\n", i);
        for (int i = 0; i < 600; i++)
            stet_buf_printf(&texts[t], "Item-%d was seen by the %s of place-%d in the year.\n", i,
                            t == 0 ? "keeper" : "warden", i % 37);
    }
    struct stet_span a = {texts[0].ptr, texts[0].len}, b = {texts[1].ptr, texts[1].len};
    struct stet_diff *diff;
    check_laws(a, b);
    assert_int_equal(stet_diff(&diff, a, b, NULL), STET_OK);
    assert_int_equal(stet_diff_counts(diff)->lines_edited, 600);
    assert_int_equal(stet_diff_counts(diff)->lines_added, 150);
    stet_diff_free(diff);
    stet_buf_free(&texts[0]);
    stet_buf_free(&texts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_phrase_is_not_confetti),
        cmocka_unit_test(test_a_word_that_says_something_stays),
        cmocka_unit_test(test_spaces_belong_to_what_came_or_went),
        cmocka_unit_test(test_numbers_and_targets_are_whole),
        cmocka_unit_test(test_what_says_little_in_common_is_two_sentences),
        cmocka_unit_test(test_case_alone_is_an_edit),
        cmocka_unit_test(test_each_sentence_finds_its_own),
        cmocka_unit_test(test_a_large_region_is_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
