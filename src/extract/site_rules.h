/* site_rules.h - what people wrote down of single sites (docs/rules.md), and its use on a page. */
#ifndef STET_SITE_RULES_H
#define STET_SITE_RULES_H

#include "arena.h"
#include "css.h"
#include "extract.h"

enum stet_rule_key {
    STET_RULE_BODY,
    STET_RULE_DROP,
    STET_RULE_TITLE,
    STET_RULE_AUTHOR,
    STET_RULE_PUBLISHED,
    STET_RULE_MODIFIED,
    STET_RULE_KEYS
};

struct stet_rule_selector {
    enum stet_rule_key key;
    struct stet_css *selector;
    struct stet_rule_selector *next; /* in the order of the file */
};

/* One section of a file. */
struct stet_site_rule {
    struct stet_span sites; /* "example.org, *.example.com/news/", apart by commas */
    int64_t from_utc, until_utc;
    bool dated; /* one of these is given */
    bool raw;   /* nothing within the body is dropped but what the rule names */
    size_t file, line;
    struct stet_rule_selector *selectors, *last;
};

struct stet_rule_file {
    char *name; /* as given, or below the folder */
    char digest[65];
};

struct stet_site_rules {
    struct stet_site_rule *rules;
    size_t count, room;
    struct stet_rule_file *files;
    size_t file_count, file_room;
    struct stet_arena *arena; /* owns the spans */
};

/* Adds the sections of one file; name: for messages. Errors as stet_site_rules_read. */
enum stet_status stet_site_rules_add(struct stet_site_rules *rules, const char *name,
                                     struct stet_span text,
                                     struct stet_error *error) STET_MUST_CHECK;

/* The rule for a page: of those whose site fits the URL and whose time fits, the one with the
 * longest site; NULL if there is none. captured_utc 0: unknown; rules with dates do not fit then.
 */
const struct stet_site_rule *stet_site_rules_find(const struct stet_site_rules *rules,
                                                  struct stet_span url, int64_t captured_utc);

/* site_rules_apply.c: drops what the rule names, and chooses its body, if the page has it; true if
 * so. A selector that finds nothing is a diagnostic. */
bool stet_site_rule_choose(const struct stet_site_rule *rule, struct stet_page *page);
/* Overrules the title; the authors and dates. */
void stet_site_rule_title(const struct stet_site_rule *rule, const struct stet_page *page);
void stet_site_rule_meta(const struct stet_site_rule *rule, const struct stet_page *page);

#endif
