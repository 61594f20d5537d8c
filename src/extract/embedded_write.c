/* embedded_write.c - a text of a page's data, or a list of blocks, as HTML to be read like a page.
 */
#include "embedded.h"
#include "span.h"

/* Text whose entities, as "&#8217;", stand for characters. */
static void put_plain(struct stet_span text, struct stet_buf *html)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '<')
            stet_buf_puts(html, "&lt;");
        else
            stet_buf_putc(html, text.ptr[i]);
}

bool stet_held_is_words(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ' ' || (unsigned char)text.ptr[i] >= 0xE0)
            return true;
    return false;
}

bool stet_held_is_block(const struct stet_held_item *item)
{
    return item->key == STET_HELD_BODY || item->key == STET_HELD_NONE;
}

bool stet_held_is_live(const struct stet_held *held, uint32_t list)
{
    return held->frames[list].key == STET_HELD_LIVE;
}

bool stet_held_lies_in(const struct stet_held *held, uint32_t frame, uint32_t list)
{
    while (frame > list && held->frames[frame].parent != frame)
        frame = held->frames[frame].parent;
    return frame == list;
}

/* The frame that makes a block of its own: a typed one, else the list's element. */
static uint32_t block_of(const struct stet_held *held, const struct stet_held_item *item,
                         uint32_t list)
{
    uint32_t frame = item->frame, element = frame;
    for (; frame != list; frame = held->frames[frame].parent) {
        if (held->frames[frame].level)
            return frame;
        element = frame;
    }
    return element;
}

static void close_block(struct stet_buf *html, char level)
{
    if (level == 'p')
        stet_buf_puts(html, "</p>\n");
    else if (level)
        stet_buf_printf(html, "</h%c>\n", level);
}

void stet_held_write_list(const struct stet_held *held, uint32_t list, struct stet_buf *html)
{
    uint32_t last = UINT32_MAX;
    char open = 0;
    for (size_t i = 0; i < held->item_count; i++) {
        const struct stet_held_item *item = &held->items[i];
        struct stet_span text = stet_held_text(held, item);
        bool heading = item->key == STET_HELD_TITLE && stet_held_is_live(held, list) &&
                       held->frames[item->frame].parent == list;
        if ((!stet_held_is_block(item) && !heading) || text.len == 0 ||
            !stet_held_lies_in(held, item->frame, list) ||
            held->frames[item->frame].depth > held->frames[list].depth + STET_HELD_LEVELS)
            continue;
        uint32_t block = block_of(held, item, list);
        if (block != last || block == list || stet_held_is_html(text)) {
            close_block(html, open);
            open = 0;
        }
        last = heading ? UINT32_MAX : block;
        if (heading) {
            close_block(html, open);
            open = 0;
            stet_buf_puts(html, "<h3>");
            put_plain(text, html);
            stet_buf_puts(html, "</h3>\n");
            continue;
        }
        if (stet_held_is_html(text)) {
            stet_held_write(text, html);
            continue;
        }
        bool typed = block != list && held->frames[block].level;
        if (!open && !typed && !stet_held_is_words(text))
            continue;
        if (!open) {
            open = typed ? held->frames[block].level : 'p';
            stet_buf_printf(html, open == 'p' ? "<%c>" : "<h%c>", open);
        }
        put_plain(text, html);
    }
    close_block(html, open);
}

/* ---- a text ---------------------------------------------------------------------------------- */

/* "23:T1a2b,": rows of data in a stream have such a head. */
static struct stet_span without_head(struct stet_span text)
{
    size_t i = 0;
    while (i < text.len && i < 8 && (stet_is_digit(text.ptr[i]) || stet_is_alpha(text.ptr[i])))
        i++;
    if (i == 0 || i + 1 >= text.len || text.ptr[i] != ':' || text.ptr[i + 1] != 'T')
        return text;
    size_t comma = stet_span_find(stet_span_sub(text, 0, text.len < 24 ? text.len : 24), ",");
    return comma < 24 && comma < text.len ? stet_span_sub(text, comma + 1, text.len) : text;
}

/* Mark-up that was escaped once too often. */
static void unescape(struct stet_span text, struct stet_buf *html)
{
    static const struct {
        const char *entity;
        char sign;
    } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}};
    for (size_t i = 0; i < text.len;) {
        size_t k = 0, count = sizeof(entities) / sizeof(*entities);
        struct stet_span rest = stet_span_sub(text, i, text.len);
        while (k < count && !stet_span_starts(rest, entities[k].entity))
            k++;
        stet_buf_putc(html, k < count ? entities[k].sign : text.ptr[i]);
        i += k < count ? strlen(entities[k].entity) : 1;
    }
}

void stet_held_write(struct stet_span text, struct stet_buf *html)
{
    struct stet_span line;
    text = without_head(text);
    if (stet_span_find(text, "<") == text.len && stet_span_find(text, "&lt;") < text.len) {
        unescape(text, html);
        return;
    }
    if (stet_held_is_html(text)) {
        stet_buf_append(html, text.ptr, text.len);
        return;
    }
    while (stet_span_line(&text, &line))
        if (stet_span_trim(line).len > 0) {
            stet_buf_puts(html, "<p>");
            put_plain(line, html);
            stet_buf_puts(html, "</p>\n");
        }
}
