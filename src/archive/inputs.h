/* inputs.h - the sources of a run, one after another: the operands with all below them, then the
 * names that a file or standard input lists. */
#ifndef STET_INPUTS_H
#define STET_INPUTS_H

#include "ingest.h"
#include "stet_archive.h"

/* A source to take. */
struct stet_input {
    char *path;           /* owned by whoever took it; "-" is standard input */
    char *reason;         /* why it cannot be read, likewise; NULL: try */
    int64_t captured_utc; /* when it was taken, or when the run says it was seen */
};

struct stet_inputs;

/* The time now: by the run's clock, if it has one. From any thread. */
int64_t stet_inputs_now_utc(const struct stet_run_options *options);
/* Walks the operands and opens the list. STET_ERR_LIMIT, STET_ERR_USAGE, STET_ERR_IO,
 * STET_ERR_MEMORY. options must outlive the inputs. */
enum stet_status stet_inputs_open(struct stet_inputs **out, char *const *operands, size_t count,
                                  const struct stet_run_options *options,
                                  struct stet_error *error) STET_MUST_CHECK;
/* The next one, in order; STET_END behind the last, or once stopped. Waits for a list that is still
 * being written. For one thread at a time. */
enum stet_status stet_inputs_next(struct stet_inputs *inputs, struct stet_input *out,
                                  struct stet_error *error) STET_MUST_CHECK;
/* How many there are; 0 while a list may hold more. */
size_t stet_inputs_total(const struct stet_inputs *inputs);
/* Files of folders that by their names hold no article, so far. */
const struct stet_ingest_skipped *stet_inputs_skipped(const struct stet_inputs *inputs);
/* Ends the waiting for a list. From any thread. */
void stet_inputs_stop(struct stet_inputs *inputs);
void stet_inputs_close(struct stet_inputs *inputs);

#endif
