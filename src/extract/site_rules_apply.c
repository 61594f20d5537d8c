/* site_rules_apply.c - a rule put to use on a page: its body chosen, what it names dropped, title,
 * authors and dates taken from where it says. */
#include "byline.h"
#include "date.h"
#include "limits.h"
#include "normalize.h"
#include "site_rules.h"
#include "span.h"
#include <stdlib.h>

#define VALUE_BYTES 4096 /* of a title, an author, a date */

/* ---- body and drop -------------------------------------------------------------------------- */

/* The parts of matched elements. Nodes are not numbered in the order of the page. */
struct marks {
    bool *nodes; /* by node */
    size_t count;
    bool any;
};

static bool mark(void *context, stet_html_node node)
{
    struct marks *marks = context;
    if (node < marks->count)
        marks->nodes[node] = marks->any = true;
    return true;
}

static stet_html_node most_node(const struct stet_page *page)
{
    stet_html_node most = 0;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->parts[i].node > most)
            most = page->parts[i].node;
    return most;
}

static void tell_unmatched(const struct stet_page *page, const char *key)
{
    stet_document_diagnose(page->document, "rule-without-match", STET_NO_OFFSET, stet_span_of(key));
}

static void drop_marked(struct stet_page *page, const struct marks *marks)
{
    for (uint32_t i = 1; i < page->count; i++)
        if (marks->nodes[page->parts[i].node])
            page->parts[i].drop = STET_DROP_RULE;
}

/* Shows a part, whatever was thought of it and of what is around it. */
static void uncover(struct stet_page *page, uint32_t part)
{
    for (uint32_t i = part; i != 0; i = page->parts[i].parent)
        page->parts[i].drop = STET_KEEP;
}

/* All below it too, but for what no reader sees. */
static void uncover_below(struct stet_page *page, uint32_t part)
{
    for (uint32_t i = part + 1; i < page->parts[part].end; i++)
        if (page->parts[i].drop != STET_DROP_HIDDEN)
            page->parts[i].drop = STET_KEEP;
}

static bool choose_marked(struct stet_page *page, const struct marks *marks, bool raw)
{
    bool any = false;
    for (uint32_t i = 1; i < page->count;) {
        bool chosen = marks->nodes[page->parts[i].node];
        if (chosen) {
            uncover(page, i);
            if (raw)
                uncover_below(page, i);
            page->parts[i].chosen = true;
            page->best = any ? page->best : i;
            any = true;
        }
        i = chosen ? page->parts[i].end : i + 1;
    }
    return any;
}

/* Marks what all selectors of a key match; false if the rule has none. */
static bool mark_all(const struct stet_site_rule *rule, const struct stet_page *page,
                     enum stet_rule_key key, struct marks *marks)
{
    bool has = false;
    for (const struct stet_rule_selector *s = rule->selectors; s; s = s->next)
        if (s->key == key) {
            stet_css_each(s->selector, page->html, mark, marks);
            has = true;
        }
    return has;
}

bool stet_site_rule_choose(const struct stet_site_rule *rule, struct stet_page *page)
{
    struct marks body = {.count = (size_t)most_node(page) + 1}, drop = {.count = body.count};
    body.nodes = calloc(body.count, sizeof(*body.nodes));
    drop.nodes = calloc(drop.count, sizeof(*drop.nodes));
    bool chosen = false;
    if (body.nodes && drop.nodes) {
        bool has_body = mark_all(rule, page, STET_RULE_BODY, &body);
        bool has_drop = mark_all(rule, page, STET_RULE_DROP, &drop);
        chosen = choose_marked(page, &body, rule->raw);
        drop_marked(page, &drop);
        if (has_body && !chosen)
            tell_unmatched(page, "body");
        if (has_drop && !drop.any)
            tell_unmatched(page, "drop");
    }
    free(body.nodes);
    free(drop.nodes);
    stet_parts_measure(page);
    return chosen;
}

/* ---- values --------------------------------------------------------------------------------- */

struct value {
    const struct stet_html *html;
    struct stet_buf line;
    bool (*take)(struct value *value);
    const struct stet_page *page;
    unsigned taken;
    struct stet_field *field;
};

/* What an element says: its content, its time, or the text below it. */
static void read_element(struct value *value, stet_html_node node)
{
    struct stet_span text;
    stet_buf_clear(&value->line);
    if (stet_html_attribute(value->html, node, STET_HTML_ATTR_CONTENT, &text) ||
        (value->field && stet_html_attribute(value->html, node, STET_HTML_ATTR_DATETIME, &text))) {
        stet_normalize_line(&value->line, text);
        return;
    }
    struct stet_buf raw;
    stet_buf_init(&raw, 2 * VALUE_BYTES);
    for (stet_html_node n = node; n && raw.len < VALUE_BYTES;
         n = stet_html_walk(value->html, node, n, false)) {
        text = stet_html_text(value->html, n);
        if (stet_html_kind(value->html, n) == STET_HTML_KIND_TEXT)
            stet_buf_append(&raw, text.ptr, text.len < VALUE_BYTES ? text.len : VALUE_BYTES);
        else
            stet_buf_putc(&raw, ' ');
    }
    stet_normalize_line(&value->line, (struct stet_span){raw.ptr, raw.len});
    stet_buf_free(&raw);
}

static bool on_element(void *context, stet_html_node node)
{
    struct value *value = context;
    read_element(value, node);
    return value->line.len == 0 || value->line.failed || value->take(value);
}

/* Each returns true to go on with the next element. */
static bool take_title(struct value *value)
{
    stet_document_set(value->page->document, &value->page->document->meta.title,
                      (struct stet_span){value->line.ptr, value->line.len}, STET_ORIGIN_RULE);
    value->taken++;
    return false;
}

static bool take_author(struct value *value)
{
    struct stet_document *document = value->page->document;
    struct stet_span line = {value->line.ptr, value->line.len}, names[STET_BYLINE_NAMES];
    size_t count = stet_byline_names(line, false, names);
    if (value->taken++ == 0)
        document->meta.authors = (struct stet_field_list){0};
    for (size_t i = 0; i < count; i++)
        stet_document_add(document, &document->meta.authors, names[i], STET_ORIGIN_RULE);
    if (count == 0)
        stet_document_add(document, &document->meta.authors, line, STET_ORIGIN_RULE);
    return true;
}

static bool take_date(struct value *value)
{
    struct stet_date date;
    char text[STET_DATE_TEXT], language[36] = "";
    struct stet_span line = {value->line.ptr, value->line.len};
    struct stet_span said = value->page->document->meta.language.value;
    if (said.len < sizeof(language))
        memcpy(language, said.ptr ? said.ptr : "", said.len);
    if (!stet_date_parse(line, language, &date) && !stet_date_find(line, language, &date))
        return true;
    stet_date_write(&date, text);
    stet_document_set(value->page->document, value->field, stet_span_of(text), STET_ORIGIN_RULE);
    value->taken++;
    return false;
}

static void take_value(const struct stet_site_rule *rule, const struct stet_page *page,
                       enum stet_rule_key key, bool (*take)(struct value *value),
                       struct stet_field *field)
{
    static const char *const names[] = {[STET_RULE_TITLE] = "title",
                                        [STET_RULE_AUTHOR] = "author",
                                        [STET_RULE_PUBLISHED] = "published",
                                        [STET_RULE_MODIFIED] = "modified"};
    struct value value = {.html = page->html, .page = page, .take = take, .field = field};
    bool has = false;
    stet_buf_init(&value.line, 4 * VALUE_BYTES);
    for (const struct stet_rule_selector *s = rule->selectors; s && !value.taken; s = s->next)
        if (s->key == key) {
            stet_css_each(s->selector, page->html, on_element, &value);
            has = true;
        }
    if (has && !value.taken)
        tell_unmatched(page, names[key]);
    stet_buf_free(&value.line);
}

void stet_site_rule_title(const struct stet_site_rule *rule, const struct stet_page *page)
{
    take_value(rule, page, STET_RULE_TITLE, take_title, NULL);
}

void stet_site_rule_meta(const struct stet_site_rule *rule, const struct stet_page *page)
{
    struct stet_metadata *meta = &page->document->meta;
    take_value(rule, page, STET_RULE_AUTHOR, take_author, NULL);
    take_value(rule, page, STET_RULE_PUBLISHED, take_date, &meta->published);
    take_value(rule, page, STET_RULE_MODIFIED, take_date, &meta->modified);
}
