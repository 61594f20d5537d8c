/* update.h - what the files that bring the catalog up to date share. */
#ifndef STET_UPDATE_H
#define STET_UPDATE_H

#include "ahead.h"
#include "database.h"

enum stet_update_statement {
    ADD_ARTICLE,
    ADD_CAPTURE,
    MEND_CAPTURE,
    TOUCH,
    FIND_ID,
    FIND_PATH,
    NOTE_TEXTS,
    DROP_VERSIONS,
    ADD_VERSION,
    ADD_TEXT,
    ADD_WORDS,
    ADD_SKETCH,
    SET_ARTICLE,
    COUNT,
    FIND_STEP,
    ADD_STEP,
    ADD_SAID,
    DROP_SAID,
    UNTOUCH,
    ADD_HOST,
    STATEMENTS
};

/* What an update adds to the numbers of the whole archive. */
struct stet_totals {
    int64_t articles, versions, captures, refused, failed;
    int64_t first_utc, last_utc; /* of captures */
    bool any;                    /* a capture was added */
    struct stet_buf host_key;    /* of host_articles articles, not yet written */
    int64_t host_articles;
};

struct stet_update {
    struct stet_catalog *catalog;
    struct stet_snapshot *to;
    struct stet_error *error;
    struct stet_ahead *ahead; /* of a catalog that is made anew; else NULL */
    sqlite3_stmt *statements[STATEMENTS];
    struct stet_buf bytes, strings, path;
    struct stet_buf host_key;
    struct stet_buf text_before, text_after, words_before, words_after; /* of a step */
    size_t done;                                                        /* articles */
    struct stet_totals totals;
};

/* Runs a statement whose values are bound. */
enum stet_status stet_update_run(struct stet_update *update,
                                 enum stet_update_statement statement) STET_MUST_CHECK;
/* Notes that an article's numbers may have changed. */
/* Makes an article known, and touches it. */
enum stet_status stet_update_article(struct stet_update *update, const char *id,
                                     struct stet_span url, int64_t *article) STET_MUST_CHECK;

/* ---- totals.c ------------------------------------------------------------------------------- */

/* Counts an article that has its first version. */
enum stet_status stet_totals_article(struct stet_update *update,
                                     struct stet_span host_key) STET_MUST_CHECK;
/* Counts a capture that was not there. */
void stet_totals_capture(struct stet_totals *totals, const struct stet_capture *capture);
/* Writes down what was counted. */
enum stet_status stet_totals_write(struct stet_update *update) STET_MUST_CHECK;

/* steps.c: makes the step from one text to the next known, if it is not. */
enum stet_status stet_steps_add(struct stet_update *update, const struct stet_oid *before,
                                const struct stet_oid *after) STET_MUST_CHECK;
/* Forgets the steps of temp.dropped that no two neighbouring versions make any more. */
enum stet_status stet_steps_drop(struct stet_update *update) STET_MUST_CHECK;

/* Visitors of what two commits differ by; context is the update. */
enum stet_status stet_journals_add(void *context, const char *path, const struct stet_oid *oid);
enum stet_status stet_folders_set(void *context, const char *path, const struct stet_oid *oid);
/* The same for one that was read ahead. */
enum stet_status stet_folders_ready(void *context, struct stet_ahead_folder *ready);

#endif
