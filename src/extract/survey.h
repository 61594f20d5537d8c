/* survey.h - what the files that make features share. Private to features*.c. */
#ifndef STET_SURVEY_H
#define STET_SURVEY_H

#include "blocks.h"

#define STET_OUTWARDS_MAX 64 /* elements around a block that are looked at */
#define STET_LONG_LETTERS 80 /* of a block that is long */

/* Sums over the blocks of an element, of a group, of a stretch. */
struct stet_sum {
    uint32_t chars, link_chars, marks, blocks;
    uint32_t long_chars, rule_chars; /* in long blocks; that the rules keep */
};

/* What the features PHRASE and PREFIX are of "Read more", of "12 comments". */
enum { STET_PHRASE_RELATED = 3, STET_PHRASE_COMMENTS };

/* What all features of a page are made from. */
struct stet_survey {
    const struct stet_page *page;
    struct stet_blocks *blocks; /* those that are not certainly dropped */
    struct stet_sum *below;     /* of each part */
    bool has_title;
    uint32_t title;      /* how many blocks stand before it */
    uint32_t start, end; /* the first and the last block that the rules keep */
};

/* Sixteen times the binary logarithm of n + 1, at most 255. */
static inline uint8_t stet_level(uint64_t n)
{
    if (++n >= 1u << 16)
        return 255;
    unsigned bits = n >> 8 ? 8 : 0;
    bits += n >> bits >> 4 ? 4 : 0;
    bits += n >> bits >> 2 ? 2 : 0;
    bits += n >> bits >> 1 ? 1 : 0;
    return (uint8_t)(bits * 16 + ((n << 4 >> bits) & 15));
}

/* Percent, or another share, of the whole, at most 255. */
static inline uint8_t stet_share(uint64_t part, uint64_t whole, unsigned times)
{
    uint64_t share = whole ? part * times / whole : 0;
    return share > 255 ? 255 : (uint8_t)share;
}

void stet_sum_add(struct stet_sum *sum, const struct stet_block *block);
/* An ordinal for elements that matter. */
uint8_t stet_tag_rank(unsigned tag);

/* features_text.c: of the text alone; then what the heading above says. */
void stet_features_text(struct stet_blocks *blocks, const struct stet_page *page);
void stet_features_headings(struct stet_blocks *blocks, const struct stet_page *page);
/* sections.c: drops what stands under headings of comments and of related articles. */
void stet_features_sections(struct stet_blocks *blocks, const struct stet_page *page, bool thread);
/* features_around.c: of the elements around each block, with what the rules say. */
void stet_features_around(struct stet_survey *survey);
/* features_alike.c: of the blocks built alike; false if there is no memory. */
bool stet_features_alike(struct stet_survey *survey) STET_MUST_CHECK;
/* features_row.c: of the blocks before and after, and of the place on the page. */
void stet_features_row(struct stet_survey *survey);

/* features_page.c: of the whole page. */
void stet_features_page(struct stet_survey *survey);
/* Does it say to machines when it was published? */
bool stet_page_is_dated(const struct stet_page *page);

/* thread.c: do its address or its names say that the page is a thread of posts? */
bool stet_page_is_thread(const struct stet_page *page);

#endif
