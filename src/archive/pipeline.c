/* pipeline.c - a ring of slots between the threads that prepare and the one that writes. A thread
 * takes the next input only while it is less than a ring ahead of the writer, and while what waits
 * there is not too large, so memory stays flat. */
#include "pipeline.h"
#include "limits.h"
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/* Results that may wait for the writer: deflated, so about 10 KB each as a rule. As many as are
 * prepared while it commits a batch. */
#define RING       3072
#define RING_BYTES (48 * STET_MIB) /* of their sources */
#define WAKE       32 /* results, or places, that one is woken for: waking costs as much as one */

struct slot {
    struct stet_prepared prepared;
    bool ready;
};

struct stet_pipeline {
    struct stet_inputs *inputs;
    const struct stet_run_options *options;
    pthread_mutex_t taking; /* held while an input is taken, which may last; before lock */
    pthread_mutex_t lock;
    pthread_cond_t ready, room;
    struct slot ring[RING];
    size_t taken, handed; /* the next input to prepare, the next to hand out */
    size_t done;          /* slots that are ready */
    uint64_t waiting;     /* bytes of sources in ready slots */
    bool stop, ended;
    enum stet_status status; /* how the inputs ended */
    struct stet_error error;
    pthread_t *threads;
    unsigned started;
};

/* Takes the next input and its place in the ring; false if there is none. */
static bool take(struct stet_pipeline *pipeline, struct stet_input *input, size_t *index)
{
    pthread_mutex_lock(&pipeline->taking);
    pthread_mutex_lock(&pipeline->lock);
    while (!pipeline->stop && !pipeline->ended &&
           (pipeline->taken - pipeline->handed >= RING || pipeline->waiting >= RING_BYTES))
        pthread_cond_wait(&pipeline->room, &pipeline->lock);
    bool more = !pipeline->stop && !pipeline->ended;
    pthread_mutex_unlock(&pipeline->lock);
    struct stet_error error = {0};
    enum stet_status status = more ? stet_inputs_next(pipeline->inputs, input, &error) : STET_END;
    pthread_mutex_lock(&pipeline->lock);
    if (status == STET_OK) {
        *index = pipeline->taken++;
    } else if (!pipeline->ended) {
        pipeline->ended = true;
        pipeline->status = status == STET_END ? STET_OK : status;
        pipeline->error = error;
        pthread_cond_signal(&pipeline->ready);
    }
    pthread_mutex_unlock(&pipeline->lock);
    pthread_mutex_unlock(&pipeline->taking);
    return status == STET_OK;
}

/* Whether the writer has enough to do: many results, or all that were taken. */
static bool is_worth_waking(const struct stet_pipeline *pipeline)
{
    return pipeline->ring[pipeline->handed % RING].ready &&
           (pipeline->done >= WAKE || pipeline->done == pipeline->taken - pipeline->handed);
}

static void *work(void *context)
{
    struct stet_pipeline *pipeline = context;
    struct stet_indexer *indexer = stet_indexer_new();
    struct stet_input input;
    size_t index;
    while (take(pipeline, &input, &index)) {
        struct slot *slot = &pipeline->ring[index % RING];
        if (indexer)
            stet_prepare(&slot->prepared, &input, indexer, pipeline->options);
        else
            slot->prepared.out_of_memory = true;
        free(input.path);
        free(input.reason);
        pthread_mutex_lock(&pipeline->lock);
        slot->ready = true;
        pipeline->done++;
        pipeline->waiting += slot->prepared.capture.source_bytes;
        if (is_worth_waking(pipeline))
            pthread_cond_signal(&pipeline->ready);
        pthread_mutex_unlock(&pipeline->lock);
    }
    stet_indexer_free(indexer);
    return NULL;
}

enum stet_status stet_pipeline_start(struct stet_pipeline **out, struct stet_inputs *inputs,
                                     unsigned jobs, const struct stet_run_options *options,
                                     struct stet_error *error)
{
    struct stet_pipeline *pipeline = calloc(1, sizeof(*pipeline));
    pthread_t *threads = calloc(jobs, sizeof(*threads));
    pthread_condattr_t monotonic;
    if (!pipeline || !threads) {
        free(pipeline);
        free(threads);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    }
    pipeline->inputs = inputs;
    pipeline->options = options;
    pipeline->threads = threads;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&pipeline->taking, NULL);
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->ready, &monotonic);
    pthread_cond_init(&pipeline->room, NULL);
    pthread_condattr_destroy(&monotonic);
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

static struct timespec in_ms(unsigned wait_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += wait_ms / 1000;
    until.tv_nsec += (long)(wait_ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    return until;
}

enum stet_pipeline_answer stet_pipeline_next(struct stet_pipeline *pipeline, unsigned wait_ms,
                                             struct stet_prepared *out)
{
    enum stet_pipeline_answer answer = STET_PIPELINE_READY;
    struct slot *slot = &pipeline->ring[pipeline->handed % RING];
    pthread_mutex_lock(&pipeline->lock);
    if (!slot->ready) {
        const struct timespec until = in_ms(wait_ms);
        int late = 0;
        while (!slot->ready && !late && !(pipeline->ended && pipeline->handed == pipeline->taken))
            late = pthread_cond_timedwait(&pipeline->ready, &pipeline->lock, &until);
    }
    if (slot->ready) {
        *out = slot->prepared;
        slot->prepared = (struct stet_prepared){0};
        slot->ready = false;
        pipeline->handed++;
        pipeline->done--;
        pipeline->waiting -= out->capture.source_bytes;
        if (pipeline->taken - pipeline->handed <= RING - WAKE)
            pthread_cond_signal(&pipeline->room);
    } else {
        bool over = pipeline->ended && pipeline->handed == pipeline->taken;
        answer = over ? STET_PIPELINE_END : STET_PIPELINE_LATE;
    }
    pthread_mutex_unlock(&pipeline->lock);
    return answer;
}

void stet_pipeline_stop(struct stet_pipeline *pipeline)
{
    stet_inputs_stop(pipeline->inputs);
}

enum stet_status stet_pipeline_status(struct stet_pipeline *pipeline, struct stet_error *error)
{
    if (pipeline->status != STET_OK)
        *error = pipeline->error;
    return pipeline->status;
}

void stet_pipeline_free(struct stet_pipeline *pipeline)
{
    if (!pipeline)
        return;
    stet_inputs_stop(pipeline->inputs);
    pthread_mutex_lock(&pipeline->lock);
    pipeline->stop = true;
    pthread_cond_broadcast(&pipeline->room);
    pthread_mutex_unlock(&pipeline->lock);
    for (unsigned i = 0; i < pipeline->started; i++)
        pthread_join(pipeline->threads[i], NULL);
    for (size_t i = 0; i < RING; i++)
        stet_prepared_free(&pipeline->ring[i].prepared);
    pthread_mutex_destroy(&pipeline->taking);
    pthread_mutex_destroy(&pipeline->lock);
    pthread_cond_destroy(&pipeline->ready);
    pthread_cond_destroy(&pipeline->room);
    free(pipeline->threads);
    free(pipeline);
}
