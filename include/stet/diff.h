/* diff.h - what changed between two versions, as a reader sees it.
 *
 * Works on canonical bytes (see document.h): fields of the front matter, blocks, sentences, words.
 * Every edit carries offsets into both texts; applying the result to the old text gives the new
 * one. */
#ifndef STET_DIFF_H
#define STET_DIFF_H

#include <stet/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A stretch of one text: byte offsets, end exclusive. */
struct stet_range {
    size_t start, end;
};

enum stet_segment_kind { STET_SEGMENT_EQUAL, STET_SEGMENT_REMOVED, STET_SEGMENT_ADDED };

/* A piece of a line: EQUAL has both ranges, REMOVED only old, ADDED only new. */
struct stet_segment {
    enum stet_segment_kind kind;
    struct stet_range old_range, new_range;
};

enum stet_line_kind {
    STET_LINE_EQUAL,
    STET_LINE_REMOVED, /* only in the old text */
    STET_LINE_ADDED,   /* only in the new text */
    STET_LINE_EDITED   /* in both, with words changed: see its segments */
};

/* A line of canonical text: a sentence, or a field of the front matter. Ranges are without the LF;
 * an empty line (between blocks) is a line like any other. */
struct stet_diff_line {
    enum stet_line_kind kind;
    bool front_matter;
    bool typography; /* EDITED, REMOVED or ADDED: only quote marks, dashes, spaces or blank lines
                        differ */
    struct stet_range old_range, new_range;
    const struct stet_segment *segments; /* of EDITED, in order; lent */
    size_t segment_count;
};

struct stet_diff;

struct stet_diff_counts {
    size_t words_removed, words_added; /* words of the body */
    size_t lines_removed, lines_added,
        lines_edited;      /* sentences of the body, blank lines left out */
    size_t fields_changed; /* of the front matter */
};

/* Compares two canonical texts, which must outlive the result. Texts that are not canonical are
 * compared as lines. STET_ERR_MEMORY, STET_ERR_LIMIT. The caller frees *out. Time close to linear
 * in the texts for small edits, bounded for any. */
STET_API enum stet_status stet_diff(struct stet_diff **out, struct stet_span old_text,
                                    struct stet_span new_text,
                                    struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_diff_free(struct stet_diff *diff);

STET_API struct stet_span stet_diff_old_text(const struct stet_diff *diff);
STET_API struct stet_span stet_diff_new_text(const struct stet_diff *diff);
/* The lines in order, removed ones before added ones where both stand at one place. Lent. */
STET_API const struct stet_diff_line *stet_diff_lines(const struct stet_diff *diff, size_t *count);
STET_API const struct stet_diff_counts *stet_diff_counts(const struct stet_diff *diff);
/* true if both texts are the same bytes. */
STET_API bool stet_diff_is_empty(const struct stet_diff *diff);

/* How many words a canonical text's body has, as the counts count them. */
STET_API size_t stet_diff_words(struct stet_span text);

#ifdef __cplusplus
}
#endif

#endif
