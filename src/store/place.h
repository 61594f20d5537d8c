/* place.h - where a capture's files go, given the captures around it in time. */
#ifndef STET_PLACE_H
#define STET_PLACE_H

#include "journal.h"

/* What became of a capture that was placed. */
struct stet_placed {
    bool there;   /* it is in the archive already: nothing was done */
    bool version; /* its text differs from that of the capture before it */
    bool first;   /* its article had no version before */
    bool known;   /* the capture after it found the same text: it tells nothing new */
};

/* Places a capture that gave a text, and places anew those after it that this concerns. path: the
 * article's folder. STET_ERR_INPUT if a name it needs is taken by another source: nothing was
 * changed. */
enum stet_status stet_place_captured(struct stet_tree *root, struct stet_journal *journal,
                                     const char *path, const char *id, const struct stet_seen *seen,
                                     struct stet_placed *out,
                                     struct stet_error *error) STET_MUST_CHECK;
/* Keeps the source of a capture that was refused. */
enum stet_status stet_place_refused(struct stet_tree *root, struct stet_journal *journal,
                                    const char *path, const char *id, const struct stet_seen *seen,
                                    struct stet_placed *out,
                                    struct stet_error *error) STET_MUST_CHECK;

#endif
