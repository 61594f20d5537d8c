/* cataloguer.c - batches of indexed texts in, an updated catalog out, beside the run.
 *
 * The catalog is derived: nothing that fails here fails the run. Holds two batches at most, the one
 * it works at and the one its giver waits with. */
#include "cataloguer.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct stet_cataloguer {
    char *path;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t given, taken;
    struct stet_indexed **texts;
    size_t count;
    bool work, end; /* there is a batch to take; no more will come */
};

static void free_texts(struct stet_indexed **texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        stet_indexed_free(texts[i]);
    free(texts);
}

/* Waits for a batch; false if there will be none. */
static bool take(struct stet_cataloguer *cataloguer)
{
    pthread_mutex_lock(&cataloguer->lock);
    while (!cataloguer->work && !cataloguer->end)
        pthread_cond_wait(&cataloguer->given, &cataloguer->lock);
    bool work = cataloguer->work;
    pthread_mutex_unlock(&cataloguer->lock);
    return work;
}

static void finish(struct stet_cataloguer *cataloguer)
{
    free_texts(cataloguer->texts, cataloguer->count);
    pthread_mutex_lock(&cataloguer->lock);
    cataloguer->texts = NULL;
    cataloguer->count = 0;
    cataloguer->work = false;
    pthread_cond_signal(&cataloguer->taken);
    pthread_mutex_unlock(&cataloguer->lock);
}

static void *work(void *context)
{
    struct stet_cataloguer *cataloguer = context;
    struct stet_store *store = NULL;
    struct stet_catalog *catalog = NULL;
    struct stet_error ignored;
    enum stet_status status = stet_store_open(cataloguer->path, &store, &ignored);
    if (status == STET_OK)
        status = stet_catalog_open(store, &catalog, NULL, NULL, &ignored);
    while (take(cataloguer)) {
        for (size_t i = 0; catalog && i < cataloguer->count; i++)
            stet_catalog_offer(catalog, cataloguer->texts[i]);
        if (status == STET_OK)
            status = stet_catalog_update(catalog, &ignored);
        if (catalog)
            stet_catalog_withdraw(catalog);
        finish(cataloguer);
    }
    stet_catalog_close(catalog);
    stet_store_close(store);
    return NULL;
}

struct stet_cataloguer *stet_cataloguer_start(const char *path)
{
    struct stet_cataloguer *cataloguer = calloc(1, sizeof(*cataloguer));
    if (!cataloguer)
        return NULL;
    cataloguer->path = strdup(path);
    pthread_mutex_init(&cataloguer->lock, NULL);
    pthread_cond_init(&cataloguer->given, NULL);
    pthread_cond_init(&cataloguer->taken, NULL);
    if (cataloguer->path && pthread_create(&cataloguer->thread, NULL, work, cataloguer) == 0)
        return cataloguer;
    free(cataloguer->path);
    free(cataloguer);
    return NULL;
}

void stet_cataloguer_give(struct stet_cataloguer *cataloguer, struct stet_indexed **texts,
                          size_t count)
{
    if (!cataloguer) {
        free_texts(texts, count);
        return;
    }
    pthread_mutex_lock(&cataloguer->lock);
    while (cataloguer->work)
        pthread_cond_wait(&cataloguer->taken, &cataloguer->lock);
    cataloguer->texts = texts;
    cataloguer->count = count;
    cataloguer->work = true;
    pthread_cond_signal(&cataloguer->given);
    pthread_mutex_unlock(&cataloguer->lock);
}

void stet_cataloguer_end(struct stet_cataloguer *cataloguer)
{
    if (!cataloguer)
        return;
    pthread_mutex_lock(&cataloguer->lock);
    cataloguer->end = true;
    pthread_cond_signal(&cataloguer->given);
    pthread_mutex_unlock(&cataloguer->lock);
    pthread_join(cataloguer->thread, NULL);
    pthread_mutex_destroy(&cataloguer->lock);
    pthread_cond_destroy(&cataloguer->given);
    pthread_cond_destroy(&cataloguer->taken);
    free(cataloguer->path);
    free(cataloguer);
}
