/* bundle.h - the parts of a bundle: what goes in, how it is written, how it is read, its rules.
 *
 * A bundle is a BagIt bag whose data/ folder is a tree of format 2 (docs/format.md) that holds the
 * selected articles only. */
#ifndef STET_BUNDLE_PRIVATE_H
#define STET_BUNDLE_PRIVATE_H

#include "arena.h"
#include "digest.h"
#include "stet_archive.h"
#include <stet/bundle.h>

/* ---- what goes in ---------------------------------------------------------------------------- */

/* A file of the payload; path is below data/. */
struct stet_item {
    const char *path;
    struct stet_oid oid; /* the blob, unless content is set */
    const struct stet_buf *content;
    uint64_t bytes; /* known after stet_selected_digest */
    uint8_t sha256[STET_SHA256_BYTES];
};

struct stet_selected {
    struct stet_arena *arena;
    struct stet_store *store;
    struct stet_item *items; /* in byte order of paths */
    size_t count, room;
    uint64_t articles, versions, bytes;
    int64_t newest_utc; /* the newest capture */
};

/* Gathers the files of the selected articles and the journal lines that concern them.
 * STET_ERR_NOT_FOUND if an id is not there. Free with stet_selected_free. */
enum stet_status stet_selected_gather(struct stet_selected *out, struct stet_archive *archive,
                                      const struct stet_bundle_selection *selection,
                                      struct stet_error *error) STET_MUST_CHECK;
/* Reads every item once for its size and digest. */
enum stet_status stet_selected_digest(struct stet_selected *selected,
                                      struct stet_error *error) STET_MUST_CHECK;
/* Appends the bytes of an item. */
enum stet_status stet_selected_read(struct stet_selected *selected, const struct stet_item *item,
                                    struct stet_buf *out, struct stet_error *error) STET_MUST_CHECK;
void stet_selected_free(struct stet_selected *selected);

/* The journal lines of one second, from all the files that the archive has of it. */
struct stet_second {
    struct stet_second_line *lines;
    size_t count, room;
    struct stet_buf text;
};

/* Empties it; before its first use it is all zero. */
void stet_second_start(struct stet_second *second);
/* Adds a line, given without its LF, and what was read of it. */
enum stet_status stet_second_add(struct stet_second *second, const struct stet_capture *capture,
                                 struct stet_span line, struct stet_error *error) STET_MUST_CHECK;
/* Calls each with the content of its journal (of several, if one would be too large): the lines in
 * the order of docs/format.md, each once. */
enum stet_status stet_second_join(const struct stet_second *second,
                                  enum stet_status (*each)(void *context, struct stet_span lines),
                                  void *context, struct stet_error *error) STET_MUST_CHECK;

/* ---- the bag's own files --------------------------------------------------------------------- */

#define STET_BAG_DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#define STET_BAG_FILES       5

/* A tag file. */
struct stet_tag_file {
    const char *name;
    struct stet_buf content;
};

/* The bag's top folder, by the SHA-256 of its manifest in hex. */
#define STET_BAG_NAME 64
void stet_bag_name(const char *digest, char name[STET_BAG_NAME]);

/* bagit.txt, bag-info.txt, README.txt, manifest-sha256.txt, tagmanifest-sha256.txt. */
void stet_bag_describe(const struct stet_selected *selected,
                       struct stet_tag_file files[STET_BAG_FILES]);
/* SHA-256 of the manifest among them, in hex. */
void stet_bag_digest(const struct stet_tag_file files[STET_BAG_FILES],
                     char out[STET_SHA256_HEX + 1]);

/* ---- writing --------------------------------------------------------------------------------- */

struct stet_sink;

/* Starts writing at path; nothing is seen there before stet_sink_finish. mtime_utc is given to
 * every file. */
enum stet_status stet_sink_open(struct stet_sink **out, const char *path,
                                enum stet_bundle_format format, int64_t mtime_utc,
                                struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_sink_add(struct stet_sink *sink, const char *path, const void *ptr,
                               size_t len, struct stet_error *error) STET_MUST_CHECK;
/* Makes it durable and visible. The sink is gone, whatever comes back. */
enum stet_status stet_sink_finish(struct stet_sink *sink, struct stet_error *error) STET_MUST_CHECK;
/* Drops what was written. NULL is fine. */
void stet_sink_abort(struct stet_sink *sink);

/* ---- the seal of a packed bundle ------------------------------------------------------------- */

/* Appends the seal to the packed bundle open as fd, for reading and writing. */
enum stet_status stet_seal_write(int fd, enum stet_bundle_format format, const char *name,
                                 struct stet_error *error) STET_MUST_CHECK;
/* true if the file has a seal, and a byte of it or before it differs. */
bool stet_seal_is_broken(const char *path, enum stet_bundle_format format);

/* ---- reading --------------------------------------------------------------------------------- */

/* Called for each regular file with its whole path and content, in the order they are stored.
 * content is lent. */
typedef enum stet_status stet_entry_fn(void *context, const char *path,
                                       const struct stet_buf *content);

/* Reads a bundle, packed or a folder. damaged is called of a container that is not what was
 * exported; STET_DIFFERENT if it could not be read to its end. STET_ERR_FORMAT if it is none,
 * STET_ERR_INPUT for an entry no bundle holds (a link, a device, a path that leads out),
 * STET_ERR_LIMIT. */
enum stet_status stet_container_read(const char *path, stet_entry_fn *each,
                                     stet_problem_fn *damaged, void *context,
                                     struct stet_error *error) STET_MUST_CHECK;

/* Called for each file of data/, whose path is below it. content is lent. */
typedef enum stet_status stet_keep_fn(void *context, const char *path, const struct stet_oid *oid,
                                      const struct stet_buf *content);

/* As stet_bundle_verify; keep, if given, sees what is checked while it is read: it can be used once
 * this returns STET_OK. */
enum stet_status stet_bag_verify(const char *path, struct stet_verify_summary *out,
                                 stet_problem_fn *problem, stet_keep_fn *keep, void *context,
                                 struct stet_error *error) STET_MUST_CHECK;

/* ---- the files of a bundle that were read ---------------------------------------------------- */

struct stet_file {
    const char *path;    /* in the bag */
    const char *in_data; /* the end of it, of a file of the tree; else NULL */
    uint64_t bytes;
    uint8_t sha256[STET_SHA256_BYTES];
    struct stet_oid oid; /* of a file of the tree */
    bool outside;        /* of the bag's folder: path is that in the container */
    bool listed;         /* in a manifest */
};

struct stet_files {
    struct stet_arena *arena;
    struct stet_file *all;
    size_t count, room;
    struct stet_map *by_path;         /* their places in all, until they are sorted */
    const struct stet_file **sources; /* those that stet_rules_wants, by blob, once they are */
    size_t source_count;
};

/* The name git gives a file of that content. */
void stet_blob_name(struct stet_span content, struct stet_oid *out);

/* false without memory; then, too, it can be freed. */
bool stet_files_init(struct stet_files *files) STET_MUST_CHECK;
void stet_files_free(struct stet_files *files);
/* Adds a file, of which the path alone is known. Lent until the next; NULL without memory. *twice:
 * one of that path was there; it stays, too. */
struct stet_file *stet_files_add(struct stet_files *files, const char *path, bool *twice);
/* The file that came last of that path, or NULL; none after stet_files_sort. Lent as above. */
struct stet_file *stet_files_get(struct stet_files *files, struct stet_span path);
/* Puts all in byte order of paths. false without memory. */
bool stet_files_sort(struct stet_files *files) STET_MUST_CHECK;
/* A stet_source_fn, with the files as its context, once they are sorted. */
const uint8_t *stet_files_source(void *files, const struct stet_oid *oid, uint64_t *bytes);

/* ---- a bundle's files at hand ---------------------------------------------------------------- */

struct stet_spool;

/* Holds 32 bytes a file in memory, and the files on the disk of that archive: in a file without
 * name, gone when this process is. STET_ERR_IO, STET_ERR_MEMORY. */
enum stet_status stet_spool_open(struct stet_spool **out, const char *archive,
                                 struct stet_error *error) STET_MUST_CHECK;
/* NULL is fine. */
void stet_spool_close(struct stet_spool *spool);
/* Adds a file of data/. STET_ERR_IO (a full disk), STET_ERR_LIMIT. */
enum stet_status stet_spool_add(struct stet_spool *spool, const char *path,
                                const struct stet_oid *oid, const struct stet_buf *content,
                                struct stet_error *error) STET_MUST_CHECK;
/* Calls each with the journals that were added, in byte order of paths. */
enum stet_status stet_spool_each_journal(struct stet_spool *spool, stet_path_fn *each,
                                         void *context) STET_MUST_CHECK;
/* Appends the file of that blob, checked by its name. STET_ERR_CORRUPT: none was added. */
enum stet_status stet_spool_read(struct stet_spool *spool, const struct stet_oid *oid,
                                 struct stet_buf *out, struct stet_error *error) STET_MUST_CHECK;

/* ---- the rules of a tree of format 2 --------------------------------------------------------- */

struct stet_rules;

/* The SHA-256 (else NULL; lent until the next call) and the size of the file of that blob, if it is
 * one of those that stet_rules_wants tells of. */
typedef const uint8_t *stet_source_fn(void *context, const struct stet_oid *oid, uint64_t *bytes);

struct stet_rules *stet_rules_new(stet_source_fn *source, void *context);
void stet_rules_free(struct stet_rules *rules);
/* Whether the rules need the SHA-256 of the file at path: sources and journals. */
bool stet_rules_wants(const char *path);
/* Is this the path of a journal? */
bool stet_rules_is_journal(const char *path);
/* Adds a file, in byte order of paths, with its SHA-256 if it is wanted (else NULL), and checks its
 * name and its place. Holds 32 bytes a version. STET_ERR_MEMORY. */
enum stet_status stet_rules_add(struct stet_rules *rules, const char *path,
                                const struct stet_oid *oid, const uint8_t sha256[STET_SHA256_BYTES],
                                stet_problem_fn *problem, void *context,
                                struct stet_error *error) STET_MUST_CHECK;
/* Checks the lines of a journal, once all files are added. */
void stet_rules_journal(struct stet_rules *rules, const char *path, struct stet_span content,
                        stet_problem_fn *problem, void *context);
/* Counts, when all journals have been. false: some version is in no line; then stet_rules_unspoken,
 * called for every file, reports those that are not. */
bool stet_rules_finish(struct stet_rules *rules,
                       struct stet_verify_summary *summary) STET_MUST_CHECK;
void stet_rules_unspoken(struct stet_rules *rules, const char *path, const struct stet_oid *oid,
                         stet_problem_fn *problem, void *context);

#endif
