/* test_edit_laws.c - the laws of edits over texts put together at random, the golden cases, and,
 * where $STET_TEST_HISTORIES names a folder, the successive versions of real texts in its folders.
 */
#include "edit_laws.h"
#include "io.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static uint32_t random_state;

static uint32_t random_below(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static const char *const languages[] = {"en", "de", "zh", "ja", "fr", "xx"};
static const char *const lines[] = {
    "Some 150 people were not evacuated from the valley overnight.\n",
    "Some 175 people were evacuated from the valley overnight.\n",
    "The minister, Jane Smith, said “nobody was hurt” on 3 March 2024.\n",
    "The minister, Joan Smyth, said \"nobody was harmed\" on 5 March 2024.\n",
    "The police allegedly shot the man who held a knife in his hand.\n",
    "\n",
    "\n",
    "## A heading of the text\n",
    "- An item with a [link](https://example.org/a)\n",
    "- An item with a [link](https://example.org/b)\n",
    "<figure>\n\n![A street](https://example.org/a.jpg)\n\nThe street.\n\n</figure>\n",
    "> It was a mistake, and I am sorry.\n",
    "> It was no mistake, and I am not sorry.\n",
    "```\ncode \"here\"\n",
    "```\n",
    "Correction: an earlier version of this article misstated a figure.\n",
    "Der Vorstand hat sich mit Kanzler Scholz getroffen.\n",
    "Der Vorstand hat sich nie mit Frau Merz getroffen.\n",
    "事故造成12人死亡,多人受伤。\n",
    "事故没有造成三千人死亡,多人受伤。\n",
    "会議は3月5日に東京で開かれません。\n",
    "Il n'a pas répondu à nos questions, d'après lui.\n",
};
#define LINES (sizeof(lines) / sizeof(*lines))

static void put_front(struct stet_buf *out)
{
    if (random_below(4) == 0)
        return;
    stet_buf_printf(out, "---\ntitle: \"Title %u\"\n%slanguage: \"%s\"\nnormalizer: 1\n---\n\n",
                    (unsigned)random_below(2), random_below(2) ? "authors: [\"A\"]\n" : "",
                    languages[random_below(6)]);
}

static void put_text(struct stet_buf *out)
{
    put_front(out);
    for (uint32_t i = random_below(30); i > 0; i--)
        stet_buf_puts(out, lines[random_below(LINES)]);
}

static struct stet_span span_of(const struct stet_buf *buf)
{
    return (struct stet_span){buf->ptr, buf->len};
}

/* A line with a line end in its middle. */
static void put_divided(struct stet_buf *out, struct stet_span line)
{
    size_t middle = line.len / 2;
    while (middle < line.len && line.ptr[middle] != ' ')
        middle++;
    for (size_t i = 0; i < line.len; i++)
        stet_buf_putc(out, i == middle ? '\n' : line.ptr[i]);
}

/* The same lines with some left out, put in, moved, divided, and joined. */
static void edit_text(const struct stet_buf *from, struct stet_buf *out)
{
    struct stet_span rest = span_of(from), line, held = {0};
    while (stet_span_line(&rest, &line)) {
        uint32_t what = random_below(12);
        if (what == 0)
            continue;
        if (what == 1)
            held = line;
        else if (what == 4)
            put_divided(out, line);
        else
            stet_buf_append(out, line.ptr, line.len);
        if (what != 1)
            stet_buf_putc(out, what == 5 && line.len > 0 ? ' ' : '\n');
        if (what == 2)
            stet_buf_puts(out, lines[random_below(LINES)]);
        if (what == 3 && held.ptr) {
            stet_buf_append(out, held.ptr, held.len);
            stet_buf_putc(out, '\n');
            held.ptr = NULL;
        }
    }
}

static void check(struct stet_span a, struct stet_span b, const char *what)
{
    const char *broken = broken_law(a, b);
    if (broken)
        fail_msg("%s: not so: %s\n--- old\n%.*s\n--- new\n%.*s", what, broken, (int)a.len, a.ptr,
                 (int)b.len, b.ptr);
}

static void test_random_texts(void **state)
{
    (void)state;
    for (random_state = 1; random_state < 400; random_state++) {
        uint32_t seed = random_state;
        struct stet_buf a, b;
        stet_buf_init(&a, 1 << 20);
        stet_buf_init(&b, 1 << 20);
        put_text(&a);
        if (seed % 3)
            edit_text(&a, &b);
        else
            put_text(&b);
        check(span_of(&a), span_of(&b), "random texts");
        stet_buf_free(&a);
        stet_buf_free(&b);
        random_state = seed;
    }
}

static void read_text(const char *path, struct stet_buf *out)
{
    struct stet_error error;
    stet_buf_init(out, (size_t)1 << 26);
    if (stet_io_read_file(path, (size_t)1 << 26, out, &error) != STET_OK)
        fail_msg("%s", error.message);
}

static void test_golden_cases(void **state)
{
    (void)state;
    struct dirent **names;
    int count = scandir(STET_TEST_DATA "/golden/diff", &names, NULL, alphasort);
    assert_true(count > 2);
    for (int i = 0; i < count; i++) {
        char path[4096];
        struct stet_buf a, b;
        if (names[i]->d_name[0] != '.') {
            snprintf(path, sizeof(path), STET_TEST_DATA "/golden/diff/%s/old.md", names[i]->d_name);
            read_text(path, &a);
            snprintf(path, sizeof(path), STET_TEST_DATA "/golden/diff/%s/new.md", names[i]->d_name);
            read_text(path, &b);
            check(span_of(&a), span_of(&b), names[i]->d_name);
            check(span_of(&a), span_of(&a), names[i]->d_name);
            stet_buf_free(&a);
            stet_buf_free(&b);
        }
        free(names[i]);
    }
    free(names);
}

/* Each text of the folder against the one before it, by name. */
static size_t check_history(const char *folder)
{
    struct dirent **names;
    struct stet_buf before, after;
    size_t pairs = 0;
    int count = scandir(folder, &names, NULL, alphasort);
    stet_buf_init(&before, 1);
    for (int i = 0; i < count; i++) {
        char path[8192];
        size_t len = strlen(names[i]->d_name);
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
        if (len > 3 && strcmp(names[i]->d_name + len - 3, ".md") == 0) {
            read_text(path, &after);
            if (before.len > 0) {
                const char *broken = broken_law(span_of(&before), span_of(&after));
                if (broken)
                    fail_msg("%s: not so: %s", path, broken);
                pairs++;
            }
            stet_buf_free(&before);
            before = after;
        }
        free(names[i]);
    }
    stet_buf_free(&before);
    if (count >= 0)
        free(names);
    return pairs;
}

static void test_histories(void **state)
{
    const char *folder = getenv("STET_TEST_HISTORIES");
    struct dirent **names;
    size_t pairs = 0;
    (void)state;
    if (!folder)
        skip();
    int count = scandir(folder, &names, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
        if (names[i]->d_name[0] != '.')
            pairs += check_history(path);
        free(names[i]);
    }
    free(names);
    printf("%zu pairs of versions\n", pairs);
    assert_true(pairs > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_golden_cases),
        cmocka_unit_test(test_histories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
