/* alike.c - which pages share a template, without comparing their bytes: each is told by the
 * smallest digests of its pieces, and two pages have as many of those in common as they have
 * pieces. */
#include "alike.h"
#include <string.h>

#define PIECE 24 /* bytes digested behind each start of a tag or line */

static uint32_t digest(const char *ptr)
{
    uint64_t a, b, c;
    memcpy(&a, ptr, sizeof(a));
    memcpy(&b, ptr + 8, sizeof(b));
    memcpy(&c, ptr + 16, sizeof(c));
    a = (a ^ b << 23 ^ b >> 41) * UINT64_C(0x9E3779B97F4A7C15);
    a = (a ^ a >> 29 ^ c) * UINT64_C(0xBF58476D1CE4E5B9);
    return (uint32_t)(a >> 32);
}

static void insert(struct stet_alike_sketch *sketch, uint32_t value)
{
    size_t at = sketch->count;
    while (at > 0 && sketch->digests[at - 1] > value)
        at--;
    if (at > 0 && sketch->digests[at - 1] == value)
        return;
    if (sketch->count < STET_ALIKE_DIGESTS)
        sketch->count++;
    memmove(sketch->digests + at + 1, sketch->digests + at,
            (sketch->count - at - 1) * sizeof(*sketch->digests));
    sketch->digests[at] = value;
}

void stet_alike_sketch_make(struct stet_alike_sketch *out, struct stet_span page)
{
    out->count = 0;
    for (size_t i = 0; i + PIECE <= page.len; i++) {
        if (page.ptr[i] != '<' && page.ptr[i] != '\n')
            continue;
        uint32_t value = digest(page.ptr + i);
        if (out->count < STET_ALIKE_DIGESTS || value < out->digests[out->count - 1])
            insert(out, value);
    }
}

static size_t in_common(const struct stet_alike_sketch *a, const struct stet_alike_sketch *b)
{
    size_t count = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        count += a->digests[i] == b->digests[k];
        uint32_t x = a->digests[i], y = b->digests[k];
        i += x <= y;
        k += y <= x;
    }
    return count;
}

size_t stet_alike_find(const struct stet_alike *alike, const struct stet_alike_sketch *sketch,
                       size_t *out, size_t most)
{
    size_t scores[STET_ALIKE_PAGES], count = 0;
    for (size_t i = alike->count; i-- > 0;) {
        size_t score = in_common(&alike->pages[i].sketch, sketch), at = count;
        if (score == 0)
            continue;
        while (at > 0 && scores[at - 1] < score)
            at--;
        if (at == most)
            continue;
        if (count < most)
            count++;
        memmove(scores + at + 1, scores + at, (count - at - 1) * sizeof(*scores));
        memmove(out + at + 1, out + at, (count - at - 1) * sizeof(*out));
        scores[at] = score;
        out[at] = alike->pages[i].item;
    }
    return count;
}

void stet_alike_add(struct stet_alike *alike, const struct stet_alike_sketch *sketch, size_t item)
{
    size_t at = 0;
    if (alike->count < STET_ALIKE_PAGES) {
        at = alike->count++;
    } else {
        for (size_t i = 1; i < alike->count; i++)
            if (alike->pages[i].used < alike->pages[at].used)
                at = i;
    }
    alike->pages[at] = (struct stet_alike_page){item, ++alike->clock, *sketch};
}

void stet_alike_use(struct stet_alike *alike, size_t item)
{
    for (size_t i = 0; i < alike->count; i++)
        if (alike->pages[i].item == item)
            alike->pages[i].used = ++alike->clock;
}
