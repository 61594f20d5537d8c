/* read_bounds.c - what would cost the Markdown parser time out of all proportion, taken from it.
 *
 * md4c looks at every open container at every line, and copies the text of every pair of brackets
 * that goes over lines. Only where a text would cost more than MAX_COST, the marks beyond a bound
 * are covered: overwritten by a control character that no text needs, which is turned back when the
 * parser hands the text on. No offset moves, and nothing is lost but a meaning as mark-up. */
#include "read.h"
#include "span.h"

#define MAX_MARKS   STET_MAX_DOCUMENT_DEPTH /* of containers on one line */
#define MAX_COLUMNS 400                     /* before a mark: 64 items of the widest usual mark */
#define MAX_OPEN    64                      /* brackets that are open at once */
#define MAX_COST    100000000.0 /* steps; what a text of 5 MB with 20 containers takes */

/* The covers, from '\1' on; '\0' is none. */
static const char covered[] = {'\0', '[', '>', '-', '+', '*', '.', ')'};

static char cover_of(char mark)
{
    return (char)((const char *)memchr(covered + 1, mark, sizeof(covered) - 1) - covered);
}

bool stet_read_is_covered(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] > 0 && (size_t)text.ptr[i] < sizeof(covered))
            return true;
    return false;
}

void stet_read_uncover(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] > 0 && (size_t)text[i] < sizeof(covered))
            text[i] = covered[(size_t)text[i]];
}

/* ---- containers ----------------------------------------------------------------------------- */

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

/* Finds the next mark of a line's beginning, at or behind *at; its length, or 0. */
static size_t next_mark(struct stet_span line, size_t *at)
{
    while (*at < line.len && (line.ptr[*at] == ' ' || line.ptr[*at] == '\t'))
        (*at)++;
    return mark_length(stet_span_sub(line, *at, line.len));
}

/* Each line may look at every container; at each mark a rule is sought. */
static double container_cost(struct stet_span rest)
{
    double lines = 0, depth = 0, rules = 0;
    struct stet_span line;
    for (; stet_span_line(&rest, &line); lines++) {
        size_t marks = 0, at = 0;
        for (size_t len; (len = next_mark(line, &at)) > 0; at += len)
            marks++;
        double here = marks > 0 ? (double)(marks + at / 2) : 0;
        rules += (double)marks * (double)marks;
        depth = here > depth ? here : depth;
    }
    return lines * depth + rules;
}

static void cover_containers(char *text, size_t len)
{
    struct stet_span rest = {text, len}, line;
    while (stet_span_line(&rest, &line)) {
        size_t marks = 0, at = 0;
        for (size_t length; (length = next_mark(line, &at)) > 0; at += length, marks++) {
            if (marks < MAX_MARKS && at <= MAX_COLUMNS)
                continue;
            char *mark = text + (line.ptr - text) + at + length - 1;
            *mark = cover_of(*mark);
            break; /* what follows is text */
        }
    }
}

/* ---- brackets ------------------------------------------------------------------------------- */

/* Walks over the brackets of each paragraph. With cover, those that open too deep are covered; the
 * cost of the walk without is how far all pairs reach together. */
static double walk_brackets(char *text, size_t len, bool cover)
{
    double cost = 0;
    size_t open = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\\' && i + 1 < len && text[i + 1] != '\n')
            i++;
        else if (text[i] == '\n' && i + 1 < len && text[i + 1] == '\n')
            open = 0;
        else if (text[i] == ']' && open > 0)
            open--;
        else if (text[i] == '[' && cover && open >= MAX_OPEN)
            text[i] = cover_of('[');
        else if (text[i] == '[')
            open++;
        cost += (double)open;
    }
    return cost;
}

/* No text needs them: normalising removes them. */
static void clear_covers(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] > 0 && (size_t)text[i] < sizeof(covered))
            text[i] = '\x0E';
}

void stet_read_cover_brackets(char *text, size_t len, bool fresh)
{
    if (fresh)
        clear_covers(text, len);
    for (size_t i = 0; i < len; i++)
        if (text[i] == '[')
            text[i] = cover_of('[');
}

bool stet_read_bound(char *text, size_t len)
{
    bool nested = container_cost((struct stet_span){text, len}) > MAX_COST;
    bool brackets = walk_brackets(text, len, false) > MAX_COST;
    if (!nested && !brackets)
        return false;
    clear_covers(text, len);
    if (nested)
        cover_containers(text, len);
    if (brackets)
        walk_brackets(text, len, true);
    return true;
}
