/* test_words.c - the words that changed, as whole phrases; and which sentences are one, edited. */
#include "laws.h"

static void test_a_phrase_is_not_confetti(void **state)
{
    (void)state;
    assert_marked("The number of dead rose to 150 on Monday after the storm.\n",
                  "The number of dead is said to have fallen to 120 on the Friday after the "
                  "storm.\n",
                  "~ The number of dead [-rose to 150 on Monday-]{+is said to have fallen to 120 "
                  "on the Friday+} after the storm.\n");
}

static void test_words_replaced_one_for_one_stay_apart(void **state)
{
    (void)state;
    assert_marked("The number of dead rose to 150 on Monday after the storm.\n",
                  "The number of dead fell to 120 on Friday after the storm.\n",
                  "~ The number of dead [-rose-]{+fell+} to [-150-]{+120+} on "
                  "[-Monday-]{+Friday+} after the storm.\n");
    assert_marked("It came into force on 3. May 2012 here.\n",
                  "It came into force on 30. October 2017 here.\n",
                  "~ It came into force on [-3. May 2012-]{+30. October 2017+} here.\n");
}

/* Sentences of short words, some of which come again in each: what is shown is what was replaced.
 */
static void test_no_more_is_shown_than_was_replaced(void **state)
{
    (void)state;
    struct stet_buf old_text, new_text;
    struct stet_diff *diff = NULL;
    size_t replaced = 0;
    uint32_t random = 1;
    stet_buf_init(&old_text, 1 << 20);
    stet_buf_init(&new_text, 1 << 20);
    for (size_t i = 0; i < 20000; i++) {
        random = random * 1664525u + 1013904223u;
        const char word[] = {(char)('a' + (random >> 20) % 16), (char)('a' + (random >> 28)), 0};
        bool other = (random >> 16) % 100 < 35;
        replaced += other;
        stet_buf_printf(&old_text, "%s%s", word, i % 10 == 9 ? ".\n" : " ");
        stet_buf_printf(&new_text, "%s%s", other ? "new" : word, i % 10 == 9 ? ".\n" : " ");
    }
    assert_int_equal(stet_diff(&diff, (struct stet_span){old_text.ptr, old_text.len},
                               (struct stet_span){new_text.ptr, new_text.len}, NULL),
                     STET_OK);
    assert_int_equal(stet_diff_counts(diff)->words_added, replaced);
    assert_int_equal(stet_diff_counts(diff)->words_removed, replaced);
    stet_diff_free(diff);
    stet_buf_free(&old_text);
    stet_buf_free(&new_text);
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

/* Not similar any more, but replaced word for word, as the sentences around were. */
static void test_replaced_sentences_are_edited_ones(void **state)
{
    (void)state;
    assert_marked("Rome has many fountains.\nMilan sells silk and wool at high prices.\n"
                  "Naples lies by the sea.\n",
                  "Paris has many fountains.\nLyon buys hemp or flax at low cost.\n"
                  "Nice lies by the sea.\n",
                  "~ [-Rome-]{+Paris+} has many fountains.\n"
                  "~ [-Milan sells silk and wool-]{+Lyon buys hemp or flax+} at "
                  "[-high prices-]{+low cost+}.\n"
                  "~ [-Naples-]{+Nice+} lies by the sea.\n");
    assert_marked("§ 91. Aggression\n", "§ 91. War\n", "~ § 91. [-Aggression-]{+War+}\n");
    /* One word between sentences that did not change is chance. */
    assert_marked("Rome is old.\n\nMilan sells silk and wool at high prices.\n\nOld is Rome.\n",
                  "Rome is old.\n\nLyon buys hemp or flax at low cost.\n\nOld is Rome.\n",
                  "- Milan sells silk and wool at high prices.\n"
                  "+ Lyon buys hemp or flax at low cost.\n");
    /* So it is in a sentence of another length. */
    assert_marked("Rome has many fountains.\nMilan sells silk and wool at high prices.\n"
                  "Naples lies by the sea.\n",
                  "Paris has many fountains.\nLyon buys some hemp and flax at low cost.\n"
                  "Nice lies by the sea.\n",
                  "~ [-Rome-]{+Paris+} has many fountains.\n"
                  "- Milan sells silk and wool at high prices.\n"
                  "+ Lyon buys some hemp and flax at low cost.\n"
                  "~ [-Naples-]{+Nice+} lies by the sea.\n");
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
        cmocka_unit_test(test_words_replaced_one_for_one_stay_apart),
        cmocka_unit_test(test_no_more_is_shown_than_was_replaced),
        cmocka_unit_test(test_a_word_that_says_something_stays),
        cmocka_unit_test(test_spaces_belong_to_what_came_or_went),
        cmocka_unit_test(test_numbers_and_targets_are_whole),
        cmocka_unit_test(test_what_says_little_in_common_is_two_sentences),
        cmocka_unit_test(test_replaced_sentences_are_edited_ones),
        cmocka_unit_test(test_case_alone_is_an_edit),
        cmocka_unit_test(test_each_sentence_finds_its_own),
        cmocka_unit_test(test_a_large_region_is_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
