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
    HEAD_BYTES = 64,  /* of it that are read first, */
    HEAD_LETTERS = 8, /* for so many letters */
    BLOCKS_MIN = 2,   /* that a copy has again, */
    COPIED_MIN = 85,  /* percent of the element that they are, */
    SHARE_MIN = 40,   /* percent of all that is kept */
};

/* Sums over the kept blocks of an element. */
struct copied {
    uint32_t letters, again, blocks; /* again, blocks: of those that stand before it too */
};

/* Is its text compared? */
static bool is_compared(const struct stet_block *block)
{
    return block->kept && block->measure.chars >= LETTERS_MIN &&
           stet_measure_links(&block->measure) <= LINKS_MAX;
}

/* A number for the first letters and digits of a block's text, at most so many, in its first bytes.
 */
static uint64_t key_of(const struct stet_page *page, const struct stet_block *block, size_t bytes,
                       size_t letters, struct stet_buf *text)
{
    uint64_t key = 0xCBF29CE484222325u;
    stet_buf_clear(text);
    stet_block_text(page, block, bytes, text);
    for (size_t pos = 0; pos < text->len && letters > 0;) {
        uint32_t code = stet_fold_code(stet_utf8_next(text->ptr, text->len, &pos));
        bool letter = code >= 0x80 || (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
        if (!letter)
            continue;
        key = (key ^ code) * 0x100000001B3u;
        letters--;
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

/* Sorts the blocks by their text, with key 0 those that are not compared and those that begin as
 * no other: that spares reading most of them whole. keys: room for twice the blocks. */
static void sort_by_text(const struct stet_blocks *blocks, const struct stet_page *page,
                         struct stet_key *keys)
{
    struct stet_buf text;
    stet_buf_init(&text, 2 * BYTES_MAX);
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[i];
        uint64_t head =
            is_compared(block) ? key_of(page, block, HEAD_BYTES, HEAD_LETTERS, &text) : 0;
        keys[i] = (struct stet_key){head, i};
    }
    stet_keys_sort(keys, keys + blocks->count, blocks->count);
    for (uint32_t start = 0, end; start < blocks->count; start = end) {
        uint64_t head = keys[start].key;
        for (end = start + 1; end < blocks->count && keys[end].key == head;)
            end++;
        bool alone = head == 0 || end - start == 1;
        for (uint32_t i = start; i < end; i++) {
            const struct stet_block *block = &blocks->all[keys[i].block];
            keys[i].key = alone ? 0 : key_of(page, block, BYTES_MAX, SIZE_MAX, &text);
        }
    }
    stet_buf_free(&text);
    stet_keys_sort(keys, keys + blocks->count, blocks->count);
}

/* Is what the key of a place stands for said by the block at the place before it, too? */
static bool is_again(const struct stet_key *keys, uint32_t place)
{
    return place > 0 && keys[place].key != 0 && keys[place].key == keys[place - 1].key;
}

static bool any_again(const struct stet_key *keys, uint32_t count)
{
    uint32_t place = count;
    while (place > 0 && !is_again(keys, place - 1))
        place--;
    return place > 0;
}

/* keys: sorted; sums: of each part, all zero. */
static void find_copies(struct stet_blocks *blocks, const struct stet_page *page,
                        const struct stet_key *keys, struct copied *sums)
{
    uint64_t kept = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[keys[i].block];
        if (!block->kept)
            continue;
        kept += block->measure.chars;
        add(page, sums, block, is_again(keys, i) ? &blocks->all[keys[i - 1].block] : NULL);
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
    struct stet_key *keys = calloc(2 * ((size_t)blocks->count + 1), sizeof(*keys));
    struct copied *sums = NULL;
    bool memory = keys != NULL;
    if (memory)
        sort_by_text(blocks, page, keys);
    if (memory && any_again(keys, blocks->count)) {
        sums = calloc(page->count, sizeof(*sums));
        memory = sums != NULL;
        if (memory)
            find_copies(blocks, page, keys, sums);
    }
    free(sums);
    free(keys);
    return memory ? STET_OK
                  : stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
}
