/* test_blame.c - what is told of each sentence, and what must hold for any history. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stet/blame.h>

static const char *const letters[] = {"came", "edited", "moved", "went", "returned"};

static void put_story(struct stet_buf *out, const struct stet_blame_event *event)
{
    const struct stet_blame_event *story[256];
    size_t count = 0;
    for (; event && count < 256; event = event->before)
        story[count++] = event;
    while (count-- > 0)
        stet_buf_printf(out, " %s%s@%zu", letters[story[count]->kind],
                        story[count]->typography ? "(typography)" : "", story[count]->version + 1);
}

/* The story of each line with words, and of what went. The caller frees it. */
static char *told(const char *const *versions, size_t count)
{
    struct stet_blame *blame;
    struct stet_buf out;
    stet_buf_init(&out, 1 << 22);
    assert_int_equal(stet_blame_new(&blame, NULL), STET_OK);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(stet_blame_add(blame, stet_span_of(versions[i]), NULL), STET_OK);
    size_t lines;
    const struct stet_blame_line *line = stet_blame_lines(blame, &lines);
    struct stet_span text = stet_blame_text(blame);
    for (size_t i = 0; i < lines; i++) {
        if (!line[i].last)
            continue;
        stet_buf_append(&out, text.ptr + line[i].range.start,
                        line[i].range.end - line[i].range.start);
        stet_buf_puts(&out, " |");
        put_story(&out, line[i].last);
        stet_buf_putc(&out, '\n');
    }
    const struct stet_blame_gone *gone;
    for (size_t at = 0; (gone = stet_blame_next_gone(blame, &at));) {
        stet_buf_putc(&out, '-');
        stet_buf_append(&out, gone->last->text.ptr, gone->last->text.len);
        stet_buf_puts(&out, " |");
        put_story(&out, gone->last);
        stet_buf_putc(&out, '\n');
    }
    stet_blame_free(blame);
    return stet_buf_take(&out);
}

static void assert_told(const char *const *versions, size_t count, const char *expected)
{
    char *actual = told(versions, count);
    assert_string_equal(actual, expected);
    free(actual);
}

static void test_came_and_went(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "The harbour is closed since dawn.\nNobody was hurt in the fire.\n",
        "The harbour is closed since dawn.\n\nThe minister has resigned at noon.\n",
    };
    assert_told(versions, 2,
                "The harbour is closed since dawn. | came@1\n"
                "The minister has resigned at noon. | came@2\n"
                "-Nobody was hurt in the fire. | came@1 went@2\n");
}

static void test_edits_keep_the_origin(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "Some 150 people were taken to hospital.\n",
        "Some 175 people were taken to hospital.\n",
        "Some 175 people were taken to hospital.\nTwo died.\n",
        "Some 175 people were taken to a hospital.\nTwo died.\n",
    };
    assert_told(versions, 4,
                "Some 175 people were taken to a hospital. | came@1 edited@2 edited@4\n"
                "Two died. | came@3\n");
}

static void test_typography(void **state)
{
    (void)state;
    static const char *const versions[] = {"He said \"no\" to it.\n",
                                           "He said \xE2\x80\x9Cno\xE2\x80\x9D to it.\n"};
    assert_told(versions, 2,
                "He said \xE2\x80\x9Cno\xE2\x80\x9D to it. | came@1 edited(typography)@2\n");
}

static void test_moved(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "Alpha says one thing.\n\nBeta wrote something else.\n\nGamma kept wholly silent.\n",
        "Beta wrote something else.\n\nGamma kept wholly silent.\n\nAlpha says one thing.\n",
    };
    assert_told(versions, 2,
                "Beta wrote something else. | came@1\n"
                "Gamma kept wholly silent. | came@1\n"
                "Alpha says one thing. | came@1 moved@2\n");
}

static void test_moved_and_edited(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "Alpha says that one thing happened to the old harbour last night.\n\n"
        "Beta wrote something else entirely.\n\nGamma kept wholly silent about it.\n\n"
        "Delta has left the country for good.\n",
        "Beta wrote something else entirely.\n\nGamma kept wholly silent about it.\n\n"
        "Delta has left the country for good.\n\n"
        "Alpha says that two things happened to the old harbour last night.\n",
    };
    assert_told(versions, 2,
                "Beta wrote something else entirely. | came@1\n"
                "Gamma kept wholly silent about it. | came@1\n"
                "Delta has left the country for good. | came@1\n"
                "Alpha says that two things happened to the old harbour last night. | came@1 "
                "edited@2 moved@2\n");
}

static void test_returned(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "The figure is disputed by all.\nA second sentence stays.\n",
        "A second sentence stays.\n",
        "A second sentence stays.\nSomething new was put in here.\n",
        "The figure is disputed by all.\nA second sentence stays.\n",
    };
    assert_told(versions, 4,
                "The figure is disputed by all. | came@1 went@2 returned@4\n"
                "A second sentence stays. | came@1\n"
                "-Something new was put in here. | came@3 went@4\n");
}

static void test_equal_sentences(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "Read more here.\nOne sentence on boats.\nRead more here.\n",
        "One sentence on boats.\n",
        "Read more here.\nOne sentence on boats.\n",
    };
    assert_told(versions, 3,
                "Read more here. | came@1 went@2 returned@3\n"
                "One sentence on boats. | came@1\n"
                "-Read more here. | came@1 went@2\n");
}

static void test_fields(void **state)
{
    (void)state;
    static const char *const versions[] = {
        "---\ntitle: \"Storm hits coast\"\nnormalizer: 1\n---\n\nText stays as it is.\n",
        "---\ntitle: \"Hurricane\"\nauthors: [\"A. Writer\"]\nnormalizer: 1\n---\n\nText stays as "
        "it "
        "is.\n",
        "---\nauthors: [\"A. Writer\"]\nnormalizer: 1\n---\n\nText stays as it is.\n",
    };
    assert_told(versions, 3,
                "authors: [\"A. Writer\"] | came@2\n"
                "normalizer: 1 | came@1\n"
                "Text stays as it is. | came@1\n"
                "-title: \"Hurricane\" | came@1 edited@2 went@3\n");
}

static void test_empty(void **state)
{
    (void)state;
    static const char *const versions[] = {"", "\n", "One.\n", ""};
    assert_told(versions, 4, "-One. | came@3 went@4\n");
}

/* ---- laws ----------------------------------------------------------------------------------- */

static uint32_t seed;

static uint32_t below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

#define SENTENCES 24
#define VERSIONS  40

/* A history in which sentences come, go, change, move and come back; blank lines between. */
struct history {
    char *texts[VERSIONS];
};

static void put_sentence(char *out, size_t room)
{
    static const char *const words[] = {"harbour", "minister", "council", "fire",    "night",
                                        "report",  "denies",   "claims",  "finds",   "of",
                                        "the",     "no",       "seven",   "hundred", "people",
                                        "city",    "letter",   "after"};
    size_t at = 0;
    for (uint32_t n = 4 + below(6), i = 0; i < n; i++)
        at += (size_t)snprintf(out + at, room - at, "%s%s", i ? " " : "", words[below(18)]);
    snprintf(out + at, room - at, ".");
}

static void make_history(struct history *history)
{
    char sentences[SENTENCES][160], kept[160] = "";
    for (int i = 0; i < SENTENCES; i++)
        put_sentence(sentences[i], sizeof(sentences[i]));
    for (int v = 0; v < VERSIONS; v++) {
        struct stet_buf text;
        stet_buf_init(&text, 1 << 20);
        for (int i = 0; i < SENTENCES; i++)
            stet_buf_printf(&text, "%s%s%s", sentences[i], sentences[i][0] ? "\n" : "",
                            i % 5 == 4 ? "\n" : "");
        history->texts[v] = stet_buf_take(&text);
        uint32_t a = below(SENTENCES), b = below(SENTENCES);
        char swap[160];
        switch (below(5)) {
        case 0:
            memcpy(kept, sentences[a], sizeof(kept));
            sentences[a][0] = '\0';
            break;
        case 1: put_sentence(sentences[a], sizeof(sentences[a])); break;
        case 2: memcpy(sentences[a], kept, sizeof(kept)); break;
        case 3:
            memcpy(swap, sentences[a], sizeof(swap));
            memcpy(sentences[a], sentences[b], sizeof(swap));
            memcpy(sentences[b], swap, sizeof(swap));
            break;
        default:
            if (sentences[a][0])
                sentences[a][0] = (char)('a' + below(26));
        }
    }
}

static bool holds_line(const char *text, struct stet_span line)
{
    struct stet_span rest = stet_span_of(text), one;
    while (stet_span_line(&rest, &one))
        if (stet_span_equal(one, line))
            return true;
    return false;
}

/* Walks a story from its end: in each stretch between two events every version holds the sentence
 * as it read then, and none where it had gone. */
static void check_story(const struct history *history, struct stet_span reads, size_t origin,
                        const struct stet_blame_event *event, size_t end)
{
    for (;; event = event->before) {
        assert_non_null(event);
        assert_true(event->version <= end);
        if (event->kind == STET_BLAME_WENT) {
            reads = event->text;
            assert_true(event->version > 0);
            end = event->version - 1;
            assert_true(holds_line(history->texts[end], reads));
            continue;
        }
        for (size_t v = event->version; v <= end; v++)
            assert_true(holds_line(history->texts[v], reads));
        if (event->kind == STET_BLAME_CAME)
            break;
        end = event->before->version == event->version ? event->version : event->version - 1;
        if (event->kind == STET_BLAME_EDITED)
            reads = event->text;
        if (event->kind == STET_BLAME_RETURNED)
            assert_int_equal(event->before->kind, STET_BLAME_WENT);
    }
    assert_null(event->before);
    assert_int_equal(event->version, origin);
}

static void check_version(const struct history *history, const struct stet_blame *blame, size_t v)
{
    struct stet_buf all;
    size_t count;
    stet_buf_init(&all, 1 << 20);
    const struct stet_blame_line *lines = stet_blame_lines(blame, &count);
    struct stet_span text = stet_blame_text(blame);
    for (size_t i = 0; i < count; i++) {
        struct stet_span line = stet_span_sub(text, lines[i].range.start, lines[i].range.end);
        stet_buf_append(&all, line.ptr, line.len);
        stet_buf_putc(&all, '\n');
        assert_int_equal(line.len > 0, lines[i].last != NULL);
        if (lines[i].last)
            check_story(history, line, lines[i].origin, lines[i].last, v);
    }
    assert_string_equal(all.ptr, history->texts[v]);
    stet_buf_free(&all);
    const struct stet_blame_gone *gone;
    for (size_t at = 0; (gone = stet_blame_next_gone(blame, &at));) {
        assert_int_equal(gone->last->kind, STET_BLAME_WENT);
        check_story(history, gone->last->text, gone->origin, gone->last, v);
    }
}

static void test_laws(void **state)
{
    (void)state;
    for (seed = 1; seed < 4000000000u; seed += 400000001u) {
        struct history history;
        struct stet_blame *blame;
        uint32_t kept = seed;
        make_history(&history);
        assert_int_equal(stet_blame_new(&blame, NULL), STET_OK);
        for (size_t v = 0; v < VERSIONS; v++) {
            assert_int_equal(stet_blame_add(blame, stet_span_of(history.texts[v]), NULL), STET_OK);
            assert_int_equal(stet_blame_versions(blame), v + 1);
            check_version(&history, blame, v);
        }
        stet_blame_free(blame);
        for (size_t v = 0; v < VERSIONS; v++)
            free(history.texts[v]);
        seed = kept;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_came_and_went),
        cmocka_unit_test(test_edits_keep_the_origin),
        cmocka_unit_test(test_typography),
        cmocka_unit_test(test_moved),
        cmocka_unit_test(test_moved_and_edited),
        cmocka_unit_test(test_returned),
        cmocka_unit_test(test_equal_sentences),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_laws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
