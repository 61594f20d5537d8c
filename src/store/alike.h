/* alike.h - pages of one template: which of those seen lately is a page most like? */
#ifndef STET_ALIKE_H
#define STET_ALIKE_H

#include <stet/base.h>

#define STET_ALIKE_DIGESTS 48
#define STET_ALIKE_PAGES   96 /* that are remembered */

/* The smallest digests of a page's pieces (tags and lines): pages that share many of them share
 * much of their text. */
struct stet_alike_sketch {
    uint32_t digests[STET_ALIKE_DIGESTS]; /* ascending */
    size_t count;
};

/* Takes O(n). */
void stet_alike_sketch_make(struct stet_alike_sketch *out, struct stet_span page);

struct stet_alike_page {
    size_t item; /* what the caller calls it */
    uint64_t used;
    struct stet_alike_sketch sketch;
};

/* The pages seen lately. */
struct stet_alike {
    struct stet_alike_page pages[STET_ALIKE_PAGES];
    size_t count;
    uint64_t clock;
};

/* Puts the items of up to most pages in out, the most alike first; how many. */
size_t stet_alike_find(const struct stet_alike *alike, const struct stet_alike_sketch *sketch,
                       size_t *out, size_t most);
/* Remembers a page, in the place of the one that was of no use for longest. */
void stet_alike_add(struct stet_alike *alike, const struct stet_alike_sketch *sketch, size_t item);
/* Notes that a page was of use. */
void stet_alike_use(struct stet_alike *alike, size_t item);

#endif
