/* link.c - links and images: what "]" ends. In: the brackets that are open, the definitions. Out:
 * items that enter and leave LINK and IMAGE. */
#include "span.h"
#include "spans.h"

/* "(destination "title")" at pos; its length, or 0. */
static size_t scan_target(struct spans *s, size_t at, struct definition *found)
{
    struct stet_span url = {"", 0}, title = {"", 0}, text = s->text;
    if (at == text.len || text.ptr[at] != '(')
        return 0;
    size_t i = at + 1;
    i += markdown_scan_space(text, i);
    i += markdown_scan_destination(text, i, &url);
    size_t space = markdown_scan_space(text, i);
    size_t len = space > 0 ? markdown_scan_title(text, i + space, &title) : 0;
    i += space;
    if (len > 0)
        i += len + markdown_scan_space(text, i + len);
    if (i == text.len || text.ptr[i] != ')') {
        s->work -= i - at < s->work ? i - at : s->work;
        return 0;
    }
    found->url = url;
    found->title = title;
    return i + 1 - at;
}

/* In the arena, as the leaf's text put together does not last. */
static struct stet_span keep(struct spans *s, struct stet_span raw)
{
    struct stet_span text = markdown_resolve(s->p, raw);
    return text.ptr == raw.ptr ? markdown_copy(s->p, raw) : text;
}

/* "[label]" at pos, "[]", or the bracket's own text as label; what stands at pos is added to
 * *len. */
static bool refer(struct spans *s, const struct bracket *bracket, size_t *len,
                  struct definition *found)
{
    struct stet_span label = {"", 0};
    size_t at = s->pos + 1;
    if (s->p->definition_count == 0)
        return false;
    *len = markdown_scan_label(s->text, at);
    if (*len > 0)
        label = stet_span_sub(s->text, at + 1, at + *len - 1);
    else if (!bracket->holds_bracket)
        label = stet_span_sub(s->text, bracket->inside, s->pos);
    if (*len == 0 && at + 1 < s->text.len && s->text.ptr[at] == '[' && s->text.ptr[at + 1] == ']')
        *len = 2;
    const struct definition *definition = label.len > 0 ? markdown_definition(s->p, label) : NULL;
    if (!definition)
        return false;
    s->p->referred += definition->url.len + definition->title.len;
    if (s->p->referred > s->p->referable)
        return false;
    *found = *definition;
    return true;
}

static void close_link(struct spans *s, const struct bracket *bracket, struct definition target)
{
    enum stet_markdown_kind kind = bracket->image ? STET_MARKDOWN_IMAGE : STET_MARKDOWN_LINK;
    struct item *item = &s->items[bracket->item];
    item->kind = kind;
    item->start = item->end;
    item->url = target.url;
    item->title = target.title;
    spans_match_marks(s, bracket->last_mark);
    (void)spans_add(s, s->last_item, (struct item){.kind = kind, .leave = true});
}

static bool end_link(struct spans *s)
{
    size_t place = s->bracket_count - 1, len = 0;
    struct bracket bracket = s->brackets[place];
    struct definition target;
    if (!bracket.image && place < s->dead_brackets)
        return false;
    len = s->work > 0 ? scan_target(s, s->pos + 1, &target) : 0;
    if (len > 0)
        target = (struct definition){keep(s, target.url), keep(s, target.title)};
    else if (!refer(s, &bracket, &len, &target))
        return false;
    close_link(s, &bracket, target);
    s->pos += 1 + len;
    s->bracket_count = place;
    if (!bracket.image) /* no link holds another */
        s->dead_brackets = place;
    return true;
}

void spans_take_closing_bracket(struct spans *s)
{
    if (s->bracket_count > 0 && end_link(s))
        return;
    if (s->bracket_count > 0) {
        s->bracket_count--;
        if (s->bracket_count > 0)
            s->brackets[s->bracket_count - 1].holds_bracket = true;
    }
    if (s->dead_brackets > s->bracket_count)
        s->dead_brackets = s->bracket_count;
    (void)spans_add(s, s->last_item,
                    (struct item){.kind = STET_MARKDOWN_TEXT,
                                  .start = (uint32_t)s->pos,
                                  .end = (uint32_t)s->pos + 1});
    s->pos++;
}
