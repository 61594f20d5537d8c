/* pages.c - makes web pages to measure with: the same ones for the same numbers.
 *
 * pages COUNT VERSION DIR     writes DIR/000/00000.html ...: COUNT articles of 25 hosts as of
 * version VERSION (0, 1, ...). A page is its host's template, about 30 KB with menus, styles and
 *                             scripts, and an article of about 5 KB; a version changes one to three
 * sentences of the one before, the boxes beside the article, and a token. */
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    HOSTS = 25,
    WORDS = 6000,
    WORD_BYTES = 16,
    SENTENCES = 88, /* of an article, at most */
    PAGE_BYTES = 1 << 17,
    TEMPLATE_BYTES = 28000,
    ARTICLE_BYTES = 8000,
};

static char words[WORDS][WORD_BYTES];

/* ---- random numbers: each thing has a sequence of its own ------------------------------------ */

static uint64_t mix(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

static uint64_t seed_of(uint64_t kind, uint64_t a, uint64_t b)
{
    return mix(mix(mix(kind) ^ a) ^ b << 20);
}

static uint64_t next(uint64_t *state)
{
    *state += UINT64_C(0x9E3779B97F4A7C15);
    return mix(*state);
}

/* ---- words: frequent ones are short, as in a language ---------------------------------------- */

static void make_words(void)
{
    static const char *const onsets[] = {"b", "c", "d",  "f",  "g",  "h",  "l",  "m", "n", "p",
                                         "r", "s", "st", "t",  "tr", "th", "v",  "w", "",  "pr",
                                         "k", "j", "sh", "pl", "br", "gr", "ch", "cl"};
    static const char *const nuclei[] = {"a", "e", "i", "o", "u", "ea", "ou", "io", "ai", "e"};
    static const char *const codas[] = {"",  "",  "n",  "r",  "s",  "t",
                                        "l", "d", "ng", "nd", "st", "m"};
    uint64_t state = seed_of(1, 0, 0);
    for (size_t i = 0; i < WORDS; i++) {
        size_t at = 0, syllables = 1 + (i > 60) + (i > 900) * (next(&state) % 2) + (i > 2500);
        for (size_t k = 0; k < syllables && at + 8 < WORD_BYTES; k++)
            at += (size_t)snprintf(words[i] + at, WORD_BYTES - at, "%s%s%s",
                                   onsets[next(&state) % (sizeof(onsets) / sizeof(*onsets))],
                                   nuclei[next(&state) % (sizeof(nuclei) / sizeof(*nuclei))],
                                   codas[next(&state) % (sizeof(codas) / sizeof(*codas))]);
    }
}

/* Word k comes about 1/k as often as the first. */
static const char *word(uint64_t *state)
{
    uint64_t r = next(state);
    unsigned octave = (unsigned)(r % 13);
    size_t low = ((size_t)1 << octave) - 1, span = (size_t)1 << octave;
    return words[(low + (r >> 8) % span) % WORDS];
}

/* ---- text ------------------------------------------------------------------------------------ */

struct text {
    char *ptr;
    size_t len, room;
};

__attribute__((format(printf, 2, 3))) static void put(struct text *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(out->ptr + out->len, out->room - out->len, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= out->room - out->len)
        abort();
    out->len += (size_t)n;
}

static void put_words(struct text *out, uint64_t seed, size_t count, char between)
{
    for (size_t i = 0; i < count; i++)
        put(out, "%.*s%s", i > 0, &between, word(&seed));
}

static void put_sentence(struct text *out, uint64_t seed)
{
    size_t start = out->len, count = 7 + next(&seed) % 17;
    for (size_t i = 0; i < count; i++) {
        uint64_t r = next(&seed);
        put(out, "%s%s", i ? " " : "", word(&seed));
        if (i + 2 < count && r % 12 == 0)
            put(out, ",");
        else if (r % 41 == 0)
            put(out, " %llu", (unsigned long long)(r >> 40) % 3000);
    }
    if (out->ptr[start] >= 'a')
        out->ptr[start] = (char)(out->ptr[start] - 32);
    put(out, ".");
}

/* ---- a host's template: the same bytes in all its pages -------------------------------------- */

static void put_styles(struct text *out, uint64_t seed)
{
    static const char *const rules[] = {
        "margin:%d0px auto", "padding:%dpx 0", "color:#%d4%d3c0",  "display:flex",
        "font-size:1.%drem", "width:%d0%%",    "line-height:1.%d", "border-top:%dpx solid #ccc"};
    size_t end = out->len + TEMPLATE_BYTES / 4;
    put(out, "<style>");
    while (out->len < end) {
        put(out, ".");
        put_words(out, next(&seed), 1 + next(&seed) % 3, '-');
        put(out, "{");
        for (size_t k = 1 + next(&seed) % 4; k > 0; k--) {
            int a = (int)(next(&seed) % 9 + 1), b = (int)(next(&seed) % 9);
            put(out, rules[next(&seed) % (sizeof(rules) / sizeof(*rules))], a, b);
            put(out, ";");
        }
        put(out, "}\n");
    }
    put(out, "</style>\n");
}

static void put_script(struct text *out, uint64_t seed)
{
    size_t end = out->len + TEMPLATE_BYTES / 4;
    put(out, "<script>\n(function(w,d){\"use strict\";\n");
    while (out->len < end) {
        put(out, "  w.");
        put_words(out, next(&seed), 2, '_');
        put(out, " = function(e){ if(!e){return %llu;} d.querySelectorAll(\".",
            (unsigned long long)next(&seed) % 100);
        put_words(out, next(&seed), 2, '-');
        put(out, "\").forEach(function(n){n.classList.toggle(\"");
        put_words(out, next(&seed), 1, '-');
        put(out, "\");}); };\n");
    }
    put(out, "})(window,document);\n</script>\n");
}

static void put_menu(struct text *out, uint64_t seed, const char *name, size_t bytes)
{
    size_t end = out->len + bytes;
    put(out, "<nav class=\"%s\"><ul>\n", name);
    while (out->len < end) {
        uint64_t link = next(&seed);
        put(out, "  <li class=\"%s-item\"><a href=\"/", name);
        put_words(out, link, 2, '/');
        put(out, "\" data-track=\"%s\">", name);
        put_words(out, link, 2, ' ');
        put(out, "</a></li>\n");
    }
    put(out, "</ul></nav>\n");
}

/* ---- a page ---------------------------------------------------------------------------------- */

static void put_slug(struct text *out, size_t number)
{
    put(out, "/2024/%02zu/", number % 12 + 1);
    put_words(out, seed_of(2, number, 0), 6, '-');
    put(out, "-%zu", number);
}

static void put_title(struct text *out, size_t number)
{
    put_words(out, seed_of(2, number, 0), 6, ' ');
}

/* A box of links to other articles of the host; it changes with the version. */
static void put_box(struct text *out, size_t host, size_t articles, uint64_t seed, const char *name)
{
    put(out, "<aside class=\"box %s\"><h3>%s</h3><ol>\n", name, name);
    for (size_t i = 0; i < 5; i++) {
        size_t other = host + HOSTS * (next(&seed) % (articles / HOSTS + 1));
        put(out, "  <li><a class=\"%s-link\" href=\"", name);
        put_slug(out, other);
        put(out, "\">");
        put_title(out, other);
        put(out, "</a></li>\n");
    }
    put(out, "</ol></aside>\n");
}

/* The sentences of a version: those of the one before, with one to three edits. */
static size_t make_sentences(size_t number, size_t version, uint64_t sentences[SENTENCES])
{
    size_t count = SENTENCES / 2;
    for (size_t i = 0; i < count; i++)
        sentences[i] = seed_of(3, number, i);
    for (size_t v = 1; v <= version; v++) {
        uint64_t state = seed_of(4, number, v);
        for (size_t edits = 1 + next(&state) % 3; edits > 0; edits--) {
            size_t at = next(&state) % count;
            switch (next(&state) % 4) {
            case 0: /* a sentence more */
                if (count < SENTENCES) {
                    memmove(sentences + at + 1, sentences + at, (count - at) * sizeof(*sentences));
                    sentences[at] = next(&state);
                    count++;
                }
                break;
            case 1: /* one less */
                if (count > SENTENCES / 4) {
                    count--;
                    memmove(sentences + at, sentences + at + 1, (count - at) * sizeof(*sentences));
                }
                break;
            default: sentences[at] = next(&state);
            }
        }
    }
    return count;
}

static void put_article(struct text *out, size_t number, size_t version)
{
    uint64_t sentences[SENTENCES], state = seed_of(5, number, 0);
    size_t count = make_sentences(number, version, sentences), start = out->len;
    for (size_t i = 0; i < count && out->len - start < ARTICLE_BYTES;) {
        put(out, "<p class=\"body-text\">");
        for (size_t k = 2 + next(&state) % 3; k > 0 && i < count; k--, i++) {
            if (i % 7 == 3)
                put(out, "<a href=\"https://www%zu.example/ref/%zu\">", number % HOSTS, i);
            put_sentence(out, sentences[i]);
            put(out, i % 7 == 3 ? "</a> " : " ");
        }
        put(out, "</p>\n");
    }
}

static void put_head(struct text *out, size_t number, size_t version)
{
    size_t host = number % HOSTS;
    put(out, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>");
    put_title(out, number);
    put(out, " - News %zu</title>\n<link rel=\"canonical\" href=\"https://www%zu.example", host,
        host);
    put_slug(out, number);
    put(out, "\">\n<meta property=\"og:title\" content=\"");
    put_title(out, number);
    put(out, "\">\n<meta property=\"og:url\" content=\"https://www%zu.example", host);
    put_slug(out, number);
    put(out,
        "\">\n<meta property=\"og:type\" content=\"article\">\n"
        "<meta property=\"article:published_time\" content=\"2024-%02zu-%02zuT08:%02zu:00Z\">\n"
        "<meta name=\"author\" content=\"Ines Calloway\">\n"
        "<meta name=\"csrf-token\" content=\"%016llx\">\n",
        number % 12 + 1, number % 28 + 1, number % 60,
        (unsigned long long)seed_of(6, number, version));
    put_styles(out, seed_of(7, host, 1));
    put(out, "</head>\n<body class=\"host-%zu\" data-article=\"%zu\">\n", host, number);
}

static void put_page(struct text *out, size_t number, size_t version, size_t articles)
{
    size_t host = number % HOSTS;
    put_head(out, number, version);
    put_menu(out, seed_of(8, host, 1), "main", TEMPLATE_BYTES / 6);
    put(out, "<main><article>\n<h1>");
    put_title(out, number);
    put(out, "</h1>\n<p class=\"byline\">By <span rel=\"author\">Ines Calloway</span></p>\n");
    put_article(out, number, version);
    put(out, "</article></main>\n");
    put_box(out, host, articles, seed_of(9, number, version / 4), "related");
    put_box(out, host, articles, seed_of(10, host, version), "most-read");
    put_menu(out, seed_of(8, host, 2), "topics", TEMPLATE_BYTES / 6);
    put_script(out, seed_of(7, host, 2));
    put_menu(out, seed_of(8, host, 3), "footer", TEMPLATE_BYTES / 6);
    put(out, "<!-- built %zu-%zu in %llu ms -->\n</body></html>\n", number, version,
        (unsigned long long)seed_of(11, number, version) % 900);
}

static bool write_file(const char *dir, size_t number, const struct text *text)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%03zu", dir, number / 1000);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return false;
    snprintf(path, sizeof(path), "%s/%03zu/%05zu.html", dir, number / 1000, number);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text->ptr, 1, text->len, file) == text->len;
    return file && fclose(file) == 0 && good;
}

int main(int argc, char **argv)
{
    size_t count = argc == 4 ? strtoul(argv[1], NULL, 10) : 0;
    if (count == 0) {
        fprintf(stderr, "usage: pages COUNT VERSION DIR\n");
        return 2;
    }
    static char space[PAGE_BYTES];
    make_words();
    if (mkdir(argv[3], 0777) != 0 && errno != EEXIST) {
        perror(argv[3]);
        return 2;
    }
    for (size_t i = 0; i < count; i++) {
        struct text text = {space, 0, sizeof(space)};
        put_page(&text, i, strtoul(argv[2], NULL, 10), count);
        if (!write_file(argv[3], i, &text)) {
            perror(argv[3]);
            return 2;
        }
    }
    return 0;
}
