/* inline.c - a line of canonical Markdown, or a field of the front matter, as what is seen and what
 * is not. */
#include "render.h"
#include "room.h"
#include "span.h"

#define MAX_OPEN       8 /* brackets within brackets; the outer ones of more are text */
#define MAX_CODE_SIGNS 8 /* each length fails once at most, so time stays linear */

struct reader {
    struct stet_span text; /* up to the line's end */
    size_t pos;
    size_t text_start; /* of the text not yet put out */
    unsigned style;
    size_t open[MAX_OPEN]; /* the inlines that are "[" or "![" and not yet closed */
    size_t open_count;
    bool open_target; /* one has no end: no more are looked for, so time stays linear */
    bool failed;
    struct stet_inlines *out;
};

static void put(struct reader *reader, enum stet_inline_kind kind, size_t start, size_t end)
{
    struct stet_inlines *out = reader->out;
    if (start == end || reader->failed)
        return;
    void *items = stet_room(out->items, out->count, &out->capacity, sizeof(*out->items));
    if (!items) {
        reader->failed = true;
        return;
    }
    out->items = items;
    out->items[out->count++] = (struct stet_inline){kind, reader->style, {start, end}, {0, 0}};
}

/* Puts out the text up to here, then what follows up to end as the kind. */
static void cut(struct reader *reader, enum stet_inline_kind kind, size_t end)
{
    put(reader, STET_INLINE_TEXT, reader->text_start, reader->pos);
    put(reader, kind, reader->pos, end);
    reader->pos = reader->text_start = end;
}

static bool starts(const struct reader *reader, const char *prefix)
{
    return stet_span_starts(stet_span_sub(reader->text, reader->pos, reader->text.len), prefix);
}

static char at(const struct reader *reader, size_t pos)
{
    return pos < reader->text.len ? reader->text.ptr[pos] : ' ';
}

static size_t run_length(const struct reader *reader, size_t pos)
{
    size_t end = pos;
    while (end < reader->text.len && reader->text.ptr[end] == reader->text.ptr[pos])
        end++;
    return end - pos;
}

static bool is_wordy(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || (unsigned char)c >= 0x80;
}

/* "*" and "**": syntax unless it stands between spaces; "_" not within a word either. */
static void read_emphasis(struct reader *reader)
{
    size_t len = run_length(reader, reader->pos);
    char sign = at(reader, reader->pos),
         before = reader->pos > 0 ? at(reader, reader->pos - 1) : ' ';
    char after = at(reader, reader->pos + len);
    bool loose = stet_is_space(before) && stet_is_space(after);
    if (len > 3 || loose || (sign == '_' && is_wordy(before) && is_wordy(after))) {
        reader->pos += len;
        return;
    }
    cut(reader, STET_INLINE_SYNTAX, reader->pos + len);
    reader->style ^= (len & 1 ? STET_STYLE_EMPHASIS : 0u) | (len & 2 ? STET_STYLE_STRONG : 0u);
}

/* "`code`", if it is closed on the line. */
static void read_code(struct reader *reader)
{
    size_t len = run_length(reader, reader->pos), close = reader->pos + len;
    while (len <= MAX_CODE_SIGNS && close < reader->text.len) {
        size_t run = at(reader, close) == '`' ? run_length(reader, close) : 0;
        if (run == len)
            break;
        close += run > 0 ? run : 1;
    }
    if (close >= reader->text.len || len > MAX_CODE_SIGNS) {
        reader->pos += len;
        return;
    }
    cut(reader, STET_INLINE_SYNTAX, reader->pos + len);
    reader->style |= STET_STYLE_CODE;
    put(reader, STET_INLINE_TEXT, reader->pos, close);
    reader->pos = reader->text_start = close;
    reader->style &= ~(unsigned)STET_STYLE_CODE;
    cut(reader, STET_INLINE_SYNTAX, close + len);
}

/* The url within "](<url> "title")"; *end: behind the whole. Empty and *end 0 if it has no end. */
static struct stet_range read_target(struct reader *reader, size_t *end)
{
    size_t start = reader->pos + 2, depth = 1, pos = start, url_end = 0;
    char quote = 0;
    bool pointed = at(reader, start) == '<';
    for (*end = 0; pos < reader->text.len; pos++) {
        char c = reader->text.ptr[pos];
        if (c == '\\') {
            pos++;
        } else if (quote) {
            quote = c == quote ? 0 : quote;
            url_end = !quote && c == '>' ? pos : url_end;
        } else if (c == '<' || (c == '"' && at(reader, pos - 1) == ' ')) {
            quote = c == '<' ? '>' : c;
        } else if (c == ' ' && !url_end) {
            url_end = pos;
        } else if (c == '(') {
            depth++;
        } else if (c == ')' && --depth == 0) {
            *end = pos + 1;
            break;
        }
    }
    reader->open_target = *end == 0;
    url_end = url_end ? url_end : pos;
    start += pointed;
    return (struct stet_range){start, url_end > start ? url_end : start};
}

/* "[" and "![": text, until a target shows that they are none. */
static void open_link(struct reader *reader, size_t len)
{
    cut(reader, STET_INLINE_TEXT, reader->pos + len);
    if (reader->open_count == MAX_OPEN) {
        reader->open_count--;
        memmove(reader->open, reader->open + 1, reader->open_count * sizeof(*reader->open));
    }
    if (!reader->failed)
        reader->open[reader->open_count++] = reader->out->count - 1;
}

/* "]": the end of a link's text if a target follows and a bracket is open. */
static void close_link(struct reader *reader)
{
    size_t end = 0, open = reader->open_count > 0 ? reader->open[--reader->open_count] : SIZE_MAX;
    struct stet_range url = {0, 0};
    if (open != SIZE_MAX && at(reader, reader->pos + 1) == '(' && !reader->open_target)
        url = read_target(reader, &end);
    if (end == 0) {
        reader->pos++;
        return;
    }
    cut(reader, STET_INLINE_TARGET, end);
    if (reader->failed)
        return;
    struct stet_inline *items = reader->out->items;
    bool image = reader->text.ptr[items[open].range.start] == '!';
    items[open].kind = STET_INLINE_SYNTAX;
    for (size_t i = open; i < reader->out->count; i++) {
        items[i].style |= image ? STET_STYLE_IMAGE : 0u;
        if (items[i].url.end == items[i].url.start)
            items[i].url = url;
    }
}

/* '<iframe src="url" title="title"></iframe>': the url and the title are seen. */
static void read_embed(struct reader *reader)
{
    struct stet_span rest = stet_span_sub(reader->text, reader->pos, reader->text.len);
    size_t url = reader->pos + strlen("<iframe src=\"");
    const char *url_end = memchr(reader->text.ptr + url, '"', reader->text.len - url);
    if (!url_end || !stet_span_ends(rest, "\"></iframe>")) {
        reader->pos++;
        return;
    }
    reader->style |= STET_STYLE_EMBED;
    cut(reader, STET_INLINE_SYNTAX, url);
    reader->pos = (size_t)(url_end - reader->text.ptr);
    size_t title = reader->pos + strlen("\" title=\""),
           end = reader->text.len - strlen("\"></iframe>");
    if (stet_span_starts(stet_span_sub(reader->text, reader->pos, reader->text.len),
                         "\" title=\"") &&
        title <= end) {
        cut(reader, STET_INLINE_SYNTAX, title);
        reader->pos = end;
    }
    cut(reader, STET_INLINE_SYNTAX, reader->text.len);
    reader->style &= ~(unsigned)STET_STYLE_EMBED;
}

/* "<sub>" and its like change the style; "<https://...>" is text; any other tag is shown as it is.
 */
static void read_tag(struct reader *reader)
{
    static const struct {
        const char *tag;
        unsigned on, off;
    } tags[] = {
        {"<em>", STET_STYLE_EMPHASIS, 0},
        {"</em>", 0, STET_STYLE_EMPHASIS},
        {"<strong>", STET_STYLE_STRONG, 0},
        {"</strong>", 0, STET_STYLE_STRONG},
        {"<code>", STET_STYLE_CODE, 0},
        {"</code>", 0, STET_STYLE_CODE},
        {"<br>", 0, 0},
        {"<sub>", STET_STYLE_SUBSCRIPT, 0},
        {"</sub>", 0, STET_STYLE_SUBSCRIPT},
        {"<sup>", STET_STYLE_SUPERSCRIPT, 0},
        {"</sup>", 0, STET_STYLE_SUPERSCRIPT},
    };
    for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
        if (!starts(reader, tags[i].tag))
            continue;
        cut(reader, STET_INLINE_SYNTAX, reader->pos + strlen(tags[i].tag));
        reader->style = (reader->style | tags[i].on) & ~tags[i].off;
        return;
    }
    if (starts(reader, "<iframe src=\""))
        read_embed(reader);
    else
        reader->pos++;
}

static void read_prose(struct reader *reader)
{
    while (reader->pos < reader->text.len) {
        switch (reader->text.ptr[reader->pos]) {
        case '\\': { /* the mark itself is text, at the end of a line it is a break */
            cut(reader, STET_INLINE_SYNTAX, reader->pos + 1);
            reader->pos += reader->pos < reader->text.len;
            break;
        }
        case '*':
        case '_': read_emphasis(reader); break;
        case '`': read_code(reader); break;
        case '<': read_tag(reader); break;
        case '[': open_link(reader, 1); break;
        case '!':
            if (at(reader, reader->pos + 1) == '[')
                open_link(reader, 2);
            else
                reader->pos++;
            break;
        case ']': close_link(reader); break;
        default: reader->pos++;
        }
    }
}

/* "key: value" with the value in JSON: quotes, brackets and escapes are not seen. */
static void read_field(struct reader *reader)
{
    bool quoted = false;
    while (reader->pos < reader->text.len) {
        char c = reader->text.ptr[reader->pos];
        if (c == '"') {
            quoted = !quoted;
            cut(reader, STET_INLINE_SYNTAX, reader->pos + 1);
        } else if (c == '\\' && quoted) {
            cut(reader, STET_INLINE_SYNTAX, reader->pos + 1);
            reader->pos += reader->pos < reader->text.len;
        } else if (!quoted && (c == '[' || c == ']')) {
            cut(reader, STET_INLINE_SYNTAX, reader->pos + 1);
        } else {
            reader->pos++;
        }
    }
}

bool stet_inline_read(struct stet_span text, struct stet_range line, const struct stet_block *block,
                      unsigned *style, struct stet_inlines *out)
{
    struct reader reader = {.text = {text.ptr, line.end},
                            .pos = line.start,
                            .text_start = line.start,
                            .style = *style,
                            .out = out};
    out->count = 0;
    switch (block->kind) {
    case STET_BLOCK_FIELD:
        cut(&reader, STET_INLINE_SYNTAX, block->text);
        read_field(&reader);
        break;
    case STET_BLOCK_CODE: reader.style = STET_STYLE_CODE; /* fallthrough */
    case STET_BLOCK_FENCE:
    case STET_BLOCK_FRAME:
    case STET_BLOCK_RULE: reader.pos = line.end; break;
    default:
        cut(&reader, STET_INLINE_SYNTAX, block->text);
        read_prose(&reader);
        *style = reader.style & (STET_STYLE_EMPHASIS | STET_STYLE_STRONG);
    }
    put(&reader, STET_INLINE_TEXT, reader.text_start, line.end);
    return !reader.failed;
}
