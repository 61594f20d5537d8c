/* inline.c - the spans of a leaf. In: its text in pieces. Out: events.
 *
 * The pieces are put together to be looked at; what is emitted lies in the source again. One walk
 * over the text makes a chain of items; marks of emphasis and brackets wait in it for their
 * partners. */
#include "span.h"
#include "spans.h"
#include "utf8.h"
#include <stdlib.h>

#define MAX_CODE_MARKS 80 /* backticks */

/* Where each piece begins in the text put together. */
struct pieces {
    const struct line *pieces;
    size_t count, at;
    uint32_t *starts;
};

uint32_t spans_add(struct spans *s, uint32_t behind, struct item item)
{
    if (!markdown_reserve(s->p, &s->items, &s->item_cap, s->item_count, sizeof(*s->items)))
        return 0;
    uint32_t made = (uint32_t)s->item_count++, next = s->items[behind].next;
    item.previous = behind;
    item.next = next;
    s->items[made] = item;
    s->items[behind].next = made;
    if (next)
        s->items[next].previous = made;
    else
        s->last_item = made;
    return made;
}

static void add_text(struct spans *s, size_t start, size_t end)
{
    if (end > start)
        (void)spans_add(s, s->last_item,
                        (struct item){.kind = STET_MARKDOWN_TEXT,
                                      .start = (uint32_t)start,
                                      .end = (uint32_t)end});
}

static char peek(const struct spans *s, size_t ahead)
{
    return s->pos + ahead < s->text.len ? s->text.ptr[s->pos + ahead] : '\0';
}

/* ---- what begins with one character --------------------------------------------------------- */

static void take_line_end(struct spans *s, bool hard)
{
    struct item *last = &s->items[s->last_item];
    size_t spaces = 0;
    while (last->kind == STET_MARKDOWN_TEXT && !last->decoded.ptr && last->end > last->start &&
           s->text.ptr[last->end - 1] == ' ') {
        last->end--;
        spaces++;
    }
    hard = hard || spaces >= 2;
    (void)spans_add(
        s, s->last_item,
        (struct item){.kind = hard ? STET_MARKDOWN_HARD_BREAK : STET_MARKDOWN_SOFT_BREAK});
    s->pos++;
    while (peek(s, 0) == ' ' || peek(s, 0) == '\t')
        s->pos++;
}

static void take_backslash(struct spans *s)
{
    char c = peek(s, 1);
    s->pos++;
    if (c == '\n') {
        take_line_end(s, true);
        return;
    }
    bool escapes = c > ' ' && c < 0x7F && !stet_is_digit(c) && !stet_is_alpha(c);
    add_text(s, escapes ? s->pos : s->pos - 1, escapes ? s->pos + 1 : s->pos);
    s->pos += escapes;
}

static void take_entity(struct spans *s)
{
    char out[8];
    size_t out_len, len = markdown_scan_entity(s->text, s->pos, out, &out_len);
    struct item item = {.kind = STET_MARKDOWN_TEXT,
                        .start = (uint32_t)s->pos,
                        .end = (uint32_t)(s->pos + (len > 0 ? len : 1))};
    if (len > 0)
        item.decoded = markdown_copy(s->p, (struct stet_span){out, out_len});
    (void)spans_add(s, s->last_item, item);
    s->pos = item.end;
}

/* Where the last run of each length of backticks stands, once all were looked at. */
struct code_marks {
    size_t last[MAX_CODE_MARKS + 1];
    bool known;
};

static size_t run_of(const struct spans *s, size_t at)
{
    size_t end = at;
    while (end < s->text.len && s->text.ptr[end] == '`')
        end++;
    return end - at;
}

/* The run of that length that ends the code begun before from; 0 if there is none. */
static size_t find_code_end(const struct spans *s, size_t from, size_t length,
                            struct code_marks *marks)
{
    if (length > MAX_CODE_MARKS || (marks->known && marks->last[length] < from))
        return 0;
    for (size_t at = from; at < s->text.len;) {
        const char *mark = memchr(s->text.ptr + at, '`', s->text.len - at);
        if (!mark)
            break;
        at = (size_t)(mark - s->text.ptr);
        size_t run = run_of(s, at);
        if (run <= MAX_CODE_MARKS)
            marks->last[run] = at;
        if (run == length)
            return at;
        at += run;
    }
    marks->known = true;
    return 0;
}

static void take_code(struct spans *s, struct code_marks *marks)
{
    size_t length = run_of(s, s->pos), start = s->pos + length;
    size_t end = find_code_end(s, start, length, marks);
    if (end == 0) {
        add_text(s, s->pos, start);
        s->pos = start;
        return;
    }
    const char *text = s->text.ptr;
    s->pos = end + length;
    bool blank = true;
    for (size_t i = start; i < end && blank; i++)
        blank = text[i] == ' ' || text[i] == '\n';
    if (!blank && (text[start] == ' ' || text[start] == '\n') &&
        (text[end - 1] == ' ' || text[end - 1] == '\n'))
        start++, end--;
    (void)spans_add(
        s, s->last_item,
        (struct item){.kind = STET_MARKDOWN_CODE, .start = (uint32_t)start, .end = (uint32_t)end});
}

static void add_autolink(struct spans *s, size_t len, bool email)
{
    struct stet_span text = stet_span_sub(s->text, s->pos + 1, s->pos + len - 1);
    struct stet_buf url;
    stet_buf_init(&url, STET_MAX_DECODED_BYTES);
    stet_buf_puts(&url, email ? "mailto:" : "");
    stet_buf_append(&url, text.ptr, text.len);
    struct stet_span copy = markdown_copy(s->p, (struct stet_span){url.ptr, url.len});
    stet_buf_free(&url);
    (void)spans_add(s, s->last_item, (struct item){.kind = STET_MARKDOWN_LINK, .url = copy});
    add_text(s, s->pos + 1, s->pos + len - 1);
    (void)spans_add(s, s->last_item, (struct item){.kind = STET_MARKDOWN_LINK, .leave = true});
    s->pos += len;
}

static void take_angle(struct spans *s)
{
    bool email;
    size_t reached = 0, len = markdown_scan_autolink(s->text, s->pos, &email);
    if (len > 0) {
        add_autolink(s, len, email);
        return;
    }
    len = s->work > 0 ? markdown_scan_html(s->text, s->pos, &reached) : 0;
    if (len == 0) {
        size_t vain = reached > s->pos ? reached - s->pos : 0;
        s->work -= vain < s->work ? vain : s->work;
        add_text(s, s->pos, s->pos + 1);
        s->pos++;
        return;
    }
    (void)spans_add(s, s->last_item,
                    (struct item){.kind = STET_MARKDOWN_HTML,
                                  .start = (uint32_t)s->pos,
                                  .end = (uint32_t)(s->pos + len)});
    s->pos += len;
}

static void take_opening_bracket(struct spans *s, bool image)
{
    size_t start = s->pos;
    s->pos += image ? 2 : 1;
    uint32_t item = spans_add(s, s->last_item,
                              (struct item){.kind = STET_MARKDOWN_TEXT,
                                            .start = (uint32_t)start,
                                            .end = (uint32_t)s->pos});
    if (s->bracket_count > 0)
        s->brackets[s->bracket_count - 1].holds_bracket = true;
    if (!markdown_reserve(s->p, &s->brackets, &s->bracket_cap, s->bracket_count,
                          sizeof(*s->brackets)))
        return;
    s->brackets[s->bracket_count++] = (struct bracket){
        .item = item, .last_mark = s->last_mark, .inside = (uint32_t)s->pos, .image = image};
}

/* What may begin a span, or a line's end. */
static const bool is_marked[256] = {
    ['\n'] = true, ['\\'] = true, ['`'] = true, ['&'] = true, ['<'] = true,
    ['['] = true,  [']'] = true,  ['!'] = true, ['*'] = true, ['_'] = true,
};

static void find_spans(struct spans *s)
{
    struct code_marks marks = {.known = false};
    while (s->pos < s->text.len && !s->p->failed) {
        size_t start = s->pos;
        while (s->pos < s->text.len && !is_marked[(unsigned char)s->text.ptr[s->pos]])
            s->pos++;
        add_text(s, start, s->pos);
        if (s->pos == s->text.len)
            break;
        switch (peek(s, 0)) {
        case '\n': take_line_end(s, false); break;
        case '\\': take_backslash(s); break;
        case '`': take_code(s, &marks); break;
        case '&': take_entity(s); break;
        case '<': take_angle(s); break;
        case '[': take_opening_bracket(s, false); break;
        case ']': spans_take_closing_bracket(s); break;
        case '!':
            if (peek(s, 1) == '[') {
                take_opening_bracket(s, true);
            } else {
                add_text(s, s->pos, s->pos + 1);
                s->pos++;
            }
            break;
        default: spans_take_mark(s); break;
        }
    }
    spans_match_marks(s, 0);
}

/* ---- events --------------------------------------------------------------------------------- */

/* A stretch of the text, as it lies in the source; line ends become what is given. */
static void emit_stretch(struct parse *p, struct pieces *from, enum stet_markdown_kind kind,
                         uint32_t start, uint32_t end, const char *line_end)
{
    while (start < end) {
        while (from->at + 1 < from->count && from->starts[from->at + 1] <= start)
            from->at++;
        const struct line *piece = &from->pieces[from->at];
        uint32_t inside = start - from->starts[from->at];
        if (inside >= piece->len) { /* the line end behind it */
            markdown_emit_text(p, kind, stet_span_of(line_end));
            start++;
            continue;
        }
        uint32_t len = piece->len - inside < end - start ? piece->len - inside : end - start;
        markdown_emit_text(p, kind, (struct stet_span){piece->ptr + inside, len});
        start += len;
    }
}

static void emit_items(const struct spans *s, struct pieces *from)
{
    struct parse *p = s->p;
    for (uint32_t at = s->items[0].next; at; at = s->items[at].next) {
        const struct item *item = &s->items[at];
        struct stet_markdown_event event = {
            .kind = item->kind, .leave = item->leave, .url = item->url, .title = item->title};
        switch (item->kind) {
        case STET_MARKDOWN_TEXT:
            if (item->decoded.ptr)
                markdown_emit_text(p, item->kind, item->decoded);
            else
                emit_stretch(p, from, item->kind, item->start, item->end, " ");
            break;
        case STET_MARKDOWN_HTML:
            emit_stretch(p, from, item->kind, item->start, item->end, "\n");
            break;
        case STET_MARKDOWN_CODE:
            markdown_emit(p, item->kind, false);
            emit_stretch(p, from, STET_MARKDOWN_TEXT, item->start, item->end, " ");
            markdown_emit(p, item->kind, true);
            break;
        default: p->call(p->context, &event); break;
        }
    }
}

/* Puts the pieces together, with what stands between them. */
static void join(struct parse *p, struct pieces *from, const char *between)
{
    stet_buf_clear(&p->scratch);
    for (size_t i = 0; i < from->count; i++) {
        if (i > 0)
            stet_buf_puts(&p->scratch, between);
        from->starts[i] = (uint32_t)p->scratch.len;
        stet_buf_append(&p->scratch, from->pieces[i].ptr, from->pieces[i].len);
    }
    while (p->scratch.len > 0 && (p->scratch.ptr[p->scratch.len - 1] == ' ' ||
                                  p->scratch.ptr[p->scratch.len - 1] == '\t'))
        p->scratch.len--;
    p->failed |= p->scratch.failed;
}

static void emit_joined(struct parse *p, const struct line *pieces, size_t count,
                        const char *between)
{
    struct pieces from = {.pieces = pieces, .count = count};
    struct spans s = {.p = p,
                      .items = p->kept.items,
                      .item_count = 1,
                      .item_cap = p->kept.item_cap,
                      .marks = p->kept.marks,
                      .mark_count = 1,
                      .mark_cap = p->kept.mark_cap,
                      .brackets = p->kept.brackets,
                      .bracket_cap = p->kept.bracket_cap};
    bool ready = markdown_reserve(p, &s.items, &s.item_cap, 0, sizeof(*s.items)) &&
                 markdown_reserve(p, &s.marks, &s.mark_cap, 0, sizeof(*s.marks));
    while (ready && p->kept.start_cap < count)
        ready = markdown_reserve(p, &p->kept.starts, &p->kept.start_cap, p->kept.start_cap,
                                 sizeof(*p->kept.starts));
    if (ready) {
        from.starts = p->kept.starts;
        join(p, &from, between);
        s.items[0] = (struct item){.kind = STET_MARKDOWN_HTML};
        s.marks[0] = (struct mark){.c = '\0'};
        s.text = (struct stet_span){p->scratch.ptr, p->scratch.len};
        s.work = 4 * s.text.len + 4096;
        find_spans(&s);
    }
    if (!p->failed)
        emit_items(&s, &from);
    p->kept.items = s.items;
    p->kept.item_cap = s.item_cap;
    p->kept.marks = s.marks;
    p->kept.mark_cap = s.mark_cap;
    p->kept.brackets = s.brackets;
    p->kept.bracket_cap = s.bracket_cap;
}

void markdown_emit_lines(struct parse *p, const struct line *lines, size_t count)
{
    if (count > 0)
        emit_joined(p, lines, count, "\n");
}

void markdown_emit_pieces(struct parse *p, const struct line *pieces, size_t count)
{
    emit_joined(p, pieces, count, "");
}
