/* journal.h - the capture journal during one transaction: lines to be written, and captures known
 * from lines, in order of time, an article at a time. */
#ifndef STET_JOURNAL_H
#define STET_JOURNAL_H

#include "tree.h"

/* A capture that gave a text, as far as its place in the archive depends on it. */
struct stet_seen {
    int64_t captured_utc;
    uint8_t sha256[32];
    struct stet_oid text, source;
    char extension[12];
};

/* The order of an article's captures: by time, then by the source's SHA-256. */
int stet_seen_compare(const struct stet_seen *a, const struct stet_seen *b);

/* Captures of one article that are known, in that order. */
struct stet_chain {
    char id[STET_ID_HEX + 1];
    bool archived; /* it had versions before this transaction */
    struct stet_seen *seen;
    size_t count, cap;
};

struct stet_journal;

/* For a transaction on a commit's tree. *out is freed with stet_journal_free. */
enum stet_status stet_journal_new(struct stet_journal **out, struct stet_store *store,
                                  const struct stet_oid *tree,
                                  struct stet_error *error) STET_MUST_CHECK;
void stet_journal_free(struct stet_journal *journal);

/* The chain of an article; *added if it was not there yet. Lent until the next call. NULL: no
 * memory. */
struct stet_chain *stet_journal_chain(struct stet_journal *journal, const char *id, bool *added);
/* Makes sure that every archived capture from that time on is in its chain. Reads nothing if all
 * journals are older, as is the rule. */
enum stet_status stet_journal_need(struct stet_journal *journal, int64_t captured_utc,
                                   struct stet_error *error) STET_MUST_CHECK;
/* Puts one into a chain. */
enum stet_status stet_chain_add(struct stet_chain *chain, const struct stet_seen *seen,
                                struct stet_error *error) STET_MUST_CHECK;
/* The place of the first one that is not before seen. */
size_t stet_chain_find(const struct stet_chain *chain, const struct stet_seen *seen);

/* Notes the line of a capture; *there if this very line of a FAILED one is known already. */
enum stet_status stet_journal_note(struct stet_journal *journal, const struct stet_capture *capture,
                                   bool *there, struct stet_error *error) STET_MUST_CHECK;
size_t stet_journal_count(const struct stet_journal *journal);
/* Puts the noted lines into root, one file a second, its blob handed to add. */
enum stet_status stet_journal_write(struct stet_journal *journal, struct stet_tree *root,
                                    enum stet_status (*add)(void *context,
                                                            const struct stet_object *object,
                                                            struct stet_error *error),
                                    void *context, struct stet_error *error) STET_MUST_CHECK;

/* ---- scan.c: archived journals --------------------------------------------------------------- */

/* Calls each with the journal files of a tree whose second lies in [first, last], oldest first. */
typedef enum stet_status stet_scan_fn(void *context, const struct stet_oid *blob,
                                      struct stet_error *error);
enum stet_status stet_scan_journals(struct stet_store *store, const struct stet_oid *tree,
                                    int64_t first, int64_t last, stet_scan_fn *each, void *context,
                                    struct stet_error *error) STET_MUST_CHECK;
/* The second of the newest journal of a tree; INT64_MIN if there is none. */
enum stet_status stet_scan_newest(struct stet_store *store, const struct stet_oid *tree,
                                  int64_t *out, struct stet_error *error) STET_MUST_CHECK;

#endif
