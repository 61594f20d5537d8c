/* test_diff.c - the laws over random edits and hostile bytes, counts, and whole lines. */
#include "laws.h"

static uint32_t random_state;

static uint32_t random_below(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static const char *const words[] = {
    "the",     "a",
    "of",      "to",
    "and",     "Senate",
    "voted",   "on",
    "Tuesday", "11.000",
    "3,5 %",   "150",
    "people",  "said",
    "don't",   "don’t",
    "“No”",    "—",
    "report",  "agency",
    "2024",    "[link](https://example.org/a)",
    "*very*",  "北京",
    "发布",    "ภาษาไทย",
    "Überzug", "naïve",
    "العربية", "\\*",
    "U.S.",    "e\xCC\x81",
    "…",       "...",
};
static const char *const fields[] = {"---\ntitle: \"A\"\nurl: \"https://e.org/1\"\n---\n\n",
                                     "---\ntitle: \"A \xE2\x80\x93 B\"\nlanguage: \"it\"\n---\n\n",
                                     "", "---\n"};

static void random_sentence(struct stet_buf *out)
{
    uint32_t count = 1 + random_below(14);
    for (uint32_t i = 0; i < count; i++) {
        stet_buf_puts(out, words[random_below(sizeof(words) / sizeof(*words))]);
        stet_buf_puts(out, i + 1 < count ? " " : ".");
    }
}

static void random_text(struct stet_buf *out)
{
    static const char *const starts[] = {"", "", "", "## ", "- ", "> ", "1. "};
    stet_buf_puts(out, fields[random_below(4)]);
    uint32_t lines = random_below(40);
    for (uint32_t i = 0; i < lines; i++) {
        stet_buf_puts(out, starts[random_below(7)]);
        random_sentence(out);
        stet_buf_puts(out, random_below(3) ? "\n" : "\n\n");
    }
}

/* A copy of text with words replaced, lines dropped, doubled and moved, spaces and ends changed. */
static void edit_text(struct stet_span text, uint32_t percent, struct stet_buf *out)
{
    struct stet_span line;
    while (stet_span_line(&text, &line)) {
        uint32_t chance = random_below(100);
        if (chance < percent / 4)
            continue;
        for (size_t i = 0; i < line.len;) {
            size_t end = i;
            while (end < line.len && line.ptr[end] != ' ')
                end++;
            if (random_below(100) < percent)
                stet_buf_puts(out, words[random_below(sizeof(words) / sizeof(*words))]);
            else if (random_below(100) >= percent / 2)
                stet_buf_append(out, line.ptr + i, end - i);
            bool divided = end < line.len && random_below(1000) < percent;
            if (end < line.len)
                stet_buf_puts(out, divided                           ? "\n"
                                   : random_below(100) < percent / 3 ? "\xC2\xA0"
                                                                     : " ");
            i = end + 1;
        }
        stet_buf_putc(out, random_below(400) < percent ? ' ' : '\n');
        if (chance >= 100 - percent / 4)
            random_sentence(out);
    }
    if (random_below(5) == 0 && out->len > 0)
        out->len--;
}

static void test_random_edits_keep_the_laws(void **state)
{
    (void)state;
    struct stet_buf old_text, new_text;
    stet_buf_init(&old_text, 1 << 20);
    stet_buf_init(&new_text, 1 << 20);
    for (uint32_t seed = 0; seed < 1500; seed++) {
        random_state = seed;
        stet_buf_clear(&old_text);
        stet_buf_clear(&new_text);
        random_text(&old_text);
        if (seed % 10 == 0)
            random_text(&new_text);
        else
            edit_text((struct stet_span){old_text.ptr, old_text.len}, seed % 61, &new_text);
        check_laws((struct stet_span){old_text.ptr, old_text.len},
                   (struct stet_span){new_text.ptr, new_text.len});
    }
    stet_buf_free(&old_text);
    stet_buf_free(&new_text);
}

static void test_hostile_bytes_keep_the_laws(void **state)
{
    (void)state;
    static const char alphabet[] = "\0\n\n -a1.*[](<>\\\"'\xC3\xA9\xE5\x8C\xFF\x80\v#:_`~|!";
    char old_text[160], new_text[160];
    for (uint32_t seed = 0; seed < 20000; seed++) {
        random_state = seed;
        size_t old_len = random_below(sizeof(old_text)), new_len = old_len;
        for (size_t i = 0; i < old_len; i++)
            old_text[i] = alphabet[random_below(sizeof(alphabet) - 1)];
        memcpy(new_text, old_text, old_len);
        for (size_t i = 0; i < new_len; i++)
            if (random_below(100) < seed % 100)
                new_text[i] = alphabet[random_below(sizeof(alphabet) - 1)];
        if (new_len > 0)
            new_len -= random_below((uint32_t)new_len);
        check_laws((struct stet_span){old_text, old_len}, (struct stet_span){new_text, new_len});
    }
}

/* Unrelated and hardly divided texts take bounded effort: this would take hours without the bounds.
 */
static void test_large_unrelated_texts_end(void **state)
{
    (void)state;
    struct stet_buf texts[2];
    for (uint32_t t = 0; t < 2; t++) {
        stet_buf_init(&texts[t], 1 << 24);
        for (uint32_t i = 0; i < 200000; i++)
            stet_buf_printf(&texts[t], "%c%u%c", t == 0 ? 'a' : 'b', random_below(50000),
                            i % 7 == 6 && i > 100000 ? '\n' : ' ');
    }
    check_laws((struct stet_span){texts[0].ptr, texts[0].len},
               (struct stet_span){texts[1].ptr, texts[1].len});
    for (uint32_t t = 0; t < 2; t++) {
        stet_buf_clear(&texts[t]);
        for (uint32_t i = 0; i < 300000; i++)
            stet_buf_puts(&texts[t], random_below(2) ? "](" : "<a ");
    }
    check_laws((struct stet_span){texts[0].ptr, texts[0].len},
               (struct stet_span){texts[1].ptr, texts[1].len});
    stet_buf_free(&texts[0]);
    stet_buf_free(&texts[1]);
}

static void test_an_edited_sentence_is_one_line(void **state)
{
    (void)state;
    assert_marked("Intro.\n\nThe agency said 150 people were hurt.\nIt left.\n",
                  "Intro.\n\nThe agency said 175 people were hurt.\nIt left.\n",
                  "~ The agency said [-150-]{+175+} people were hurt.\n");
}

static void test_an_added_paragraph_is_one_sentence(void **state)
{
    (void)state;
    assert_marked("One stands.\n\nTwo stands.\n",
                  "One stands.\n\nA new thing happened.\n\nTwo stands.\n",
                  "+ A new thing happened.\n+t \n");
    assert_marked("One stands.\n", "One stands.\n\nA new thing happened.\n",
                  "+t \n+ A new thing happened.\n");
}

static void test_a_replaced_paragraph_keeps_its_blank_lines(void **state)
{
    (void)state;
    assert_marked("One.\n\nWholly gone from here.\n\nThree.\n",
                  "One.\n\nSomething new arrived today.\n\nThree.\n",
                  "- Wholly gone from here.\n+ Something new arrived today.\n");
}

static void test_fields_are_compared_by_key(void **state)
{
    (void)state;
    assert_marked("---\ntitle: \"Storm kills 11\"\nlanguage: \"it\"\n---\n\nText.\n",
                  "---\ntitle: \"Storm kills 12\"\nsite: \"News\"\n---\n\nText.\n",
                  "~ title: \"Storm kills [-11-]{+12+}\"\n- language: \"it\"\n+ site: \"News\"\n");
    assert_marked("---\ntitle: \"Up\"\n---\n", "---\ntitle: \"Wholly other\"\n---\n",
                  "~ title: \"[-Up-]{+Wholly other+}\"\n");
}

static void test_typography_is_labelled(void **state)
{
    (void)state;
    assert_marked("He said \"no\" - twice...\n", "He said “no” – twice…\n",
                  "~t He said [-\"-]{+“+}no[-\" --]{+” –+} twice[-...-]{+…+}\n");
    assert_marked("A b.\nC d.\n", "A b.\n\nC d.\n", "+t \n");
    assert_marked("Don't go.\n", "Don’t stay.\n", "- Don't go.\n+ Don’t stay.\n");
}

static void test_the_final_line_end_counts(void **state)
{
    (void)state;
    assert_marked("A b.\n", "A b.", "~t A b.\n");
    assert_marked("", "A b.", "+ A b.\n");
    assert_marked("", "\n", "+t \n");
}

static struct stet_diff_counts counts_of(const char *old_text, const char *new_text)
{
    struct stet_diff *diff;
    assert_int_equal(stet_diff(&diff, stet_span_of(old_text), stet_span_of(new_text), NULL),
                     STET_OK);
    struct stet_diff_counts counts = *stet_diff_counts(diff);
    stet_diff_free(diff);
    return counts;
}

static void test_counts(void **state)
{
    (void)state;
    struct stet_diff_counts counts = counts_of(
        "---\ntitle: \"A\"\n---\n\n## Storm\n\nThe agency said 150 people were hurt.\nGone now.\n",
        "---\ntitle: \"B\"\n---\n\n## Storm\n\nThe agency said about 170 people were hurt.\n\nNew "
        "here, at last.\n");
    assert_int_equal(counts.fields_changed, 1);
    assert_int_equal(counts.lines_edited, 1);
    assert_int_equal(counts.lines_removed, 1);
    assert_int_equal(counts.lines_added, 1);
    assert_int_equal(counts.words_removed, 3);
    assert_int_equal(counts.words_added, 6);
    counts = counts_of("He said \"no\".\n", "He said “no”.\n");
    assert_int_equal(counts.words_removed + counts.words_added, 0);
    assert_int_equal(counts.lines_edited, 1);
}

static void test_words_of_a_text(void **state)
{
    (void)state;
    assert_int_equal(
        stet_diff_words(stet_span_of("---\ntitle: \"Not this\"\n---\n\n## One *two*\n\n"
                                     "- [three](https://example.org/not-this) 3,5 % don’t.\n")),
        5);
    assert_int_equal(stet_diff_words(stet_span_of("")), 0);
}

static void test_too_long_is_refused(void **state)
{
    (void)state;
    struct stet_diff *diff;
    struct stet_error error;
    struct stet_span text = {"", (size_t)65 * 1024 * 1024};
    assert_int_equal(stet_diff(&diff, text, stet_span_of(""), &error), STET_ERR_LIMIT);
    assert_null(diff);
    assert_string_equal(error.message, "cannot compare: a text has more than 64 MiB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_edited_sentence_is_one_line),
        cmocka_unit_test(test_an_added_paragraph_is_one_sentence),
        cmocka_unit_test(test_a_replaced_paragraph_keeps_its_blank_lines),
        cmocka_unit_test(test_fields_are_compared_by_key),
        cmocka_unit_test(test_typography_is_labelled),
        cmocka_unit_test(test_the_final_line_end_counts),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_words_of_a_text),
        cmocka_unit_test(test_too_long_is_refused),
        cmocka_unit_test(test_random_edits_keep_the_laws),
        cmocka_unit_test(test_hostile_bytes_keep_the_laws),
        cmocka_unit_test(test_large_unrelated_texts_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
