/* emphasis.c - which runs of "*" and "_" begin and end emphasis. In: the marks in order. Out: items
 * that enter and leave EMPHASIS and STRONG, around those between. */
#include "span.h"
#include "spans.h"
#include "utf8.h"

static enum stet_char_class class_before(const struct spans *s, size_t at)
{
    return at > 0 ? stet_markdown_class(stet_utf8_prev(s->text.ptr, &at)) : STET_CHAR_SPACE;
}

static enum stet_char_class class_behind(const struct spans *s, size_t at)
{
    return at < s->text.len ? stet_markdown_class(stet_utf8_next(s->text.ptr, s->text.len, &at))
                            : STET_CHAR_SPACE;
}

static bool is_punctuation(enum stet_char_class class)
{
    return class == STET_CHAR_PUNCTUATION || class == STET_CHAR_OTHER;
}

void spans_take_mark(struct spans *s)
{
    size_t start = s->pos, end = start;
    char c = s->text.ptr[start];
    while (end < s->text.len && s->text.ptr[end] == c)
        end++;
    enum stet_char_class before = class_before(s, start), behind = class_behind(s, end);
    bool left = behind != STET_CHAR_SPACE &&
                (!is_punctuation(behind) || before == STET_CHAR_SPACE || is_punctuation(before));
    bool right = before != STET_CHAR_SPACE &&
                 (!is_punctuation(before) || behind == STET_CHAR_SPACE || is_punctuation(behind));
    struct mark mark = {.length = (uint32_t)(end - start), .previous = s->last_mark, .c = c};
    mark.opens = c == '*' ? left : left && (!right || is_punctuation(before));
    mark.closes = c == '*' ? right : right && (!left || is_punctuation(behind));
    mark.item = spans_add(
        s, s->last_item,
        (struct item){.kind = STET_MARKDOWN_TEXT, .start = (uint32_t)start, .end = (uint32_t)end});
    s->pos = end;
    if ((!mark.opens && !mark.closes) ||
        !markdown_reserve(s->p, &s->marks, &s->mark_cap, s->mark_count, sizeof(*s->marks)))
        return;
    uint32_t made = (uint32_t)s->mark_count++;
    s->marks[made] = mark;
    s->marks[s->last_mark].next = made;
    s->last_mark = made;
}

static uint32_t rest(const struct spans *s, uint32_t mark)
{
    const struct item *item = &s->items[s->marks[mark].item];
    return item->end - item->start;
}

static void forget(struct spans *s, uint32_t mark)
{
    uint32_t previous = s->marks[mark].previous, next = s->marks[mark].next;
    s->marks[previous].next = next;
    if (next)
        s->marks[next].previous = previous;
    else
        s->last_mark = previous;
}

/* "The rule of three": a mark that could do both must not pair up with one it would split. */
static bool is_odd(const struct mark *opener, const struct mark *closer)
{
    return (closer->opens || opener->closes) && closer->length % 3 != 0 &&
           (opener->length + closer->length) % 3 == 0;
}

static uint32_t find_opener(const struct spans *s, uint32_t closer, uint32_t bottom)
{
    const struct mark *mark = &s->marks[closer];
    for (uint32_t at = mark->previous; at > bottom; at = s->marks[at].previous)
        if (s->marks[at].opens && s->marks[at].c == mark->c && !is_odd(&s->marks[at], mark))
            return at;
    return 0;
}

static void pair_up(struct spans *s, uint32_t opener, uint32_t closer)
{
    uint32_t used = rest(s, opener) >= 2 && rest(s, closer) >= 2 ? 2 : 1;
    enum stet_markdown_kind kind = used == 2 ? STET_MARKDOWN_STRONG : STET_MARKDOWN_EMPHASIS;
    uint32_t begin = s->marks[opener].item, end = s->marks[closer].item;
    s->marks[opener].next = closer; /* what stands between has no partner */
    s->marks[closer].previous = opener;
    s->items[begin].end -= used;
    s->items[end].start += used;
    (void)spans_add(s, begin, (struct item){.kind = kind});
    (void)spans_add(s, s->items[end].previous, (struct item){.kind = kind, .leave = true});
    if (rest(s, opener) == 0)
        forget(s, opener);
}

void spans_match_marks(struct spans *s, uint32_t bottom)
{
    /* Below these no opener is found: for each sort of closer, so that none is sought twice. */
    uint32_t bottoms[2][2][3];
    uint32_t closer = bottom ? s->marks[bottom].next : s->marks[0].next;
    for (unsigned i = 0; i < 12; i++)
        bottoms[i / 6][i / 3 % 2][i % 3] = bottom;
    while (closer && !s->p->failed) {
        const struct mark *mark = &s->marks[closer];
        uint32_t next = mark->next;
        if (!mark->closes) {
            closer = next;
            continue;
        }
        uint32_t *lowest = &bottoms[mark->c == '_'][mark->opens][mark->length % 3];
        uint32_t opener = find_opener(s, closer, *lowest);
        if (opener) {
            pair_up(s, opener, closer);
            if (rest(s, closer) == 0) {
                next = s->marks[closer].next;
                forget(s, closer);
                closer = next;
            }
            continue;
        }
        *lowest = mark->previous;
        if (!mark->opens)
            forget(s, closer);
        closer = next;
    }
    s->last_mark = bottom;
    s->marks[bottom].next = 0;
}
