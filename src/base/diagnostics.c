/* diagnostics.c - a bounded list in an arena. */
#include "diagnostics.h"
#include "limits.h"

#define DETAIL_BYTES 200

void stet_diagnostics_add(struct stet_diagnostics *list, struct stet_arena *arena, const char *code,
                          size_t offset, struct stet_span detail)
{
    list->count++;
    if (list->count > STET_MAX_DIAGNOSTICS)
        return;
    size_t len = detail.len;
    if (len > DETAIL_BYTES) {
        len = DETAIL_BYTES;
        while (len > 0 && ((unsigned char)detail.ptr[len] & 0xC0) == 0x80)
            len--;
    }
    struct stet_diagnostic *item = stet_arena_alloc(arena, sizeof(*item));
    char *copy = item ? stet_arena_dup(arena, detail.ptr, len) : NULL;
    if (!copy)
        return; /* counted, though not kept */
    *item = (struct stet_diagnostic){.code = code, .offset = offset, .detail = {copy, len}};
    if (list->last)
        list->last->next = item;
    else
        list->first = item;
    list->last = item;
}
