/* meta_signature.c - the name that stands under an article, or above its first paragraph.
 *
 * In: the last blocks of the article, and the first. Out: claims of authors: of a line that is set
 * to the right and is a name, or of a reporter in the brackets that end a paragraph, as Asian
 * papers sign; of a line above the first paragraph that is a name in bold. */
#include "byline.h"
#include "meta.h"
#include "nobody.h"
#include "span.h"

enum {
    BLOCKS = 3, /* the last ones of the article that are looked at */
    NAME_LETTERS = 40,
    TAIL_BYTES = 120, /* of a paragraph's end, with its brackets */
    HEADS = 5,        /* blocks above the first paragraph that are looked at */
    PROSE_LETTERS = 120,
    RANK_SIGNED = 46 /* just behind that of a line that reads like a byline */
};

/* Is the part, or the only element in it, set to the right? */
static bool is_set_right(const struct stet_page *page, uint32_t at)
{
    struct stet_span value;
    stet_html_node node = page->parts[at].node;
    if (stet_html_attribute(page->html, node, STET_HTML_ATTR_ALIGN, &value))
        return stet_span_is_nocase(stet_span_trim(value), "right");
    if (!stet_html_attribute(page->html, node, STET_HTML_ATTR_STYLE, &value))
        return false;
    size_t at_align = stet_span_find_nocase(value, "text-align");
    struct stet_span rest = stet_span_sub(value, at_align, value.len);
    size_t end = stet_span_find(rest, ";");
    return stet_span_find_nocase(stet_span_sub(rest, 0, end), "right") < end;
}

/* What stands in the brackets at the end of a text; empty if there are none. */
static struct stet_span last_brackets(struct stet_span text)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}, {"【", "】"}};
    text = stet_span_trim(text);
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        if (!stet_span_ends(text, pairs[i][1]))
            continue;
        size_t end = text.len - strlen(pairs[i][1]);
        size_t first = end > TAIL_BYTES ? end - TAIL_BYTES : 0;
        for (size_t at = end; at-- > first;)
            if (stet_span_starts(stet_span_sub(text, at, end), pairs[i][0]))
                return stet_span_sub(text, at + strlen(pairs[i][0]), end);
    }
    return (struct stet_span){NULL, 0};
}

static void claim_block(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_span names[STET_BYLINE_NAMES];
    struct stet_buf text;
    stet_buf_init(&text, 64 * 1024);
    stet_part_text(page, at, 60 * 1024, &text);
    struct stet_span line = {text.ptr, text.len};
    size_t count = stet_byline_reporters(last_brackets(line), names);
    if (count == 0 && part->all.chars <= NAME_LETTERS && is_set_right(page, at))
        count = stet_byline_names(line, false, names);
    for (size_t i = 0; i < count; i++)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_TEXT, RANK_SIGNED,
                       stet_html_offset(page->html, part->node), names[i]);
    stet_buf_free(&text);
}

/* Is all of a block in bold? */
static bool is_bold(const struct stet_page *page, uint32_t at)
{
    uint32_t end = page->parts[at].end;
    for (uint32_t i = at + 1; i < end;) {
        const struct stet_part *part = &page->parts[i];
        bool bold = part->tag == STET_HTML_TAG_B || part->tag == STET_HTML_TAG_STRONG;
        if (part->text && part->all.chars > 0)
            return false;
        i = bold ? part->end : i + 1;
    }
    return true;
}

/* "Ann Bell/Jane Doe" in bold: people's names and nothing else, that the title does not have. */
static void claim_head(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    struct stet_span names[STET_BYLINE_NAMES], title = claims->document->meta.title.value;
    struct stet_buf text;
    stet_buf_init(&text, 1024);
    stet_part_text(page, at, 1000, &text);
    size_t count = stet_byline_names((struct stet_span){text.ptr, text.len}, false, names);
    bool people = count > 0;
    for (size_t i = 0; i < count; i++)
        people = people && stet_nobody_is_personal(names[i]) && !stet_title_holds(title, names[i]);
    for (size_t i = 0; people && i < count; i++)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_TEXT, RANK_SIGNED + 1,
                       stet_html_offset(page->html, page->parts[at].node), names[i]);
    stet_buf_free(&text);
}

/* The blocks above the first paragraph of what is said to be an article: elsewhere a line in bold
 * is a heading. */
static void claim_heads(struct stet_claims *claims, const struct stet_page *page)
{
    uint32_t end = 0;
    if (claims->open_graph != STET_SAID_ARTICLE && claims->schema != STET_SAID_ARTICLE)
        return;
    unsigned looked = 0;
    for (uint32_t i = 0; i < page->count && looked < HEADS;) {
        const struct stet_part *part = &page->parts[i];
        if (part->chosen && part->end > end)
            end = part->end;
        if (i < end && !part->drop && !part->text && part->flow == STET_FLOW_BLOCK &&
            part->own.chars > 0) {
            if (part->all.chars > PROSE_LETTERS)
                return;
            looked++;
            if (part->tag == STET_HTML_TAG_P && part->all.chars <= 2 * NAME_LETTERS &&
                is_bold(page, i))
                claim_head(claims, page, i);
        }
        i = part->drop && part->end > i ? part->end : i + 1;
    }
}

void stet_meta_signature(struct stet_claims *claims, const struct stet_page *page)
{
    uint32_t last[BLOCKS] = {0}, end = 0;
    size_t count = 0;
    for (uint32_t i = 0; i < page->count;) {
        const struct stet_part *part = &page->parts[i];
        if (part->chosen && part->end > end)
            end = part->end;
        if (i < end && !part->drop && !part->text && part->flow == STET_FLOW_BLOCK &&
            part->own.chars > 0)
            last[count++ % BLOCKS] = i;
        i = part->drop && part->end > i ? part->end : i + 1;
    }
    for (size_t i = 0; i < BLOCKS && i < count; i++)
        claim_block(claims, page, last[(count - 1 - i) % BLOCKS]);
    claim_heads(claims, page);
}
