/* read_nesting.c - a bound on how deep quotes and lists nest, before the Markdown parser sees them.
 *
 * The parser spends time on every open container at every line. Marks beyond the bound are
 * overwritten by spaces, so that no offset moves; what they held is lifted up. */
#include "read.h"
#include "span.h"

#define MAX_MARKS   STET_MAX_DOCUMENT_DEPTH /* on one line */
#define MAX_COLUMNS 400                     /* before a mark: 64 items of the widest usual mark */
#define MAX_COST    100000000               /* containers times lines that the parser may look at */

/* The length of the container mark at text, 0 if there is none. */
static size_t mark_length(struct stet_span text)
{
    size_t i = 0;
    if (text.len == 0)
        return 0;
    if (text.ptr[0] == '>')
        return 1;
    while (i < text.len && i < 9 && stet_is_digit(text.ptr[i]))
        i++;
    bool ordered = i > 0 && i < text.len && (text.ptr[i] == '.' || text.ptr[i] == ')');
    bool bullet = i == 0 && (text.ptr[0] == '-' || text.ptr[0] == '+' || text.ptr[0] == '*');
    if (!ordered && !bullet)
        return 0;
    i++;
    return i == text.len || stet_is_space(text.ptr[i]) ? i : 0;
}

/* Only such characters: a rule, which opens nothing. */
static bool is_rule(struct stet_span line, size_t from)
{
    char c = line.ptr[from];
    for (size_t i = from; i < line.len; i++)
        if (line.ptr[i] != c && !stet_is_space(line.ptr[i]))
            return false;
    return c != '>' && !stet_is_digit(c);
}

static bool bound_line(char *text, struct stet_span line)
{
    size_t marks = 0, i = 0;
    bool changed = false;
    for (;;) {
        while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
            i++;
        size_t len = mark_length(stet_span_sub(line, i, line.len));
        if (len == 0)
            return changed;
        if (marks >= MAX_MARKS || i > MAX_COLUMNS) {
            if (!changed && is_rule(line, i))
                return false;
            memset(text + i, ' ', len);
            changed = true;
        }
        marks++;
        i += len;
    }
}

/* How long the parser may take: each line may look at every container, a rule is sought at each
 * mark. */
static double cost_of(struct stet_span rest)
{
    double lines = 0, depth = 0, rules = 0;
    struct stet_span line;
    for (; stet_span_line(&rest, &line); lines++) {
        size_t marks = 0, i = 0;
        for (;;) {
            while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
                i++;
            size_t len = mark_length(stet_span_sub(line, i, line.len));
            if (len == 0)
                break;
            marks++;
            i += len;
        }
        double here = (double)marks + (marks > 0 ? (double)(i / 2) : 0);
        rules += (double)marks * (double)marks;
        depth = here > depth ? here : depth;
    }
    return lines * depth + rules;
}

bool stet_read_bound_nesting(char *text, size_t len)
{
    struct stet_span rest = {text, len}, line;
    bool changed = false;
    if (cost_of(rest) <= MAX_COST)
        return false; /* no text but an attack is altered */
    while (stet_span_line(&rest, &line))
        changed |= bound_line(text + (line.ptr - text), line);
    return changed;
}
