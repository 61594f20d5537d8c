/* verdict.c - the score of each block, and what follows from it for the parts of the page.
 *
 * In: blocks with their features. Out: which are kept; then parts chosen and dropped, as convert.c
 * takes them. */
#include "blocks.h"
#include "keys.h"
#include "survey.h"
#include "weights.h"
#include <stdlib.h>

enum {
    ALIKE_MIN = 3,       /* blocks that are a row of their like, */
    ALIKE_LETTERS = 60,  /* with so many letters each at most, */
    LINKS_LETTERS = 120, /* or so many, if most of them are links */
    LIST_LINKS = 50      /* percent of links that a list of a text has at most */
};

#define MIXED UINT8_MAX

/* Captions have no score: they go with what is around them. */
static enum stet_status score_blocks(struct stet_blocks *blocks, unsigned forest,
                                     struct stet_error *error)
{
    int32_t *scores = calloc((size_t)blocks->count + 1, sizeof(*scores));
    if (!scores)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    if (blocks->count > 0)
        stet_forest_scores(&stet_forests[forest], blocks->all->features, sizeof(*blocks->all),
                           blocks->count, scores);
    for (uint32_t i = 0; i < blocks->count; i++)
        blocks->all[i].score = blocks->all[i].certain ? 0 : scores[i];
    free(scores);
    return STET_OK;
}

static bool is_title(const struct stet_block *block)
{
    return block->features[STET_FEATURE_TITLE] > 0;
}

/* A block is kept by its score; a caption if the nearest block before or after that is none is. */
static void keep_blocks(struct stet_blocks *blocks)
{
    bool before = false, after = false;
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        before = block->certain ? before : block->score > 0;
        block->kept = before;
    }
    for (uint32_t i = blocks->count; i-- > 0;) {
        struct stet_block *block = &blocks->all[i];
        after = block->certain ? after : block->score > 0;
        block->kept = block->kept || after;
    }
}

static bool is_of_thread(const struct stet_block *block)
{
    return block->features[STET_FEATURE_THREAD] > 0;
}

/* The blocks of a table, those built alike in one place, and in a thread those built alike in any
 * post, have one key. */
static uint64_t key_of(const struct stet_block *block)
{
    if (block->table)
        return block->table;
    if (is_of_thread(block))
        return block->build;
    return block->build ^ (block->outer[STET_OUTER_COUNT - 1] * 0x9E3779B97F4A7C15u);
}

static void level_group(struct stet_blocks *blocks, const struct stet_key *group, uint32_t count)
{
    int64_t sum = 0, letters = 0, weighed = 0, links = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct stet_block *block = &blocks->all[group[i].block];
        sum += block->score;
        weighed += block->score * (int64_t)block->measure.chars;
        letters += block->measure.chars;
        links += block->measure.link_chars;
    }
    int64_t most = 2 * links > letters ? LINKS_LETTERS : ALIKE_LETTERS;
    const struct stet_block *first = &blocks->all[group[0].block];
    bool whole = letters > 0 && (first->table || (is_of_thread(first) && count >= ALIKE_MIN));
    if (!whole && (count < ALIKE_MIN || letters > most * (int64_t)count))
        return;
    for (uint32_t i = 0; i < count; i++)
        if (!blocks->all[group[i].block].certain)
            blocks->all[group[i].block].score =
                (int32_t)(whole ? weighed / letters : sum / (int64_t)count);
}

/* The cells of a table, the texts of a thread's posts, and short blocks built alike in one place,
 * such as the links of cards, have one verdict. */
static enum stet_status level_alike(struct stet_blocks *blocks, struct stet_error *error)
{
    struct stet_key *all = calloc(2 * ((size_t)blocks->count + 1), sizeof(*all));
    if (!all)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    for (uint32_t i = 0; i < blocks->count; i++)
        all[i] = (struct stet_key){key_of(&blocks->all[i]), i};
    stet_keys_sort(all, all + blocks->count, blocks->count);
    for (uint32_t start = 0, end; start < blocks->count; start = end) {
        for (end = start; end < blocks->count && all[end].key == all[start].key;)
            end++;
        level_group(blocks, all + start, end - start);
    }
    free(all);
    return STET_OK;
}

/* The end of the items of one list from first on. */
static uint32_t list_end(const struct stet_blocks *blocks, uint32_t first)
{
    uint8_t item = stet_tag_rank(STET_HTML_TAG_LI);
    uint32_t end = first;
    while (end < blocks->count && blocks->all[end].features[STET_FEATURE_TAG] == item &&
           blocks->all[end].outer[0] == blocks->all[first].outer[0])
        end++;
    return end;
}

/* A list that a kept line announces with a colon is kept, if it is not one of links. */
static void keep_announced(struct stet_blocks *blocks)
{
    uint32_t end;
    for (uint32_t i = 1; i < blocks->count; i = end) {
        struct stet_sum sum = {0};
        end = list_end(blocks, i);
        bool announced = end > i && blocks->all[i - 1].score > 0 &&
                         blocks->all[i].features[STET_FEATURE_PREV1_ENDS] == STET_ENDS_COLON;
        for (uint32_t k = i; k < end; k++)
            stet_sum_add(&sum, &blocks->all[k]);
        if (announced && sum.link_chars * (uint64_t)100 < sum.chars * (uint64_t)LIST_LINKS)
            for (uint32_t k = i; k < end; k++)
                if (!blocks->all[k].certain && blocks->all[k].score <= 0)
                    blocks->all[k].score = 1;
        end = end > i ? end : i + 1;
    }
}

enum stet_status stet_blocks_settle(struct stet_blocks *blocks, struct stet_error *error)
{
    enum stet_status status = level_alike(blocks, error);
    if (status >= 0)
        status = stet_blocks_raise(blocks, error);
    if (status < 0)
        return status;
    keep_announced(blocks);
    keep_blocks(blocks);
    return STET_OK;
}

static enum stet_status judge_open(struct stet_blocks *open, struct stet_error *error)
{
    enum stet_status status = score_blocks(open, 0, error);
    if (status >= 0)
        status = stet_blocks_context(open, error);
    if (status >= 0)
        status = score_blocks(open, 1, error);
    if (status >= 0)
        status = stet_blocks_settle(open, error);
    if (status < 0)
        return status;
    for (uint32_t i = 0; i < open->count; i++) {
        struct stet_block *block = &open->all[i];
        if (block->kept)
            block->why = STET_KEEP;
        else if (!block->why)
            block->why = block->chosen ? STET_DROP_UNLIKELY : STET_DROP_OUTSIDE;
    }
    return STET_OK;
}

enum stet_status stet_blocks_judge(struct stet_blocks *blocks, struct stet_error *error)
{
    struct stet_blocks open = {0};
    enum stet_status status = stet_blocks_open(&open, blocks, error);
    if (status >= 0)
        status = judge_open(&open, error);
    if (status < 0) {
        stet_blocks_free(&open);
        return status;
    }
    stet_blocks_close(&open, blocks);
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        if (block->certain != STET_CERTAIN_DROPPED)
            continue;
        block->kept = false;
        block->score = STET_SCORE_NEVER;
        if (!block->why)
            block->why = is_title(block) ? STET_DROP_TITLE : STET_DROP_UNLIKELY;
    }
    return STET_OK;
}

static bool is_picture(const struct stet_part *part)
{
    return part->flow == STET_FLOW_VOID && part->tag != STET_HTML_TAG_BR &&
           part->tag != STET_HTML_TAG_HR;
}

/* What a verdict needs to know of each part. */
struct fate {
    uint32_t kept;  /* letters kept below it */
    uint8_t why;    /* of all blocks below it, or MIXED */
    bool mentioned; /* some block lies below it */
    bool left;      /* the rules kept it */
};

static void count_fates(const struct stet_blocks *blocks, const struct stet_page *page,
                        struct fate *fates)
{
    for (uint32_t i = blocks->count; i-- > 0;) {
        const struct stet_block *block = &blocks->all[i];
        for (uint32_t at = block->first; at <= block->last; at++) {
            const struct stet_part *part = &page->parts[at];
            if (!part->text)
                continue;
            fates[at].kept = block->kept ? part->all.chars + 1 : 0;
            fates[at].why = block->why;
            fates[at].mentioned = true;
        }
    }
    for (uint32_t i = page->count; i-- > 1;) {
        struct fate *outer = &fates[page->parts[i].parent];
        outer->kept += fates[i].kept;
        if (fates[i].mentioned) {
            outer->why = !outer->mentioned || outer->why == fates[i].why ? fates[i].why : MIXED;
            outer->mentioned = true;
        }
    }
}

/* Which parts the rules kept: chosen, and not dropped with what is around them. */
static void ask_rules(const struct stet_page *page, struct fate *fates)
{
    for (uint32_t i = 0; i < page->count;) {
        if (page->parts[i].drop || !page->parts[i].chosen) {
            i = page->parts[i].drop ? page->parts[i].end : i + 1;
            continue;
        }
        for (uint32_t end = page->parts[i].end; i < end;) {
            fates[i].left = !page->parts[i].drop;
            i = page->parts[i].drop ? page->parts[i].end : i + 1;
        }
    }
}

/* A picture stays if the rules kept it, or nothing dropped it and text beside it is kept. */
static bool keeps_picture(const struct stet_page *page, const struct fate *fates, uint32_t at)
{
    uint32_t outer = page->parts[at].parent;
    for (unsigned level = 0; level < 2 && outer != 0; level++) {
        while (outer != 0 && page->parts[outer].flow == STET_FLOW_INLINE)
            outer = page->parts[outer].parent;
        if (fates[outer].kept > 0)
            return true;
        outer = page->parts[outer].parent;
    }
    return fates[at].left && fates[outer].kept > 0;
}

/* The innermost part that holds all that is kept. */
static uint32_t find_root(const struct stet_page *page, const struct fate *fates)
{
    uint32_t root = 0;
    for (uint32_t i = 1; i < page->parts[root].end;) {
        if (fates[i].kept == fates[0].kept && !page->parts[i].text) {
            root = i++;
        } else if (fates[i].kept > 0) {
            break;
        } else {
            i = page->parts[i].end;
        }
    }
    return root;
}

void stet_blocks_apply(const struct stet_blocks *blocks, struct stet_page *page)
{
    struct fate *fates = calloc(page->count, sizeof(*fates));
    if (!fates)
        return;
    count_fates(blocks, page, fates);
    ask_rules(page, fates);
    if (fates[0].kept == 0) {
        free(fates);
        return;
    }
    for (uint32_t i = 0; i < page->count; i++)
        page->parts[i].chosen = false;
    uint32_t root = find_root(page, fates);
    page->parts[root].chosen = true;
    for (uint32_t i = 0; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        bool picture = is_picture(part);
        if (fates[i].kept > 0) {
            part->drop = STET_KEEP;
            i++;
        } else if (fates[i].mentioned && !part->drop && fates[i].why == MIXED) {
            i++;
        } else if (fates[i].mentioned) {
            if (!part->drop)
                part->drop = fates[i].why;
            for (uint32_t below = i + 1; below < part->end; below++)
                if (fates[below].mentioned) /* is told of with what is around it */
                    page->parts[below].drop = STET_KEEP;
            i = part->end;
        } else {
            if (picture && !part->drop && !keeps_picture(page, fates, i))
                part->drop = STET_DROP_OUTSIDE;
            i = part->drop ? part->end : i + 1;
        }
    }
    free(fates);
    stet_parts_measure(page);
}
