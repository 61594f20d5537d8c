/* repo.h - what the files of this module share about the repository: paths, digests, durable steps.
 */
#ifndef STET_REPO_H
#define STET_REPO_H

#include "store.h"

#define STET_OID_HEX     40
#define STET_BRANCH      "refs/heads/main"
#define STET_AUTHOR      "stet <stet@localhost>"
#define STET_PATH_LENGTH 4096 /* bytes of a path of the file system, with NUL */

/* As git numbers them in a pack. */
enum stet_object_type {
    STET_OBJECT_COMMIT = 1,
    STET_OBJECT_TREE = 2,
    STET_OBJECT_BLOB = 3,
    STET_OBJECT_TAG = 4
};

struct stet_odb;

struct stet_store {
    char *path; /* where objects and refs are, without a slash at its end */
    bool bare;
    struct stet_odb *odb;
};

/* ---- git.c: libgit2 -------------------------------------------------------------------------- */

/* Loads and starts libgit2, once a process; stet_git_hash does it at need, but who is going to
 * write wants to know before. STET_ERR_IO: it is not there. */
enum stet_status stet_git_start(struct stet_error *error) STET_MUST_CHECK;
/* SHA-1 of an object by git's rules, refusing the known collision attacks. */
enum stet_status stet_git_hash(struct stet_oid *out, const void *ptr, size_t len,
                               struct stet_error *error) STET_MUST_CHECK;
void stet_oid_hex(const struct stet_oid *oid, char out[STET_OID_HEX + 1]);

/* ---- repository.c ---------------------------------------------------------------------------- */

/* The git folder of what lies at path: itself or its .git, without links, to be freed.
 * STET_ERR_NOT_FOUND, without a message, if it is no git repository. */
enum stet_status stet_repository_find(const char *path, char **out,
                                      struct stet_error *error) STET_MUST_CHECK;
/* Reads its config. STET_ERR_FORMAT: it needs a git that knows more; STET_ERR_CORRUPT. */
enum stet_status stet_repository_check(const char *folder, bool *bare,
                                       struct stet_error *error) STET_MUST_CHECK;

/* ---- durable.c: the only place that syncs ---------------------------------------------------- */

/* How many syncs this process has asked for; for tests. */
unsigned long stet_durable_syncs(void);
enum stet_status stet_durable_fd(int fd, const char *name,
                                 struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_durable_dir(const char *dir, struct stet_error *error) STET_MUST_CHECK;
/* Writes a new file (mode 0666 less umask) and syncs it; its name is not yet durable. */
enum stet_status stet_durable_file(const char *path, const void *ptr, size_t len,
                                   struct stet_error *error) STET_MUST_CHECK;
/* "<a>/<b>" in out; false if it does not fit. */
bool stet_durable_join(char out[STET_PATH_LENGTH], const char *a, const char *b);

/* ---- ref.c: the branch ----------------------------------------------------------------------- */

/* The commit of refs/heads/main. */
enum stet_status stet_ref_read(struct stet_store *store, struct stet_oid *out,
                               struct stet_error *error) STET_MUST_CHECK;
/* Moves the branch in dir (a git folder) from old to commit, durably; old NULL: it must not be
 * there. store is NULL only while the archive is being made. STET_ERR_BUSY if somebody else moved
 * it. */
enum stet_status stet_ref_move(struct stet_store *store, const char *dir,
                               const struct stet_oid *old, const struct stet_oid *commit,
                               struct stet_error *error) STET_MUST_CHECK;
/* Removes a lock of the branch that a killed writer left; ours says that it was one of stet's. */
enum stet_status stet_ref_unlock_stale(const char *dir, bool ours,
                                       struct stet_error *error) STET_MUST_CHECK;

/* ---- store.c --------------------------------------------------------------------------------- */

/* Appends an object of that type, its hash checked. STET_ERR_CORRUPT (bad, or not there). */
enum stet_status stet_store_object(struct stet_store *store, const struct stet_oid *oid,
                                   enum stet_object_type type, struct stet_buf *out,
                                   struct stet_error *error) STET_MUST_CHECK;
/* STET_ERR_FORMAT unless the tree's stet.json names a format that this stet knows. */
enum stet_status stet_store_check_format(struct stet_store *store, const struct stet_oid *tree,
                                         struct stet_error *error) STET_MUST_CHECK;

/* ---- snapshot.c ------------------------------------------------------------------------------ */

struct stet_store *stet_snapshot_store(const struct stet_snapshot *snapshot);

/* Opens the repository at path and reads nothing of what it holds: for checking a damaged one. */
enum stet_status stet_store_open_unread(const char *path, struct stet_store **out,
                                        struct stet_error *error) STET_MUST_CHECK;

#endif
