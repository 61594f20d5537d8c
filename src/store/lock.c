/* lock.c - flock on a file of the archive: the kernel gives it back when its holder dies, however
 * it dies.
 *
 * The file says who holds it, for messages only, and whether the holder had begun to move the
 * branch: then refs/heads/main.lock is ours to remove. */
#include "lock.h"
#include "compact.h"
#include "io.h"
#include "pack.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define POLL_MS  20
#define TELL_MS  500 /* a shorter wait nobody notices */
#define NOTE_REF " ref"

/* What the file says: "<pid>[ ref]". */
static void read_note(int fd, char note[64])
{
    ssize_t n = pread(fd, note, 63, 0);
    note[n > 0 ? n : 0] = '\0';
    note[strcspn(note, "\n")] = '\0';
}

static enum stet_status write_note(struct stet_lock *lock, const char *more,
                                   struct stet_error *error)
{
    char note[64];
    int len = snprintf(note, sizeof(note), "%ld%s\n", (long)getpid(), more);
    if (ftruncate(lock->fd, 0) != 0 || pwrite(lock->fd, note, (size_t)len, 0) != len)
        return stet_io_error(error, "write", lock->path);
    return STET_OK;
}

/* First the queue, then the lock: whoever waits for the lock holds the queue, so a writer of many
 * batches comes behind it with its next one. */
static enum stet_status wait_for(struct stet_lock *lock, int queue, unsigned wait_s,
                                 void (*waiting)(void *context, const char *holder), void *context,
                                 struct stet_error *error)
{
    char note[64], holder[80];
    bool told = false, next = false; /* next: the queue is ours */
    for (uint64_t waited_ms = 0;;) {
        if (flock(next ? lock->fd : queue, LOCK_EX | LOCK_NB) == 0) {
            if (next)
                return STET_OK;
            next = true;
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return stet_io_error(error, "lock", lock->path);
        read_note(lock->fd, note);
        long pid = strtol(note, NULL, 10);
        if (pid > 0)
            snprintf(holder, sizeof(holder), "process %ld", pid);
        else
            snprintf(holder, sizeof(holder), "another process");
        if (waited_ms >= (uint64_t)wait_s * 1000)
            return stet_error_set(error, STET_ERR_BUSY,
                                  "%s is writing to the archive '%s'; try again when it is done",
                                  holder, lock->path);
        if (waited_ms >= TELL_MS && !told && waiting) {
            waiting(context, holder);
            told = true;
        }
        struct timespec pause = {0, POLL_MS * 1000000L};
        nanosleep(&pause, NULL);
        waited_ms += POLL_MS;
    }
}

enum stet_status stet_lock_take(struct stet_lock *lock, const char *git, unsigned wait_s,
                                void (*waiting)(void *context, const char *holder), void *context,
                                struct stet_error *error)
{
    char folder[STET_PATH_LENGTH], queue_path[STET_PATH_LENGTH], note[64];
    lock->fd = -1;
    if (!stet_durable_join(folder, git, "stet") || !stet_durable_join(lock->path, folder, "lock") ||
        !stet_durable_join(queue_path, folder, "queue"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
    /* A clone made with git has no such folder yet; nothing in it needs to last. */
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return stet_io_error(error, "make folder", folder);
    lock->fd = open(lock->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    int queue = open(queue_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    enum stet_status status = STET_OK;
    if (lock->fd < 0 || queue < 0)
        status = stet_io_error(error, "open", lock->fd < 0 ? lock->path : queue_path);
    else
        status = wait_for(lock, queue, wait_s, waiting, context, error);
    if (queue >= 0)
        close(queue);
    if (status == STET_OK) {
        read_note(lock->fd, note);
        status = stet_ref_unlock_stale(git, strstr(note, NOTE_REF) != NULL, error);
    }
    if (status == STET_OK)
        status = stet_pack_clean(git, error);
    if (status == STET_OK)
        stet_compact_clean(git);
    if (status == STET_OK)
        status = write_note(lock, "", error);
    if (status != STET_OK) {
        if (lock->fd >= 0)
            close(lock->fd);
        lock->fd = -1;
    }
    return status;
}

enum stet_status stet_lock_note_ref(struct stet_lock *lock, struct stet_error *error)
{
    return write_note(lock, NOTE_REF, error);
}

void stet_lock_drop(struct stet_lock *lock)
{
    if (lock->fd < 0)
        return;
    /* An emptied note, or a stale one, misleads nobody: only a held lock counts. */
    int ignored = ftruncate(lock->fd, 0);
    (void)ignored;
    close(lock->fd);
    lock->fd = -1;
}
