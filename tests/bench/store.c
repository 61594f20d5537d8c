/* store.c - measures the store alone: texts in memory in, commits of 10,000 captures out, synced.
 *
 * store COUNT ARCHIVE [JOBS]: makes ARCHIVE and adds COUNT made-up articles whose text is their
 * source; nothing is extracted, normalised or indexed. Prints articles a second. */
#include "store.h"
#include "article.h"
#include "digest.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RING  1024
#define BATCH 10000
#define NOW   1700000000

struct slot {
    struct stet_object *object;
    uint8_t sha256[32];
    size_t len;
    bool ready;
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t ready, room;
    struct slot ring[RING];
    size_t count, taken, handed;
} line = {.lock = PTHREAD_MUTEX_INITIALIZER,
          .ready = PTHREAD_COND_INITIALIZER,
          .room = PTHREAD_COND_INITIALIZER};

static void stop(const struct stet_error *error)
{
    fprintf(stderr, "store: %s\n", error->message);
    exit(2);
}

static void *work(void *unused)
{
    static _Thread_local char text[BENCH_ARTICLE_ROOM];
    struct stet_error error;
    (void)unused;
    for (;;) {
        pthread_mutex_lock(&line.lock);
        while (line.taken < line.count && line.taken - line.handed >= RING)
            pthread_cond_wait(&line.room, &line.lock);
        size_t number = line.taken < line.count ? line.taken++ : line.count;
        pthread_mutex_unlock(&line.lock);
        if (number == line.count)
            return NULL;
        struct slot *slot = &line.ring[number % RING];
        slot->len = bench_article(number, text);
        stet_sha256(text, slot->len, slot->sha256);
        if (stet_object_new(&slot->object, text, slot->len, &error) != STET_OK)
            stop(&error);
        pthread_mutex_lock(&line.lock);
        slot->ready = true;
        pthread_cond_signal(&line.ready);
        pthread_mutex_unlock(&line.lock);
    }
}

static void add(struct stet_txn *txn, size_t number, struct slot *slot)
{
    char url[128];
    struct stet_error error;
    enum stet_change change;
    snprintf(url, sizeof(url), "https://news%zu.example/article-%zu", number % 40, number);
    struct stet_capture capture = {.captured_utc = NOW + (int64_t)(number / BATCH),
                                   .outcome = STET_OUTCOME_CAPTURED,
                                   .url = url,
                                   .input = url,
                                   .media_type = "text/markdown",
                                   .source_bytes = slot->len,
                                   .normalizer = 1};
    memcpy(capture.source_sha256, slot->sha256, sizeof(capture.source_sha256));
    if (stet_txn_add(txn, &capture, slot->object, slot->object, "md", &change, &error) != STET_OK)
        stop(&error);
}

static void add_all(struct stet_store *store)
{
    struct stet_error error;
    struct stet_oid commit;
    struct stet_txn *txn = NULL;
    for (size_t i = 0; i < line.count; i++) {
        struct slot *slot = &line.ring[i % RING];
        pthread_mutex_lock(&line.lock);
        while (!slot->ready)
            pthread_cond_wait(&line.ready, &line.lock);
        pthread_mutex_unlock(&line.lock);
        if (!txn && stet_txn_begin(store, 10, NULL, NULL, &txn, &error) != STET_OK)
            stop(&error);
        add(txn, i, slot);
        stet_object_free(slot->object);
        pthread_mutex_lock(&line.lock);
        slot->ready = false;
        line.handed++;
        pthread_cond_broadcast(&line.room);
        pthread_mutex_unlock(&line.lock);
        if ((i + 1) % BATCH != 0 && i + 1 < line.count)
            continue;
        if (stet_txn_commit(txn, "Articles", NOW, &commit, &error) < 0)
            stop(&error);
        txn = NULL;
    }
}

int main(int argc, char **argv)
{
    struct stet_error error;
    struct stet_store *store;
    struct timespec from, to;
    pthread_t threads[64];
    size_t jobs = argc > 3 ? strtoul(argv[3], NULL, 10) : 2;
    line.count = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
    if (line.count == 0 || jobs == 0 || jobs > 64) {
        fprintf(stderr, "usage: store COUNT ARCHIVE [JOBS]\n");
        return 2;
    }
    if (stet_store_init(argv[2], NOW, &error) < 0 ||
        stet_store_open(argv[2], &store, &error) != STET_OK)
        stop(&error);
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (size_t i = 0; i < jobs; i++)
        if (pthread_create(&threads[i], NULL, work, NULL) != 0)
            return 2;
    add_all(store);
    for (size_t i = 0; i < jobs; i++)
        pthread_join(threads[i], NULL);
    clock_gettime(CLOCK_MONOTONIC, &to);
    stet_store_close(store);
    double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    printf("%zu articles in %.2f s: %.0f a second\n", line.count, seconds,
           (double)line.count / seconds);
    return 0;
}
