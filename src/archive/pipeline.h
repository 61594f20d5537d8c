/* pipeline.h - inputs prepared by several threads, handed out one by one in input order. */
#ifndef STET_PIPELINE_H
#define STET_PIPELINE_H

#include "ingest.h"
#include "prepare.h"

struct stet_pipeline;

/* Starts jobs threads on the files; both lists must outlive the pipeline. STET_ERR_MEMORY. */
enum stet_status stet_pipeline_start(struct stet_pipeline **out,
                                     const struct stet_ingest_list *files, unsigned jobs,
                                     const struct stet_run_options *options,
                                     struct stet_error *error) STET_MUST_CHECK;
/* Waits for the next input; false behind the last. The caller frees *out. */
bool stet_pipeline_next(struct stet_pipeline *pipeline, struct stet_prepared *out);
/* Stops the threads and frees all that was not handed out. NULL is fine. */
void stet_pipeline_free(struct stet_pipeline *pipeline);

#endif
