/* kind.c - what sort of page it was: an article, or what came in its place.
 *
 * Cautious: a page with a real text is an article whatever its title says, for an error page is
 * refused and a wrong refusal loses a version. */
#include "kind.h"
#include "limits.h"
#include "span.h"

enum {
    ERROR_LETTERS = 700,    /* an error page has no more text, */
    ROBOT_LETTERS = 1200,   /* nor a robot check, */
    PHRASE_LETTERS = 400,   /* nor one that is known by its first words and not by its title */
    PAYWALL_LETTERS = 1500, /* of an article of which the rest is for subscribers */
    WALL_LETTERS = 300,     /* of a block that asks to subscribe, */
    WALL_PARTS = 500,       /* and of its parts */
    LISTING_HEADINGS = 6,   /* headings that are links, */
    LISTING_PROSE = 350,    /* and no paragraph as long as this */
    LISTING_LINKS = 30      /* percent */
};

struct phrase {
    const char *words; /* ASCII letters in lower case */
    bool whole;        /* the title, or a part of it between marks, must be this and no more */
};

static const struct phrase error_titles[] = {
    {"404", true},
    {"403", true},
    {"410", true},
    {"500", true},
    {"503", true},
    {"error", true},
    {"oops", true},
    {"oops!", true},
    {"not found", true},
    {"forbidden", true},
    {"gone", true},
    {"access denied", true},
    {"redirecting", true},
    {"redirecting...", true},
    {"error 404", false},
    {"404 error", false},
    {"404 not found", false},
    {"404 - ", false},
    {"404: ", false},
    {"http 404", false},
    {"410 gone", false},
    {"403 forbidden", false},
    {"401 unauthorized", false},
    {"500 internal server error", false},
    {"internal server error", true},
    {"502 bad gateway", false},
    {"bad gateway", true},
    {"503 service", false},
    {"504 gateway", false},
    {"service unavailable", true},
    {"service temporarily unavailable", false},
    {"page not found", false},
    {"page cannot be found", false},
    {"page can't be found", false},
    {"page can\xE2\x80\x99t be found", false},
    {"page could not be found", false},
    {"page isn't available", false},
    {"page isn\xE2\x80\x99t available", false},
    {"page does not exist", false},
    {"page doesn't exist", false},
    {"page no longer exists", false},
    {"file not found", false},
    {"object not found", false},
    {"article not found", false},
    {"nothing found", true},
    {"content not available", false},
    {"account suspended", false},
    {"domain for sale", false},
    {"site not found", false},
    {"seite nicht gefunden", false},
    {"fehler 404", false},
    {"seite existiert nicht", false},
    {"page introuvable", false},
    {"page non trouv\xC3\xA9"
     "e",
     false},
    {"erreur 404", false},
    {"p\xC3\xA1gina no encontrada", false},
    {"error 404", false},
    {"p\xC3\xA1gina n\xC3\xA3o encontrada", false},
    {"pagina non trovata", false},
    {"errore 404", false},
    {"pagina niet gevonden", false},
    {"sidan hittades inte", false},
    {"sidan finns inte", false},
    {"siden ble ikke funnet", false},
    {"siden blev ikke fundet", false},
    {"siden findes ikke", false},
    {"sivua ei l\xC3\xB6ytynyt", false},
    {"nie znaleziono strony", false},
    {"strona nie zosta\xC5\x82"
     "a znaleziona",
     false},
    {"str\xC3\xA1nka nenalezena", false},
    {"str\xC3\xA1nka nebyla nalezena", false},
    {"sayfa bulunamad\xC4\xB1", false},
    {"\xD1\x81\xD1\x82\xD1\x80\xD0\xB0\xD0\xBD\xD0\xB8\xD1\x86\xD0\xB0 \xD0\xBD\xD0\xB5 "
     "\xD0\xBD\xD0\xB0\xD0\xB9\xD0\xB4\xD0\xB5\xD0\xBD\xD0\xB0",
     false},
    {"\xE9\xA1\xB5\xE9\x9D\xA2\xE4\xB8\x8D\xE5\xAD\x98\xE5\x9C\xA8", false},
    {"\xE6\x89\xBE\xE4\xB8\x8D\xE5\x88\xB0", false},
    {"\xE3\x83\x9A\xE3\x83\xBC\xE3\x82\xB8\xE3\x81\x8C\xE8\xA6\x8B\xE3\x81\xA4\xE3\x81\x8B", false},
};

static const struct phrase robot_titles[] = {
    {"just a moment", true},
    {"just a moment...", true},
    {"attention required! | cloudflare", false},
    {"attention required", true},
    {"checking your browser", false},
    {"ddos-guard", true},
    {"are you a robot", false},
    {"robot check", true},
    {"robot or human", false},
    {"bot verification", false},
    {"human verification", false},
    {"security check", true},
    {"verify you are human", false},
    {"pardon our interruption", false},
    {"captcha", true},
    {"access to this page has been denied", false},
    {"one more step", true},
    {"please wait...", true},
    {"sicherheitspr\xC3\xBC"
     "fung",
     true},
};

/* The first words of a text that is not the page's own. */
static const struct phrase robot_texts[] = {
    {"checking your browser before", false},
    {"checking if the site connection is secure", false},
    {"enable javascript and cookies to continue", false},
    {"please enable javascript and cookies", false},
    {"verify you are human", false},
    {"verify that you are human", false},
    {"verify you're not a robot", false},
    {"please verify you are a human", false},
    {"complete the security check to access", false},
    {"confirm you are human", false},
    {"unusual traffic from your computer network", false},
    {"press & hold to confirm you are", false},
    {"request unsuccessful. incapsula", false},
    {"ddos protection by", false},
    {"to continue, please click the box below to let us know you're not a robot", false},
    {"solve the captcha", false},
    {"needs to review the security of your connection", false},
    {"javascript is disabled in your browser", false},
    {"you need to enable javascript to run this app", false},
};

static const struct phrase error_texts[] = {
    {"the page you are looking for could not be found", false},
    {"the page you requested could not be found", false},
    {"the page you were looking for", false},
    {"the page you are looking for", false},
    {"the page you're looking for", false},
    {"we can't find the page", false},
    {"we can\xE2\x80\x99t find the page", false},
    {"the requested url was not found on this server", false},
    {"you don't have permission to access", false},
    {"page not found", false},
    {"sorry, this page isn't available", false},
    {"the server encountered an internal error", false},
    {"you should be redirected", false},
    {"you will be redirected", false},
    {"if you are not redirected", false},
    {"die angeforderte seite", false},
    {"la page que vous recherchez", false},
    {"la p\xC3\xA1gina que busca", false},
    {"la pagina che stai cercando", false},
    {"a p\xC3\xA1gina que voc\xC3\xAA procura", false},
};

static const struct phrase paywall_texts[] = {
    {"subscribe to continue reading", false},
    {"subscribe to read", false},
    {"to continue reading", false},
    {"to read the full article", false},
    {"to read the full story", false},
    {"already a subscriber", false},
    {"this article is for subscribers", false},
    {"this content is for members", false},
    {"register to read", false},
    {"um weiterzulesen", false},
    {"diesen artikel weiterlesen", false},
    {"r\xC3\xA9serv\xC3\xA9 aux abonn\xC3\xA9s", false},
    {"r\xC3\xA9serv\xC3\xA9 \xC3\xA0 nos abonn\xC3\xA9s", false},
    {"contenido exclusivo para suscriptores", false},
    {"solo para suscriptores", false},
    {"contenuto riservato agli abbonati", false},
    {"per continuare a leggere", false},
    {"exclusivo para assinantes", false},
};

static bool is_word_byte(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Marks between the parts of a title. */
static bool ends_part(struct stet_span title, size_t at)
{
    return at >= title.len || title.ptr[at] == '|' ||
           (title.ptr[at] == ' ' && at + 1 < title.len && !is_word_byte(title.ptr[at + 1])) ||
           (title.ptr[at] == ' ' && at + 1 < title.len && (unsigned char)title.ptr[at + 1] == 0xE2);
}

static bool starts_part(struct stet_span title, size_t at)
{
    return at == 0 || title.ptr[at - 1] == '|' ||
           (at >= 2 && title.ptr[at - 1] == ' ' && !is_word_byte(title.ptr[at - 2])) ||
           (at >= 4 && title.ptr[at - 1] == ' ' && (unsigned char)title.ptr[at - 4] == 0xE2);
}

/* whole: every phrase must be a part of the title by itself. */
static const char *find_phrase(const struct phrase *table, size_t count, struct stet_span text,
                               bool whole)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = stet_span_find_nocase(text, table[i].words), end = at + strlen(table[i].words);
        if (at < text.len &&
            ((!whole && !table[i].whole) || (starts_part(text, at) && ends_part(text, end))))
            return table[i].words;
    }
    return NULL;
}

#define FIND(table, text)       find_phrase(table, sizeof(table) / sizeof(*(table)), text, false)
#define FIND_WHOLE(table, text) find_phrase(table, sizeof(table) / sizeof(*(table)), text, true)

const char *stet_kind_wall(struct stet_span line)
{
    return FIND(paywall_texts, line);
}

static void set_kind(struct stet_document *document, enum stet_document_kind kind,
                     const char *reason, const char *words)
{
    struct stet_buf text;
    stet_buf_init(&text, 512);
    stet_buf_puts(&text, reason);
    if (words)
        stet_buf_printf(&text, " '%s'", words);
    document->kind = kind;
    document->kind_reason = stet_document_copy(document, (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
}

static bool kind_by_words(struct stet_document *document, struct stet_span title,
                          struct stet_span text, uint64_t letters)
{
    const char *words;
    struct stet_span head = stet_span_sub(text, 0, text.len < 2000 ? text.len : 2000);
    if (letters <= ROBOT_LETTERS && (words = FIND(robot_titles, title))) {
        set_kind(document, STET_KIND_ROBOT_CHECK, "its title says", words);
        return true;
    }
    if (letters <= PHRASE_LETTERS && (words = FIND(robot_texts, head))) {
        set_kind(document, STET_KIND_ROBOT_CHECK, "its text says", words);
        return true;
    }
    if ((letters <= ERROR_LETTERS && (words = FIND_WHOLE(error_titles, title))) ||
        (letters <= PHRASE_LETTERS && (words = FIND(error_titles, title)))) {
        set_kind(document, STET_KIND_ERROR_PAGE, "its title says", words);
        return true;
    }
    if (letters <= PHRASE_LETTERS && (words = FIND(error_texts, head))) {
        set_kind(document, STET_KIND_ERROR_PAGE, "its text says", words);
        return true;
    }
    return false;
}

/* Many headings that lead elsewhere, and no paragraph of some length. */
static bool is_listing(const struct stet_page *page)
{
    unsigned headings = 0;
    uint32_t longest = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct stet_part *part = &page->parts[i];
        bool heading = part->tag >= STET_HTML_TAG_H1 && part->tag <= STET_HTML_TAG_H6;
        if (heading && (stet_measure_links(&part->all) > 80 || part->in_link))
            headings++;
        if (part->flow == STET_FLOW_BLOCK && !part->drop && stet_measure_links(&part->own) < 50 &&
            part->own.chars > longest)
            longest = part->own.chars;
    }
    return headings >= LISTING_HEADINGS && longest < LISTING_PROSE &&
           stet_measure_links(&page->parts[0].all) >= LISTING_LINKS;
}

static bool has_paywall(const struct stet_page *page)
{
    for (uint32_t i = 0; i < page->count; i++)
        if ((page->parts[i].hints & STET_HINT_PAYWALL) && page->parts[i].all.chars > 0 &&
            page->parts[i].tag != STET_HTML_TAG_BODY && page->parts[i].tag != STET_HTML_TAG_HTML)
            return true;
    return false;
}

/* Visible text of the whole page, what is dropped too: a wall stands outside of the article. */
static const char *find_wall(const struct stet_page *page)
{
    const char *words = NULL;
    struct stet_buf line;
    stet_buf_init(&line, 4096);
    for (uint32_t i = 0; i < page->count && !words; i++) {
        if (page->parts[i].flow != STET_FLOW_BLOCK || page->parts[i].own.chars == 0 ||
            page->parts[i].all.chars > WALL_LETTERS || page->parts[i].end - i > WALL_PARTS ||
            page->parts[i].drop == STET_DROP_HIDDEN)
            continue;
        stet_buf_clear(&line);
        stet_part_text(page, i, 2000, &line);
        words = stet_kind_wall((struct stet_span){line.ptr, line.len});
    }
    stet_buf_free(&line);
    return words;
}

void stet_kind_of_page(const struct stet_page *page, const struct stet_claims *claims,
                       struct stet_span page_title)
{
    struct stet_document *document = page->document;
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
    stet_document_text(document, &text);
    uint64_t letters = 0;
    for (size_t i = 0; i < text.len; i++)
        letters += is_word_byte(text.ptr[i]);
    struct stet_span title = document->meta.title.value;
    struct stet_span body = {text.ptr, text.len};
    const char *words = NULL;
    document->kind = STET_KIND_ARTICLE;
    if (kind_by_words(document, page_title, body, letters) ||
        kind_by_words(document, title, body, letters))
        ;
    else if (letters == 0)
        set_kind(document, STET_KIND_EMPTY, "it has no text", NULL);
    else if (letters <= PAYWALL_LETTERS && claims->paywalled)
        set_kind(document, STET_KIND_PAYWALLED, "it says that it is not free, and has little text",
                 NULL);
    else if (letters <= PAYWALL_LETTERS && (words = find_wall(page)))
        set_kind(document, STET_KIND_PAYWALLED, "it has little text, and says", words);
    else if (letters <= PAYWALL_LETTERS && has_paywall(page))
        set_kind(document, STET_KIND_PAYWALLED, "it has little text before a paywall", NULL);
    else if (document->meta.published.value.len == 0 && document->meta.authors.count == 0 &&
             is_listing(page))
        set_kind(document, STET_KIND_LISTING, "its headings lead to other pages", NULL);
    stet_buf_free(&text);
}
