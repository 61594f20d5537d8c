/* pipeline.c - a ring of slots between the threads that prepare and the one that writes. A thread
 * takes the next input only while it is less than a ring ahead of the writer, so memory stays flat.
 */
#include "pipeline.h"
#include <pthread.h>
#include <stdlib.h>

#define RING 64 /* results that may wait for the writer: deflated, so a few KB each as a rule */

struct slot {
    struct stet_prepared prepared;
    bool ready;
};

struct stet_pipeline {
    const struct stet_ingest_list *files;
    const struct stet_run_options *options;
    pthread_mutex_t lock;
    pthread_cond_t ready, room;
    struct slot ring[RING];
    size_t taken, handed; /* the next input to prepare, the next to hand out */
    bool stop;
    pthread_t *threads;
    unsigned started;
};

static void *work(void *context)
{
    struct stet_pipeline *pipeline = context;
    pthread_mutex_lock(&pipeline->lock);
    for (;;) {
        while (!pipeline->stop && pipeline->taken < pipeline->files->count &&
               pipeline->taken - pipeline->handed >= RING)
            pthread_cond_wait(&pipeline->room, &pipeline->lock);
        if (pipeline->stop || pipeline->taken >= pipeline->files->count)
            break;
        size_t index = pipeline->taken++;
        pthread_mutex_unlock(&pipeline->lock);
        struct slot *slot = &pipeline->ring[index % RING];
        stet_prepare(&slot->prepared, pipeline->files->files[index].path, pipeline->options);
        pthread_mutex_lock(&pipeline->lock);
        slot->ready = true;
        pthread_cond_signal(&pipeline->ready);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return NULL;
}

enum stet_status stet_pipeline_start(struct stet_pipeline **out,
                                     const struct stet_ingest_list *files, unsigned jobs,
                                     const struct stet_run_options *options,
                                     struct stet_error *error)
{
    struct stet_pipeline *pipeline = calloc(1, sizeof(*pipeline));
    pthread_t *threads = calloc(jobs, sizeof(*threads));
    if (!pipeline || !threads) {
        free(pipeline);
        free(threads);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    }
    pipeline->files = files;
    pipeline->options = options;
    pipeline->threads = threads;
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->ready, NULL);
    pthread_cond_init(&pipeline->room, NULL);
    while (pipeline->started < jobs &&
           pthread_create(&threads[pipeline->started], NULL, work, pipeline) == 0)
        pipeline->started++;
    if (pipeline->started == 0) {
        stet_pipeline_free(pipeline);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no thread can be started");
    }
    *out = pipeline;
    return STET_OK;
}

bool stet_pipeline_next(struct stet_pipeline *pipeline, struct stet_prepared *out)
{
    if (pipeline->handed >= pipeline->files->count)
        return false;
    struct slot *slot = &pipeline->ring[pipeline->handed % RING];
    pthread_mutex_lock(&pipeline->lock);
    while (!slot->ready)
        pthread_cond_wait(&pipeline->ready, &pipeline->lock);
    *out = slot->prepared;
    slot->prepared = (struct stet_prepared){0};
    slot->ready = false;
    pipeline->handed++;
    pthread_cond_broadcast(&pipeline->room);
    pthread_mutex_unlock(&pipeline->lock);
    return true;
}

void stet_pipeline_free(struct stet_pipeline *pipeline)
{
    if (!pipeline)
        return;
    pthread_mutex_lock(&pipeline->lock);
    pipeline->stop = true;
    pthread_cond_broadcast(&pipeline->room);
    pthread_mutex_unlock(&pipeline->lock);
    for (unsigned i = 0; i < pipeline->started; i++)
        pthread_join(pipeline->threads[i], NULL);
    for (size_t i = 0; i < RING; i++)
        stet_prepared_free(&pipeline->ring[i].prepared);
    pthread_mutex_destroy(&pipeline->lock);
    pthread_cond_destroy(&pipeline->ready);
    pthread_cond_destroy(&pipeline->room);
    free(pipeline->threads);
    free(pipeline);
}
