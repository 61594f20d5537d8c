/* block.c - what stands before the text of a canonical line: quote signs, list markers, heading
 * signs. */
#include "render.h"
#include "span.h"

/* The length of a fence's signs, or 0. Within code only a fence as long, with nothing behind it,
 * counts. */
static size_t fence_length(struct stet_span rest, size_t open)
{
    size_t len = 0;
    while (len < rest.len && (rest.ptr[len] == '`' || rest.ptr[len] == '~') &&
           rest.ptr[len] == rest.ptr[0])
        len++;
    if (open > 0)
        return len >= open && len == rest.len ? len : 0;
    return len >= 3 ? len : 0;
}

/* Nothing but dashes, colons and bars, and a dash among them: below a table's head, or a thematic
 * break. */
static bool is_rule(struct stet_span rest)
{
    bool dash = false;
    for (size_t i = 0; i < rest.len; i++) {
        if (!strchr("-:| ", rest.ptr[i]) || rest.ptr[i] == 0)
            return stet_span_is(rest, "***");
        dash = dash || rest.ptr[i] == '-';
    }
    return dash && rest.len >= 3;
}

/* The length of "- " or "12. " without the space, or 0. */
static size_t marker_length(struct stet_span rest)
{
    size_t len = 0;
    while (len < rest.len && len < 9 && stet_is_digit(rest.ptr[len]))
        len++;
    if (len > 0)
        len = len < rest.len && (rest.ptr[len] == '.' || rest.ptr[len] == ')') ? len + 1 : 0;
    else
        len = rest.len > 0 && (rest.ptr[0] == '-' || rest.ptr[0] == '*' || rest.ptr[0] == '+');
    return len > 0 && len < rest.len && rest.ptr[len] == ' ' ? len : 0;
}

static size_t heading_length(struct stet_span rest)
{
    size_t len = 0;
    while (len < rest.len && len < 7 && rest.ptr[len] == '#')
        len++;
    return len <= 6 && len < rest.len && rest.ptr[len] == ' ' ? len : 0;
}

/* Passes over spaces and quote signs; returns how many spaces stand behind the last sign. */
static size_t skip_quotes(struct stet_span text, size_t *pos, size_t end, unsigned *quotes)
{
    size_t spaces = 0;
    for (; *pos < end && (text.ptr[*pos] == ' ' || text.ptr[*pos] == '>'); ++*pos) {
        bool sign = text.ptr[*pos] == '>';
        *quotes += sign;
        spaces = sign ? 0 : spaces + 1;
    }
    return spaces;
}

void stet_block_read(struct stet_span text, struct stet_range line, size_t fence,
                     struct stet_block *out)
{
    size_t pos = line.start;
    *out = (struct stet_block){.kind = STET_BLOCK_PARAGRAPH};
    size_t spaces = skip_quotes(text, &pos, line.end, &out->quotes);
    struct stet_span rest = {text.ptr + pos, line.end - pos};
    size_t marker = marker_length(rest), heading = heading_length(rest);
    out->text = pos;
    out->fence = fence_length(rest, fence);
    if (out->fence > 0) {
        out->kind = STET_BLOCK_FENCE;
    } else if (fence > 0) {
        out->kind = STET_BLOCK_CODE;
        out->text = pos - spaces;
    } else if (rest.len == 0) {
        out->kind = STET_BLOCK_BLANK;
    } else if (is_rule(rest)) {
        out->kind = STET_BLOCK_RULE;
    } else if (stet_span_is(rest, "<figure>") || stet_span_is(rest, "</figure>")) {
        out->kind = STET_BLOCK_FRAME;
    } else if (rest.ptr[0] == '|') {
        out->kind = STET_BLOCK_ROW;
    } else if (heading > 0) {
        out->kind = STET_BLOCK_HEADING;
        out->level = (unsigned)heading;
        out->text = pos + heading + 1;
    } else if (marker > 0) {
        out->kind = STET_BLOCK_ITEM;
        out->level = (unsigned)(spaces > 30 ? 15 : spaces / 2);
        out->marker = (struct stet_range){pos, pos + marker};
        out->text = pos + marker + 1;
    }
}
