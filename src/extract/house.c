/* house.c - names that are a company's or a site's by their form.
 *
 * In: a name as a page gives it for an author, or a part of one. */
#include "house.h"

#include "fold.h"
#include "span.h"

enum { NAME_BYTES = 160, LABEL_LETTERS = 3 };

/* Domains that names of sites end in. */
static const char *const domains[] = {
    "com", "net", "org", "info", "biz", "tv", "fm", "eu", "at", "be", "bg", "br", "ca", "ch",
    "cn",  "cz",  "de",  "dk",   "es",  "fi", "fr", "gr", "hr", "hu", "il", "in", "it", "jp",
    "kr",  "lt",  "lv",  "mx",   "nl",  "no", "nz", "pl", "pt", "ro", "rs", "ru", "se", "si",
    "sk",  "tr",  "ua",  "uk",   "us",  "za", "au", "ar", "cl", "tw", "hk", "by", "kz",
};

/* Legal forms, folded, behind a company's name. */
static const char *const forms[] = {
    " gmbh",   " inc",    " inc.",   " ltd",  " ltd.",    " llc",  " llp",    " plc",
    " pty",    " co.",    " kg",     " kft",  " kft.",    " zrt.", " s.a.",   " s.l.",
    " s.r.l.", " srl",    " s.p.a.", " b.v.", " n.v.",    " a.s.", " d.o.o.", " sp. z o.o.",
    " z o.o.", " z.o.o.", " oy",     " a/s",  " limited", " bvba",
};

/* How Chinese sites and companies are called. */
static const char *const endings[] = {"网",   "網",   "网络", "網絡", "網路", "网站", "網站",
                                      "公司", "集团", "集團", "科技", "在线", "在線", "株式会社"};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

bool stet_house_is_host(struct stet_span word)
{
    size_t dot = word.len, labels = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '.') {
            labels += i >= LABEL_LETTERS;
            dot = i;
        } else if (!stet_is_alpha(word.ptr[i]) && !stet_is_digit(word.ptr[i]) &&
                   word.ptr[i] != '-') {
            return false;
        }
    }
    struct stet_span last = stet_span_sub(word, dot < word.len ? dot + 1 : dot, word.len);
    for (size_t i = 0; labels > 0 && i < COUNT(domains); i++)
        if (stet_span_is_nocase(last, domains[i]))
            return true;
    return false;
}

bool stet_house_is(struct stet_span name)
{
    char folded[NAME_BYTES + 1];
    name = stet_span_trim(name);
    struct stet_span line = {folded, stet_fold(name, folded, sizeof(folded))};
    for (size_t i = 0; i < COUNT(forms); i++) {
        size_t behind = stet_span_find(line, forms[i]) + strlen(forms[i]);
        if (behind == line.len || (behind < line.len && line.ptr[behind] == ','))
            return true;
    }
    for (size_t i = 0; i < COUNT(endings); i++)
        if (name.len > strlen(endings[i]) && stet_span_ends(name, endings[i]))
            return true;
    return stet_span_find_nocase(name, "www.") < name.len || stet_house_is_host(name);
}
