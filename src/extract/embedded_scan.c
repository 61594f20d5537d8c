/* embedded_scan.c - the strings of a script with the objects and lists they stand in.
 *
 * Not a parser: state is written into pages as JSON, as JavaScript that almost is, as JSON in a
 * string, as arguments of a function. What they share is names, colons, strings and brackets, and
 * these are read in one pass; all else is passed over. In code that is no data it finds strings
 * that are no prose. */
#include "embedded.h"
#include "limits.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

enum {
    FRAMES_MAX = 200000, /* objects and lists of one page */
    ITEMS_MAX = 100000,
    DEPTH_MAX = 200, /* brackets within each other; deeper ones are taken as the same */
    STRING_MIN = 1,  /* of a string that is kept */
    HEADED_MIN = 15, /* of a title that may be an article's */
    AGAIN_MIN = 200, /* of a string that may be a script itself */
    AGAIN_LEVELS = 2 /* strings within strings */
};
#define TEXT_MAX (32 * STET_MIB) /* of all strings */

struct scan {
    struct stet_held *held;
    struct stet_span script;
    size_t at;
    uint32_t frame;
    size_t too_deep; /* brackets that were not counted */
    enum stet_held_key key;
    bool named;                    /* a name and its colon stand before what comes */
    char word[STET_HELD_NAME + 1]; /* the last word or string: perhaps a name */
    bool has_word;
};

void stet_held_init(struct stet_held *held, struct stet_span title, struct stet_span summary)
{
    *held = (struct stet_held){.title = title, .summary = summary};
    stet_buf_init(&held->text, TEXT_MAX);
}

void stet_held_free(struct stet_held *held)
{
    free(held->frames);
    free(held->items);
    stet_buf_free(&held->text);
    *held = (struct stet_held){0};
}

struct stet_span stet_held_text(const struct stet_held *held, const struct stet_held_item *item)
{
    return (struct stet_span){held->text.ptr + item->start, item->len};
}

/* Doubles an array when it is full; false at its ceiling or without memory. */
static bool make_room(struct stet_held *held, void **array, size_t *room, size_t count, size_t size,
                      size_t most)
{
    if (count < *room)
        return true;
    size_t more = *room ? *room * 2 : 256;
    void *grown = count < most ? realloc(*array, more * size) : NULL;
    held->failed = held->failed || (!grown && count < most);
    if (!grown)
        return false;
    *array = grown;
    *room = more;
    return true;
}

static uint32_t add_frame(struct stet_held *held, uint32_t parent, enum stet_held_key key,
                          bool list)
{
    if (!make_room(held, (void **)&held->frames, &held->frame_room, held->frame_count,
                   sizeof(*held->frames), FRAMES_MAX))
        return parent < held->frame_count ? parent : 0;
    uint32_t self = (uint32_t)held->frame_count++;
    struct stet_held_frame *frame = &held->frames[self];
    *frame = (struct stet_held_frame){.parent = parent, .key = key, .list = list};
    if (self != parent) {
        struct stet_held_frame *above = &held->frames[parent];
        frame->depth = above->depth + 1;
        frame->aside = above->aside || key == STET_HELD_ASIDE;
        frame->index = above->children++;
    }
    return self;
}

/* ---- strings -------------------------------------------------------------------------------- */

static uint32_t read_hex(struct stet_span text, size_t *at, unsigned digits)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < digits && *at < text.len; i++) {
        char c = stet_ascii_lower(text.ptr[*at]);
        bool letter = c >= 'a' && c <= 'f';
        if (!letter && !stet_is_digit(c))
            break;
        value = value * 16 + (uint32_t)(letter ? c - 'a' + 10 : c - '0');
        (*at)++;
    }
    return value;
}

/* What stands behind a backslash. */
static void read_escape(struct stet_span text, size_t *at, struct stet_buf *out)
{
    char c = text.ptr[(*at)++];
    uint32_t code;
    switch (c) {
    case 'n':
    case 'r': stet_buf_putc(out, '\n'); return;
    case 't':
    case 'b':
    case 'f':
    case 'v': stet_buf_putc(out, ' '); return;
    case '\n': return;
    case 'x': stet_utf8_append(out, read_hex(text, at, 2)); return;
    case 'u':
        code = read_hex(text, at, 4);
        if (code >= 0xD800 && code < 0xDC00 && *at + 6 <= text.len && text.ptr[*at] == '\\' &&
            text.ptr[*at + 1] == 'u') {
            *at += 2;
            uint32_t low = read_hex(text, at, 4);
            code = 0x10000 + ((code - 0xD800) << 10) + (low & 0x3FF);
        }
        if (code != 0)
            stet_utf8_append(out, code);
        return;
    default: stet_buf_putc(out, c);
    }
}

/* Reads the string that begins at *at behind its quote, which ends it; a line end does too, but in
 * backquotes. */
static void read_string(struct stet_span text, size_t *at, char quote, struct stet_buf *out)
{
    while (*at < text.len) {
        size_t start = *at;
        while (*at < text.len && text.ptr[*at] != quote && text.ptr[*at] != '\\' &&
               (text.ptr[*at] != '\n' || quote == '`'))
            (*at)++;
        stet_buf_append(out, text.ptr + start, *at - start);
        if (*at == text.len)
            return;
        if (text.ptr[(*at)++] != '\\')
            return;
        if (*at < text.len)
            read_escape(text, at, out);
    }
}

/* Is it the page's title? Characters written as "&#8217;" are taken for apostrophes. */
static bool is_title(struct stet_span text, struct stet_span title)
{
    struct stet_buf plain;
    stet_buf_init(&plain, 4096);
    for (size_t i = 0; i < text.len && text.len < 1024; i++) {
        size_t end = i;
        while (text.ptr[i] == '&' && end < text.len && end < i + 8 && text.ptr[end] != ';')
            end++;
        bool entity = end > i && end < text.len && text.ptr[end] == ';';
        stet_buf_putc(&plain, entity ? '\'' : text.ptr[i]);
        i = entity ? end : i;
    }
    struct stet_span line = {plain.ptr, plain.len};
    bool same = stet_title_same(line, title) ||
                (line.len >= HEADED_MIN && title.len >= HEADED_MIN &&
                 (stet_title_begins(line, title) || stet_title_begins(title, line)));
    stet_buf_free(&plain);
    return same;
}

/* A string that is a value. */
static void take_string(struct scan *scan, size_t start)
{
    struct stet_held *held = scan->held;
    struct stet_held_frame *frame = &held->frames[scan->frame];
    struct stet_span text = {held->text.ptr + start, held->text.len - start};
    enum stet_held_key key = scan->named ? scan->key : STET_HELD_NONE;
    bool keep = text.len >= STRING_MIN && !frame->aside && key != STET_HELD_ASIDE;
    if (keep && key == STET_HELD_TYPE && !frame->level)
        frame->level = stet_held_level_of(text);
    if (key == STET_HELD_TITLE || frame->key == STET_HELD_TITLE) {
        struct stet_held_frame *of =
            frame->key == STET_HELD_TITLE ? &held->frames[frame->parent] : frame;
        of->headed = of->headed || text.len >= HEADED_MIN;
        of->titled = of->titled || is_title(text, held->title);
    }
    frame->linked = frame->linked || key == STET_HELD_LINK;
    uint32_t index = frame->list ? frame->children++ : 0;
    keep = keep && key != STET_HELD_TYPE && key != STET_HELD_LINK &&
           (key != STET_HELD_OTHER || text.len >= AGAIN_MIN);
    if (!keep || !make_room(held, (void **)&held->items, &held->item_room, held->item_count,
                            sizeof(*held->items), ITEMS_MAX)) {
        held->text.len = start;
        return;
    }
    held->items[held->item_count++] =
        (struct stet_held_item){scan->frame, key, index, start, text.len};
}

/* ---- the pass ------------------------------------------------------------------------------- */

static void open_bracket(struct scan *scan, bool list)
{
    const struct stet_held_frame *frame = &scan->held->frames[scan->frame];
    if (frame->depth >= DEPTH_MAX || scan->too_deep > 0)
        scan->too_deep++;
    else
        scan->frame =
            add_frame(scan->held, scan->frame, scan->named ? scan->key : STET_HELD_NONE, list);
}

static void close_bracket(struct scan *scan, bool list)
{
    const struct stet_held_frame *frame = &scan->held->frames[scan->frame];
    if (scan->too_deep > 0)
        scan->too_deep--;
    else if (frame->list == list)
        scan->frame = frame->parent;
}

static bool is_word(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || c == '_' || c == '$';
}

/* One sign, word or string. */
static void step(struct scan *scan)
{
    struct stet_span script = scan->script;
    char c = script.ptr[scan->at];
    if (c == '"' || c == '\'' || c == '`') {
        size_t start = scan->held->text.len;
        scan->at++;
        read_string(script, &scan->at, c, &scan->held->text);
        size_t next = scan->at;
        while (next < script.len && stet_is_space(script.ptr[next]))
            next++;
        if (next < script.len && script.ptr[next] == ':' && !scan->named) {
            stet_held_plain(
                (struct stet_span){scan->held->text.ptr + start, scan->held->text.len - start},
                scan->word);
            scan->has_word = true;
            scan->held->text.len = start;
        } else if (!scan->held->text.failed) {
            take_string(scan, start);
            scan->named = false;
        }
        return;
    }
    if (is_word(c)) {
        size_t start = scan->at;
        while (scan->at < script.len && is_word(script.ptr[scan->at]))
            scan->at++;
        stet_held_plain(stet_span_sub(script, start, scan->at), scan->word);
        scan->has_word = true;
        return;
    }
    scan->at++;
    if (stet_is_space(c))
        return;
    if ((c == ':' || c == '=') && scan->has_word) {
        scan->key = stet_held_key_of(scan->word);
        scan->named = true;
        scan->has_word = false;
        return;
    }
    if (c == '{' || c == '[')
        open_bracket(scan, c == '[');
    else if (c == '}' || c == ']')
        close_bracket(scan, c == ']');
    scan->named = c == '(' && scan->named; /* a name stands before what a function is given */
    scan->has_word = false;
}

static void scan_under(struct stet_held *held, struct stet_span script, uint32_t frame)
{
    struct scan scan = {.held = held, .script = script, .frame = frame};
    while (scan.at < script.len && !held->failed && !held->text.failed)
        step(&scan);
}

/* Data within a string begins with a bracket, or with the number of its row and a colon. */
static bool is_script(struct stet_span text)
{
    size_t i = 0;
    while (i < text.len && i < 8 && (stet_is_digit(text.ptr[i]) || stet_is_alpha(text.ptr[i])))
        i++;
    i = i > 0 && i + 1 < text.len && text.ptr[i] == ':' ? i + 1 : 0;
    return text.len >= AGAIN_MIN && (text.ptr[i] == '{' || text.ptr[i] == '[');
}

/* Strings that are scripts themselves: JSON.parse("{\"body\": ..."). */
static void scan_again(struct stet_held *held, size_t *first)
{
    size_t last = held->item_count;
    for (size_t i = *first; i < last && !held->failed; i++) {
        struct stet_span text = stet_span_trim(stet_held_text(held, &held->items[i]));
        if (!is_script(text))
            continue;
        char *copy = malloc(text.len);
        if (!copy) {
            held->failed = true;
            return;
        }
        memcpy(copy, text.ptr, text.len);
        scan_under(held, (struct stet_span){copy, text.len}, held->items[i].frame);
        free(copy);
        held->items[i].len = 0;
    }
    *first = last;
}

void stet_held_scan(struct stet_held *held, struct stet_span script)
{
    size_t first = held->item_count;
    uint32_t root = add_frame(held, (uint32_t)held->frame_count, STET_HELD_NONE, false);
    if (held->frame_count == 0)
        return;
    scan_under(held, script, root);
    for (unsigned level = 0; level < AGAIN_LEVELS; level++)
        scan_again(held, &first);
}
