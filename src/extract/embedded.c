/* embedded.c - a text that the page holds as data, where its own is a stub.
 *
 * In: the page with its choice made. Out: if that is hardly any text, or the beginning of a far
 * longer one found in JSON-LD, in the state of a script, in noscript or template, the longer one,
 * converted like a page. The two amounts must lie far apart, so that a visit more or an advert less
 * does not turn the choice. */
#include "embedded.h"
#include "fold.h"
#include "kind_words.h"
#include "limits.h"
#include "span.h"

enum {
    OWN_MAX = 2000,  /* letters; a page with more text of its own is believed */
    OWN_NONE = 200,  /* with fewer it has none */
    TIMES = 3,       /* so many times longer must the other be, if the page's begins it; */
    TWICE_APART = 3, /* half so many times, if that is surely the article and this no prose */
    SHARED = 60, /* percent of the page's own runs of words that the other has, if it is begun */
    APART = 20,  /* and if they have nothing in common */
    LETTERS_MIN = 400, /* of a text that is taken, */
    BODY_MIN = 150,    /* and of one that is said to be the article's */
    SCRIPT_MIN = 400   /* bytes */
};
#define SCRIPTS_MAX (16 * STET_MIB) /* bytes of all scripts of a page that are read */

/* The one that is the best so far. */
struct found {
    struct stet_buf html;
    uint64_t letters;
    size_t offset;
    bool sure;               /* it is said to be the article's, not only likely */
    const char *code;        /* of the diagnostic */
    bool noscript, template; /* the page has some */
};

/* ---- the page's own text --------------------------------------------------------------------- */

static void chosen_text(const struct stet_page *page, struct stet_buf *out)
{
    for (uint32_t i = 0; i < page->count;) {
        bool done = page->parts[i].chosen || page->parts[i].drop;
        if (page->parts[i].chosen && !page->parts[i].drop) {
            stet_part_text(page, i, STET_MIB, out);
            stet_buf_putc(out, '\n');
        }
        i = done ? page->parts[i].end : i + 1;
    }
}

/* ---- where to look -------------------------------------------------------------------------- */

/* Keeps html if it is longer than what is there by half. */
static void offer(struct found *found, struct stet_buf *html, uint64_t letters, bool sure,
                  size_t offset, const char *code)
{
    if (letters == 0 || html->failed || letters * 2 <= found->letters * 3)
        return;
    struct stet_buf kept = found->html;
    found->html = *html;
    *html = kept;
    found->letters = letters;
    found->sure = sure;
    found->offset = offset;
    found->code = code;
}

static void offer_text(struct found *found, struct stet_span text, size_t offset, const char *code)
{
    struct stet_buf html;
    stet_buf_init(&html, STET_MAX_DECODED_BYTES);
    uint64_t letters = stet_held_prose(text, stet_held_is_html(text), BODY_MIN);
    if (letters > 0)
        stet_held_write(text, &html);
    offer(found, &html, letters, true, offset, code);
    stet_buf_free(&html);
}

/* Code, or data; not patterns for pages, nor what draws. */
static bool is_state(const struct stet_html *html, stet_html_node script)
{
    struct stet_span type;
    if (!stet_html_attribute(html, script, STET_HTML_ATTR_TYPE, &type) || type.len == 0)
        return true;
    return stet_span_find_nocase(type, "javascript") < type.len ||
           stet_span_is_nocase(stet_span_trim(type), "module") ||
           stet_span_find_nocase(type, "json") < type.len;
}

/* Reads data; what the most of it comes from is where the text is said to be from. */
struct reading {
    struct stet_held held;
    size_t bytes, most, offset;
};

static void read_data(struct reading *reading, struct stet_span text, size_t offset)
{
    size_t before = reading->held.text.len;
    if (text.len < SCRIPT_MIN || text.len > SCRIPTS_MAX - reading->bytes)
        return;
    reading->bytes += text.len;
    stet_held_scan(&reading->held, text);
    if (reading->held.text.len - before > reading->most) {
        reading->most = reading->held.text.len - before;
        reading->offset = offset;
    }
}

/* data-page="{...}": state for a script, in an attribute. */
static void read_attributes(struct reading *reading, const struct stet_html *html,
                            stet_html_node node)
{
    enum stet_html_attr name;
    struct stet_span value;
    for (size_t i = 0; stet_html_attribute_known(html, node, i, &name, &value); i++)
        if (value.len >= SCRIPT_MIN && (value.ptr[0] == '{' || value.ptr[0] == '['))
            read_data(reading, value, stet_html_offset(html, node));
}

static enum stet_status offer_scripts(struct found *found, const struct stet_page *page,
                                      struct stet_error *error)
{
    struct reading reading = {.offset = STET_NO_OFFSET};
    struct stet_buf html;
    stet_held_init(&reading.held, page->document->meta.title.value,
                   page->document->meta.description.value);
    stet_buf_init(&html, STET_MAX_DECODED_BYTES);
    for (stet_html_node n = STET_HTML_DOCUMENT; n && !reading.held.failed;
         n = stet_html_walk(page->html, STET_HTML_DOCUMENT, n, false)) {
        stet_html_node above = stet_html_parent(page->html, n);
        enum stet_html_kind kind = stet_html_kind(page->html, n);
        found->noscript = found->noscript || stet_html_tag(page->html, n) == STET_HTML_TAG_NOSCRIPT;
        found->template = found->template || stet_html_tag(page->html, n) == STET_HTML_TAG_TEMPLATE;
        if (kind == STET_HTML_KIND_ELEMENT)
            read_attributes(&reading, page->html, n);
        else if (kind == STET_HTML_KIND_TEXT &&
                 stet_html_tag(page->html, above) == STET_HTML_TAG_SCRIPT &&
                 is_state(page->html, above))
            read_data(&reading, stet_html_text(page->html, n), stet_html_offset(page->html, n));
    }
    bool sure = false, failed = reading.held.failed;
    uint64_t letters = failed ? 0 : stet_held_pick(&reading.held, &html, &sure);
    offer(found, &html, letters, sure, reading.offset, "text-from-script");
    stet_held_free(&reading.held);
    stet_buf_free(&html);
    return failed ? stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory")
                  : STET_OK;
}

/* What is shown without scripts, or copied by them. */
static void offer_elements(struct found *found, const struct stet_page *page,
                           enum stet_html_tag tag, const char *code)
{
    struct stet_buf html;
    stet_buf_init(&html, STET_MAX_DECODED_BYTES);
    bool skip = false;
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(page->html, STET_HTML_DOCUMENT, n, skip)) {
        skip = stet_html_tag(page->html, n) == tag;
        if (!skip)
            continue;
        stet_buf_clear(&html);
        for (stet_html_node c = stet_html_first_child(page->html, n); c;
             c = stet_html_next(page->html, c))
            stet_html_write(page->html, c, &html);
        struct stet_span text = {html.ptr, html.len};
        bool pattern =
            stet_span_find(text, "{{") < text.len || stet_span_find(text, "${") < text.len;
        uint64_t letters = pattern ? 0 : stet_held_prose(text, true, LETTERS_MIN);
        offer(found, &html, letters, false, stet_html_offset(page->html, n), code);
    }
    stet_buf_free(&html);
}

/* ---- taking --------------------------------------------------------------------------------- */

/* Letters outside of links: menus and related articles may be all that is there to be chosen. */
static uint64_t chosen_letters(const struct stet_page *page)
{
    uint64_t letters = 0;
    for (uint32_t i = 0; i < page->count; i = page->parts[i].chosen ? page->parts[i].end : i + 1)
        if (page->parts[i].chosen && !page->parts[i].drop)
            letters += page->parts[i].all.chars - page->parts[i].all.link_chars;
    return letters;
}

/* Is the page's own text so little beside the found one that it only begins it, or is beside it? */
static bool is_better(const struct stet_page *page, const struct found *found, uint64_t own)
{
    struct stet_span html = {found->html.ptr, found->html.len};
    if (!found->code || found->letters * 2 < own * TWICE_APART)
        return false;
    bool longer = found->letters >= own * TIMES;
    if (own <= OWN_NONE && longer)
        return true;
    struct stet_buf text;
    stet_buf_init(&text, 4 * STET_MIB);
    chosen_text(page, &text);
    struct stet_span mine = {text.ptr, text.len};
    unsigned share = stet_held_shared(mine, html);
    bool prose = stet_held_prose(mine, false, LETTERS_MIN) > 0;
    stet_buf_free(&text);
    return share >= SHARED ? longer : found->sure && !prose && (longer || share <= APART);
}

/* The found HTML by the steps of any page; *taken, if enough is left of it. */
static enum stet_status convert(const struct stet_page *outer, const struct found *found,
                                bool *taken, struct stet_error *error)
{
    struct stet_html *html = NULL;
    struct stet_document *document = outer->document;
    enum stet_status status =
        stet_html_parse(&html, (struct stet_span){found->html.ptr, found->html.len}, error);
    if (status < 0)
        return status;
    struct stet_page page = {
        .html = html, .document = document, .url = outer->url, .base = outer->base};
    status = stet_parts_make(&page, STET_HTML_DOCUMENT, error);
    if (status >= 0) {
        stet_prune_page(&page);
        if (stet_score_choose(&page))
            stet_prune_chosen(&page);
        *taken = chosen_letters(&page) >= BODY_MIN && chosen_letters(&page) * 2 >= found->letters;
    }
    if (status >= 0 && *taken)
        status = stet_convert(&page, error);
    for (struct stet_node *node = document->root; *taken && node;
         node = stet_node_walk(document->root, node, false))
        if (node->offset != STET_NO_OFFSET)
            node->offset = found->offset;
    stet_parts_free(&page);
    stet_html_free(html);
    return status;
}

/* An error page may hold the texts of others. */
static bool is_error(const struct stet_page *page)
{
    char title[1024];
    stet_fold(page->document->meta.title.value, title, sizeof(title));
    return stet_clue_find_part(STET_CLUE_ERROR_PART, stet_span_of(title)).len > 0 ||
           stet_clue_find_part(STET_CLUE_ERROR_TITLE, stet_span_of(title)).len > 0;
}

enum stet_status stet_embedded_take(const struct stet_page *page, const struct stet_claims *claims,
                                    bool *taken, struct stet_error *error)
{
    uint64_t own = stet_prune_letters(page, true);
    *taken = false;
    if (own > OWN_MAX || is_error(page))
        return STET_OK;
    struct found found = {.offset = STET_NO_OFFSET};
    stet_buf_init(&found.html, STET_MAX_DECODED_BYTES);
    offer_text(&found, claims->article_body, claims->body_offset, "text-from-json-ld");
    enum stet_status status = offer_scripts(&found, page, error);
    if (status >= 0 && found.noscript)
        offer_elements(&found, page, STET_HTML_TAG_NOSCRIPT, "text-from-noscript");
    if (status >= 0 && found.template)
        offer_elements(&found, page, STET_HTML_TAG_TEMPLATE, "text-from-template");
    if (status >= 0 && is_better(page, &found, own))
        status = convert(page, &found, taken, error);
    if (*taken) {
        struct stet_buf text;
        stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
        stet_document_text(page->document, &text);
        stet_document_diagnose(page->document, found.code, found.offset,
                               (struct stet_span){text.ptr, text.len});
        stet_buf_free(&text);
    }
    stet_buf_free(&found.html);
    return status;
}
