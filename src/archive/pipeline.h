/* pipeline.h - inputs prepared by several threads, handed out one by one in input order. */
#ifndef STET_PIPELINE_H
#define STET_PIPELINE_H

#include "inputs.h"
#include "prepare.h"

struct stet_pipeline;

enum stet_pipeline_answer {
    STET_PIPELINE_READY,
    STET_PIPELINE_LATE, /* nothing yet */
    STET_PIPELINE_END
};

/* Starts jobs threads on the inputs, which must outlive the pipeline. STET_ERR_MEMORY. */
enum stet_status stet_pipeline_start(struct stet_pipeline **out, struct stet_inputs *inputs,
                                     unsigned jobs, const struct stet_run_options *options,
                                     struct stet_error *error) STET_MUST_CHECK;
/* Waits for the next prepared source, wait_ms at most. The caller frees *out. */
enum stet_pipeline_answer stet_pipeline_next(struct stet_pipeline *pipeline, unsigned wait_ms,
                                             struct stet_prepared *out);
/* Takes no further inputs; those that were taken are still handed out. */
void stet_pipeline_stop(struct stet_pipeline *pipeline);
/* Behind the end: whether the inputs ended as they should. */
enum stet_status stet_pipeline_status(struct stet_pipeline *pipeline,
                                      struct stet_error *error) STET_MUST_CHECK;
/* Stops the threads and frees all that was not handed out. NULL is fine. */
void stet_pipeline_free(struct stet_pipeline *pipeline);

#endif
