/* builder.c - tree construction: each token goes to the rules of the insertion mode or to those of
 * foreign content. In: the page. Out: the tree. */
#include "builder.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>

static mode_fn *const modes[MODE_COUNT] = {
    [MODE_INITIAL] = mode_initial,
    [MODE_BEFORE_HTML] = mode_before_html,
    [MODE_BEFORE_HEAD] = mode_before_head,
    [MODE_IN_HEAD] = mode_in_head,
    [MODE_IN_HEAD_NOSCRIPT] = mode_in_head_noscript,
    [MODE_AFTER_HEAD] = mode_after_head,
    [MODE_IN_BODY] = mode_in_body,
    [MODE_TEXT] = mode_text,
    [MODE_IN_TABLE] = mode_in_table,
    [MODE_IN_TABLE_TEXT] = mode_in_table_text,
    [MODE_IN_CAPTION] = mode_in_caption,
    [MODE_IN_COLUMN_GROUP] = mode_in_column_group,
    [MODE_IN_TABLE_BODY] = mode_in_table_body,
    [MODE_IN_ROW] = mode_in_row,
    [MODE_IN_CELL] = mode_in_cell,
    [MODE_IN_TEMPLATE] = mode_in_template,
    [MODE_AFTER_BODY] = mode_after_body,
    [MODE_IN_FRAMESET] = mode_in_frameset,
    [MODE_AFTER_FRAMESET] = mode_after_frameset,
    [MODE_AFTER_AFTER_BODY] = mode_after_after_body,
    [MODE_AFTER_AFTER_FRAMESET] = mode_after_after_frameset,
};

/* The mode that an open element asks for, if it is the topmost of these. */
static const struct {
    uint16_t tag;
    uint8_t mode;
} reset_modes[] = {
    {TAG(TD), MODE_IN_CELL},
    {TAG(TH), MODE_IN_CELL},
    {TAG(TR), MODE_IN_ROW},
    {TAG(TBODY), MODE_IN_TABLE_BODY},
    {TAG(THEAD), MODE_IN_TABLE_BODY},
    {TAG(TFOOT), MODE_IN_TABLE_BODY},
    {TAG(CAPTION), MODE_IN_CAPTION},
    {TAG(COLGROUP), MODE_IN_COLUMN_GROUP},
    {TAG(TABLE), MODE_IN_TABLE},
    {TAG(TEMPLATE), MODE_IN_TEMPLATE},
    {TAG(HEAD), MODE_IN_HEAD},
    {TAG(BODY), MODE_IN_BODY},
    {TAG(FRAMESET), MODE_IN_FRAMESET},
    {TAG(HTML), MODE_AFTER_HEAD},
};

enum step builder_use(struct builder *b, enum mode mode, struct token *token)
{
    return modes[mode](b, token);
}

void builder_reset_mode(struct builder *b)
{
    uint32_t highest = 0;
    for (size_t i = 0; i < sizeof(reset_modes) / sizeof(reset_modes[0]); i++) {
        uint32_t place = stack_last(b, reset_modes[i].tag);
        if (place > highest) {
            highest = place;
            b->mode = (enum mode)reset_modes[i].mode;
        }
    }
    if (b->mode == MODE_IN_TEMPLATE && b->template_count)
        b->mode = (enum mode)b->templates[b->template_count - 1];
    if (b->mode == MODE_AFTER_HEAD && !b->head)
        b->mode = MODE_BEFORE_HEAD;
}

void builder_push_template(struct builder *b, enum mode mode)
{
    if (html_reserve(b->html, &b->templates, &b->template_cap, b->template_count + 1, 1))
        b->templates[b->template_count++] = (uint8_t)mode;
}

void builder_pop_template(struct builder *b)
{
    if (b->template_count)
        b->template_count--;
}

enum step builder_switch_template(struct builder *b, enum mode mode)
{
    builder_pop_template(b);
    builder_push_template(b, mode);
    b->mode = mode;
    return STEP_AGAIN;
}

size_t leading_space(const struct token *token)
{
    size_t i = 0;
    while (i < token->len && stet_is_space(token->ptr[i]))
        i++;
    return i;
}

static void drop(struct token *token, size_t len)
{
    token->ptr += len;
    token->len -= len;
    if (token->at != NO_OFFSET) {
        token->at += (uint32_t)len;
        token->offset = token->at;
    }
}

bool skip_space(struct token *token)
{
    if (token->kind != TOKEN_TEXT)
        return false;
    drop(token, leading_space(token));
    return token->len == 0;
}

bool insert_space(struct builder *b, struct token *token)
{
    if (token->kind != TOKEN_TEXT)
        return false;
    struct token space = *token;
    space.len = leading_space(token);
    if (space.len) {
        if (space.ptr == token->decoded)
            space.ptr = space.decoded;
        insert_text(b, &space);
        drop(token, space.len);
    }
    return token->len == 0;
}

bool next_space(struct token *token, struct token *space)
{
    size_t i = 0;
    while (i < token->len && !stet_is_space(token->ptr[i]))
        i++;
    drop(token, i);
    *space = *token;
    space->len = leading_space(token);
    drop(token, space->len);
    return space->len != 0;
}

/* Whether the token belongs to HTML, not to the foreign element that is current. */
static bool is_html(const struct builder *b, const struct token *token)
{
    const struct open *current = &b->open[b->top];
    if (b->top == 0 || current->ns == STET_HTML_NS_HTML || token->kind == TOKEN_EOF)
        return true;
    bool start = token->kind == TOKEN_START;
    bool text = token->kind == TOKEN_TEXT || token->kind == TOKEN_NUL;
    if (current->points & POINT_MATHML_TEXT &&
        (text || (start && token->tag != TAG(MGLYPH) && token->tag != TAG(MALIGNMARK))))
        return true;
    if (current->points & POINT_ANNOTATION_XML && start && token->tag == TAG(SVG))
        return true;
    return current->points & POINT_HTML && (start || text);
}

static void process(struct builder *b, struct token *token)
{
    if (b->skip_lf) { /* the first line end in <pre> is not content */
        b->skip_lf = false;
        if (token->kind == TOKEN_TEXT && token->ptr[0] == '\n') {
            drop(token, 1);
            if (token->len == 0)
                return;
        }
    }
    enum step step;
    do
        step = is_html(b, token) ? builder_use(b, b->mode, token) : mode_foreign(b, token);
    while (step == STEP_AGAIN && b->html->status == STET_OK);
}

static void run(struct builder *b)
{
    struct stet_html *html = b->html;
    struct token token = {.kind = TOKEN_EOF};
    while (!b->stopped && html->status == STET_OK) {
        b->tokenizer.foreign = b->open[b->top].ns != STET_HTML_NS_HTML;
        size_t attrs = html->attr_count;
        stet_html_node nodes = (stet_html_node)html->node_count;
        tokenizer_next(&b->tokenizer, &token);
        bool takes = token.kind == TOKEN_START && token.attr_count;
        process(b, &token);
        if (takes && html->node_count == nodes && html->attr_count == attrs + token.attr_count)
            html->attr_count = attrs; /* nothing was made of the tag */
    }
}

static void builder_free(struct builder *b)
{
    b->html->memory -= b->open_cap * sizeof(*b->open) + b->format_cap * sizeof(*b->formats) +
                       b->template_cap + b->pending_cap * sizeof(*b->pending) +
                       (b->last_cap[0] + b->last_cap[1]) * sizeof(uint16_t);
    tokenizer_free(&b->tokenizer);
    free(b->open);
    free(b->formats);
    free(b->templates);
    free(b->pending);
    free(b->last[0]);
    free(b->last[1]);
}

/* Gives back what the arrays have too much. */
static void shrink(struct stet_html *html, void *array, size_t *cap, size_t count, size_t item)
{
    void *old;
    memcpy(&old, array, sizeof(old));
    void *fit = count && count < *cap ? realloc(old, count * item) : NULL;
    if (!fit)
        return;
    html->memory -= (*cap - count) * item;
    memcpy(array, &fit, sizeof(fit));
    *cap = count;
}

/* The arrays as large as pages of this length need them as a rule, and the two first nodes. */
static bool begin(struct stet_html *html)
{
    size_t len = html->input.len;
    if (!html_reserve(html, &html->nodes, &html->node_cap, 16 + len / 40, sizeof(*html->nodes)) ||
        !html_reserve(html, &html->attrs, &html->attr_cap, 16 + len / 80, sizeof(*html->attrs)))
        return false;
    html->nodes[0] = (struct node){.kind = STET_HTML_KIND_COMMENT, .offset = NO_OFFSET};
    html->node_count = 1;
    html_node_new(html, STET_HTML_KIND_DOCUMENT, NO_OFFSET);
    return true;
}

static void build(struct stet_html *html)
{
    struct builder b = {.html = html, .frameset_ok = true};
    tokenizer_init(&b.tokenizer, html);
    if (begin(html) && html_reserve(html, &b.open, &b.open_cap, 64, sizeof(*b.open))) {
        b.open[0] = (struct open){.node = STET_HTML_DOCUMENT};
        run(&b);
    }
    builder_free(&b);
    stet_map_free(html->tag_names.map); /* no name is looked up any more */
    stet_map_free(html->attr_names.map);
    html->tag_names.map = html->attr_names.map = NULL;
    shrink(html, &html->nodes, &html->node_cap, html->node_count, sizeof(*html->nodes));
    shrink(html, &html->attrs, &html->attr_cap, html->attr_count, sizeof(*html->attrs));
    shrink(html, &html->pool, &html->pool_cap, html->pool_len, 1);
}

enum stet_status stet_html_parse(struct stet_html **out, struct stet_span text,
                                 struct stet_error *error)
{
    *out = NULL;
    if (text.len > STET_MAX_DECODED_BYTES)
        return stet_error_set(error, STET_ERR_LIMIT, "page is larger than %zu bytes",
                              STET_MAX_DECODED_BYTES);
    struct stet_html *html = calloc(1, sizeof(*html));
    if (!html)
        return stet_error_set(error, STET_ERR_MEMORY, "no memory for the tree of a page");
    html->input = text.len ? text : (struct stet_span){"", 0};
    html->error = error;
    build(html);
    html->error = NULL;
    if (html->status != STET_OK) {
        enum stet_status status = html->status;
        stet_html_free(html);
        return status;
    }
    *out = html;
    return STET_OK;
}
