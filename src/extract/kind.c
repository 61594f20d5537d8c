/* kind.c - what sort of page it was: an article, or what came in its place.
 *
 * Cautious: a page with a real text is an article whatever its title says, for an error page is
 * refused and a wrong refusal loses a version. */
#include "kind.h"
#include "fold.h"
#include "kind_words.h"
#include "limits.h"
#include "span.h"

/* Ceilings, in letters of the text. */
enum {
    ERROR_LETTERS = 700,    /* an error page has no more text, */
    ERROR_PLAIN = 1500,     /* or no more than this, if its first heading says nothing else, */
    ROBOT_LETTERS = 1200,   /* nor has a robot check, */
    PHRASE_LETTERS = 400,   /* nor one that is known by its text and not by its title, */
    MARKER_LETTERS = 150,   /* nor one that is known by its scripts; */
    LOGIN_LETTERS = 700,    /* nor the form for a login */
    CONSENT_LETTERS = 4000, /* nor a question for consent with a title of its own, */
    CONSENT_PLAIN = 1500,   /* or without */
    DROPPED_LETTERS = 60,   /* of a text so short, what was dropped is looked at too */
    PAYWALL_LETTERS = 1500, /* of an article of which the rest is for subscribers, */
    PAYWALL_CUT = 4000,     /* or that is cut off within a sentence, */
    PAYWALL_BARE = 300,     /* or that only says so */
    WALL_LETTERS = 300,     /* of a block that asks to subscribe, */
    WALL_PARTS = 500,       /* and of its parts */
    HEAD_BYTES = 3000       /* of the text that are looked at */
};

/* What is known of a page, folded to be compared. */
struct look {
    const struct stet_page *page;
    const struct stet_claims *claims;
    struct stet_document *document;
    uint64_t letters;
    bool dated, cut;           /* it names an author or a day; its text ends within a sentence */
    char titles[3][1024];      /* the title element, the title, the first heading */
    char head[2 * HEAD_BYTES]; /* of a text so short that some kind asks for it */
};
#define TITLES 3

static bool is_word_byte(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || (unsigned char)c >= 0x80;
}

static uint64_t count_letters(struct stet_span text)
{
    uint64_t letters = 0;
    for (size_t i = 0; i < text.len; i++)
        letters += is_word_byte(text.ptr[i]);
    return letters;
}

static bool say(struct look *look, enum stet_document_kind kind, const char *reason,
                struct stet_span words)
{
    struct stet_buf text;
    stet_buf_init(&text, 512);
    stet_buf_puts(&text, reason);
    if (words.len > 0)
        stet_buf_printf(&text, " '%.*s'", (int)words.len, words.ptr);
    look->document->kind = kind;
    look->document->kind_reason =
        stet_document_copy(look->document, (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
    return true;
}

/* ---- what the page says -------------------------------------------------------------------- */

static struct stet_span words_in(enum stet_clue clue, const char *text)
{
    size_t from = 0;
    return stet_clue_find(clue, stet_span_of(text), &from);
}

/* Words anywhere in the title of the page or of the article. */
static struct stet_span in_titles(const struct look *look, enum stet_clue clue)
{
    struct stet_span words = words_in(clue, look->titles[0]);
    return words.len ? words : words_in(clue, look->titles[1]);
}

/* Words that are a whole part of these or of the first heading. */
static struct stet_span in_parts(const struct look *look, enum stet_clue clue)
{
    struct stet_span words = {NULL, 0};
    for (unsigned i = 0; i < TITLES && words.len == 0; i++)
        words = stet_clue_find_part(clue, stet_span_of(look->titles[i]));
    return words;
}

static const char *const robot_markers[] = {
    "cf-browser-verification", "_cf_chl_opt", "challenge-error-text",
    "cf-im-under-attack",      "px-captcha",  "captcha-delivery.com",
    "_incapsula_resource",     "awswaf.com",  "sec-if-cpt",
    "anubis_challenge",        "ddos-guard",  "/cdn-cgi/challenge-platform/h/",
};

static const char *marker_in(struct stet_span text)
{
    text = stet_span_sub(text, 0, text.len < 4096 ? text.len : 4096);
    for (size_t i = 0; i < sizeof(robot_markers) / sizeof(*robot_markers); i++)
        if (stet_span_find_nocase(text, robot_markers[i]) < text.len)
            return robot_markers[i];
    return NULL;
}

/* The script or element by which a service for robot checks is known. */
static const char *find_marker(const struct stet_html *html)
{
    static const enum stet_html_attr names[] = {STET_HTML_ATTR_ID, STET_HTML_ATTR_CLASS,
                                                STET_HTML_ATTR_SRC, STET_HTML_ATTR_ACTION};
    const char *found = NULL;
    for (stet_html_node n = STET_HTML_DOCUMENT; n && !found;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false)) {
        struct stet_span value;
        if (stet_html_kind(html, n) == STET_HTML_KIND_TEXT &&
            stet_html_tag(html, stet_html_parent(html, n)) == STET_HTML_TAG_SCRIPT)
            found = marker_in(stet_html_text(html, n));
        for (size_t i = 0; !found && i < sizeof(names) / sizeof(*names); i++)
            if (stet_html_attribute(html, n, names[i], &value))
                found = marker_in(value);
    }
    return found;
}

static bool asks_password(const struct stet_html *html)
{
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false)) {
        struct stet_span type;
        if (stet_html_tag(html, n) == STET_HTML_TAG_INPUT &&
            stet_html_attribute(html, n, STET_HTML_ATTR_TYPE, &type) &&
            stet_span_is_nocase(type, "password"))
            return true;
    }
    return false;
}

static bool has_scripts(const struct stet_html *html)
{
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false))
        if (stet_html_tag(html, n) == STET_HTML_TAG_SCRIPT)
            return true;
    return false;
}

/* ---- the kinds ------------------------------------------------------------------------------ */

static bool is_robot_check(struct look *look)
{
    struct stet_span words = {NULL, 0};
    const char *marker = NULL;
    if (look->letters <= ROBOT_LETTERS && !look->dated)
        words = in_titles(look, STET_CLUE_ROBOT_TITLE);
    if (words.len == 0 && look->letters <= ROBOT_LETTERS)
        words = in_parts(look, STET_CLUE_ROBOT_PART);
    if (words.len > 0)
        return say(look, STET_KIND_ROBOT_CHECK, "its title says", words);
    if (look->letters <= PHRASE_LETTERS)
        words = words_in(STET_CLUE_ROBOT_TEXT, look->head);
    if (words.len > 0)
        return say(look, STET_KIND_ROBOT_CHECK, "its text says", words);
    if (look->letters <= MARKER_LETTERS && !look->dated)
        marker = find_marker(look->page->html);
    return marker && say(look, STET_KIND_ROBOT_CHECK, "it has no text, but the robot check",
                         stet_span_of(marker));
}

/* "Page not found!", and nothing else. */
static struct stet_span heading_says(const struct look *look, enum stet_clue clue)
{
    struct stet_span words = stet_clue_find_part(clue, stet_span_of(look->titles[2]));
    size_t most = words.len + 3;
    return strlen(look->titles[2]) <= most ? words : (struct stet_span){NULL, 0};
}

static bool is_error(struct look *look)
{
    struct stet_span words = {NULL, 0};
    if (look->letters <= ERROR_PLAIN && !look->dated)
        words = heading_says(look, STET_CLUE_ERROR_TITLE);
    if (words.len == 0 && look->letters <= ERROR_LETTERS)
        words = in_parts(look, STET_CLUE_ERROR_TITLE);
    if (words.len == 0 && look->letters <= ERROR_LETTERS)
        words = in_parts(look, STET_CLUE_ERROR_PART);
    if (words.len == 0 && look->letters <= PHRASE_LETTERS)
        words = in_titles(look, STET_CLUE_ERROR_TITLE);
    if (words.len > 0)
        return say(look, STET_KIND_ERROR_PAGE, "its title says", words);
    if (look->letters <= PHRASE_LETTERS)
        words = words_in(STET_CLUE_ERROR_TEXT, look->head);
    return words.len > 0 && say(look, STET_KIND_ERROR_PAGE, "its text says", words);
}

static bool is_login(struct look *look)
{
    struct stet_span words = {NULL, 0};
    if (look->letters > LOGIN_LETTERS || look->dated)
        return false;
    words = in_parts(look, STET_CLUE_LOGIN_PART);
    if (words.len > 0 && (look->letters <= MARKER_LETTERS || asks_password(look->page->html)))
        return say(look, STET_KIND_LOGIN, "its title says", words);
    if (look->letters <= PHRASE_LETTERS)
        words = words_in(STET_CLUE_LOGIN_TEXT, look->head);
    return look->letters <= PHRASE_LETTERS && words.len > 0 &&
           say(look, STET_KIND_LOGIN, "its text says", words);
}

static bool is_consent(struct look *look)
{
    if (look->letters > CONSENT_LETTERS || look->dated)
        return false;
    size_t from = 0;
    struct stet_span head = stet_span_of(look->head);
    struct stet_span first = stet_clue_find(STET_CLUE_CONSENT_TEXT, head, &from);
    struct stet_span second = first;
    while (second.len > 0 && second.ptr == first.ptr)
        second = stet_clue_find(STET_CLUE_CONSENT_TEXT, head, &from);
    struct stet_span words = in_parts(look, STET_CLUE_CONSENT_PART);
    if (words.len > 0 && (first.len > 0 || look->letters <= MARKER_LETTERS))
        return say(look, STET_KIND_CONSENT, "its title says", words);
    return second.len > 0 && look->letters <= CONSENT_PLAIN &&
           say(look, STET_KIND_CONSENT, "its text says", first);
}

/* Elements named for a paywall, with text in them. */
static bool has_paywall(const struct stet_page *page)
{
    for (uint32_t i = 0; i < page->count; i++)
        if ((page->parts[i].hints & STET_HINT_PAYWALL) && page->parts[i].all.chars > 0 &&
            page->parts[i].tag != STET_HTML_TAG_BODY && page->parts[i].tag != STET_HTML_TAG_HTML)
            return true;
    return false;
}

/* Visible text of the whole page, what is dropped too: a wall stands outside of the article. */
static struct stet_span find_wall(const struct stet_page *page)
{
    char folded[4096];
    struct stet_span words = {NULL, 0};
    struct stet_buf line;
    stet_buf_init(&line, 4096);
    for (uint32_t i = 0; i < page->count && words.len == 0; i++) {
        if (page->parts[i].flow != STET_FLOW_BLOCK || page->parts[i].own.chars == 0 ||
            page->parts[i].all.chars > WALL_LETTERS || page->parts[i].end - i > WALL_PARTS ||
            page->parts[i].drop == STET_DROP_HIDDEN)
            continue;
        stet_buf_clear(&line);
        stet_part_text(page, i, 2000, &line);
        size_t len = stet_fold((struct stet_span){line.ptr, line.len}, folded, sizeof(folded));
        words = stet_kind_wall((struct stet_span){folded, len});
    }
    stet_buf_free(&line);
    return words;
}

/* Many whole articles say that they are not free, for some readers or after some time: what came
 * must look cut off, too. */
static bool is_paywalled(struct look *look)
{
    const struct stet_claims *claims = look->claims;
    struct stet_span none = {NULL, 0};
    bool whole = claims->article_body.len > 0 && !look->cut &&
                 count_letters(claims->article_body) * 4 <= look->letters * 5;
    uint64_t most = claims->paywalled && look->cut ? PAYWALL_CUT : PAYWALL_LETTERS;
    if (whole || look->letters > most)
        return false;
    struct stet_span words = find_wall(look->page);
    if (words.len > 0)
        return say(look, STET_KIND_PAYWALLED, "it has little text, and says", words);
    if (claims->paywalled && look->cut)
        return say(look, STET_KIND_PAYWALLED, "it is cut off, and says that it is not free", none);
    if (look->letters > PAYWALL_LETTERS)
        return false;
    if ((claims->paywalled || look->cut) && has_paywall(look->page))
        return say(look, STET_KIND_PAYWALLED, "it has little text before a paywall", none);
    return claims->paywalled && look->letters <= PAYWALL_BARE &&
           say(look, STET_KIND_PAYWALLED, "it says that it is not free, and has little text", none);
}

static bool is_listing(struct look *look)
{
    char reason[128];
    return stet_kind_listing(look->page, look->letters, look->dated, reason) &&
           say(look, STET_KIND_LISTING, reason, (struct stet_span){NULL, 0});
}

/* ---- looking -------------------------------------------------------------------------------- */

struct stet_span stet_kind_wall(struct stet_span folded)
{
    size_t from = 0;
    return stet_clue_find(STET_CLUE_WALL, folded, &from);
}

/* Does a text end in dots that no sentence ends with? */
static bool is_cut(struct stet_span text)
{
    while (text.len > 0 && (stet_is_space(text.ptr[text.len - 1]) ||
                            text.ptr[text.len - 1] == ']' || text.ptr[text.len - 1] == ')'))
        text.len--;
    return stet_span_ends(text, "...") || stet_span_ends(text, "\xE2\x80\xA6");
}

/* The text of the page with what was dropped, but for what is hidden. */
static void whole_text(const struct stet_page *page, struct stet_buf *out)
{
    for (uint32_t i = 0; i < page->count && out->len < HEAD_BYTES;) {
        const struct stet_part *part = &page->parts[i];
        if (part->drop == STET_DROP_HIDDEN) {
            i = part->end;
            continue;
        }
        struct stet_span text = {NULL, 0};
        if (part->text)
            text = stet_html_text(page->html, part->node);
        size_t most = HEAD_BYTES - out->len;
        stet_buf_append(out, text.ptr, text.len < most ? text.len : most);
        stet_buf_putc(out, ' ');
        i++;
    }
}

static void fold_head(struct stet_span text, char *out, size_t cap)
{
    size_t most = text.len < HEAD_BYTES ? text.len : HEAD_BYTES;
    stet_fold(stet_span_sub(text, 0, most), out, cap);
}

static void find_heading(struct look *look)
{
    const struct stet_page *page = look->page;
    uint32_t i = 0;
    while (i < page->count &&
           (page->parts[i].tag != STET_HTML_TAG_H1 || page->parts[i].drop == STET_DROP_HIDDEN ||
            !page->parts[i].all.chars))
        i++;
    if (i == page->count)
        return;
    struct stet_buf line;
    stet_buf_init(&line, 1024);
    stet_part_text(page, i, 500, &line);
    stet_fold((struct stet_span){line.ptr, line.len}, look->titles[2], sizeof(look->titles[2]));
    stet_buf_free(&line);
}

static void look_at(struct look *look, struct stet_span page_title)
{
    const struct stet_metadata *meta = &look->document->meta;
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
    stet_document_text(look->document, &text);
    look->cut = is_cut((struct stet_span){text.ptr, text.len});
    look->letters = count_letters((struct stet_span){text.ptr, text.len});
    look->dated = meta->authors.count > 0 ||
                  (meta->published.value.len > 0 && meta->published.origin != STET_ORIGIN_URL);
    if (look->letters < DROPPED_LETTERS)
        whole_text(look->page, &text);
    if (look->letters <= (look->dated ? PHRASE_LETTERS : CONSENT_LETTERS))
        fold_head((struct stet_span){text.ptr, text.len}, look->head, sizeof(look->head));
    stet_fold(page_title, look->titles[0], sizeof(look->titles[0]));
    stet_fold(meta->title.value, look->titles[1], sizeof(look->titles[1]));
    find_heading(look);
    stet_buf_free(&text);
}

void stet_kind_of_page(const struct stet_page *page, const struct stet_claims *claims,
                       struct stet_span page_title)
{
    struct look look = {.page = page, .claims = claims, .document = page->document};
    page->document->kind = STET_KIND_ARTICLE;
    look_at(&look, page_title);
    if (is_robot_check(&look) || is_error(&look) || is_login(&look) || is_consent(&look))
        return;
    if (look.letters == 0)
        say(&look, STET_KIND_EMPTY,
            has_scripts(page->html) ? "it has no text without its scripts" : "it has no text",
            (struct stet_span){NULL, 0});
    else if (!is_paywalled(&look))
        is_listing(&look);
}
