/* diff.c - the time of comparing two texts of 2 MB, 1, 10 and 60 percent of whose words differ, and
 * of two that have nothing in common. With a folder as operand the texts are written there too, for
 * other programs. */
#include <stdio.h>
#include <stdlib.h>
#include <stet/diff.h>
#include <string.h>
#include <time.h>

#define TEXT_BYTES 2000000
#define VOCABULARY 20000

static uint32_t random_state = 7;

static uint32_t random_below(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

/* Some words are much more frequent than others, as in prose. */
static void put_word(struct stet_buf *out, char first)
{
    uint32_t word = random_below(1 + random_below(1 + random_below(VOCABULARY)));
    stet_buf_putc(out, first);
    for (uint32_t rest = word; rest > 0; rest /= 20)
        stet_buf_putc(out, "aeioubcdfghlmnprstvz"[rest % 20]);
}

static void make_text(struct stet_buf *out, char first)
{
    while (out->len < TEXT_BYTES) {
        for (uint32_t words = 8 + random_below(20); words > 0; words--) {
            put_word(out, first);
            stet_buf_puts(out, words > 1 ? " " : ".\n");
        }
        stet_buf_puts(out, random_below(4) ? "" : "\n");
    }
}

static void change_words(const struct stet_buf *from, uint32_t percent, struct stet_buf *out)
{
    for (size_t i = 0, end; i < from->len; i = end) {
        end = i + strcspn(from->ptr + i, " .\n");
        if (end > i && random_below(100) < percent)
            put_word(out, 'x');
        else
            stet_buf_append(out, from->ptr + i, end - i);
        if (end < from->len)
            stet_buf_putc(out, from->ptr[end++]);
    }
}

static void save(const char *folder, const char *name, const struct stet_buf *text)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s.md", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text->ptr, 1, text->len, file) != text->len || fclose(file) != 0)
        perror(path);
}

static void measure(const char *name, const struct stet_buf *a, const struct stet_buf *b)
{
    struct stet_diff *diff;
    struct stet_error error;
    clock_t start = clock();
    if (stet_diff(&diff, (struct stet_span){a->ptr, a->len}, (struct stet_span){b->ptr, b->len},
                  &error) != STET_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    double ms = 1e3 * (double)(clock() - start) / CLOCKS_PER_SEC;
    const struct stet_diff_counts *counts = stet_diff_counts(diff);
    printf("%-10s %4.0f ms  %zu words added, %zu removed; %zu sentences edited\n", name, ms,
           counts->words_added, counts->words_removed, counts->lines_edited);
    stet_diff_free(diff);
}

int main(int argc, char **argv)
{
    static const uint32_t percents[] = {1, 10, 60};
    struct stet_buf base, text;
    char name[32];
    stet_buf_init(&base, 2 * TEXT_BYTES);
    stet_buf_init(&text, 2 * TEXT_BYTES);
    make_text(&base, 'a');
    if (argc > 1)
        save(argv[1], "base", &base);
    for (size_t i = 0; i < sizeof(percents) / sizeof(*percents); i++) {
        stet_buf_clear(&text);
        change_words(&base, percents[i], &text);
        snprintf(name, sizeof(name), "%u", (unsigned)percents[i]);
        measure(name, &base, &text);
        if (argc > 1)
            save(argv[1], name, &text);
    }
    stet_buf_clear(&text);
    make_text(&text, 'z');
    measure("unrelated", &base, &text);
    if (argc > 1)
        save(argv[1], "unrelated", &text);
    stet_buf_free(&base);
    stet_buf_free(&text);
    return 0;
}
