/* ahead.h - folders of articles read, and their texts cut, by other threads before their turn. */
#ifndef STET_AHEAD_H
#define STET_AHEAD_H

#include "indexed.h"

/* A folder whose turn has come. */
struct stet_ahead_folder {
    struct stet_folder folder;
    struct stet_indexed **texts; /* of its versions, in order; not all of them if they are large */
    size_t count;
    enum stet_status status; /* of the folder */
};

typedef enum stet_status stet_ahead_fn(void *context, struct stet_ahead_folder *folder);

struct stet_ahead;

/* Starts the threads, each with the archive at path open at that commit. Gives every folder to
 * each, in the order in which they come. NULL if it cannot be done here; then nothing is lost. */
struct stet_ahead *stet_ahead_start(const char *path, const struct stet_oid *commit,
                                    stet_ahead_fn *each, void *context);
/* Takes the next folder; calls each for those that must make room. Returns what each returned. */
enum stet_status stet_ahead_add(struct stet_ahead *ahead, const char *path) STET_MUST_CHECK;
/* Calls each for all that are left. */
enum stet_status stet_ahead_finish(struct stet_ahead *ahead) STET_MUST_CHECK;
/* Ends the threads. NULL is fine. */
void stet_ahead_free(struct stet_ahead *ahead);

#endif
