/* changed_pages.c - makes pages to measure with: given ones, repeated with changed words.
 *
 * changed_pages COUNT DIR FILE...  writes DIR/00/00000.html ...: the files in turn, in each copy
 * about one word in eight of their text exchanged for another of the page, and without the address
 * they give themselves, so that each is an article by itself. The same files give the same pages.
 */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_BYTES ((size_t)4 * 1024 * 1024)

struct word {
    size_t start, len;
};

static uint64_t state;

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t read_file(const char *path, char *out)
{
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(out, 1, MOST_BYTES - 1, file) : 0;
    if (file)
        fclose(file);
    out[len] = '\0';
    return len;
}

/* What a page says of its own address gets another name, of the same length. */
static void hide(char *page, const char *what, char first)
{
    for (char *at = page; (at = strstr(at, what)); at++)
        *at = first;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The words of four letters and more that stand in text, not in tags, scripts or styles. */
static size_t find_words(const char *page, size_t len, struct word *out, size_t room)
{
    size_t count = 0;
    const char *skip = NULL; /* what ends a part without text */
    for (size_t i = 0; i < len && count < room; i++) {
        if (skip) {
            if (page[i] == '<' && strncmp(page + i, skip, strlen(skip)) == 0)
                skip = NULL;
        } else if (page[i] == '<') {
            if (strncmp(page + i, "<script", 7) == 0)
                skip = "</script";
            else if (strncmp(page + i, "<style", 6) == 0)
                skip = "</style";
            while (i < len && page[i] != '>')
                i++;
        } else if (is_letter(page[i]) && (i == 0 || page[i - 1] == ' ')) {
            size_t end = i;
            while (end < len && is_letter(page[end]))
                end++;
            if (end - i >= 4 && page[end] == ' ')
                out[count++] = (struct word){i, end - i};
            i = end - 1;
        }
    }
    return count;
}

static bool write_page(FILE *out, const char *page, size_t len, const struct word *words,
                       size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (next() % 8)
            continue;
        const struct word *other = &words[next() % count];
        fwrite(page + at, 1, words[i].start - at, out);
        fwrite(page + other->start, 1, other->len, out);
        at = words[i].start + words[i].len;
    }
    return fwrite(page + at, 1, len - at, out) == len - at;
}

static bool write_copy(const char *dir, size_t number, const char *page, size_t len,
                       const struct word *words, size_t count)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%02zu", dir, number / 1000);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return false;
    snprintf(path, sizeof(path), "%s/%02zu/%05zu.html", dir, number / 1000, number);
    FILE *file = fopen(path, "wb");
    bool good = file && write_page(file, page, len, words, count);
    return file && fclose(file) == 0 && good;
}

int main(int argc, char **argv)
{
    size_t count = argc > 3 ? strtoul(argv[1], NULL, 10) : 0, sources = (size_t)argc - 3;
    char *page = malloc(MOST_BYTES);
    struct word *words = malloc(MOST_BYTES / 5 * sizeof(*words));
    if (count == 0 || !page || !words) {
        fprintf(stderr, "usage: changed_pages COUNT DIR FILE...\n");
        return 2;
    }
    if (mkdir(argv[2], 0777) != 0 && errno != EEXIST) {
        perror(argv[2]);
        return 2;
    }
    for (size_t i = 0; i < sources; i++) {
        size_t len = read_file(argv[3 + i], page);
        hide(page, "canonical", 'k');
        hide(page, "og:url", '0');
        size_t found = find_words(page, len, words, MOST_BYTES / 5);
        for (size_t number = i; number < count; number += sources) {
            state = UINT64_C(0x9E3779B97F4A7C15) * (number + 1);
            if (!write_copy(argv[2], number, page, len, words, found)) {
                perror(argv[2]);
                return 2;
            }
        }
    }
    free(page);
    free(words);
    return 0;
}
