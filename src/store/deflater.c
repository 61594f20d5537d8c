/* deflater.c - a ring of objects to be deflated. What may be taken from it when depends on what was
 * put in alone, so that a pack has the same bytes on any machine. */
#include "deflater.h"
#include "limits.h"
#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define LEVEL       12 /* of libdeflate: the smallest */
#define SURE        5  /* a delta of less than a fifth is not compared with the whole */
#define RING        64
#define FULL_BYTES  (8 * STET_MIB)      /* of content in the ring */
#define KEPT_BYTES  ((size_t)64 * 1024) /* a buffer that is larger is not kept for the next */
#define MAX_THREADS 15

enum state { EMPTY, WAITING, BUSY, DONE, FAILED };

struct stet_deflater {
    struct stet_deflating ring[RING];
    size_t first, count; /* of those that were given in */
    size_t bytes;        /* of their content */
    bool taken;          /* the first is lent */
    struct libdeflate_compressor *own;
    pthread_t threads[MAX_THREADS];
    size_t started;
    pthread_mutex_t lock; /* of the states, and of closing */
    pthread_cond_t added, done;
    bool closing;
};

static bool deflate(struct libdeflate_compressor *compressor, const struct stet_buf *in,
                    struct stet_buf *out)
{
    size_t bound = libdeflate_zlib_compress_bound(compressor, in->len);
    uint8_t *space = malloc(bound);
    size_t len = space ? libdeflate_zlib_compress(compressor, in->ptr, in->len, space, bound) : 0;
    if (len > 0)
        stet_buf_append(out, space, len);
    free(space);
    return len > 0 && !out->failed;
}

static bool work_on(struct libdeflate_compressor *compressor, struct stet_deflating *one)
{
    if (!compressor || (one->is_delta && !deflate(compressor, &one->delta, &one->small)))
        return false;
    return (one->is_delta && one->small.len <= one->whole.len / SURE) ||
           deflate(compressor, &one->whole, &one->large);
}

/* Works on one that waits, the oldest first; false if none does. The lock is held. */
static bool help(struct stet_deflater *deflater, struct libdeflate_compressor *compressor)
{
    for (size_t i = 0; i < deflater->count; i++) {
        struct stet_deflating *one = &deflater->ring[(deflater->first + i) % RING];
        if (one->state != WAITING)
            continue;
        one->state = BUSY;
        pthread_mutex_unlock(&deflater->lock);
        bool good = work_on(compressor, one);
        pthread_mutex_lock(&deflater->lock);
        one->state = good ? DONE : FAILED;
        pthread_cond_signal(&deflater->done);
        return true;
    }
    return false;
}

static void *work(void *opaque)
{
    struct stet_deflater *deflater = opaque;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    pthread_mutex_lock(&deflater->lock);
    while (!deflater->closing)
        if (!help(deflater, compressor))
            pthread_cond_wait(&deflater->added, &deflater->lock);
    pthread_mutex_unlock(&deflater->lock);
    libdeflate_free_compressor(compressor);
    return NULL;
}

struct stet_deflater *stet_deflater_new(void)
{
    struct stet_deflater *deflater = calloc(1, sizeof(*deflater));
    if (!deflater)
        return NULL;
    for (size_t i = 0; i < RING; i++) {
        struct stet_deflating *one = &deflater->ring[i];
        stet_buf_init(&one->whole, STET_MAX_OBJECT_BYTES);
        stet_buf_init(&one->delta, 2 * STET_MAX_OBJECT_BYTES);
        stet_buf_init(&one->small, 3 * STET_MAX_OBJECT_BYTES);
        stet_buf_init(&one->large, 3 * STET_MAX_OBJECT_BYTES);
    }
    pthread_mutex_init(&deflater->lock, NULL);
    pthread_cond_init(&deflater->added, NULL);
    pthread_cond_init(&deflater->done, NULL);
    deflater->own = libdeflate_alloc_compressor(LEVEL);
    if (!deflater->own) {
        stet_deflater_free(deflater);
        return NULL;
    }
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = online < 1 ? 0 : (size_t)online - 1;
    while (deflater->started < threads && deflater->started < MAX_THREADS &&
           pthread_create(&deflater->threads[deflater->started], NULL, work, deflater) == 0)
        deflater->started++;
    return deflater;
}

void stet_deflater_free(struct stet_deflater *deflater)
{
    if (!deflater)
        return;
    pthread_mutex_lock(&deflater->lock);
    deflater->closing = true;
    pthread_cond_broadcast(&deflater->added);
    pthread_mutex_unlock(&deflater->lock);
    while (deflater->started > 0)
        pthread_join(deflater->threads[--deflater->started], NULL);
    for (size_t i = 0; i < RING; i++) {
        struct stet_deflating *one = &deflater->ring[i];
        stet_buf_free(&one->whole);
        stet_buf_free(&one->delta);
        stet_buf_free(&one->small);
        stet_buf_free(&one->large);
    }
    libdeflate_free_compressor(deflater->own);
    pthread_cond_destroy(&deflater->added);
    pthread_cond_destroy(&deflater->done);
    pthread_mutex_destroy(&deflater->lock);
    free(deflater);
}

static void clear(struct stet_buf *buf)
{
    if (buf->cap > KEPT_BYTES)
        stet_buf_free(buf);
    stet_buf_clear(buf);
}

/* Gets back the one that was lent. */
static void drop_taken(struct stet_deflater *deflater)
{
    if (!deflater->taken)
        return;
    struct stet_deflating *one = &deflater->ring[deflater->first];
    deflater->bytes -= one->whole.len;
    clear(&one->whole);
    clear(&one->delta);
    clear(&one->small);
    clear(&one->large);
    one->state = EMPTY;
    deflater->first = (deflater->first + 1) % RING;
    deflater->count--;
    deflater->taken = false;
}

struct stet_deflating *stet_deflater_next(struct stet_deflater *deflater)
{
    pthread_mutex_lock(&deflater->lock);
    drop_taken(deflater);
    bool full = deflater->count == RING || deflater->bytes > FULL_BYTES;
    pthread_mutex_unlock(&deflater->lock);
    return full ? NULL : &deflater->ring[(deflater->first + deflater->count) % RING];
}

void stet_deflater_add(struct stet_deflater *deflater)
{
    pthread_mutex_lock(&deflater->lock);
    struct stet_deflating *one = &deflater->ring[(deflater->first + deflater->count++) % RING];
    deflater->bytes += one->whole.len;
    one->state = WAITING;
    pthread_cond_signal(&deflater->added);
    pthread_mutex_unlock(&deflater->lock);
}

enum stet_status stet_deflater_take(struct stet_deflater *deflater, struct stet_deflating **out,
                                    struct stet_error *error)
{
    *out = NULL;
    pthread_mutex_lock(&deflater->lock);
    drop_taken(deflater);
    if (deflater->count > 0) {
        *out = &deflater->ring[deflater->first];
        while ((*out)->state == WAITING || (*out)->state == BUSY)
            if (!help(deflater, deflater->own))
                pthread_cond_wait(&deflater->done, &deflater->lock);
        deflater->taken = true;
    }
    bool failed = *out && (*out)->state == FAILED;
    pthread_mutex_unlock(&deflater->lock);
    return failed ? stet_error_set(error, STET_ERR_MEMORY, "cannot compact the archive: no memory")
                  : STET_OK;
}
