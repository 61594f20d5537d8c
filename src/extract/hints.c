/* hints.c - what the words of class, id, role and itemprop say of an element.
 *
 * Names are cut into words at hyphens, underscores, digits and capitals; one to three words in a
 * row are looked up together, so that "articleBody", "article-body" and "articlebody" are one
 * entry. */
#include "names.h"
#include "span.h"
#include <assert.h>
#include <pthread.h>

#define BODY     STET_HINT_BODY
#define CONTENT  STET_HINT_CONTENT
#define NAV      STET_HINT_NAV
#define RELATED  STET_HINT_RELATED
#define COMMENTS STET_HINT_COMMENTS
#define SIGNUP   STET_HINT_SIGNUP
#define COOKIE   STET_HINT_COOKIE
#define SHARE    STET_HINT_SHARE
#define ADVERT   STET_HINT_ADVERT
#define BYLINE   STET_HINT_BYLINE
#define BIO      STET_HINT_BIO
#define TAGS     STET_HINT_TAGS
#define SIDEBAR  STET_HINT_SIDEBAR
#define FOOTER   STET_HINT_FOOTER
#define HEADER   STET_HINT_HEADER
#define POPUP    STET_HINT_POPUP
#define UNSEEN   STET_HINT_UNSEEN
#define PAYWALL  STET_HINT_PAYWALL
#define CREDIT   STET_HINT_CREDIT
#define PLAYER   STET_HINT_PLAYER
#define TITLE    STET_HINT_TITLE
#define AUTHOR   STET_HINT_AUTHOR
#define PANEL    STET_HINT_PANEL
#define NOTES    STET_HINT_NOTES
#define SURE     STET_HINT_SURE

struct hint_word {
    const char *word;
    uint32_t hints;
};

static const struct hint_word words[] = {
#include "hint_words.h"
};

/* What words say besides, to the functions below: "has-sidebar", "no-comments", "sidebar-layout"
 * speak of the page around them; */
#define TURNING (UINT32_C(1) << 29)
static const char *const turning[] = {"has",  "with",   "no",     "without", "is",    "not",
                                      "show", "enable", "single", "grid",    "layout"};
/* and colours and places say nothing behind what they are of: "text-secondary",
 * "text--brand-secondary", "border-top". */
#define PROPERTY (UINT32_C(1) << 30)
#define VALUE    (UINT32_C(1) << 31)
static const char *const properties_of_style[] = {"align", "bg",    "border", "btn",     "color",
                                                  "font",  "float", "margin", "padding", "text"};
static const char *const values_of_style[] = {"bottom", "info",      "link",     "links",
                                              "side",   "secondary", "tertiary", "top"};
#define OWN (TURNING | PROPERTY | VALUE)

/* All of them by a hash of their letters, and the bits of those hashes, small enough to stay in the
 * nearest cache: most words of a page are none of them. Made once. */
#define SLOTS 2048
#define SIEVE 16384 /* as many as bit_of tells apart */
static struct slot {
    struct stet_span word; /* of no length: empty */
    uint32_t hints;
} slots[SLOTS];
static uint64_t sieve[SIEVE / 64];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

/* The hash of a word with one letter more; that of none is 0. */
#define FACTOR UINT32_C(0x01000193)
static uint32_t hash_more(uint32_t hash, char letter)
{
    return hash * FACTOR + (unsigned char)letter;
}

static uint32_t hash_of(struct stet_span word)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < word.len; i++)
        hash = hash_more(hash, word.ptr[i]);
    return hash;
}

/* By the upper bits, which all letters have a part in. */
static size_t bit_of(uint32_t hash)
{
    return (hash * UINT32_C(0x9E3779B1)) >> 18;
}

/* The slot of a word, or the empty one where it belongs. */
static struct slot *find_slot(struct stet_span word, uint32_t hash)
{
    size_t slot = bit_of(hash) % SLOTS;
    while (slots[slot].word.len > 0 && !stet_span_equal(word, slots[slot].word))
        slot = (slot + 1) % SLOTS;
    return &slots[slot];
}

static void add_word(const char *word, uint32_t hints)
{
    struct stet_span letters = stet_span_of(word);
    uint32_t hash = hash_of(letters);
    size_t bit = bit_of(hash);
    struct slot *slot = find_slot(letters, hash);
    assert(letters.len > 0);
    slot->word = letters;
    slot->hints |= hints;
    sieve[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* What a character is. */
enum {
    SMALL = 1,
    CAPITAL = 2,
    DIGIT = 4,
    SPACE = 8,
    SIGN = 16,       /* one of signs[] */
    BEYOND_HEX = 32, /* a letter that is no hexadecimal digit */
    PARTING = 64,    /* it does not tell one name from another */
    LETTER = SMALL | CAPITAL,
    RUN = LETTER | DIGIT
};
static uint8_t kinds[256];

/* Names of single declarations say nothing of what an element is: those with one of these signs
 * ("md:top", "w-[100%]"). */
static const char signs[] = ":[]()/@!%";

static void fill_kinds(void)
{
    for (int c = 1; c < 0x80; c++) {
        bool small = c >= 'a' && c <= 'z', capital = c >= 'A' && c <= 'Z';
        bool digit = stet_is_digit((char)c);
        kinds[c] = (uint8_t)((small ? SMALL : 0) | (capital ? CAPITAL : 0) | (digit ? DIGIT : 0) |
                             (stet_is_space((char)c) ? SPACE : 0) | (strchr(signs, c) ? SIGN : 0) |
                             (capital || (small && c > 'f') ? BEYOND_HEX : 0) |
                             (digit || c == '-' || c == '_' ? PARTING : 0));
    }
    kinds[0] = PARTING;
}

static unsigned kind_of(char c)
{
    return kinds[(unsigned char)c];
}

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

static void fill_tables(void)
{
    fill_kinds();
    for (size_t i = 0; i < COUNT(words); i++)
        add_word(words[i].word, words[i].hints);
    for (size_t i = 0; i < COUNT(turning); i++)
        add_word(turning[i], TURNING);
    for (size_t i = 0; i < COUNT(properties_of_style); i++)
        add_word(properties_of_style[i], PROPERTY);
    for (size_t i = 0; i < COUNT(values_of_style); i++)
        add_word(values_of_style[i], VALUE);
}

/* All that a word says. */
static uint32_t look_up_all(struct stet_span word, uint32_t hash)
{
    size_t bit = bit_of(hash);
    return sieve[bit / 64] >> bit % 64 & 1 ? find_slot(word, hash)->hints : 0;
}

#define WORD_MAX    24  /* letters of a word; longer ones are generated names */
#define SHORT_WORD  3   /* letters of a word that may be a piece of a generated name */
#define MODULE_HASH 5   /* characters that a style sheet's compiler puts behind "__" */
#define DIGEST      8   /* characters of one, at least */
#define MARKED_HASH 10  /* at most, that another puts behind "css-" */
#define NAME_BYTES  256 /* of a class that are looked at */
#define CLASSES_MAX 64  /* classes of one element that are looked at */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The words of a class, one written behind the other in lower case: two or three in a row are one.
 */
struct class_words {
    char letters[NAME_BYTES + WORD_MAX];
    size_t end;
    struct tail {
        size_t start;
        uint32_t hash; /* of the letters from there to the end */
    } tails[3];        /* the last three words, the last two, the last */
};

/* Adds the next word of value from *pos on, a long one cut short; its length. */
static size_t next_word(struct class_words *all, struct stet_span value, size_t *pos)
{
    size_t i = *pos, start = all->end, end = start;
    uint32_t hash = 0, factor = 1;
    while (i < value.len && !(kind_of(value.ptr[i]) & LETTER))
        i++;
    for (unsigned kind, last = CAPITAL; i < value.len; i++, last = kind) {
        kind = kind_of(value.ptr[i]);
        if (!(kind & LETTER) || (kind & ~last & CAPITAL))
            break;
        if (end - start == WORD_MAX)
            continue;
        all->letters[end] = (char)(value.ptr[i] | 0x20);
        hash = hash_more(hash, all->letters[end++]);
        factor *= FACTOR;
    }
    for (unsigned tail = 0; tail < 2; tail++)
        all->tails[tail] =
            (struct tail){all->tails[tail + 1].start, all->tails[tail + 1].hash * factor + hash};
    all->tails[2] = (struct tail){start, hash};
    all->end = end;
    *pos = i;
    return end - start;
}

/* What the words from a tail on say together. */
static uint32_t look_up_tail(const struct class_words *all, unsigned tail)
{
    size_t start = all->tails[tail].start;
    return look_up_all((struct stet_span){all->letters + start, all->end - start},
                       all->tails[tail].hash);
}

/* Hexadecimal digits of a digest, a letter before them or not: "xdeadb12e". */
static bool is_digest(struct stet_span run)
{
    size_t digits = 0;
    for (size_t i = 0; i < run.len; i++) {
        char c = run.ptr[i];
        digits += stet_is_digit(c);
        if (i > 0 && !stet_is_digit(c) && (c < 'a' || c > 'f'))
            return false;
    }
    return run.len >= DIGEST && (digits > 0 || run.len > DIGEST);
}

/* Is a run of letters and digits made up by a program, and another at the next build or serving?
 * Digits stand before letters in it, or capitals come too often: "x8Kd2", "1q2w3e", "bdVaJa"; and
 * no stretch of letters is long. "ad300x250" is none. */
static bool is_generated(struct stet_span run)
{
    if (is_digest(run))
        return true;
    size_t letters = 0, stretches = 0, len = 0, most = 0, mixed = 0, digits = 0, number = 0;
    for (size_t i = 0; i < run.len; i++) {
        char c = run.ptr[i], before = i > 0 ? run.ptr[i - 1] : '0';
        char after = i + 1 < run.len ? run.ptr[i + 1] : '0';
        digits = stet_is_digit(c) ? digits + 1 : 0;
        number = digits > number ? digits : number;
        if (digits > 0)
            continue;
        bool digit = stet_is_digit(before);
        bool starts = digit || (is_upper(c) &&
                                (!is_upper(before) || (stet_is_alpha(after) && !is_upper(after))));
        mixed += digit && i > 0 && !(c == 'x' && stet_is_digit(after));
        stretches += starts;
        len = starts ? 1 : len + 1;
        most = len > most ? len : most;
        letters++;
    }
    if (most > SHORT_WORD)
        return false;
    return mixed > 0 || number > MODULE_HASH ||
           (stretches > 1 && letters >= MODULE_HASH && 2 * letters < MODULE_HASH * stretches);
}

/* Takes off "__x8-d2" of "Article_body__x8-d2", but not "__title". */
static void take_module_hash(struct stet_span *value)
{
    if (value->len < MODULE_HASH + 2)
        return;
    size_t at = value->len - MODULE_HASH;
    struct stet_span hash = stet_span_sub(*value, at, value->len);
    if (value->ptr[at - 1] == '_' && value->ptr[at - 2] == '_' &&
        !(look_up_all(hash, hash_of(hash)) & ~OWN))
        value->len = at - 2;
}

/* Takes off "css-1x2y3z", with the hyphen of a name behind it. */
static void take_marked_hash(struct stet_span *value)
{
    static const char *const marks[] = {"css-", "sc-", "jsx-", "svelte-", "emotion-", "jss-"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        if (value->len == 0 || stet_ascii_lower(*value->ptr) != *marks[i] ||
            !stet_span_starts_nocase(*value, marks[i]))
            continue;
        size_t len = strlen(marks[i]), end = len;
        while (end < value->len && value->ptr[end] != '-')
            end++;
        if (value->len - len <= MARKED_HASH)
            end = value->len;
        *value = stet_span_sub(*value, end + (end < value->len), value->len);
        return;
    }
}

/* A name of a single declaration without a sign: "top-0", "-bottom-4". */
static bool is_side(struct stet_span value)
{
    static const struct stet_span sides[] = {
        {"top-", 4}, {"bottom-", 7}, {"-top-", 5}, {"-bottom-", 8}};
    for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++)
        if (value.len > sides[i].len && stet_is_digit(value.ptr[sides[i].len]) &&
            stet_span_starts_nocase(value, sides[i].ptr))
            return true;
    return false;
}

/* The end of the letters and digits from start on; *plain: small ones that are no digest. */
static size_t run_end(struct stet_span value, size_t start, bool *plain)
{
    size_t end = start;
    unsigned seen = 0, behind = 0; /* of all, and behind the first */
    for (unsigned kind; end < value.len && (kind = kind_of(value.ptr[end])) & RUN; end++) {
        seen |= kind;
        behind |= end > start ? kind : 0;
    }
    *plain = !(seen & (CAPITAL | DIGIT)) && (behind & BEYOND_HEX);
    return end;
}

/* The first run of letters and digits from start on that is generated, or the end. */
static struct stet_span find_generated(struct stet_span value, size_t start)
{
    bool plain;
    for (size_t i = start, end; i < value.len; i = end) {
        end = run_end(value, i, &plain);
        if (end > i && !plain && is_generated(stet_span_sub(value, i, end)))
            return stet_span_sub(value, i, end);
        while (end < value.len && !(kind_of(value.ptr[end]) & RUN))
            end++;
    }
    return stet_span_sub(value, value.len, value.len);
}

/* Leaves of a name what is not generated in it, at most room bytes, copied if need be; true if
 * pieces of that may be left. */
static bool without_generated(struct stet_span *value, char *name, size_t room)
{
    take_module_hash(value);
    take_marked_hash(value);
    struct stet_span run = find_generated(*value, 0);
    size_t len = 0, start = (size_t)(run.ptr - value->ptr);
    if (run.len == 0 || start >= room) {
        value->len = value->len < room ? value->len : room;
        return false;
    }
    for (size_t pos = 0; pos < value->len && len < room; pos = start + run.len) {
        if (pos > 0)
            run = find_generated(*value, pos);
        start = (size_t)(run.ptr - value->ptr);
        size_t kept = start - pos < room - len ? start - pos : room - len;
        memcpy(name + len, value->ptr + pos, kept);
        len += kept;
    }
    *value = (struct stet_span){name, len};
    return true;
}

/* Adds the letters of a name to a number for it: digits in it tell one of a kind from the next. */
static uint64_t add_letters(uint64_t build, struct stet_span name)
{
    for (size_t i = 0; i < name.len; i++) {
        uint64_t more = (build ^ (unsigned char)name.ptr[i]) * 0x100000001B3u;
        build = kind_of(name.ptr[i]) & PARTING ? build : more;
    }
    return build;
}

/* What one class says, without what was generated in it. */
static uint32_t hints_of_class(struct stet_span value, bool generated)
{
    struct class_words all;
    all.end = 0;
    memset(all.tails, 0, sizeof(all.tails));
    bool property = false; /* the first one is a property */
    uint32_t hints = 0, compound = 0, said = 0, before;
    for (size_t pos = 0, len; (len = next_word(&all, value, &pos)) > 0;) {
        size_t first = all.tails[0].start, second = all.tails[1].start, third = all.tails[2].start;
        bool piece = generated && len <= SHORT_WORD;
        before = said;
        said = look_up_tail(&all, 2);
        if ((said & TURNING) && !piece)
            return hints & (STET_HINT_BODY | STET_HINT_CONTENT);
        property = third == 0 ? said & PROPERTY : property;
        bool style = (property || (before & PROPERTY)) && (said & VALUE);
        hints |= piece || style ? 0 : said & ~OWN;
        compound = second < third ? look_up_tail(&all, 1) & ~OWN : 0;
        compound |= first < second ? look_up_tail(&all, 0) & ~OWN : 0;
        hints |= compound & ~(uint32_t)SURE;
    }
    /* "entry-author" is a byline, "entry-author-jane" an entry of Jane's. */
    return hints | compound;
}

/* A blog's software names a post for what it is about: "tag-cookies category-advertising". */
static bool is_subject(struct stet_span class)
{
    static const char *const subjects[] = {"tag-", "category-"};
    for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++)
        if (*subjects[i] == *class.ptr && stet_span_starts(class, subjects[i]))
            return true;
    return false;
}

static bool is_post(struct stet_span value)
{
    return stet_span_find(value, "hentry") < value.len ||
           stet_span_find(value, "type-post") < value.len;
}

static uint32_t hints_of_value(struct stet_span value, uint64_t *build)
{
    char name[NAME_BYTES];
    uint32_t hints = 0;
    *build = 0;
    pthread_once(&tables_once, fill_tables);
    for (size_t start = 0, end, count = 0; start < value.len; start = end + 1) {
        unsigned seen = 0;
        for (end = start; end < value.len && !(kind_of(value.ptr[end]) & SPACE); end++)
            seen |= kind_of(value.ptr[end]);
        if (end == start)
            continue;
        struct stet_span class = stet_span_sub(value, start, end), plain = class;
        bool generated = without_generated(&plain, name, sizeof(name));
        *build = add_letters(*build, plain);
        if (count++ < CLASSES_MAX && !(seen & SIGN) && !is_side(class) &&
            !(is_subject(class) && is_post(value)))
            hints |= hints_of_class(plain, generated);
    }
    return hints;
}

/* Roles say more than class names; only these are of use. */
static const struct hint_word roles[] = {
    {"navigation", NAV | SURE},    {"banner", HEADER | SURE}, {"contentinfo", FOOTER | SURE},
    {"complementary", SIDEBAR},    {"search", NAV | SURE},    {"dialog", POPUP | SURE},
    {"alertdialog", POPUP | SURE}, {"menu", NAV | SURE},      {"menubar", NAV | SURE},
    {"toolbar", NAV | SURE},       {"tooltip", POPUP | SURE}, {"main", CONTENT},
    {"article", CONTENT},          {"doc-toc", NAV},          {"doc-footnote", NOTES},
    {"doc-endnotes", NOTES},       {"tabpanel", PANEL},       {"region", PANEL},
    {"tablist", NAV | SURE},
};

static const struct hint_word properties[] = {
    {"articlebody", BODY},
    {"reviewbody", BODY},
    {"text", BODY},
    {"comment", COMMENTS},
};

static uint32_t look_among(const struct hint_word *table, size_t count, struct stet_span value)
{
    for (size_t i = 0; i < count; i++)
        if (stet_span_is_nocase(value, table[i].word))
            return table[i].hints;
    return 0;
}

/* The id of a heading is made of its words, to be linked to. */
static bool is_anchor(unsigned tag)
{
    switch (tag) {
    case STET_HTML_TAG_H1:
    case STET_HTML_TAG_H2:
    case STET_HTML_TAG_H3:
    case STET_HTML_TAG_H4:
    case STET_HTML_TAG_H5:
    case STET_HTML_TAG_H6:
    case STET_HTML_TAG_A:
    case STET_HTML_TAG_P: return true;
    default: return false;
    }
}

uint32_t stet_hints_of_classes(struct stet_span value, uint64_t *build)
{
    return hints_of_value(value, build);
}

/* The id of a section is made of its words too: "cookies" or "products" may be what it is about,
 * and "10._COPYRIGHT" is. */
uint32_t stet_hints_of_id(struct stet_span value, unsigned tag)
{
    if (is_anchor(tag) || (value.len > 0 && stet_is_digit(value.ptr[0])))
        return 0;
    uint64_t build;
    uint32_t hints = hints_of_value(value, &build);
    if (!(hints & SURE))
        hints &= ~(uint32_t)(COOKIE | SIGNUP | POPUP | ADVERT | RELATED | TAGS | PLAYER);
    return hints;
}

uint32_t stet_hints_of_role(struct stet_span value)
{
    return look_among(roles, sizeof(roles) / sizeof(*roles), stet_span_trim(value));
}

uint32_t stet_hints_of_property(struct stet_span value)
{
    return look_among(properties, sizeof(properties) / sizeof(*properties), stet_span_trim(value));
}
