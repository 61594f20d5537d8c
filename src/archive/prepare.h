/* prepare.h - one input made ready for the store: the work that any thread can do. */
#ifndef STET_PREPARE_H
#define STET_PREPARE_H

#include "inputs.h"

/* An input on its way into the archive. */
struct stet_prepared {
    struct stet_capture capture; /* its strings lie in the fields below */
    struct stet_object *text, *source;
    struct stet_indexed *indexed; /* of text, for the catalog; NULL if there is none */
    const char *extension;        /* static */
    char *input, *url, *title, *reason, *note, *rules;
    bool named_by_page; /* url is what the page says of itself */
    char id[STET_ID_HEX + 1];
    size_t words, diagnostics;
    enum stet_change change; /* filled in when it is added */
    bool out_of_memory;      /* the one failure that is the run's and not the input's */
};

/* Reads, decodes, extracts, normalises, hashes and deflates an input. Whatever is wrong with it is
 * told in out->capture (outcome and reason). The indexer is the thread's. Free with
 * stet_prepared_free. */
void stet_prepare(struct stet_prepared *out, const struct stet_input *input,
                  struct stet_indexer *indexer, const struct stet_run_options *options);
/* Names the article by the file's own address, and notes why; a failure if it has none. */
void stet_prepared_separate(struct stet_prepared *prepared, const char *note);
/* Makes it a failure, for this reason. */
void stet_prepared_fail(struct stet_prepared *prepared, const char *reason);
void stet_prepared_free(struct stet_prepared *prepared);

/* The article's name for options->url or ->id, checked: an owned string, NULL if neither is given.
 * STET_ERR_USAGE. */
enum stet_status stet_prepare_name(const struct stet_run_options *options, char **out,
                                   struct stet_error *error) STET_MUST_CHECK;

#endif
