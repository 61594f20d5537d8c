/* blame.h - since when each sentence of a text stands, and which are gone.
 *
 * Given the versions of a text, the oldest first, it follows every line of the canonical bytes: a
 * sentence that <stet/diff.h> shows as edited is the same sentence, and so is one that was moved or
 * that came back. */
#ifndef STET_BLAME_H
#define STET_BLAME_H

#include <stet/diff.h>

#ifdef __cplusplus
extern "C" {
#endif

enum stet_blame_kind {
    STET_BLAME_CAME,
    STET_BLAME_EDITED,
    STET_BLAME_MOVED, /* to another place; if its words changed too, it was EDITED first */
    STET_BLAME_WENT,
    STET_BLAME_RETURNED /* word for word, after it had gone */
};

/* Something that happened to a sentence on the way to a version. */
struct stet_blame_event {
    enum stet_blame_kind kind;
    size_t version;                        /* the one that shows it, counted from 0 */
    bool typography;                       /* EDITED: only quote marks, dashes or spaces differ */
    struct stet_span text;                 /* how it read before: of EDITED and WENT */
    const struct stet_blame_event *before; /* NULL: of CAME */
};

/* A line of the newest text, in order: together, each with its LF, they are the text. */
struct stet_blame_line {
    struct stet_range range; /* without the LF */
    bool front_matter;
    /* NULL of a line that holds no words: blank lines, rules, the frame of a figure, a fence. */
    const struct stet_blame_event *last;
    size_t origin; /* the version it came in */
};

/* A sentence or field that the newest text does not have. */
struct stet_blame_gone {
    bool front_matter;
    const struct stet_blame_event *last; /* WENT */
    size_t origin;
};

struct stet_blame;

/* The caller frees *out. STET_ERR_MEMORY. */
STET_API enum stet_status stet_blame_new(struct stet_blame **out,
                                         struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_blame_free(struct stet_blame *blame);

/* Follows the sentences into the next version; text is copied. What was lent before is void.
 * STET_ERR_MEMORY, STET_ERR_LIMIT. Takes the time of one comparison. After a failure it can
 * only be freed. */
STET_API enum stet_status stet_blame_add(struct stet_blame *blame, struct stet_span text,
                                         struct stet_error *error) STET_MUST_CHECK;

/* How many versions were added. */
STET_API size_t stet_blame_versions(const struct stet_blame *blame);
/* The newest text. Lent. */
STET_API struct stet_span stet_blame_text(const struct stet_blame *blame);
STET_API const struct stet_blame_line *stet_blame_lines(const struct stet_blame *blame,
                                                        size_t *count);
/* The next sentence that went for good, in the order in which they went, and stood; NULL behind the
 * last. *at is 0 before the first call. Lent. */
STET_API const struct stet_blame_gone *stet_blame_next_gone(const struct stet_blame *blame,
                                                            size_t *at);

#ifdef __cplusplus
}
#endif

#endif
