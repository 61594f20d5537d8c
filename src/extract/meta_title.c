/* meta_title.c - titles cut at their marks, and freed of the name of the site. */
#include "meta.h"
#include "span.h"
#include "utf8.h"
#include <unicode/uchar.h>

#define NAME_WORDS 4 /* a longer part of a title is no name of a site */
#define MARK_BYTES 9 /* three characters */
#define MARKS_MAX  32

/* Marks that part a title from the name of its site. */
static const char *const separators[] = {
    " | ",
    " - ",
    " \xE2\x80\x93 ",
    " \xE2\x80\x94 ",
    " \xC2\xB7 ",
    " \xE2\x80\xA2 ",
    " :: ",
    " \xC2\xBB ",
    " \xC2\xAB ",
    " / ",
    " \xE2\x94\x82 ",
    " \xEF\xBD\x9C ",
    "\xEF\xBD\x9C",
    "|",
    "_",
    " // ",
    " \xE2\x80\xB9 ",
    " \xE2\x80\xBA ",
    " ~ ",
    " \\ ",
    "--",
    "\xEF\xBC\x8D",
    "\xEF\xBC\x9A",
    ": ",
    "-",
};
#define STRONG_SEPARATORS                                                                          \
    (sizeof(separators) / sizeof(*separators) - 3) /* the others join, too                         \
                                                    */

/* The length of the mark that text begins with; 0 if it begins with none. */
static size_t separator_at(struct stet_span text)
{
    for (size_t s = 0; s < STRONG_SEPARATORS; s++)
        if (stet_span_starts(text, separators[s]))
            return strlen(separators[s]);
    return 0;
}

/* Where the part of a title that text begins with ends. */
static size_t part_end(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], next = i + 1 < text.len ? text.ptr[i + 1] : 'a';
        bool may_be = c == ' ' ? !stet_is_alpha(next) : c == '|' || c == '_' || c == '\xEF';
        if (may_be && separator_at(stet_span_sub(text, i, text.len)) > 0)
            return i;
    }
    return text.len;
}

bool stet_title_next_part(struct stet_span *rest, struct stet_span *part)
{
    size_t end = part_end(*rest);
    if (rest->len == 0)
        return false;
    *part = stet_span_trim(stet_span_sub(*rest, 0, end));
    end += separator_at(stet_span_sub(*rest, end, rest->len));
    *rest = stet_span_sub(*rest, end, rest->len);
    return true;
}

bool stet_title_is_composed(struct stet_span title)
{
    return part_end(title) < title.len;
}

struct stet_span stet_title_part(struct stet_span title, struct stet_span heading)
{
    size_t letters = stet_title_letters(heading);
    if (letters == 0)
        return (struct stet_span){NULL, 0};
    if (stet_title_same(title, heading))
        return title;
    if (stet_title_begins(title, heading)) {
        size_t end = stet_title_skip(title, letters), after = stet_title_skip(title, letters + 1);
        for (size_t i = end; i < after; i++)
            if (separator_at(stet_span_sub(title, i, title.len)) > 0)
                return stet_span_trim(stet_span_sub(title, 0, i));
    }
    bool composed = stet_title_is_composed(title);
    for (size_t s = 0; composed && s < STRONG_SEPARATORS; s++) {
        size_t at = stet_span_find(title, separators[s]);
        struct stet_span rest = stet_span_sub(title, at, title.len);
        if (at < title.len && stet_title_same(rest, heading))
            return stet_span_trim(stet_span_sub(title, at + strlen(separators[s]), title.len));
    }
    return (struct stet_span){NULL, 0};
}

struct stet_span stet_title_host_label(struct stet_span host)
{
    struct stet_span labels[3] = {{NULL, 0}}; /* the last ones, from the end */
    size_t count = 0, end = host.len;
    for (size_t at = host.len; at-- > 0 && count < 3;)
        if (host.ptr[at] == '.' || at == 0) {
            size_t start = at + (host.ptr[at] == '.');
            labels[count++] = stet_span_sub(host, start, end);
            end = at;
        }
    bool suffix = count == 3 && labels[0].len == 2 && labels[1].len <= 3; /* "co.uk" */
    return count < 2 ? (struct stet_span){NULL, 0} : labels[suffix ? 2 : 1];
}

/* "www.example.co.uk" names the site "example". */
static bool is_host(struct stet_span name, struct stet_span host)
{
    if (host.len == 0)
        return false;
    if (stet_title_same(name, host))
        return true;
    if (stet_span_starts_nocase(host, "www."))
        host = stet_span_sub(host, 4, host.len);
    if (stet_title_same(name, host))
        return true;
    size_t dot = stet_span_find(host, ".");
    if (dot >= 3 && stet_title_same(name, stet_span_sub(host, 0, dot)))
        return true;
    struct stet_span own = stet_title_host_label(host);
    return own.len >= 3 && stet_title_same(name, own);
}

bool stet_title_names_site(struct stet_span name, struct stet_span site, struct stet_span host)
{
    name = stet_span_trim(name);
    return name.len > 0 && ((site.len > 0 && stet_title_same(name, site)) || is_host(name, host));
}

static size_t count_words(struct stet_span text)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++)
        words += text.ptr[i] == ' ';
    return words;
}

static struct stet_span without_article(struct stet_span name)
{
    return stet_span_starts_nocase(name, "the ") ? stet_span_sub(name, 4, name.len) : name;
}

/* Does a part behind a mark name the site, perhaps with a word more or less: "CBC News" of CBC,
 * "The Gazette" of "The Gazette, Springfield"? */
static bool part_names_site(struct stet_span part, struct stet_span site, struct stet_span host)
{
    part = stet_span_trim(part);
    if (stet_title_names_site(part, site, host) ||
        stet_title_names_site(without_article(part), site, host))
        return true;
    if (site.len == 0 || count_words(part) > NAME_WORDS || stet_title_letters(part) < 3)
        return false;
    return stet_title_begins_with_words(part, site) || stet_title_begins_with_words(site, part) ||
           stet_title_begins_with_words(without_article(site), part);
}

/* The last place of needle before end, or end. */
static size_t find_last(struct stet_span text, size_t end, const char *needle)
{
    size_t len = strlen(needle);
    for (size_t at = end >= len ? end - len + 1 : 0; at-- > 0;)
        if (text.ptr[at] == *needle && memcmp(text.ptr + at, needle, len) == 0)
            return at;
    return end;
}

/* A part behind the last mark may name the site loosely; one before the first only if the mark is
 * no colon or hyphen, which stand within titles, too. */
static bool names_site_at(size_t separator, bool last, struct stet_span part, struct stet_span site,
                          struct stet_span host)
{
    bool loose = separator < STRONG_SEPARATORS || (last && separators[separator][0] != '-');
    if (!last && stet_title_letters(part) > stet_title_letters(site))
        loose = false; /* "Port Terms - Your rights" */
    return loose ? part_names_site(part, site, host) : stet_title_names_site(part, site, host);
}

/* Does a hyphen at the place join two words: "Port-Chief", "PORT-2024"? */
static bool is_compound(struct stet_span title, size_t at, const char *separator)
{
    return strcmp(separator, "-") == 0 && (unsigned char)title.ptr[at - 1] < 0x80;
}

/* The next word of text from *pos on. */
static struct stet_span next_word(struct stet_span text, size_t *pos)
{
    while (*pos < text.len && text.ptr[*pos] == ' ')
        ++*pos;
    size_t start = *pos;
    while (*pos < text.len && text.ptr[*pos] != ' ')
        ++*pos;
    return stet_span_sub(text, start, *pos);
}

/* Is a word nothing but marks, which join nothing, as "&" does: ">", "\xE2\x98\x85", ">>"? */
static bool is_mark(struct stet_span word)
{
    for (size_t pos = 0; pos < word.len;) {
        UChar32 code = (UChar32)stet_utf8_next(word.ptr, word.len, &pos);
        if (u_isalnum(code) || code == '&' || code == '+' || code == '.' || code == 0x2026)
            return false;
    }
    return word.len > 0 && word.len <= MARK_BYTES;
}

/* The title without the site's name before or behind any other mark that stands alone. */
static struct stet_span cut_at_marks(struct stet_span title, struct stet_span site,
                                     struct stet_span host)
{
    size_t pos = 0, words = 0, marks = 0;
    for (struct stet_span word; (word = next_word(title, &pos)).len > 0; words++) {
        if (words == 0 || !is_mark(word))
            continue;
        if (++marks > MARKS_MAX)
            return title;
        struct stet_span before = stet_span_sub(title, 0, pos - word.len);
        struct stet_span behind = stet_span_trim(stet_span_sub(title, pos, title.len));
        if (behind.len > 0 && part_names_site(behind, site, host))
            return stet_span_trim(before);
        if (behind.len > 0 && stet_title_names_site(before, site, host))
            return behind;
    }
    return title;
}

static struct stet_span cut_once(struct stet_span title, struct stet_span site,
                                 struct stet_span host)
{
    for (size_t s = 0; s < sizeof(separators) / sizeof(*separators); s++) {
        size_t len = strlen(separators[s]);
        size_t last = find_last(title, title.len, separators[s]);
        if (last < title.len && last > 0 &&
            !stet_title_names_site(stet_span_sub(title, 0, last), site, host) &&
            names_site_at(s, true, stet_span_sub(title, last + len, title.len), site, host))
            return stet_span_trim(stet_span_sub(title, 0, last));
        size_t first = stet_span_find(title, separators[s]);
        if (first < title.len && first > 0 && !is_compound(title, first, separators[s]) &&
            names_site_at(s, false, stet_span_sub(title, 0, first), site, host))
            return stet_span_trim(stet_span_sub(title, first + len, title.len));
    }
    size_t open = find_last(title, title.len, " ("); /* "A walk (The Daily)" */
    if (open < title.len && open > 0 && stet_span_ends(title, ")") &&
        stet_title_names_site(stet_span_sub(title, open + 2, title.len - 1), site, host))
        return stet_span_trim(stet_span_sub(title, 0, open));
    return cut_at_marks(title, site, host);
}

struct stet_span stet_title_without_name(struct stet_span title, struct stet_span name)
{
    bool composed = stet_title_is_composed(title);
    for (size_t s = 0; composed && s < STRONG_SEPARATORS; s++) {
        size_t len = strlen(separators[s]);
        for (size_t at = stet_span_find(title, separators[s]), from = 0; at < title.len;) {
            size_t next = at + len;
            struct stet_span rest = stet_span_sub(title, next, title.len);
            size_t end = next + part_end(rest);
            if (from == 0 && stet_title_same(stet_span_sub(title, 0, at), name))
                return stet_span_trim(rest);
            if (stet_title_same(stet_span_sub(title, next, end), name) ||
                stet_title_same(rest, name)) /* which has such a mark in it */
                return stet_span_trim(stet_span_sub(title, 0, at));
            from = next;
            at = next + stet_span_find(rest, separators[s]);
        }
    }
    return title;
}

struct stet_span stet_title_without_last(struct stet_span title)
{
    size_t bar = find_last(title, title.len, " | ");
    if (bar == title.len)
        return title;
    struct stet_span rest = stet_span_sub(title, 0, bar);
    struct stet_span last = stet_span_sub(title, bar + 3, title.len);
    bool named =
        count_words(last) <= NAME_WORDS && stet_title_letters(last) < stet_title_letters(rest);
    return named ? stet_span_trim(rest) : title;
}

bool stet_title_is_home(struct stet_span title)
{
    static const char *const words[] = {
        "home",      "homepage",     "home page",     "start",          "startseite",
        "startsida", "start page",   "front page",    "main page",      "accueil",
        "inicio",    "início",       "portada",       "página inicial", "index",
        "hem",       "hjem",         "forside",       "forsiden",       "hovedside",
        "etusivu",   "voorpagina",   "strona główna", "domů",           "domov",
        "úvod",      "naslovnica",   "naslovna",      "početna",        "főoldal",
        "acasă",     "prima pagină", "avaleht",       "sākums",         "pradžia",
        "главная",   "головна",      "начало",        "насловна",       "αρχική",
        "ana sayfa", "anasayfa",     "beranda",       "laman utama",    "trang chủ",
        "首页",      "首頁",         "ホーム",        "トップ",         "홈",
        "الرئيسية",  "होम"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (stet_span_is_nocase(title, words[i]))
            return true;
    return false;
}

/* A title without a mark behind which the name of the site is missing: "A walk -". */
static struct stet_span without_mark(struct stet_span title)
{
    static const char *const marks[] = {" |", " -", " \xE2\x80\x93", " \xE2\x80\x94", " ::"};
    title = stet_span_trim(title);
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (stet_span_ends(title, marks[i]))
            return stet_span_trim(stet_span_sub(title, 0, title.len - strlen(marks[i])));
    return title;
}

struct stet_span stet_title_without_site(struct stet_span title, struct stet_span site,
                                         struct stet_span host)
{
    struct stet_span cut = cut_once(without_mark(title), site, host);
    if (stet_title_is_home(cut) && site.len > 0)
        return site;
    return cut.len > 0 ? cut : title;
}
