/* store.h - the archive on disk, format 2 (docs/format.md): captures in, versions out, through git.
 *
 * The one module that knows git. Reading is through snapshots, which never wait for a writer;
 * writing is through one transaction at a time. */
#ifndef STET_STORE_H
#define STET_STORE_H

#include <stet/archive.h>

#define STET_FORMAT     2
#define STET_OID_BYTES  20
#define STET_ID_HEX     16 /* hex digits of an article's id that are kept */
#define STET_NAME_BYTES 96 /* room for the path of a journal or a kept source */
#define STET_STEM_BYTES 25 /* "20241203T083000Z-1a2b3c4d" */

/* A git object's name. */
struct stet_oid {
    uint8_t id[STET_OID_BYTES];
};

static inline bool stet_oid_equal(const struct stet_oid *a, const struct stet_oid *b)
{
    for (size_t i = 0; i < STET_OID_BYTES; i++)
        if (a->id[i] != b->id[i])
            return false;
    return true;
}

/* ---- names ---------------------------------------------------------------------------------- */

/* The id of an article: SHA-256 of its canonical URL or given name, 16 hex digits and NUL. */
void stet_store_article_id(struct stet_span url, char out[STET_ID_HEX + 1]);
/* Appends "articles/<host>/<x>/<xx>/<slug>-<id8>": follows from the URL alone; every part is safe
 * as a name on any file system, whatever the URL holds. */
void stet_store_article_path(struct stet_span url, struct stet_buf *out);

struct stet_capture;
/* "20241203T083000Z-1a2b3c4d": what the files of a version are called, by its capture. */
void stet_store_stem(const struct stet_capture *capture, char out[STET_STEM_BYTES + 1]);
/* "captures/2024/12/03/083000Z/<id>-<s8>.html": where the source of a capture that gave no version
 * is kept. The capture did not fail. */
void stet_store_kept_source(const struct stet_capture *capture, char out[STET_NAME_BYTES]);
/* "captures/2024/12/03/083000Z-<digits of content>.jsonl": the name of a journal of the second that
 * the journal at path is of, with other content. */
void stet_store_journal_name(const char *path, struct stet_span content, char out[STET_NAME_BYTES]);

/* ---- captures ------------------------------------------------------------------------------- */

/* What the journal says of a capture: facts of this capture alone, so that the archive does not
 * depend on the order in which captures come in. Whether it is new, changed or unchanged follows
 * from its neighbours in time. */
enum stet_outcome {
    STET_OUTCOME_CAPTURED, /* an article's text was taken */
    STET_OUTCOME_REFUSED,  /* an error page, robot check, empty page ...: source kept, no version */
    STET_OUTCOME_FAILED    /* no bytes, or not a document: nothing kept but this line */
};

/* One line of the capture journal. Strings are lent. */
struct stet_capture {
    int64_t captured_utc;
    enum stet_outcome outcome;
    const char *url; /* canonical URL or given name; NULL if it never became known (FAILED only) */
    const char *input;      /* the name it was given by: the operand or the path in it */
    const char *reason;     /* of REFUSED and FAILED; else NULL */
    const char *kind;       /* of the page, as "article"; NULL if unknown */
    const char *media_type; /* NULL if unknown */
    const char *encoding;   /* NULL if unknown */
    const char *rules; /* SHA-256 in hex of the rule file that helped to make the text; else NULL */
    const char *extension; /* of the source's file name: "html"; NULL of FAILED */
    uint64_t source_bytes; /* size; 0 of FAILED */
    uint8_t source_sha256[32];
    struct stet_oid text, source; /* blobs; text only of CAPTURED, source not of FAILED */
    uint32_t normalizer;
};

/* Appends the capture as one line of JSON with LF. Same capture, same bytes. */
void stet_capture_write(const struct stet_capture *capture, struct stet_buf *out);
/* Reads one line; strings are put in *strings (cleared first), which must outlive *out.
 * STET_ERR_CORRUPT if it is no such line. */
enum stet_status stet_capture_read(struct stet_span line, struct stet_capture *out,
                                   struct stet_buf *strings,
                                   struct stet_error *error) STET_MUST_CHECK;

/* ---- open ----------------------------------------------------------------------------------- */

struct stet_store;

/* Whether the content of a stet.json names the format that this stet knows; name: of what it lies
 * in, for the message. STET_ERR_FORMAT: a newer one, an older one, none. */
enum stet_status stet_format_check(struct stet_span json, const char *name,
                                   struct stet_error *error) STET_MUST_CHECK;

/* Makes an archive at path (parents too): a bare git repository with its first commit, durable when
 * this returns. An archive that is already there is left as it is (STET_UNCHANGED). STET_ERR_FORMAT
 * if something else is there, STET_ERR_IO. now_utc dates the first commit. */
enum stet_status stet_store_init(const char *path, int64_t now_utc,
                                 struct stet_error *error) STET_MUST_CHECK;
/* Opens an archive. STET_ERR_NOT_FOUND (no such folder), STET_ERR_FORMAT (a file, not a git
 * repository, no stet.json, a newer format), STET_ERR_IO. *out is for one thread at a time. */
enum stet_status stet_store_open(const char *path, struct stet_store **out,
                                 struct stet_error *error) STET_MUST_CHECK;
void stet_store_close(struct stet_store *store);
/* The repository's folder. Lent. */
const char *stet_store_path(const struct stet_store *store);

/* ---- reading -------------------------------------------------------------------------------- */

/* The archive as of one commit. */
struct stet_snapshot;

/* The newest commit (commit NULL), or that one. */
enum stet_status stet_snapshot_open(struct stet_store *store, const struct stet_oid *commit,
                                    struct stet_snapshot **out,
                                    struct stet_error *error) STET_MUST_CHECK;
void stet_snapshot_close(struct stet_snapshot *snapshot);
const struct stet_oid *stet_snapshot_commit(const struct stet_snapshot *snapshot);

/* A version file and its source. */
struct stet_entry {
    char stem[STET_STEM_BYTES + 1]; /* "20241203T083000Z-1a2b3c4d" */
    int64_t captured_utc;
    struct stet_oid text; /* the .md blob */
    bool has_source;
    struct stet_oid source; /* the blob beside it */
    char extension[12];     /* of the source, without dot: "html" */
};

/* An article's folder: its versions, oldest first (neighbours with equal text are kept as they
 * are in the tree; they count as one version). */
struct stet_folder {
    char *path; /* "articles/example.org/1/a2/figure-1a2b3c4d" */
    struct stet_entry *entries;
    size_t count;
};
void stet_folder_free(struct stet_folder *folder);

/* Reads the folder at path; STET_ERR_NOT_FOUND. Time does not grow with the number of commits. */
enum stet_status stet_snapshot_folder(struct stet_snapshot *snapshot, const char *path,
                                      struct stet_folder *out,
                                      struct stet_error *error) STET_MUST_CHECK;

/* *is: whether the journal at path ("captures/2024/12/03/083000Z-1a2b3c4d.jsonl") is there, and is
 * that blob. Asked in order of paths, each folder is read once. */
enum stet_status stet_snapshot_has_journal(struct stet_snapshot *snapshot, const char *path,
                                           const struct stet_oid *oid, bool *is,
                                           struct stet_error *error) STET_MUST_CHECK;

/* Each capture of the journals of the seconds from first_utc to last_utc, oldest second first; lent
 * for the call. What each returns but STET_OK ends it, and is returned. */
typedef enum stet_status stet_capture_fn(void *context, const struct stet_capture *capture);
enum stet_status stet_snapshot_captures(struct stet_snapshot *snapshot, int64_t first_utc,
                                        int64_t last_utc, stet_capture_fn *each, void *context,
                                        struct stet_error *error) STET_MUST_CHECK;

/* Callbacks return STET_OK to go on; anything else ends the walk and is returned. */
typedef enum stet_status stet_path_fn(void *context, const char *path, const struct stet_oid *oid);

/* Every article's folder path whose content differs between two commits (from NULL: all of them),
 * with the oid of its tree (NULL if it is gone), in byte order; skips equal subtrees. */
enum stet_status stet_store_changed_folders(struct stet_store *store, const struct stet_oid *from,
                                            const struct stet_oid *to, stet_path_fn *each,
                                            void *context,
                                            struct stet_error *error) STET_MUST_CHECK;
/* Likewise every file under captures/ that is new (journals and kept sources; by byte order, that
 * is by time). */
enum stet_status stet_store_new_captures(struct stet_store *store, const struct stet_oid *from,
                                         const struct stet_oid *to, stet_path_fn *each,
                                         void *context, struct stet_error *error) STET_MUST_CHECK;
/* Every file under captures/ of the snapshot that known, of this archive or another, has not. */
enum stet_status stet_snapshot_new_captures(struct stet_snapshot *known,
                                            struct stet_snapshot *snapshot, stet_path_fn *each,
                                            void *context,
                                            struct stet_error *error) STET_MUST_CHECK;
/* Every file of the snapshot with its blob, in byte order of paths. */
enum stet_status stet_snapshot_each_file(struct stet_snapshot *snapshot, stet_path_fn *each,
                                         void *context, struct stet_error *error) STET_MUST_CHECK;

/* Appends a blob, its hash checked. STET_ERR_CORRUPT names the object. */
enum stet_status stet_store_read(struct stet_store *store, const struct stet_oid *oid,
                                 struct stet_buf *out, struct stet_error *error) STET_MUST_CHECK;

/* Commits from the newest back. */
struct stet_commit {
    struct stet_oid oid;
    int64_t time_utc;
    const char *message; /* lent for the call */
};
enum stet_status stet_store_each_commit(struct stet_store *store,
                                        enum stet_status (*each)(void *context,
                                                                 const struct stet_commit *commit),
                                        void *context, struct stet_error *error) STET_MUST_CHECK;

/* ---- writing -------------------------------------------------------------------------------- */

/* A blob hashed and deflated: the work that any thread can do. */
struct stet_object;
enum stet_status stet_object_new(struct stet_object **out, const void *ptr, size_t len,
                                 struct stet_error *error) STET_MUST_CHECK;
/* The same, told as a delta on base where that is much smaller, as the text of a Markdown file is
 * on the file. base is made by stet_object_new of base_content, and given to stet_txn_add beside
 * it. */
enum stet_status stet_object_new_on(struct stet_object **out, const void *ptr, size_t len,
                                    const struct stet_object *base, struct stet_span base_content,
                                    struct stet_error *error) STET_MUST_CHECK;
const struct stet_oid *stet_object_oid(const struct stet_object *object);
void stet_object_free(struct stet_object *object);

/* A batch of captures that becomes one commit. */
struct stet_txn;

/* Takes the archive's lock, waiting for wait_s seconds at most (waiting, if given, is called once
 * when that lasts, with the holder: "process 123"); clears what a killed writer left.
 * STET_ERR_BUSY says who holds it. */
enum stet_status stet_txn_begin(struct stet_store *store, unsigned wait_s,
                                void (*waiting)(void *context, const char *holder), void *context,
                                struct stet_txn **out, struct stet_error *error) STET_MUST_CHECK;

/* Adds one capture: its objects to the pack, its entries to the tree, its line to the journal.
 * Fills in capture->text, ->source and ->extension. text: of CAPTURED only; source: NULL of FAILED.
 * text may be made on source. extension names the kind of source ("html", "txt", "md"): 1 to 11 of
 * [a-z0-9]. A capture already in the archive (same article, time and source) is
 * STET_CHANGE_UNCHANGED. Objects stay the caller's. STET_ERR_INPUT concerns this capture alone (its
 * name in the archive is taken by another source) and leaves the batch as it was; after any other
 * failure the transaction can only be aborted. */
enum stet_status stet_txn_add(struct stet_txn *txn, struct stet_capture *capture,
                              const struct stet_object *text, const struct stet_object *source,
                              const char *extension, enum stet_change *change,
                              struct stet_error *error) STET_MUST_CHECK;
size_t stet_txn_count(const struct stet_txn *txn);

/* Makes all of it durable and visible, in the order of docs/format.md; only then are the captures
 * acknowledged. now_utc dates the commit. The transaction is over, whatever comes back. */
enum stet_status stet_txn_commit(struct stet_txn *txn, const char *message, int64_t now_utc,
                                 struct stet_oid *commit, struct stet_error *error) STET_MUST_CHECK;
/* Drops the batch and the lock. NULL is fine. */
void stet_txn_abort(struct stet_txn *txn);

/* ---- compacting ----------------------------------------------------------------------------- */

/* As stet_archive_compact. */
enum stet_status stet_store_compact(struct stet_store *store,
                                    const struct stet_compact_options *options,
                                    struct stet_compact_summary *summary,
                                    struct stet_error *error) STET_MUST_CHECK;

/* ---- checking ------------------------------------------------------------------------------- */

struct stet_store_check {
    uint64_t packs, objects, bytes; /* what was read and hashed again */
};

/* Reads every pack file and loose object of the repository and checks every digest, and that every
 * commit, tree and blob reachable from the branch is there. bad is called with the file or path and
 * what is wrong. STET_ERR_CORRUPT if it was called at all. Holds 39 bytes an object, 28 of them of
 * mapped indexes. */
enum stet_status stet_store_check(const char *path, struct stet_store_check *out,
                                  void (*bad)(void *context, const char *name, const char *what),
                                  void *context, struct stet_error *error) STET_MUST_CHECK;

/* A check, and what it found. */
struct stet_check;

/* The same, and *out, which is there unless the check itself failed, knows of every object what it
 * is; of the files of the newest commit whose paths wants is true of, the SHA-256 too (32 bytes
 * each). */
enum stet_status stet_check_open(const char *path, bool (*wants)(const char *path),
                                 void (*bad)(void *context, const char *name, const char *what),
                                 void *context, struct stet_check **out,
                                 struct stet_error *error) STET_MUST_CHECK;
void stet_check_close(struct stet_check *check);
/* Whether packs came or went since it began, as beside a writer: faults may be nothing but that. */
bool stet_check_moved(const struct stet_check *check);
/* The repository it read, its format not looked at, and the commit that was the newest. Lent. */
struct stet_store *stet_check_store(const struct stet_check *check);
const struct stet_oid *stet_check_commit(const struct stet_check *check);
/* The size of a blob that was read and found right, and its SHA-256 if that was wanted (else NULL;
 * lent); STET_ERR_CORRUPT says what it is else. */
enum stet_status stet_check_file(const struct stet_check *check, const struct stet_oid *oid,
                                 uint64_t *bytes, const uint8_t **sha256,
                                 struct stet_error *error) STET_MUST_CHECK;

#endif
