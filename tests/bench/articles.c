/* articles.c - makes articles to measure with: the same ones for the same numbers.
 *
 * articles COUNT DIR [FIRST]  writes DIR/000/00000.md ... of about 5 KB each, from number FIRST
 * articles COUNT -            writes a stream for 'git fast-import': the same texts, one commit
 * each */
#include "article.h"
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool write_file(const char *dir, size_t number, const char *text, size_t len)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%03zu", dir, number / 1000);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return false;
    snprintf(path, sizeof(path), "%s/%03zu/%05zu.md", dir, number / 1000, number);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text, 1, len, file) == len;
    return file && fclose(file) == 0 && good;
}

static void write_commit(size_t number, const char *text, size_t len)
{
    printf("commit refs/heads/main\ncommitter stet <stet@localhost> %zu +0000\ndata <<E\n"
           "Article %zu\nE\nM 100644 inline articles/news%zu.example/%03zx/article-%zu/article.md\n"
           "data %zu\n",
           (size_t)1700000000 + number, number, number % 40, number * 2654435761u % 4096, number,
           len);
    fwrite(text, 1, len, stdout);
    putchar('\n');
}

int main(int argc, char **argv)
{
    size_t count = argc >= 3 ? strtoul(argv[1], NULL, 10) : 0;
    size_t first = argc >= 4 ? strtoul(argv[3], NULL, 10) : 0;
    if (count == 0) {
        fprintf(stderr, "usage: articles COUNT DIR|- [FIRST]\n");
        return 2;
    }
    static char text[BENCH_ARTICLE_ROOM];
    bool stream = strcmp(argv[2], "-") == 0;
    if (!stream && mkdir(argv[2], 0777) != 0 && errno != EEXIST) {
        perror(argv[2]);
        return 2;
    }
    for (size_t i = first; i < first + count; i++) {
        size_t len = bench_article(i, text);
        if (stream)
            write_commit(i, text, len);
        else if (!write_file(argv[2], i, text, len)) {
            perror(argv[2]);
            return 2;
        }
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
