/* ahead.c - a ring of folders between the thread that writes the catalog and those that read the
 * archive for it. Texts are made ready only while the ring holds few bytes; a text that was not is
 * made so by the writer, so nothing here is ever missed. */
#include "ahead.h"
#include "limits.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RING        512
#define RING_BYTES  (32 * STET_MIB)
#define MAX_THREADS 16

struct job {
    char *path;
    struct stet_ahead_folder out;
    size_t bytes;
    bool done;
};

struct stet_ahead {
    const char *path;
    struct stet_oid commit;
    stet_ahead_fn *each;
    void *context;
    pthread_mutex_t lock;
    pthread_cond_t added, done;
    struct job ring[RING];
    size_t count, taken, given; /* jobs ever added, taken by a thread, given to each */
    size_t bytes;               /* of texts in the ring */
    bool end;
    pthread_t threads[MAX_THREADS];
    size_t started;
};

/* What a thread reads with. */
struct reader {
    struct stet_store *store;
    struct stet_snapshot *snapshot;
    struct stet_indexer *indexer;
    struct stet_buf bytes;
};

/* The texts of a folder, but for those equal to the one before. */
static void read_texts(struct reader *reader, struct job *job, size_t room)
{
    const struct stet_folder *folder = &job->out.folder;
    struct stet_error ignored;
    job->out.texts = calloc(folder->count ? folder->count : 1, sizeof(struct stet_indexed *));
    for (size_t i = 0; job->out.texts && i < folder->count && job->bytes < room; i++) {
        const struct stet_oid *oid = &folder->entries[i].text;
        if (i > 0 && stet_oid_equal(oid, &folder->entries[i - 1].text))
            continue;
        struct stet_indexed **out = &job->out.texts[job->out.count];
        stet_buf_clear(&reader->bytes);
        if (stet_store_read(reader->store, oid, &reader->bytes, &ignored) != STET_OK ||
            stet_indexer_run(reader->indexer, oid,
                             (struct stet_span){reader->bytes.ptr, reader->bytes.len}, out,
                             &ignored) != STET_OK)
            return; /* the writer will tell why */
        job->bytes += stet_indexed_bytes(*out);
        job->out.count++;
    }
}

static struct job *take(struct stet_ahead *ahead, size_t *room)
{
    pthread_mutex_lock(&ahead->lock);
    while (ahead->taken == ahead->count && !ahead->end)
        pthread_cond_wait(&ahead->added, &ahead->lock);
    struct job *job = ahead->end ? NULL : &ahead->ring[ahead->taken++ % RING];
    *room = ahead->bytes < RING_BYTES ? RING_BYTES - ahead->bytes : 0;
    pthread_mutex_unlock(&ahead->lock);
    return job;
}

static void *work(void *context)
{
    struct stet_ahead *ahead = context;
    struct reader reader = {.indexer = stet_indexer_new()};
    struct stet_error ignored;
    size_t room;
    stet_buf_init(&reader.bytes, STET_MAX_CANONICAL_BYTES);
    bool open =
        reader.indexer && stet_store_open(ahead->path, &reader.store, &ignored) == STET_OK &&
        stet_snapshot_open(reader.store, &ahead->commit, &reader.snapshot, &ignored) == STET_OK;
    for (struct job *job; (job = take(ahead, &room));) {
        job->out.status = STET_ERR_IO;
        if (open)
            job->out.status =
                stet_snapshot_folder(reader.snapshot, job->path, &job->out.folder, &ignored);
        if (job->out.status == STET_OK)
            read_texts(&reader, job, room);
        pthread_mutex_lock(&ahead->lock);
        ahead->bytes += job->bytes;
        job->done = true;
        pthread_cond_signal(&ahead->done);
        pthread_mutex_unlock(&ahead->lock);
    }
    stet_snapshot_close(reader.snapshot);
    stet_store_close(reader.store);
    stet_indexer_free(reader.indexer);
    stet_buf_free(&reader.bytes);
    return NULL;
}

struct stet_ahead *stet_ahead_start(const char *path, const struct stet_oid *commit,
                                    stet_ahead_fn *each, void *context)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = online < 1 ? 1 : online > MAX_THREADS ? MAX_THREADS : (size_t)online;
    struct stet_ahead *ahead = calloc(1, sizeof(*ahead));
    if (!ahead)
        return NULL;
    *ahead = (struct stet_ahead){.path = path, .commit = *commit, .each = each, .context = context};
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->added, NULL);
    pthread_cond_init(&ahead->done, NULL);
    while (ahead->started < threads &&
           pthread_create(&ahead->threads[ahead->started], NULL, work, ahead) == 0)
        ahead->started++;
    if (ahead->started > 0)
        return ahead;
    stet_ahead_free(ahead);
    return NULL;
}

static void empty(struct job *job)
{
    free(job->path);
    stet_folder_free(&job->out.folder);
    for (size_t i = 0; i < job->out.count; i++)
        stet_indexed_free(job->out.texts[i]);
    free(job->out.texts);
    *job = (struct job){0};
}

/* Gives the oldest folder, when it is ready. */
static enum stet_status give(struct stet_ahead *ahead)
{
    struct job *job = &ahead->ring[ahead->given % RING];
    pthread_mutex_lock(&ahead->lock);
    while (!job->done)
        pthread_cond_wait(&ahead->done, &ahead->lock);
    pthread_mutex_unlock(&ahead->lock);
    if (!job->out.folder.path) { /* it could not be read: the writer does it all */
        job->out.folder.path = job->path;
        job->path = NULL;
    }
    enum stet_status status = ahead->each(ahead->context, &job->out);
    pthread_mutex_lock(&ahead->lock);
    ahead->bytes -= job->bytes;
    empty(job);
    ahead->given++;
    pthread_mutex_unlock(&ahead->lock);
    return status;
}

enum stet_status stet_ahead_add(struct stet_ahead *ahead, const char *path)
{
    enum stet_status status = STET_OK;
    while (status == STET_OK && ahead->count - ahead->given == RING)
        status = give(ahead);
    if (status != STET_OK)
        return status;
    struct job *job = &ahead->ring[ahead->count % RING];
    *job = (struct job){.path = strdup(path)};
    if (!job->path)
        return STET_ERR_MEMORY;
    pthread_mutex_lock(&ahead->lock);
    ahead->count++;
    pthread_cond_signal(&ahead->added);
    pthread_mutex_unlock(&ahead->lock);
    return STET_OK;
}

enum stet_status stet_ahead_finish(struct stet_ahead *ahead)
{
    enum stet_status status = STET_OK;
    while (status == STET_OK && ahead->given < ahead->count)
        status = give(ahead);
    return status;
}

void stet_ahead_free(struct stet_ahead *ahead)
{
    if (!ahead)
        return;
    pthread_mutex_lock(&ahead->lock);
    ahead->end = true;
    pthread_cond_broadcast(&ahead->added);
    pthread_mutex_unlock(&ahead->lock);
    for (size_t i = 0; i < ahead->started; i++)
        pthread_join(ahead->threads[i], NULL);
    for (size_t i = 0; i < RING; i++)
        empty(&ahead->ring[i]);
    pthread_mutex_destroy(&ahead->lock);
    pthread_cond_destroy(&ahead->added);
    pthread_cond_destroy(&ahead->done);
    free(ahead);
}
