/* diff.c - stet diff beside git diff --word-diff, wdiff and dwdiff, as whole commands: the time
 * that each takes (user and system, the best of some runs) as a ratio to stet's, and how many words
 * it shows as added and removed.
 *
 *     bench_diff STET FOLDER     the texts are written to the folder; tools that are missing are
 * left out
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <stet/base.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define VOCABULARY 20000
#define MAX_TEXT   ((size_t)8 << 20)
#define RUNS       7
#define LONG_MS    3000 /* who took that long altogether is not run again */

extern char **environ;

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

static const char front[] = "---\ntitle: \"A text\"\nlanguage: \"en\"\nnormalizer: 1\n---\n\n";

static void make_text(struct stet_buf *out, size_t bytes, char first)
{
    stet_buf_clear(out);
    stet_buf_puts(out, front);
    while (out->len < bytes) {
        for (uint32_t words = 8 + random_below(20); words > 0; words--) {
            put_word(out, first);
            stet_buf_puts(out, words > 1 ? " " : ".\n");
        }
        stet_buf_puts(out, random_below(4) ? "" : "\n");
    }
}

static void change_words(const struct stet_buf *from, uint32_t percent, struct stet_buf *out)
{
    stet_buf_clear(out);
    stet_buf_puts(out, front);
    for (size_t i = strlen(front), end; i < from->len; i = end) {
        end = i + strcspn(from->ptr + i, " .\n");
        if (end > i && random_below(100) < percent)
            put_word(out, 'x');
        else
            stet_buf_append(out, from->ptr + i, end - i);
        if (end < from->len)
            stet_buf_putc(out, from->ptr[end++]);
    }
}

static void save(const char *path, const struct stet_buf *text)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text->ptr, 1, text->len, file) != text->len || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* Milliseconds of processor time, or below 0 if the command could not be run. */
static double run_once(char *const argv[], const char *out)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    struct rusage before, after;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    getrusage(RUSAGE_CHILDREN, &before);
    int failed = posix_spawnp(&child, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        return -1;
    getrusage(RUSAGE_CHILDREN, &after);
    return 1e3 * (seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) -
                  seconds(before.ru_stime));
}

static double best_run(char *const argv[], const char *out)
{
    double best = -1, all = 0;
    for (int i = 0; i < RUNS && all < LONG_MS; i++) {
        double ms = run_once(argv, out);
        if (ms < 0)
            return -1;
        best = best < 0 || ms < best ? ms : best;
        all += ms;
    }
    return best;
}

static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(16 * MAX_TEXT);
    if (!file || !text)
        exit(2);
    *len = fread(text, 1, 16 * MAX_TEXT - 1, file);
    text[*len] = 0;
    fclose(file);
    return text;
}

/* Words between [- and -], or {+ and +}. */
static size_t marked_words(const char *path)
{
    size_t len, words = 0;
    char *text = read_file(path, &len);
    bool marked = false, in_word = false;
    for (size_t i = 0; i < len; i++) {
        bool open =
            (text[i] == '[' && text[i + 1] == '-') || (text[i] == '{' && text[i + 1] == '+');
        bool close =
            (text[i] == '-' && text[i + 1] == ']') || (text[i] == '+' && text[i + 1] == '}');
        if (open || close) {
            marked = open;
            in_word = false;
            i++;
            continue;
        }
        bool space = strchr(" \n.", text[i]) != NULL;
        words += marked && !space && !in_word;
        in_word = !space;
    }
    free(text);
    return words;
}

/* "12 words added, 9 removed" */
static size_t told_words(const char *path)
{
    size_t len, added = 0, removed = 0;
    char *text = read_file(path, &len);
    sscanf(text, "%zu word%*[s] added, %zu removed", &added, &removed);
    free(text);
    return added + removed;
}

static void measure(const char *name, char *stet, char *a, char *b, const char *out)
{
    char names[][8] = {"diff", "-f", "stat", "git", "wdiff", "dwdiff"};
    char no_index[] = "--no-index", plain[] = "--word-diff=plain";
    char *own[] = {stet, names[0], a, b, NULL};
    char *told[] = {stet, names[0], names[1], names[2], a, b, NULL};
    char *git[] = {names[3], names[0], no_index, plain, a, b, NULL};
    char *wdiff[] = {names[4], a, b, NULL};
    char *dwdiff[] = {names[5], a, b, NULL};
    char *const *const others[] = {git, wdiff, dwdiff};
    double ms = best_run(own, out);
    if (ms < 0 || run_once(told, out) < 0) {
        fprintf(stderr, "cannot run '%s'\n", stet);
        exit(2);
    }
    printf("%-14s stet %5.1f ms %6zu words", name, ms, told_words(out));
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        double other = best_run(others[i], out);
        if (other >= 0)
            printf(" | %s %6.1f ms (stet x%.2f) %6zu", others[i][0], other, ms / other,
                   marked_words(out));
    }
    printf("\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        size_t bytes;
        uint32_t percent; /* 0: unrelated */
    } cases[] = {{"5 KB 1 %", 5000, 1},      {"100 KB 10 %", 100000, 10},
                 {"2 MB 1 %", 2000000, 1},   {"2 MB 10 %", 2000000, 10},
                 {"2 MB 60 %", 2000000, 60}, {"2 MB unrelated", 2000000, 0}};
    char a[4096], b[4096], out[4096];
    struct stet_buf old_text, new_text;
    if (argc != 3) {
        fprintf(stderr, "usage: %s STET FOLDER\n", argv[0]);
        return 2;
    }
    snprintf(a, sizeof(a), "%s/old.md", argv[2]);
    snprintf(b, sizeof(b), "%s/new.md", argv[2]);
    snprintf(out, sizeof(out), "%s/out", argv[2]);
    stet_buf_init(&old_text, MAX_TEXT);
    stet_buf_init(&new_text, MAX_TEXT);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        make_text(&old_text, cases[i].bytes, 'a');
        if (cases[i].percent > 0)
            change_words(&old_text, cases[i].percent, &new_text);
        else
            make_text(&new_text, cases[i].bytes, 'z');
        save(a, &old_text);
        save(b, &new_text);
        measure(cases[i].name, argv[1], a, b, out);
    }
    stet_buf_free(&old_text);
    stet_buf_free(&new_text);
    return 0;
}
