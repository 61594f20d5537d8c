/* stable.c - stet-stable [-v] [-n SEEDS] [-f PERCENT] [-m MUTATION] [-o FILE] PAGE...: the law that
 * an article served again with other things around it has the same canonical bytes. Prints how many
 * of the pages keep them, a line a mutation (-m: of one only); -v names those that do not, FILE is
 * the last of them as it was changed. Exit 0 if PERCENT of them do (100) in each. */
#include "io.h"
#include "limits.h"
#include "mutations.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <stet/extract.h>

struct options {
    bool verbose;
    unsigned seeds, percent;
    const char *failed; /* the file for a page that failed, or NULL */
    const char *only;   /* the name of one mutation, or NULL */
};

static void put_canonical(struct stet_span page, struct stet_buf *out)
{
    struct stet_error error;
    struct stet_document *document = NULL;
    struct stet_source source = {.bytes = {(const uint8_t *)page.ptr, page.len},
                                 .name = "page.html",
                                 .media_type = "text/html"};
    stet_buf_clear(out);
    if (stet_extract(&document, &source, &error) < 0 ||
        stet_document_write(document, out, &error) < 0)
        stet_buf_printf(out, "%s\n", error.message);
    stet_document_free(document);
}

/* Prints the first line that differs. */
static void show(const char *path, const char *name, unsigned seed, const struct stet_buf *was,
                 const struct stet_buf *is)
{
    size_t at = 0, line = 0;
    while (at < was->len && at < is->len && was->ptr[at] == is->ptr[at]) {
        at++;
        line = was->ptr[at - 1] == '\n' ? at : line;
    }
    printf("%s: %s, seed %u\n", path, name, seed);
    printf("    was '%.*s'\n", (int)strcspn(was->ptr + line, "\n"), was->ptr + line);
    printf("    is  '%.*s'\n", (int)strcspn(is->ptr + line, "\n"), is->ptr + line);
}

/* Does a page keep its bytes under all seeds of a mutation? *changed: there was something to
 * change. */
static bool keeps(const char *path, struct stet_span page, const struct mutation *mutation,
                  const struct options *options, bool *changed)
{
    struct stet_error error;
    struct stet_buf canonical, mutated, again;
    stet_buf_init(&canonical, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&mutated, STET_MAX_SOURCE_BYTES);
    stet_buf_init(&again, STET_MAX_CANONICAL_BYTES);
    put_canonical(page, &canonical);
    bool same = true;
    for (unsigned seed = 1; seed <= options->seeds && same; seed++) {
        struct dice dice = {seed};
        stet_buf_clear(&mutated);
        *changed = mutation->apply(&dice, page, &mutated);
        if (!*changed)
            break;
        put_canonical((struct stet_span){mutated.ptr, mutated.len}, &again);
        same = canonical.len == again.len && strcmp(canonical.ptr, again.ptr) == 0;
        if (!same && options->verbose)
            show(path, mutation->name, seed, &canonical, &again);
        if (!same && options->failed &&
            stet_io_write_file(options->failed, mutated.ptr, mutated.len, &error) < 0)
            fprintf(stderr, "stet-stable: %s\n", error.message);
    }
    stet_buf_free(&canonical);
    stet_buf_free(&mutated);
    stet_buf_free(&again);
    return same;
}

static bool run(const struct mutation *mutation, char **paths, const struct options *options)
{
    unsigned kept = 0, all = 0;
    struct stet_error error;
    for (; *paths; paths++) {
        struct stet_buf page;
        bool changed = false;
        stet_buf_init(&page, STET_MAX_SOURCE_BYTES);
        if (stet_io_read_file(*paths, STET_MAX_SOURCE_BYTES, &page, &error) != STET_OK) {
            fprintf(stderr, "stet-stable: %s\n", error.message);
            stet_buf_free(&page);
            return false;
        }
        bool same =
            keeps(*paths, (struct stet_span){page.ptr, page.len}, mutation, options, &changed);
        all += changed;
        kept += changed && same;
        stet_buf_free(&page);
    }
    printf("%-22s %4u of %u pages keep their bytes\n", mutation->name, kept, all);
    return kept * 100 >= all * options->percent;
}

int main(int argc, char **argv)
{
    struct options options = {.seeds = 5, .percent = 100};
    int first = 1;
    bool good = argc > 1;
    for (; first < argc && argv[first][0] == '-'; first++) {
        if (strcmp(argv[first], "-v") == 0)
            options.verbose = true;
        else if (strcmp(argv[first], "-n") == 0 && first + 1 < argc)
            options.seeds = (unsigned)strtoul(argv[++first], NULL, 10);
        else if (strcmp(argv[first], "-f") == 0 && first + 1 < argc)
            options.percent = (unsigned)strtoul(argv[++first], NULL, 10);
        else if (strcmp(argv[first], "-m") == 0 && first + 1 < argc)
            options.only = argv[++first];
        else if (strcmp(argv[first], "-o") == 0 && first + 1 < argc)
            options.failed = argv[++first];
        else
            good = false;
    }
    if (!good || first == argc) {
        fprintf(stderr, "usage: stet-stable [-v] [-n SEEDS] [-f PERCENT] [-m MUTATION] [-o FILE] "
                        "PAGE...\n");
        return 2;
    }
    for (const struct mutation *each = mutations; each->name; each++)
        if (!options.only || strcmp(each->name, options.only) == 0)
            good = run(each, argv + first, &options) && good;
    return good ? 0 : 1;
}
