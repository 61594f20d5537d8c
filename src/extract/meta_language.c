/* meta_language.c - the language of the article: what the page declares, checked against the text.
 *
 * Languages near each other are not told apart against a declaration: which of Croatian, Bosnian
 * and Serbian, of Bokmaal and Nynorsk, of Indonesian and Malay it is, the page knows better. Nor is
 * a region ever guessed: "pt-BR" is only ever declared. */
#include "language.h"
#include "limits.h"
#include "meta.h"
#include "span.h"

#define SURE   80 /* confidence from which the text is believed before the page */
#define ENOUGH 40 /* from which it is believed if the page says nothing */

/* What pages write for a language: codes that are no longer in use, and codes of countries. */
static const struct {
    const char *said, *meant;
} aliases[] = {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"mo", "ro"},     {"cz", "cs"},
               {"jp", "ja"}, {"gr", "el"}, {"ua", "uk"}, {"dk", "da"},     {"cn", "zh"},
               {"vn", "vi"}, {"al", "sq"}, {"sh", "sr"}, {"fil", "tl"},    {"kr", "ko"},
               {"rs", "sr"}, {"by", "be"}, {"ir", "fa"}, {"english", "en"}};

/* Codes that say nothing. */
static const char *const nothing[] = {"und", "mul", "mis", "zxx", "xx", "xxx", "zz"};

/* Primary subtags that are one to the check; what the text gives is among them. */
static const char *const families[] = {
    " no nb nn ", " sr hr bs sh cnr me ", " id ms jv su ", " tl fil ",         " fa prs ",
    " sq als ",   " zh yue cmn ",         " ku kmr ",      " zu xh ss nr nd ", " rw rn ",
    " mg plt "};

/* The languages that the text can be found to be written in. A declaration of another one cannot be
 * checked, unless the text is in another script. */
static const char checked[] =
    " en it de fr es pt nl pl cs sk sl hr sr bs sh no nb nn sv da fi et hu ro sq lv lt tr id ms vi "
    "tl fil af ca eu gl ga cy is mt eo ru uk bg mk be kk mn ar fa ur hi bn zh ja ko el th ka ta te "
    "kn ml si gu pa or lo my km hy am he sw az uz yi zu xh ha yo ig mg ht tk jv su rw ny sn ";

static bool is_listed(const char *list, const char *tag)
{
    char padded[16];
    size_t len = 0;
    padded[len++] = ' ';
    for (; *tag && *tag != '-' && len < sizeof(padded) - 2; tag++)
        padded[len++] = *tag;
    padded[len++] = ' ';
    padded[len] = '\0';
    return strstr(list, padded) != NULL;
}

/* "en_US" or "EN-us" as "en-US"; false if it is no language tag. */
static bool clean_tag(struct stet_span value, char out[24])
{
    size_t part = 0, start = 0;
    for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
        if (stet_span_is_nocase(value, aliases[i].said))
            value = stet_span_of(aliases[i].meant);
    for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
        if (stet_span_starts_nocase(value, nothing[i]) &&
            (value.len == strlen(nothing[i]) || !stet_is_alpha(value.ptr[strlen(nothing[i])])))
            return false;
    if (value.len < 2 || value.len >= 24)
        return false;
    for (size_t i = 0; i <= value.len; i++) {
        char c = i < value.len ? value.ptr[i] : '-';
        if (c == '-' || c == '_') {
            size_t len = i - start;
            if (len < 2 || len > 8 || (part == 0 && len > 3))
                return false;
            if (part > 0 && len == 2)
                for (size_t k = start; k < i; k++)
                    out[k] = (char)(stet_is_alpha(out[k]) ? out[k] & ~0x20 : out[k]);
            if (part > 0 && len == 4 && stet_is_alpha(out[start]))
                out[start] = (char)(out[start] & ~0x20);
            out[i] = '-';
            start = i + 1;
            part++;
        } else if (stet_is_alpha(c) || (part > 0 && stet_is_digit(c))) {
            out[i] = stet_ascii_lower(c);
        } else {
            return false;
        }
    }
    out[value.len] = '\0';
    return true;
}

static bool same_language(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] && a[i] != '-' && a[i] == b[i])
        i++;
    if ((!a[i] || a[i] == '-') && (!b[i] || b[i] == '-'))
        return true;
    for (i = 0; i < sizeof(families) / sizeof(*families); i++)
        if (is_listed(families[i], a) && is_listed(families[i], b))
            return true;
    return false;
}

/* Can what the text seems to be written in speak against the declared tag? */
static bool contradicts(const char *declared, const struct stet_language *found)
{
    return found->confidence >= SURE && !same_language(declared, found->tag) &&
           is_listed(checked, declared);
}

static const struct stet_claim *find_declared(const struct stet_claims *claims, char tag[24])
{
    for (unsigned rank = 0; rank < 64; rank++)
        for (size_t i = 0; i < claims->count; i++)
            if (claims->all[i].field == STET_META_LANGUAGE && claims->all[i].rank == rank &&
                clean_tag(claims->all[i].value, tag))
                return &claims->all[i];
    return NULL;
}

void stet_meta_language(struct stet_claims *claims)
{
    struct stet_document *document = claims->document;
    struct stet_language found = {"", 0};
    char tag[24] = "";
    struct stet_buf text;
    const struct stet_claim *declared = find_declared(claims, tag);
    stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
    stet_buf_append(&text, document->meta.title.value.ptr, document->meta.title.value.len);
    stet_buf_putc(&text, '\n');
    stet_document_text(document, &text);
    (void)stet_language_detect((struct stet_span){text.ptr, text.len}, &found);
    stet_buf_free(&text);
    if (declared && !contradicts(tag, &found)) {
        stet_document_set(document, &document->meta.language, stet_span_of(tag), declared->origin);
        return;
    }
    if (declared) {
        const struct stet_claim by_text = {.origin = STET_ORIGIN_TEXT};
        stet_meta_conflict(claims, "conflicting-language", stet_span_of(found.tag), &by_text,
                           declared);
    }
    if (found.confidence >= ENOUGH)
        stet_document_set(document, &document->meta.language, stet_span_of(found.tag),
                          STET_ORIGIN_TEXT);
}
