/* check.c - how good the verdicts are on pages that were not learnt from, without the program.
 *
 * In: ROWS, the list they were made from, and how many draws are to be learnt (1). Each third is
 * held back in turn. Out: for each set the F1 of runs of four words, as the field measures it, as
 * near as blocks can tell; the same of the mean scores of all draws; and with perfect verdicts. */
#include "learner.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SETS     16
#define RUN      4 /* words */
#define NAME_MAX 32

struct set {
    char name[NAME_MAX];
    double precision, recall;
    unsigned kept, pages;
};

struct check {
    struct tune_learner learner;
    struct set sets[SETS];
    unsigned set_count;
    uint32_t *set_of; /* of each page */
};

static void *need(void *pointer)
{
    if (!pointer)
        abort();
    return pointer;
}

static uint32_t find_set(struct check *check, const char *name)
{
    for (uint32_t i = 0; i < check->set_count; i++)
        if (strcmp(check->sets[i].name, name) == 0)
            return i;
    if (check->set_count == SETS)
        abort();
    snprintf(check->sets[check->set_count].name, NAME_MAX, "%s", name);
    return check->set_count++;
}

/* A page is .../SET/ID/page.html, the fourth field of its line. */
static void read_list(struct check *check, const char *path)
{
    char line[4096];
    FILE *list = need(fopen(path, "r"));
    for (size_t page = 0; fgets(line, sizeof(line), list); page++) {
        char *at = line, *name;
        for (unsigned field = 0; field < 3; field++)
            at = 1 + (char *)need(strchr(at, '\t'));
        *(char *)need(strchr(at, '\t')) = 0;
        *(char *)need(strrchr(at, '/')) = 0;
        *(char *)need(strrchr(at, '/')) = 0;
        name = strrchr(at, '/');
        check->set_of = need(realloc(check->set_of, (page + 1) * sizeof(*check->set_of)));
        check->set_of[page] = find_set(check, name ? name + 1 : at);
    }
    fclose(list);
}

/* What is kept of a page and gold, in runs: where something is missing between two blocks, or too
 * much, the runs that would reach from one to the other are lost. */
static void measure(const struct tune_row *rows, const bool *kept, size_t count, struct set *set)
{
    double out = 0, right = 0, stretch = 0, gold = rows->gold;
    for (size_t i = 0; i < count; i++) {
        double words = rows[i].words, share = words * (double)rows[i].share;
        bool wanted = rows[i].share >= 0.5F;
        out += kept[i] ? words : 0;
        if (kept[i] && wanted) {
            stretch += share;
        } else if (kept[i] || (wanted && words > 0)) {
            right += stretch >= RUN ? stretch - (RUN - 1) : 0;
            right += kept[i] && share >= RUN ? share - (RUN - 1) : 0;
            stretch = 0;
        }
    }
    right += stretch >= RUN ? stretch - (RUN - 1) : 0;
    out = out >= RUN ? out - (RUN - 1) : out > 0;
    gold = gold >= RUN ? gold - (RUN - 1) : 1;
    right = right < out ? right : out;
    right = right < gold ? right : gold;
    set->precision += out > 0 ? right / out : 0;
    set->kept += out > 0;
    set->recall += right / gold;
    set->pages++;
}

/* The verdicts on a page by its second scores, as verdict.c makes them. */
static void judge(const struct tune_row *rows, const int32_t *scores, size_t count, bool *kept)
{
    struct stet_error error;
    struct stet_blocks blocks = {.count = (uint32_t)count};
    blocks.all = need(calloc(count, sizeof(*blocks.all)));
    for (size_t i = 0; i < count; i++) {
        struct stet_block *block = &blocks.all[i];
        block->score = rows[i].certain ? 0 : scores[i];
        block->certain = rows[i].certain;
        block->build = rows[i].build;
        block->table = rows[i].table;
        block->measure.chars = rows[i].chars;
        block->measure.link_chars = rows[i].link_chars;
        memcpy(block->outer, rows[i].outer, sizeof(block->outer));
        memcpy(block->features, rows[i].features, sizeof(block->features));
    }
    if (stet_blocks_settle(&blocks, &error) < 0)
        abort();
    for (size_t i = 0; i < count; i++)
        kept[i] = blocks.all[i].kept;
    free(blocks.all);
}

/* Adds the pages of the third that is held back; without scores their verdicts are perfect. */
static void add_pages(struct check *check, int held, const int32_t *scores)
{
    struct tune_learner *learner = &check->learner;
    bool *kept = need(calloc(learner->count, sizeof(*kept)));
    learner->held = held;
    for (size_t start = 0, end; start < learner->count; start = end) {
        const struct tune_row *rows = learner->rows + start;
        end = tune_page_end(learner, start);
        if (!tune_learner_holds(learner, rows))
            continue;
        if (scores)
            judge(rows, scores + start, end - start, kept);
        for (size_t i = 0; !scores && i < end - start; i++)
            kept[i] = rows[i].share >= 0.5F;
        measure(rows, kept, end - start, &check->sets[check->set_of[rows->page]]);
    }
    free(kept);
}

/* Says the figures of all sets and forgets them. */
static void report(struct check *check, const char *name)
{
    printf("%s:", name);
    for (unsigned i = 0; i < check->set_count; i++) {
        struct set *set = &check->sets[i];
        double precision = set->kept ? set->precision / set->kept : 0;
        double recall = set->pages ? set->recall / set->pages : 0, sum = precision + recall;
        printf(" %s %.4f", set->name, sum > 0 ? 2 * precision * recall / sum : 0);
        set->precision = set->recall = 0;
        set->kept = set->pages = 0;
    }
    printf("\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct check check = {.set_count = 0};
    struct tune_learner *learner = &check.learner;
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "usage: tune_check ROWS LIST [DRAWS]\n");
        return 2;
    }
    unsigned draws = argc == 4 ? (unsigned)strtoul(argv[3], NULL, 10) : 1;
    read_list(&check, argv[2]);
    tune_learner_open(learner, argv[1]);
    int32_t *sums = need(calloc(learner->count, sizeof(*sums)));
    for (int held = 0; held < TUNE_THIRDS; held++)
        add_pages(&check, held, NULL);
    report(&check, "perfect verdicts");
    for (unsigned draw = 0; draw < draws; draw++) {
        for (int held = 0; held < TUNE_THIRDS; held++) {
            tune_learner_learn(learner, held, draw);
            add_pages(&check, held, learner->scores);
            for (size_t i = 0; i < learner->count; i++)
                if (tune_learner_holds(learner, &learner->rows[i]))
                    sums[i] += learner->scores[i] / (int32_t)draws;
        }
        report(&check, "held back");
    }
    if (draws > 1) {
        for (int held = 0; held < TUNE_THIRDS; held++)
            add_pages(&check, held, sums);
        report(&check, "of the mean scores");
    }
    free(sums);
    free(check.set_of);
    tune_learner_close(learner);
    return 0;
}
