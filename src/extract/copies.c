/* copies.c - what stands on the page twice: the article once more for print, or for small screens.
 *
 * In: blocks with their verdicts. Out: the blocks of an element that says nothing but what was said
 * before, and that is near half of all that is kept, are not kept. A clause that a contract
 * repeats, a quoted post, a refrain stay: they are less. */
#include "blocks.h"
#include "fold.h"
#include "keys.h"
#include "utf8.h"
#include <stdlib.h>

enum {
    LETTERS_MIN = 60, /* of a block whose text is compared */
    LINKS_MAX = 50,   /* percent of it in links */
    BYTES_MAX = 4096, /* of its text that are compared */
    BLOCKS_MIN = 2,   /* that a copy has again, */
    COPIED_MIN = 85,  /* percent of the element that they are, */
    SHARE_MIN = 40,   /* percent of all that is kept */
};

/* Sums over the kept blocks of an element. */
struct copied {
    uint32_t letters, again, blocks; /* again, blocks: of those that stand before it too */
};

/* A number for the letters and digits of a block's text; 0 if it is not compared. */
static uint64_t key_of(const struct stet_page *page, const struct stet_block *block,
                       struct stet_buf *text)
{
    uint64_t key = 0xCBF29CE484222325u;
    if (!block->kept || block->measure.chars < LETTERS_MIN ||
        stet_measure_links(&block->measure) > LINKS_MAX)
        return 0;
    stet_buf_clear(text);
    stet_block_text(page, block, BYTES_MAX, text);
    for (size_t pos = 0; pos < text->len;) {
        uint32_t code = stet_fold_code(stet_utf8_next(text->ptr, text->len, &pos));
        bool letter = code >= 0x80 || (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
        if (letter)
            key = (key ^ code) * 0x100000001B3u;
    }
    return key;
}

/* Adds a block to the elements around it; twin: the block before it of the same text, or NULL. */
static void add(const struct stet_page *page, struct copied *sums, const struct stet_block *block,
                const struct stet_block *twin)
{
    for (uint32_t at = block->part; at != 0; at = page->parts[at].parent) {
        sums[at].letters += block->measure.chars;
        if (twin && twin->first < at) {
            sums[at].again += block->measure.chars;
            sums[at].blocks++;
        }
    }
}

static bool is_copy(const struct copied *sum, uint64_t kept)
{
    return sum->blocks >= BLOCKS_MIN && sum->again * (uint64_t)100 >= kept * SHARE_MIN &&
           sum->again * (uint64_t)100 >= sum->letters * (uint64_t)COPIED_MIN;
}

static void drop_below(struct stet_blocks *blocks, const struct stet_page *page, uint32_t at)
{
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        if (!block->kept || block->first < at || block->first >= page->parts[at].end)
            continue;
        block->kept = false;
        block->why = STET_DROP_COPY;
    }
}

/* sums: of each part, all zero; keys: room for twice the blocks. */
static void find_copies(struct stet_blocks *blocks, const struct stet_page *page,
                        struct copied *sums, struct stet_key *keys)
{
    struct stet_buf text;
    uint64_t kept = 0;
    stet_buf_init(&text, 2 * BYTES_MAX);
    for (uint32_t i = 0; i < blocks->count; i++) {
        keys[i] = (struct stet_key){key_of(page, &blocks->all[i], &text), i};
        kept += blocks->all[i].kept ? blocks->all[i].measure.chars : 0;
    }
    stet_buf_free(&text);
    stet_keys_sort(keys, keys + blocks->count, blocks->count);
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[keys[i].block];
        bool again = i > 0 && keys[i].key != 0 && keys[i].key == keys[i - 1].key;
        if (block->kept)
            add(page, sums, block, again ? &blocks->all[keys[i - 1].block] : NULL);
    }
    for (uint32_t at = 1; at < page->count; at++)
        if (is_copy(&sums[at], kept)) {
            drop_below(blocks, page, at);
            return;
        }
}

enum stet_status stet_blocks_drop_copies(struct stet_blocks *blocks, const struct stet_page *page,
                                         struct stet_error *error)
{
    struct copied *sums = calloc(page->count, sizeof(*sums));
    struct stet_key *keys = calloc(2 * ((size_t)blocks->count + 1), sizeof(*keys));
    bool memory = sums && keys;
    if (memory)
        find_copies(blocks, page, sums, keys);
    free(sums);
    free(keys);
    return memory ? STET_OK
                  : stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
}
