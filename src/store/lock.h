/* lock.h - one writer at a time. */
#ifndef STET_LOCK_H
#define STET_LOCK_H

#include "repo.h"

struct stet_lock {
    int fd;
    char path[STET_PATH_LENGTH];
};

/* Takes <git>/stet/lock, waiting as stet_txn_begin says, and clears what a killed writer left. */
enum stet_status stet_lock_take(struct stet_lock *lock, const char *git, unsigned wait_s,
                                void (*waiting)(void *context, const char *holder), void *context,
                                struct stet_error *error) STET_MUST_CHECK;
/* Notes in the lock that the branch's own lock is ours from now on. */
enum stet_status stet_lock_note_ref(struct stet_lock *lock,
                                    struct stet_error *error) STET_MUST_CHECK;
void stet_lock_drop(struct stet_lock *lock);

#endif
