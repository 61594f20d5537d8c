/* blame_html.c - a blame as one HTML page: the versions and their intervals, the text with a mark
 * behind each stretch of one origin, and below it what happened to single sentences. */
#include "diff_html.h"
#include "escape.h"
#include "span.h"
#include "story.h"
#include <stdlib.h>

static const char style[] =
    ".later{text-decoration:underline dotted var(--come);text-underline-offset:.25em}"
    "a.note{color:inherit;text-decoration:none}.story{color:var(--quiet);font-size:.86rem;"
    "line-height:1.5;margin:.2rem 0 1rem;padding-inline-start:1.2rem}\n";

struct page {
    struct stet_diff_page base;
    const struct stet_blame *blame;
    const struct stet_history *history;
    const struct stet_blame_line *lines;
    size_t versions; /* that were followed */
    struct stet_story story;
};

static void put_told(struct page *page, const struct stet_blame_event *event)
{
    struct stet_buf text;
    stet_buf_init(&text, 4096);
    stet_story_tell(&text, page->history, event);
    stet_escape_html_text(page->base.out, (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
}

static void put_instant(struct page *page, const char *term, int64_t utc)
{
    stet_buf_printf(page->base.out, "<dt>%s</dt><dd>", term);
    stet_story_instant(page->base.out, utc);
    stet_buf_puts(page->base.out, " UTC</dd>");
}

/* A line that a reader is told of. */
static bool is_told(const struct page *page, size_t i)
{
    struct stet_span text = stet_blame_text(page->blame);
    struct stet_range range = page->lines[i].range;
    return page->lines[i].last && !stet_story_is_ours(page->lines[i].front_matter,
                                                      stet_span_sub(text, range.start, range.end));
}

static void put_header(struct page *page)
{
    struct stet_buf *out = page->base.out;
    const struct stet_article *article = &page->history->article;
    const struct stet_version *version = &page->history->versions[page->versions - 1];
    stet_buf_puts(out, "<header>\n<h1");
    stet_page_language(out, stet_view_value(page->base.view.diff, "language", false));
    stet_buf_puts(out, ">");
    stet_escape_html_text(out, stet_span_of(article->title[0] ? article->title : "(no title)"));
    stet_buf_puts(out, "</h1>\n<p class=\"meta\"><a");
    stet_page_href(out, stet_span_of(article->url));
    stet_buf_puts(out, ">");
    stet_escape_html_text(out, stet_span_of(article->url));
    stet_buf_printf(out, "</a></p>\n<dl class=\"versions\"><dt>Version</dt><dd>%llu of %zu</dd>",
                    (unsigned long long)version->number, page->history->count);
    put_instant(page, "First seen", version->captured_utc);
    put_instant(page, "Last seen", version->last_seen_utc);
    stet_buf_puts(out, "</dl>\n<p class=\"summary\">Since when each sentence stands, by the "
                       "captures.</p>\n</header>\n");
}

/* The versions in which something came that stands still, and between which captures that was. */
static void put_versions(struct page *page)
{
    struct stet_buf *out = page->base.out;
    size_t *stands = calloc(page->versions, sizeof(*stands));
    if (!stands) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < page->base.count; i++)
        if (is_told(page, i))
            stands[page->lines[i].origin]++;
    stet_buf_puts(out, "<table>\n<caption class=\"aside\">Versions</caption>\n<thead><tr>"
                       "<th scope=\"col\">Version</th><th scope=\"col\">Its sentences</th>"
                       "<th scope=\"col\">Standing</th></tr></thead>\n<tbody>\n");
    for (size_t v = 0; v < page->versions; v++) {
        if (stands[v] == 0)
            continue;
        const struct stet_blame_event came = {.kind = STET_BLAME_CAME, .version = v};
        stet_buf_printf(out, "<tr id=\"v%zu\"><th scope=\"row\">", v + 1);
        stet_story_name(out, page->history, v);
        stet_buf_puts(out, "</th><td>");
        put_told(page, &came);
        stet_buf_printf(out, "</td><td>%zu</td></tr>\n", stands[v]);
    }
    stet_buf_puts(out, "</tbody>\n</table>\n");
    free(stands);
}

/* A line as a reader sees it. */
static void put_text(struct page *page, struct stet_span line)
{
    struct stet_buf text;
    stet_buf_init(&text, page->base.out->max);
    stet_story_text(&text, line);
    stet_escape_html_text(page->base.out, (struct stet_span){text.ptr, text.len});
    page->base.out->failed = page->base.out->failed || text.failed;
    stet_buf_free(&text);
}

static bool is_plain(const struct stet_blame_event *last)
{
    return last->kind == STET_BLAME_CAME;
}

/* The mark behind a stretch: its version, leading to the interval or to the sentence's story. */
static void put_mark(struct page *page, size_t i)
{
    struct stet_buf *out = page->base.out;
    const struct stet_blame_event *last = page->lines[i].last;
    bool plain = is_plain(last);
    if (plain)
        stet_buf_printf(out, " <a class=\"note\" href=\"#v%zu\" title=\"",
                        page->lines[i].origin + 1);
    else
        stet_buf_printf(out, " <a class=\"note\" id=\"from-%zu\" href=\"#story-%zu\" title=\"", i,
                        i);
    put_told(page, last);
    stet_buf_puts(out, "\">");
    stet_story_name(out, page->history, page->lines[i].origin);
    if (!plain) {
        static const char *const verbs[] = {"", "edited", "moved", "", "came back"};
        stet_buf_printf(out, ", %s ", verbs[last->kind]);
        stet_story_name(out, page->history, last->version);
    }
    stet_buf_puts(out, "</a>");
}

static void put_line(struct page *page, size_t i, bool mark)
{
    const struct stet_diff_line *line = &page->base.lines[i];
    bool later = page->lines[i].last->version > 0;
    stet_diff_page_open_block(&page->base, line);
    stet_buf_puts(page->base.out, later ? "<span class=\"later\">" : "");
    for (size_t k = 0; k < page->base.view.count; k++)
        stet_diff_page_piece(&page->base, line, &page->base.view.pieces[k]);
    stet_diff_page_close_change(&page->base);
    stet_buf_puts(page->base.out, later ? "</span>" : "");
    if (mark)
        put_mark(page, i);
}

/* Fields stand in a table, before the text. */
static size_t put_fields(struct page *page)
{
    struct stet_buf *out = page->base.out;
    size_t i = 0;
    stet_buf_puts(out, "<table>\n<caption class=\"aside\">Fields</caption>\n<tbody>\n");
    for (; i < page->base.count && page->lines[i].front_matter; i++) {
        stet_view_line(&page->base.view, &page->base.lines[i]);
        if (!is_told(page, i))
            continue;
        stet_buf_puts(out, "<tr><th scope=\"row\">");
        stet_escape_html_text(out, stet_view_field(page->base.view.diff, &page->base.lines[i]));
        stet_buf_puts(out, "</th><td dir=\"auto\">");
        for (size_t k = 0; k < page->base.view.count; k++)
            if (page->base.view.pieces[k].kind == STET_INLINE_TEXT)
                stet_escape_html_text(out, page->base.view.pieces[k].text);
        put_mark(page, i);
        stet_buf_puts(out, "</td></tr>\n");
    }
    stet_buf_puts(out, "</tbody>\n</table>\n");
    return i;
}

static void put_body(struct page *page)
{
    struct stet_buf *out = page->base.out;
    size_t i = put_fields(page);
    stet_buf_puts(out, "<main");
    stet_page_language(out, stet_view_value(page->base.view.diff, "language", false));
    stet_buf_puts(out, ">\n");
    for (; i < page->base.count; i++) {
        stet_view_line(&page->base.view, &page->base.lines[i]);
        if (!page->lines[i].last) {
            stet_diff_page_close_block(&page->base);
            continue;
        }
        put_line(page, i, !stet_story_goes_on(page->lines, page->base.count, i));
    }
    stet_diff_page_close_block(&page->base);
    stet_buf_puts(out, "</main>\n");
}

static void put_change(void *context, enum stet_segment_kind change, struct stet_span words)
{
    static const char *const tags[] = {"span", "del", "ins"};
    struct stet_buf *out = context;
    stet_buf_printf(out, " <%s>", tags[change]);
    stet_escape_html_text(out, words);
    stet_buf_printf(out, "</%s>", tags[change]);
}

static void put_story(struct page *page, const struct stet_blame_event *last, struct stet_span now)
{
    struct stet_buf *out = page->base.out;
    if (!stet_story_read(&page->story, last)) {
        out->failed = true;
        return;
    }
    stet_buf_puts(out, "<ul class=\"story\">\n");
    for (size_t i = 0; i < page->story.count; i++) {
        const struct stet_blame_event *event = page->story.events[i];
        stet_buf_puts(out, "<li>");
        stet_story_name(out, page->history, event->version);
        stet_buf_putc(out, ' ');
        put_told(page, event);
        if (event->kind == STET_BLAME_EDITED) {
            stet_buf_putc(out, ':');
            if (event->typography)
                stet_buf_puts(out, " only typography");
            else if (!stet_story_changes(event->text, stet_story_after(&page->story, i, now),
                                         put_change, out))
                stet_buf_puts(out, " only mark-up");
        }
        stet_buf_puts(out, "</li>\n");
    }
    stet_buf_puts(out, "</ul>\n");
}

static void put_stories(struct page *page)
{
    struct stet_buf *out = page->base.out;
    struct stet_span text = stet_blame_text(page->blame);
    size_t told = 0;
    for (size_t i = 0; i < page->base.count; i++) {
        if (!is_told(page, i) || is_plain(page->lines[i].last))
            continue;
        struct stet_range range = page->lines[i].range;
        struct stet_span now = stet_span_sub(text, range.start, range.end);
        stet_buf_puts(out, told++ == 0 ? "<section>\n<h2>Edited, moved, come back</h2>\n" : "");
        stet_buf_printf(out, "<p dir=\"auto\" class=\"edit\" id=\"story-%zu\">", i);
        put_text(page, now);
        stet_buf_printf(out, " <a class=\"note\" href=\"#from-%zu\">back</a></p>\n", i);
        put_story(page, page->lines[i].last, now);
    }
    stet_buf_puts(out, told > 0 ? "</section>\n" : "");
}

static void put_gone(struct page *page)
{
    struct stet_buf *out = page->base.out;
    const struct stet_blame_gone *gone;
    size_t at = 0, told = 0;
    stet_buf_puts(out, "<section>\n<h2>Gone</h2>\n");
    while ((gone = stet_blame_next_gone(page->blame, &at))) {
        if (stet_story_is_ours(gone->front_matter, gone->last->text))
            continue;
        told++;
        stet_buf_puts(out, "<p dir=\"auto\"><del>");
        put_text(page, gone->last->text);
        stet_buf_puts(out, "</del></p>\n");
        put_story(page, gone->last, gone->last->text);
    }
    stet_buf_puts(out, told > 0 ? "</section>\n" : "<p>Nothing is gone.</p>\n</section>\n");
}

void stet_render_blame_html(const struct stet_blame *blame, const struct stet_history *history,
                            bool removed, struct stet_buf *out)
{
    struct page page = {.base = {.out = out}, .blame = blame, .history = history};
    struct stet_span text = stet_blame_text(blame);
    struct stet_diff *same = NULL;
    page.versions = stet_blame_versions(blame);
    page.lines = stet_blame_lines(blame, &page.base.count);
    if (page.versions == 0 || stet_diff(&same, text, text, NULL) != STET_OK) {
        out->failed = true;
        return;
    }
    page.base.lines = stet_diff_lines(same, &page.base.count);
    stet_view_init(&page.base.view, same);
    stet_page_begin_with(out, stet_span_of(history->article.title),
                         &(struct stet_page_extras){.style = style});
    put_header(&page);
    put_versions(&page);
    put_body(&page);
    put_stories(&page);
    if (removed)
        put_gone(&page);
    stet_page_end(out);
    if (page.base.view.failed)
        out->failed = true;
    stet_story_free(&page.story);
    stet_view_free(&page.base.view);
    stet_diff_free(same);
}
