/* archive.h - an archive of articles: captures in, every version out. */
#ifndef STET_ARCHIVE_H
#define STET_ARCHIVE_H

#include <stet/base.h>
#include <stet/diff.h>

#ifdef __cplusplus
extern "C" {
#endif

struct stet_archive;
struct stet_site_rules;

/* Makes an archive at path, with its parents; durable when this returns. STET_UNCHANGED if one is
 * there already; STET_ERR_FORMAT if something else is, STET_ERR_IO. now_utc: seconds since 1970. */
STET_API enum stet_status stet_archive_init(const char *path, int64_t now_utc,
                                            struct stet_error *error) STET_MUST_CHECK;
/* Opens an archive; for one thread at a time. STET_ERR_NOT_FOUND, STET_ERR_FORMAT (no archive, or a
 * newer format), STET_ERR_IO. The caller closes *out. */
STET_API enum stet_status stet_archive_open(const char *path, struct stet_archive **out,
                                            struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_archive_close(struct stet_archive *archive);
/* The folder of the repository. Lent. */
STET_API const char *stet_archive_path(const struct stet_archive *archive);
/* Throws the catalog away and makes it anew. progress may be NULL. STET_ERR_IO if it cannot be
 * written; the archive answers all the same, from a catalog in memory. */
STET_API enum stet_status stet_archive_reindex(struct stet_archive *archive,
                                               void (*progress)(void *context, size_t done),
                                               void *context,
                                               struct stet_error *error) STET_MUST_CHECK;

/* ---- compacting ----------------------------------------------------------------------------- */

struct stet_compact_summary {
    uint64_t packs_before; /* that were taken together */
    uint64_t bytes_before, bytes_after;
    uint64_t objects, whole; /* all, and those that are no delta on another */
    unsigned steps;          /* the most deltas between an object and a whole one */
};

struct stet_compact_options {
    bool automatic; /* only if it is worth it: much is new since the last time */
    void *context;
    /* All may be NULL. Before the work begins; packs_before and bytes_before are known. */
    void (*begin)(void *context, const struct stet_compact_summary *summary);
    /* Often; returns false to stop. */
    bool (*progress)(void *context, size_t done, size_t total);
    /* At most once: all is ready, but another process writes. holder: "process 123". */
    void (*waiting)(void *context, const char *holder);
};

/* Makes the archive smaller: versions of an article, pages of one template and states of a folder
 * become deltas on each other. Loses nothing: every object is read back from the new pack before an
 * old one goes. Runs beside readers and writers; needs room for the new pack, and about 250 bytes
 * of memory an object. STET_UNCHANGED: there is nothing to do. STET_ERR_BUSY: another process
 * compacts, or wrote for too long. STET_ERR_INTERRUPTED, STET_ERR_CORRUPT (an object is damaged),
 * STET_ERR_IO: the archive is as it was. */
STET_API enum stet_status stet_archive_compact(struct stet_archive *archive,
                                               const struct stet_compact_options *options,
                                               struct stet_compact_summary *summary,
                                               struct stet_error *error) STET_MUST_CHECK;

/* ---- archiving ------------------------------------------------------------------------------ */

/* What a capture turned out to be. */
enum stet_change {
    STET_CHANGE_NEW,       /* the first version of its article */
    STET_CHANGE_CHANGED,   /* its text differs from that of the capture before it in time */
    STET_CHANGE_UNCHANGED, /* a revisit */
    STET_CHANGE_REFUSED, /* an error page, a robot check, an empty page: source kept, no version */
    STET_CHANGE_FAILED   /* not read, or not a document: nothing kept but the journal's line */
};
/* "new", "changed", "unchanged", "refused", "failed". */
STET_API const char *stet_change_name(enum stet_change change);

/* As captured_utc: each source was seen when it is taken. */
#define STET_WHEN_TAKEN INT64_MIN
/* Likewise: each file was seen when it was last changed, which must be after 1 January 1970 and not
 * after tomorrow, else it fails. Standard input: now. Many sources may have one url or id. */
#define STET_WHEN_CHANGED (INT64_MIN + 1)

/* All strings may be NULL. */
struct stet_run_options {
    int64_t now_utc;            /* dates the commits, if there is no clock */
    int64_t captured_utc;       /* when the sources were seen */
    int64_t (*clock_utc)(void); /* from any thread. NULL: now_utc holds */
    bool spaced; /* the times are the clock's, not given: a text whose article has another of that
                  * very second is seen in the next one. Needs clock_utc. */
    const char *files_from; /* a list of further sources, taken as it comes; "-": standard input */
    bool null_ended;        /* names of that list end with NUL, not LF */
    size_t batch;           /* captures a commit, at most; 0: 10,000 or 16 MiB of text */
    unsigned interval_s;    /* seconds until a batch is committed; 0: only when it is full */
    const char *url;        /* of the one source */
    const char *id;         /* a given name for the one source */
    const char *title, *media_type;
    const struct stet_site_rules *rules; /* of <stet/extract.h>; NULL: none */
    const char *message;                 /* first line of the commit; made up if NULL */
    unsigned jobs;                       /* threads; 0: as many as processors */
    bool dry_run;                        /* say what would be done, write nothing */
};

/* One input's outcome. Lent for the call. */
struct stet_run_result {
    enum stet_change change;
    const char *input;  /* the name it was given by */
    const char *url;    /* canonical URL or given name; NULL if unknown */
    const char *id;     /* the article's; NULL if unknown */
    const char *title;  /* empty if it has none */
    const char *kind;   /* as "article"; NULL if unknown */
    const char *reason; /* of REFUSED and FAILED; else NULL */
    const char *note;   /* what the user should know of a capture that was taken; else NULL */
    const char *commit; /* hex; NULL of a dry run */
    int64_t captured_utc;
    size_t words, diagnostics;
};

struct stet_run_events {
    void *context;
    /* Once an input, in input order, and only when the capture is durable: it is the
     * acknowledgement. May be NULL, as all below. */
    void (*result)(void *context, const struct stet_run_result *result);
    /* At most once: another process writes. holder: "process 123". */
    void (*waiting)(void *context, const char *holder);
    /* total: 0 while a list may hold more. */
    void (*progress)(void *context, size_t done, size_t total);
    /* Asked all the time; true ends the run: what was taken by then is committed and told. */
    bool (*stopped)(void *context);
};

struct stet_run_summary {
    size_t created, changed, unchanged, refused, failed;
    size_t skipped;               /* files of folders that by their names hold no article */
    const char *skipped_kinds[8]; /* the first kinds of them: ".css", "hidden"; static; else NULL */
    bool stopped;                 /* there may be sources that were not looked at */
};

/* Archives what the operands name: files, folders, "-" (standard input); then what files_from
 * lists. A bad input is a result, not a failure of the run. STET_OK even then: see the summary.
 * STET_ERR_USAGE (url or id for several sources, a bad url), STET_ERR_BUSY, STET_ERR_IO,
 * STET_ERR_CORRUPT: what was not acknowledged before was not archived. A commit is made as soon as
 * a batch is full or its time is up, and when a list pauses for a second. Memory does not grow with
 * the sources' bytes, nor with the length of a list. The commits do not depend on jobs, nor,
 * without interval_s and files_from, on anything but the sources, the options and the archive. */
STET_API enum stet_status stet_archive_run(struct stet_archive *archive, char *const *operands,
                                           size_t count, const struct stet_run_options *options,
                                           const struct stet_run_events *events,
                                           struct stet_run_summary *summary,
                                           struct stet_error *error) STET_MUST_CHECK;

/* ---- merging -------------------------------------------------------------------------------- */

/* All may be NULL. */
struct stet_merge_events {
    void *context;
    /* A capture that could not be taken over: its URL (NULL if it has none) and why. */
    void (*left)(void *context, const char *url, const char *why);
    /* At most once a batch: another process writes. holder: "process 123". */
    void (*waiting)(void *context, const char *holder);
    /* Often, before the first capture of a bundle. done: files of it that were read and checked. */
    void (*checked)(void *context, size_t done);
    /* Often. done: captures looked at. */
    void (*progress)(void *context, size_t done);
    /* Asked before each file and each capture; true ends the merge: what was taken by then is kept.
     */
    bool (*stopped)(void *context);
};

struct stet_merge_summary {
    uint64_t captures; /* of the other archive that were looked at; parts that both have are not */
    uint64_t added;    /* of these, new to the archive, durably */
    uint64_t left;     /* of these, not taken over */
    bool stopped;
};

/* Adds every capture of other to the archive, as if it had been archived there: articles that both
 * have get one history, in order of time. Nothing is overwritten; the result does not depend on
 * which is merged into which, and merging again adds nothing. Bytes are checked by their digests
 * on the way. Commits as it goes (dated now_utc), so one that is interrupted can be run again.
 * STET_ERR_BUSY, STET_ERR_IO, STET_ERR_CORRUPT (a journal or folder of either is damaged). */
STET_API enum stet_status stet_archive_merge(struct stet_archive *archive,
                                             struct stet_archive *other, int64_t now_utc,
                                             const struct stet_merge_events *events,
                                             struct stet_merge_summary *summary,
                                             struct stet_error *error) STET_MUST_CHECK;

/* ---- finding -------------------------------------------------------------------------------- */

/* One article. Strings are lent for the call, never NULL (empty where unknown). */
struct stet_article {
    const char *id;   /* 16 hex digits */
    const char *url;  /* canonical URL or given name */
    const char *path; /* its folder in the repository */
    const char *host, *title, *published, *language, *site;
    const char *authors;         /* joined by ", " */
    int64_t first_utc, last_utc; /* captures: the first, and the last whatever it found */
    int64_t
        last_text_utc; /* the last that gave a text; where later ones did not, before last_utc */
    uint64_t versions, captures; /* captures that gave a text; captures - versions are revisits */
    uint64_t words;              /* of the newest version */
    /* Of the versions that a list of changed articles is about; else 0. */
    uint64_t changes;
    double weight;  /* of the heaviest */
    uint32_t types; /* of all edits, as STET_EDIT_BIT */
};

/* Callbacks return STET_OK to go on; anything else ends the call and is returned. */
typedef enum stet_status stet_article_fn(void *context, const struct stet_article *article);

enum stet_list_order {
    STET_ORDER_CAPTURED,  /* newest last capture first */
    STET_ORDER_PUBLISHED, /* newest first */
    STET_ORDER_TITLE,
    STET_ORDER_URL,
    STET_ORDER_WEIGHT /* of what changed: heaviest first */
};

/* What to list; NULL and 0 mean any. */
struct stet_list_query {
    const char *host;             /* this host or its subdomains */
    const char *title;            /* a part of the title, without regard to case and accents */
    int64_t since_utc, until_utc; /* of the last capture; if changed, see there */
    enum stet_list_order order;
    bool reverse;
    size_t limit, offset; /* limit 0: all */
    /* Only articles of which a version differs from the one before it, was first seen between
     * since and until, and is shown by the filter (see stet_step_is_shown). */
    bool changed;
    struct stet_edit_filter filter;
    uint64_t *hidden; /* set to how many the filter alone passes over; may be NULL */
};

/* Calls each with the articles, in order; *total is how many match without limit and offset. */
STET_API enum stet_status stet_archive_list(struct stet_archive *archive,
                                            const struct stet_list_query *query,
                                            stet_article_fn *each, void *context, uint64_t *total,
                                            struct stet_error *error) STET_MUST_CHECK;

/* Digits of an id that tell more than a word would by chance. */
#define STET_ID_LEAST 4
/* Articles that a selector names: a URL (with or without its scheme), a given name, an id, or a
 * prefix of any of them (of an id, of STET_ID_LEAST digits or more); an exact name wins over
 * prefixes. At most limit calls; *total is how many there are. */
STET_API enum stet_status stet_archive_find(struct stet_archive *archive, const char *selector,
                                            size_t limit, stet_article_fn *each, void *context,
                                            uint64_t *total,
                                            struct stet_error *error) STET_MUST_CHECK;

/* What the captures know of when a version came about: it is later than after_utc, the last capture
 * that found the version before it, and not later than by_utc, the first that found it. Of the
 * first version only the second is known. */
struct stet_interval {
    bool has_after;
    int64_t after_utc, by_utc;
};

/* A version in which the words were found. */
struct stet_hit {
    struct stet_article article;
    int64_t captured_utc; /* of the version */
    uint64_t version;     /* number, from 1 */
    bool latest;
    const char *snippet; /* plain text; the words found stand between U+E000 and U+E001 */
};

/* A total that was not counted. */
#define STET_MANY UINT64_MAX

/* Versions that hold all the words of query ("quoted" ones next to each other), best first: one hit
 * an article (its newest version that has them), or with every, every version. *total counts hits;
 * it is STET_MANY where more than 10,000 texts have the words: then the 10,000 that were indexed
 * last are ranked. */
STET_API enum stet_status
stet_archive_search(struct stet_archive *archive, const char *query, bool every, size_t limit,
                    size_t offset,
                    enum stet_status (*each)(void *context, const struct stet_hit *hit),
                    void *context, uint64_t *total, struct stet_error *error) STET_MUST_CHECK;

/* Which side of an edit is searched. */
enum stet_said_side {
    STET_SAID_REMOVED = 1, /* the sentence held the words before it, and does not behind it */
    STET_SAID_ADDED = 2    /* the other way round */
};

/* A sentence that was removed, added or edited from one version to the next. */
struct stet_said_hit {
    struct stet_article article;
    uint64_t version;              /* that shows it: number, from 1 */
    struct stet_interval interval; /* when it happened, as far as the captures know */
    enum stet_said_side side;      /* of the two, on which the words were found */
    const char *before, *after; /* plain text, as a hit's snippet; empty: it was added, removed */
};

struct stet_said_query {
    const char *words;            /* all must be in one sentence; as in stet_archive_search */
    unsigned sides;               /* of enum stet_said_side */
    int64_t since_utc, until_utc; /* of the capture that first saw it; 0: any */
    size_t limit, offset;         /* limit 0: all */
};

/* Calls each with the sentences, the last seen first. *total is how many there are without limit
 * and offset; *hidden how many more without since and until. */
STET_API enum stet_status
stet_archive_said(struct stet_archive *archive, const struct stet_said_query *query,
                  enum stet_status (*each)(void *context, const struct stet_said_hit *hit),
                  void *context, uint64_t *total, uint64_t *hidden,
                  struct stet_error *error) STET_MUST_CHECK;

struct stet_archive_counts {
    uint64_t articles, versions, captures, refused, failed, hosts;
    int64_t first_utc, last_utc; /* captures; 0 if there are none */
};
/* What the archive holds; the catalog is brought up to date for it. STET_ERR_IO, STET_ERR_CORRUPT,
 * STET_ERR_MEMORY. */
STET_API enum stet_status stet_archive_counts(struct stet_archive *archive,
                                              struct stet_archive_counts *out,
                                              struct stet_error *error) STET_MUST_CHECK;

/* ---- versions ------------------------------------------------------------------------------- */

/* A version of an article, and the captures that found it. */
struct stet_version {
    uint64_t number;        /* from 1; moves when an older capture comes in late */
    int64_t captured_utc;   /* its lasting name */
    int64_t last_seen_utc;  /* the last capture that found this text before another text */
    uint64_t revisits;      /* captures that found it again */
    uint8_t text_oid[20];   /* git blob of the canonical bytes */
    uint8_t source_oid[20]; /* git blob of the bytes as received */
    char source_sha256[65]; /* hex */
    char extension[12];     /* of the source: "html" */
};

/* An article with all its versions, oldest first. */
struct stet_history {
    struct stet_article article; /* strings live as long as the history */
    struct stet_version *versions;
    size_t count;
    uint64_t fruitless;         /* captures that gave no text: error pages, walls, failures */
    int64_t last_fruitless_utc; /* the last of them; 0 without any */
    void *memory;               /* private */
};

/* Reads the history of the one article a selector names. STET_ERR_NOT_FOUND, or STET_ERR_AMBIGUOUS:
 * the message says how many; list them with stet_archive_find. Free with stet_history_free. */
STET_API enum stet_status stet_archive_history(struct stet_archive *archive, const char *selector,
                                               struct stet_history *out,
                                               struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_history_free(struct stet_history *history);

/* How a version differs from the one before it. */
struct stet_step {
    bool known;          /* not of the first version, nor where the texts are too long */
    bool rewrite;        /* see stet_diff_is_rewrite */
    double weight;       /* see stet_diff_weight; in thousandths */
    uint32_t types;      /* of all edits, as STET_EDIT_BIT */
    uint32_t main_types; /* of all edits, only the main one of each */
    uint64_t words_removed, words_added;
};

/* Fills in a step for each version of a history: out has room for history->count. */
STET_API enum stet_status stet_archive_steps(struct stet_archive *archive,
                                             const struct stet_history *history,
                                             struct stet_step *out,
                                             struct stet_error *error) STET_MUST_CHECK;

/* An article that shares text with another: words count that stand in stretches of five or more
 * which both have, whatever their case and accents. */
struct stet_similar {
    struct stet_article article;
    uint64_t version; /* whose text shares most: number, from 1 */
    int64_t captured_utc;
    uint64_t words, shared;             /* of the text that was asked for */
    uint64_t other_words, other_shared; /* of the other one */
    uint64_t longest;                   /* words of the longest stretch */
    const char *passage;                /* its beginning, on one line */
};

struct stet_similar_query {
    double min_share;   /* of either text's words, 0 to 1: what shares less is not shown ... */
    size_t min_passage; /* ... unless it shares so many words in a row; 0: that does not count */
    size_t limit;       /* 0: all */
};

struct stet_similar_counts {
    uint64_t found;  /* articles that share as much, without the limit */
    uint64_t hidden; /* articles that share less */
    uint64_t unread; /* texts that may share something, too little to be looked at */
};

/* Finds articles that share text with a version of a history (by its index), those that share most
 * first. All shares are counted in the texts themselves. Takes time in proportion to the number of
 * texts in the archive, some milliseconds for 100,000. */
STET_API enum stet_status
stet_archive_similar(struct stet_archive *archive, const struct stet_history *history, size_t index,
                     const struct stet_similar_query *query,
                     enum stet_status (*each)(void *context, const struct stet_similar *similar),
                     void *context, struct stet_similar_counts *counts,
                     struct stet_error *error) STET_MUST_CHECK;

/* Whether a filter shows a step: by its whole weight, if an edit has one of the types, and if one
 * has a main type that is not to be ignored. filter may be NULL; a step that is not known is shown
 * if nothing is asked. */
STET_API bool stet_step_is_shown(const struct stet_step *step,
                                 const struct stet_edit_filter *filter);

/* When the version at an index came about. */
STET_API struct stet_interval stet_history_interval(const struct stet_history *history,
                                                    size_t index);

/* The version that a word names in a history: "3", "first", "latest", "-1" (one before the latest),
 * a date or time ("2024-12-03", "2024-12-03T08:30:00Z": what stood then). NULL: the latest. Puts
 * its index in *out. STET_ERR_USAGE (no such word), STET_ERR_NOT_FOUND; the message says what there
 * is. */
STET_API enum stet_status stet_history_select(const struct stet_history *history, const char *word,
                                              size_t *out,
                                              struct stet_error *error) STET_MUST_CHECK;

/* Appends the canonical bytes, or the source, of a version; its digest is checked.
 * STET_ERR_CORRUPT. */
STET_API enum stet_status stet_archive_text(struct stet_archive *archive,
                                            const struct stet_version *version,
                                            struct stet_buf *out,
                                            struct stet_error *error) STET_MUST_CHECK;
STET_API enum stet_status stet_archive_source(struct stet_archive *archive,
                                              const struct stet_version *version,
                                              struct stet_buf *out,
                                              struct stet_error *error) STET_MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif
