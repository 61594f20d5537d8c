/* offer.c - texts that were made ready elsewhere, kept by oid until an update asks. */
#include "database.h"
#include "indexed.h"
#include "map.h"
#include "span.h"

static struct stet_span key_of(const struct stet_oid *oid)
{
    return (struct stet_span){(const char *)oid->id, sizeof(oid->id)};
}

void stet_catalog_offer(struct stet_catalog *catalog, const struct stet_indexed *indexed)
{
    if (!catalog->offers)
        catalog->offers = stet_map_new();
    size_t *slot =
        catalog->offers ? stet_map_put(catalog->offers, key_of(&indexed->text), NULL) : NULL;
    if (slot)
        memcpy(slot, &indexed, sizeof(indexed));
}

const struct stet_indexed *stet_offer_find(const struct stet_catalog *catalog,
                                           const struct stet_oid *oid)
{
    const struct stet_indexed *indexed = NULL;
    const size_t *slot = catalog->offers ? stet_map_get(catalog->offers, key_of(oid)) : NULL;
    if (slot)
        memcpy(&indexed, slot, sizeof(indexed));
    return indexed;
}

void stet_catalog_withdraw(struct stet_catalog *catalog)
{
    stet_map_free(catalog->offers);
    catalog->offers = NULL;
}
