/* render.h - documents and differences for people and for programs. */
#ifndef STET_RENDER_H
#define STET_RENDER_H

#include <stet/archive.h>
#include <stet/blame.h>
#include <stet/diff.h>
#include <stet/document.h>
#include <stet/extract.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A whole HTML page that needs nothing else: no script, no remote file; images are links. Light and
 * dark, printable. */
STET_API void stet_render_document_html(const struct stet_document *document, struct stet_buf *out);
/* JSON, grammar in docs/json.md: metadata with origins, text, Markdown, diagnostics, kind. */
STET_API void stet_render_document_json(const struct stet_document *document, struct stet_buf *out);

struct stet_terminal_style {
    bool color;
    unsigned width;   /* columns to wrap at; 0: do not wrap */
    unsigned context; /* equal sentences shown around an edit */
};

/* Why the extractor kept and dropped what it did (stet_extract_traced). For a terminal: a line for
 * each block, cut at style->width (0: 120 columns), controls made visible. */
STET_API void stet_render_trace_terminal(const struct stet_trace *trace,
                                         const struct stet_document *document,
                                         const struct stet_terminal_style *style,
                                         struct stet_buf *out);
/* As a whole HTML page: the page's structure, each block marked as kept or dropped with the reason.
 * Nothing of the page is in it but its text. */
STET_API void stet_render_trace_html(const struct stet_trace *trace,
                                     const struct stet_document *document, struct stet_buf *out);

/* What a difference is between, and what of it is shown; all may be NULL. A hidden edit looks as
 * the new text does; how many are hidden is always said. */
struct stet_diff_label {
    const char *title;               /* of the article */
    const char *url;                 /* its name */
    const char *old_name, *new_name; /* as "@1 (2024-12-03T08:30:00Z)", or a file's name */
    const struct stet_edit_filter *filter;
};

/* For a terminal: each changed sentence with removed words struck out in red and added ones in
 * green; without colour as [-removed-] {+added+}. Control characters are made visible. */
STET_API void stet_render_diff_terminal(const struct stet_diff *diff,
                                        const struct stet_diff_label *label,
                                        const struct stet_terminal_style *style,
                                        struct stet_buf *out);
/* A unified diff of the canonical lines, that patch(1) applies; context lines as given. Nothing if
 * they are equal. */
STET_API void stet_render_diff_unified(const struct stet_diff *diff,
                                       const struct stet_diff_label *label, unsigned context,
                                       struct stet_buf *out);
/* A whole HTML page as above, but for one script of its own, without which it reads as well:
 * inline, or the text as it was beside the text as it is. */
STET_API void stet_render_diff_html(const struct stet_diff *diff,
                                    const struct stet_diff_label *label, bool side_by_side,
                                    struct stet_buf *out);
/* JSON, grammar in docs/json.md. */
STET_API void stet_render_diff_json(const struct stet_diff *diff,
                                    const struct stet_diff_label *label, struct stet_buf *out);

/* Since when each sentence of a blame stands, between which captures, and with removed also which
 * are gone. blame has the versions of history up to the one that is told; it may have fewer.
 * The style's context is of no meaning. */
STET_API void stet_render_blame_terminal(const struct stet_blame *blame,
                                         const struct stet_history *history, bool removed,
                                         const struct stet_terminal_style *style,
                                         struct stet_buf *out);
/* A whole HTML page as above. */
STET_API void stet_render_blame_html(const struct stet_blame *blame,
                                     const struct stet_history *history, bool removed,
                                     struct stet_buf *out);
/* JSON, grammar in docs/json.md. */
STET_API void stet_render_blame_json(const struct stet_blame *blame,
                                     const struct stet_history *history, bool removed,
                                     struct stet_buf *out);

/* Columns that text takes on a terminal (East Asian wide characters two, combining ones none). */
STET_API size_t stet_render_width(struct stet_span text);

#ifdef __cplusplus
}
#endif

#endif
