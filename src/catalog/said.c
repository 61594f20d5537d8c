/* said.c - a difference in, its sentences as a reader sees them out: how each read before, and how
 * it reads now. */
#include "said.h"
#include "limits.h"
#include "span.h"
#include <stet/document.h>

struct saying {
    const struct stet_diff *diff;
    const struct stet_diff_line *lines;
    size_t ordinal;
    struct stet_buf before, after;
    stet_said_fn *each;
    void *context;
    struct stet_error *error;
};

/* A line without blanks and signs of quotations at its ends. */
static struct stet_span trim(struct stet_span line)
{
    line = stet_span_trim(line);
    while (line.len > 0 && line.ptr[0] == '>')
        line = stet_span_trim(stet_span_sub(line, 1, line.len));
    return line;
}

/* Whether it reads as it is written. */
static bool is_plain(struct stet_span line)
{
    static const char marks[] = "\\[]*_<>`|#&~^";
    if (line.len > 0 && (stet_is_digit(line.ptr[0]) || line.ptr[0] == '-' || line.ptr[0] == '+'))
        return false; /* perhaps an item of a list */
    for (size_t i = 0; i < line.len; i++)
        if (strchr(marks, line.ptr[i]))
            return false;
    return true;
}

/* Appends a line of the body as a reader sees it. */
static enum stet_status read_line(struct stet_span line, struct stet_buf *out,
                                  struct stet_error *error)
{
    struct stet_document *document = NULL;
    line = trim(line);
    enum stet_status status = STET_OK;
    if (is_plain(line)) {
        stet_buf_append(out, line.ptr, line.len);
    } else {
        status = stet_document_read(&document, line, error);
        if (status == STET_OK)
            stet_document_text(document, out);
        stet_document_free(document);
    }
    while (out->len > 0 && stet_is_space(out->ptr[out->len - 1]))
        out->ptr[--out->len] = '\0';
    for (size_t i = 0; i < out->len; i++)
        if (out->ptr[i] == '\n')
            out->ptr[i] = ' ';
    return status == STET_OK ? stet_buf_status(out, "a sentence", error) : status;
}

/* Appends the value of a field that says something; nothing of others. */
static void read_field(struct stet_span line, struct stet_buf *out)
{
    static const char *const fields[] = {"title:", "description:", "authors:"};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (!stet_span_starts(line, fields[i]))
            continue;
        for (size_t at = strlen(fields[i]); at < line.len; at++)
            if (!strchr("[]\"\\", line.ptr[at]) && (out->len > 0 || line.ptr[at] != ' '))
                stet_buf_putc(out, line.ptr[at]);
    }
}

static enum stet_status read_side(const struct saying *saying, const struct stet_diff_line *line,
                                  bool old, struct stet_buf *out)
{
    struct stet_span text =
        old ? stet_diff_old_text(saying->diff) : stet_diff_new_text(saying->diff);
    struct stet_range range = old ? line->old_range : line->new_range;
    struct stet_span words = stet_span_sub(text, range.start, range.end);
    if (!line->front_matter)
        return read_line(words, out, saying->error);
    read_field(words, out);
    return stet_buf_status(out, "a field", saying->error);
}

/* Gives a sentence as it reads on either side; a side that it is not on is empty. */
static enum stet_status say(struct saying *saying, const struct stet_diff_line *line,
                            const struct stet_diff_line *old)
{
    enum stet_status status = STET_OK;
    stet_buf_clear(&saying->before);
    stet_buf_clear(&saying->after);
    if (old)
        status = read_side(saying, old, true, &saying->before);
    if (status == STET_OK && line)
        status = read_side(saying, line, false, &saying->after);
    struct stet_said said = {saying->ordinal,
                             {saying->before.ptr, saying->before.len},
                             {saying->after.ptr, saying->after.len}};
    if (status != STET_OK || stet_span_equal(said.before, said.after))
        return status; /* only mark-up changed, or its place */
    saying->ordinal++;
    return saying->each(saying->context, &said);
}

static enum stet_status say_line(struct saying *saying, const struct stet_diff_line *line)
{
    bool moved = line->partner != STET_NO_LINE;
    switch (line->kind) {
    case STET_LINE_EQUAL: break;
    case STET_LINE_REMOVED: return moved ? STET_OK : say(saying, NULL, line);
    case STET_LINE_ADDED: return say(saying, line, moved ? &saying->lines[line->partner] : NULL);
    case STET_LINE_EDITED: return line->typography ? STET_OK : say(saying, line, line);
    }
    return STET_OK;
}

enum stet_status stet_said_each(const struct stet_diff *diff, stet_said_fn *each, void *context,
                                struct stet_error *error)
{
    struct saying saying = {.diff = diff, .each = each, .context = context, .error = error};
    size_t count;
    saying.lines = stet_diff_lines(diff, &count);
    stet_buf_init(&saying.before, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&saying.after, STET_MAX_CANONICAL_BYTES);
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < count && status == STET_OK; i++)
        status = say_line(&saying, &saying.lines[i]);
    stet_buf_free(&saying.before);
    stet_buf_free(&saying.after);
    return status;
}
