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

/* What sort of edit it is; docs/edits.md tells each. */
enum stet_edit_type {
    STET_EDIT_TYPOGRAPHY, /* quote marks, dashes, spaces, the case of a drop cap */
    STET_EDIT_SPELLING,   /* the same word, written otherwise; commas and the like */
    STET_EDIT_WORDING,    /* words of a sentence, of no other type */
    STET_EDIT_NUMBER,     /* a figure, a number word, or what it counts: unit, currency, percent */
    STET_EDIT_DATE,
    STET_EDIT_NAME,
    STET_EDIT_QUOTATION, /* words within quote marks, or who is said to have said them */
    STET_EDIT_NEGATION,
    STET_EDIT_HEDGE, /* allegedly, reportedly ... */
    STET_EDIT_HEADLINE,
    STET_EDIT_BYLINE,
    STET_EDIT_PUBLISHED,
    STET_EDIT_MODIFIED,
    STET_EDIT_LINK,
    STET_EDIT_IMAGE,
    STET_EDIT_CAPTION,
    STET_EDIT_CORRECTION, /* an editor's note came, went or changed */
    STET_EDIT_ADDED,      /* whole sentences or blocks */
    STET_EDIT_REMOVED,
    STET_EDIT_MOVED,  /* to another place, perhaps lightly edited */
    STET_EDIT_SPLIT,  /* one paragraph or sentence became two */
    STET_EDIT_JOINED, /* two became one */
    STET_EDIT_TYPE_COUNT
};
#define STET_EDIT_BIT(type) ((uint32_t)1 << (type))
#define STET_NO_EDIT        SIZE_MAX
#define STET_NO_LINE        SIZE_MAX

/* One thing that was done to the text. Swapping the texts swaps ADDED with REMOVED and SPLIT with
 * JOINED, and changes nothing else of the types and weights. */
struct stet_edit {
    enum stet_edit_type type; /* the main one */
    uint32_t types;           /* all that apply, as STET_EDIT_BIT; the main one is among them */
    double weight;            /* 0 (typography) to 1 */
    /* From the first changed byte to the last; empty where a side has nothing. Between them may
     * stand text that did not change, and an edit may stand within the ranges of another. */
    struct stet_range old_range, new_range;
    /* Of stet_diff_lines: where it stands in either text. Equal but for MOVED. */
    size_t old_line, old_line_count, new_line, new_line_count;
    size_t old_words, new_words; /* words removed, and added; 0 where only their place changed */
    struct stet_range old_value, new_value; /* of NUMBER, DATE, NAME: what was, what is; or empty */
};

enum stet_segment_kind { STET_SEGMENT_EQUAL, STET_SEGMENT_REMOVED, STET_SEGMENT_ADDED };

/* A piece of a line: EQUAL has both ranges, REMOVED only old, ADDED only new. */
struct stet_segment {
    enum stet_segment_kind kind;
    struct stet_range old_range, new_range;
    size_t edit; /* of stet_diff_edits; EQUAL: STET_NO_EDIT */
};

enum stet_line_kind {
    STET_LINE_EQUAL,
    STET_LINE_REMOVED, /* only in the old text */
    STET_LINE_ADDED,   /* only in the new text */
    STET_LINE_EDITED   /* in both, with words changed: see its segments */
};

/* A line of canonical text: a sentence, or a field of the front matter. Ranges are without the LF;
 * an empty line (between blocks) is a line like any other. Where a sentence was divided or two were
 * joined, an EDITED line has several lines of that text, with the LF between them. */
struct stet_diff_line {
    enum stet_line_kind kind;
    bool front_matter;
    bool typography; /* EDITED, REMOVED or ADDED: only quote marks, dashes, spaces or blank lines
                        differ */
    struct stet_range old_range, new_range;
    /* Of EDITED, in order; of an ADDED line that was moved and edited, against its partner. Lent.
     */
    const struct stet_segment *segments;
    size_t segment_count;
    size_t edit;    /* REMOVED or ADDED: of stet_diff_edits; EDITED: its first; else STET_NO_EDIT */
    size_t partner; /* REMOVED or ADDED: the line that it was moved to or from, or STET_NO_LINE */
};

struct stet_diff;

struct stet_diff_counts {
    size_t words_removed, words_added; /* words of the body; what was moved is neither */
    /* Sentences of the body, blank lines left out; of moved ones, those that went and came. */
    size_t lines_removed, lines_added, lines_edited, lines_moved;
    size_t fields_changed; /* of the front matter */
};

/* Compares two canonical texts, which must outlive the result. Texts that are not canonical are
 * compared as lines. STET_ERR_MEMORY, STET_ERR_LIMIT. The caller frees *out. Time close to linear
 * in the texts for small edits, bounded for any. */
STET_API enum stet_status stet_diff(struct stet_diff **out, struct stet_span old_text,
                                    struct stet_span new_text,
                                    struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_diff_free(struct stet_diff *diff);

/* The texts that were compared. Lent. */
STET_API struct stet_span stet_diff_old_text(const struct stet_diff *diff);
STET_API struct stet_span stet_diff_new_text(const struct stet_diff *diff);
/* The lines in order, removed ones before added ones where both stand at one place. Lent. */
STET_API const struct stet_diff_line *stet_diff_lines(const struct stet_diff *diff, size_t *count);
STET_API const struct stet_diff_counts *stet_diff_counts(const struct stet_diff *diff);
/* The edits in the order of their first line; all bytes that differ are within one. Lent. */
STET_API const struct stet_edit *stet_diff_edits(const struct stet_diff *diff, size_t *count);
/* How much changed, 0 (nothing, or typography only) to 1 (another text); see docs/edits.md. */
STET_API double stet_diff_weight(const struct stet_diff *diff);
/* true if so little of the text stands in both that the edits say nothing: it was written anew. */
STET_API bool stet_diff_is_rewrite(const struct stet_diff *diff);
/* true if both texts are the same bytes. */
STET_API bool stet_diff_is_empty(const struct stet_diff *diff);

/* "typography", "spelling" ... Static. */
STET_API const char *stet_edit_type_name(enum stet_edit_type type);
/* STET_EDIT_TYPE_COUNT if no type goes by that name. */
STET_API enum stet_edit_type stet_edit_type_from_name(struct stet_span name);

/* Which edits are shown; none is lost by it. All zero: all of them. */
struct stet_edit_filter {
    double min_weight;
    uint32_t only;   /* types, as STET_EDIT_BIT: an edit must have one of them; 0: any */
    uint32_t ignore; /* types: an edit must not have one as its main type */
};
/* filter may be NULL. */
STET_API bool stet_edit_is_shown(const struct stet_edit *edit,
                                 const struct stet_edit_filter *filter);
/* How many edits the filter hides. */
STET_API size_t stet_diff_hidden(const struct stet_diff *diff,
                                 const struct stet_edit_filter *filter);

/* A stretch of the old text, and the one of the new text that stands in its place. */
struct stet_splice {
    struct stet_range old_range, new_range;
};
/* All of them, in order: the old text with each replaced is the new one. The caller frees *out with
 * free(). STET_ERR_MEMORY. */
STET_API enum stet_status stet_diff_splices(const struct stet_diff *diff, struct stet_splice **out,
                                            size_t *count,
                                            struct stet_error *error) STET_MUST_CHECK;

/* Appends the new text that the JSON of a difference (see stet/render.h) makes of the old one.
 * STET_ERR_INPUT if it is no such JSON, or old_text is not the text that was compared: out is as it
 * was then. STET_ERR_LIMIT, STET_ERR_MEMORY. */
STET_API enum stet_status stet_diff_apply(struct stet_span json, struct stet_span old_text,
                                          struct stet_buf *out,
                                          struct stet_error *error) STET_MUST_CHECK;

/* How many words a canonical text's body has, as the counts count them. */
STET_API size_t stet_diff_words(struct stet_span text);

#ifdef __cplusplus
}
#endif

#endif
