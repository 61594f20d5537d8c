/* bundle.h - a selection of an archive as one file that proves what it holds, and the proof. */
#ifndef STET_BUNDLE_H
#define STET_BUNDLE_H

#include <stet/archive.h>

#ifdef __cplusplus
extern "C" {
#endif

enum stet_bundle_format {
    STET_BUNDLE_FOLDER,
    STET_BUNDLE_TAR_GZ,
    STET_BUNDLE_TAR_ZST,
    STET_BUNDLE_ZIP
};

/* By the ending of path; STET_ERR_USAGE with the endings there are if it is another. A path without
 * a known archive's ending, or with a slash at its end, is a folder. */
STET_API enum stet_status stet_bundle_format_of(const char *path, enum stet_bundle_format *out,
                                                struct stet_error *error) STET_MUST_CHECK;

struct stet_bundle_summary {
    uint64_t articles, versions, files, bytes; /* bytes: of the payload, unpacked */
    char name[64];                             /* the bag's top folder: follows from its content */
    char digest[65];                           /* SHA-256 of its manifest, in hex */
};

/* Which articles to take. ids are as stet_article.id; count 0 takes all. */
struct stet_bundle_selection {
    const char *const *ids;
    size_t count;
};

/* Writes a BagIt 1.0 bag of the articles: every version, its source, the journal lines that concern
 * them. The same selection of the same archive gives the same bytes. path must not exist unless
 * force. progress, if given, is called with the number of files done. It appears whole or not at
 * all. STET_ERR_IO, STET_ERR_CORRUPT, STET_ERR_NOT_FOUND (nothing selected). */
STET_API enum stet_status
stet_bundle_export(struct stet_archive *archive, const struct stet_bundle_selection *selection,
                   const char *path, enum stet_bundle_format format, bool force,
                   struct stet_bundle_summary *out, void (*progress)(void *context, uint64_t done),
                   void *context, struct stet_error *error) STET_MUST_CHECK;

struct stet_verify_summary {
    uint64_t articles, versions, captures, files, bytes, problems;
    /* SHA-256 of the bag's manifest ("" without one), or the commit of the archive, in hex. */
    char digest[65];
};

typedef void stet_problem_fn(void *context, const char *file, const char *what);

/* Proves a bundle (file or folder) offline: every file against the manifests, every version's
 * source against its name, every journal line against the files it names; nothing missing, nothing
 * more. problem is called with each fault. STET_OK or STET_DIFFERENT (problems > 0);
 * STET_ERR_FORMAT if it is no bundle of stet, STET_ERR_LIMIT, STET_ERR_IO. */
STET_API enum stet_status stet_bundle_verify(const char *path, struct stet_verify_summary *out,
                                             stet_problem_fn *problem, void *context,
                                             struct stet_error *error) STET_MUST_CHECK;

/* Adds every capture of a bundle to the archive, as stet_archive_merge does from another archive.
 * The bundle is verified first, as by stet_bundle_verify: problem is called with each fault (and
 * with the context of events), and nothing is taken over unless there is none. What is read stays
 * on the archive's disk meanwhile, unpacked, in a file without name that goes with the process.
 * STET_DIFFERENT: it is not valid; else as both. */
STET_API enum stet_status stet_bundle_merge(struct stet_archive *archive, const char *path,
                                            int64_t now_utc, const struct stet_merge_events *events,
                                            stet_problem_fn *problem,
                                            struct stet_merge_summary *summary,
                                            struct stet_error *error) STET_MUST_CHECK;

/* Proves the archive at path, which may be too damaged to be opened: every object of the
 * repository, and the rules of its format. Answers as above; STET_ERR_NOT_FOUND or STET_ERR_FORMAT
 * if none is there. */
STET_API enum stet_status stet_archive_verify(const char *path, struct stet_verify_summary *out,
                                              stet_problem_fn *problem, void *context,
                                              struct stet_error *error) STET_MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif
