/* twins.c - a table of ids in open addressing, 32 bytes an article: runs of a million pages are of
 * one moment. */
#include "twins.h"
#include "digest.h"
#include <stdlib.h>
#include <string.h>

#define FIRST_SLOTS 1024 /* a power of two */

struct twin {
    uint8_t id[STET_ID_HEX / 2];
    struct stet_oid text;
    bool used;
};

struct stet_twins {
    struct twin *slots;
    size_t size, count;
    int64_t captured_utc;
};

struct stet_twins *stet_twins_new(void)
{
    struct stet_twins *twins = calloc(1, sizeof(*twins));
    if (twins)
        twins->slots = calloc(FIRST_SLOTS, sizeof(*twins->slots));
    if (!twins || !twins->slots) {
        free(twins);
        return NULL;
    }
    twins->size = FIRST_SLOTS;
    return twins;
}

void stet_twins_free(struct stet_twins *twins)
{
    if (twins)
        free(twins->slots);
    free(twins);
}

/* The slot of an id: its own, or the free one where it belongs. */
static struct twin *find(const struct stet_twins *twins, const uint8_t id[STET_ID_HEX / 2])
{
    uint64_t at;
    memcpy(&at, id, sizeof(at)); /* a digest is its own hash */
    for (;; at++) {
        struct twin *twin = &twins->slots[at & (twins->size - 1)];
        if (!twin->used || memcmp(twin->id, id, sizeof(twin->id)) == 0)
            return twin;
    }
}

static bool grow(struct stet_twins *twins)
{
    if (twins->count * 4 < twins->size * 3)
        return true;
    struct stet_twins more = {.size = twins->size * 2};
    more.slots = calloc(more.size, sizeof(*more.slots));
    if (!more.slots)
        return false;
    for (size_t i = 0; i < twins->size; i++)
        if (twins->slots[i].used)
            *find(&more, twins->slots[i].id) = twins->slots[i];
    free(twins->slots);
    twins->slots = more.slots;
    twins->size = more.size;
    return true;
}

enum stet_status stet_twins_note(struct stet_twins *twins, const char id[STET_ID_HEX + 1],
                                 int64_t captured_utc, const struct stet_oid *text,
                                 struct stet_error *error)
{
    struct twin new = {.text = *text, .used = true};
    if (twins->count > 0 && twins->captured_utc != captured_utc) {
        memset(twins->slots, 0, twins->size * sizeof(*twins->slots));
        twins->count = 0;
    }
    twins->captured_utc = captured_utc;
    if (!grow(twins) ||
        !stet_hex_parse((struct stet_span){id, STET_ID_HEX}, new.id, sizeof(new.id)))
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    struct twin *twin = find(twins, new.id);
    if (twin->used)
        return stet_oid_equal(&twin->text, text) ? STET_OK : STET_DIFFERENT;
    *twin = new;
    twins->count++;
    return STET_OK;
}
