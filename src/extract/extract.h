/* extract.h - the main content of an HTML page, step by step: parts, hints, score, prune, convert.
 *
 * A page is looked at as a flat array of its visible parts in document order. What lies below part
 * i is i + 1 up to its end, so that every step is a loop, and passing over a part is a jump. */
#ifndef STET_EXTRACT_PRIVATE_H
#define STET_EXTRACT_PRIVATE_H

#include "document.h"
#include <stet/extract.h>
#include <stet/html.h>

/* What the words of class, id, role and itemprop say of an element. */
enum stet_hint {
    STET_HINT_BODY = 1 << 0,    /* the text of the article */
    STET_HINT_CONTENT = 1 << 1, /* somewhere around it */
    STET_HINT_NAV = 1 << 2,
    STET_HINT_RELATED = 1 << 3,
    STET_HINT_COMMENTS = 1 << 4,
    STET_HINT_SIGNUP = 1 << 5,
    STET_HINT_COOKIE = 1 << 6,
    STET_HINT_SHARE = 1 << 7,
    STET_HINT_ADVERT = 1 << 8,
    STET_HINT_BYLINE = 1 << 9,
    STET_HINT_BIO = 1 << 10,
    STET_HINT_TAGS = 1 << 11,
    STET_HINT_SIDEBAR = 1 << 12,
    STET_HINT_FOOTER = 1 << 13,
    STET_HINT_HEADER = 1 << 14,
    STET_HINT_POPUP = 1 << 15,
    STET_HINT_UNSEEN = 1 << 16, /* for screen readers, print */
    STET_HINT_PAYWALL = 1 << 17,
    STET_HINT_CREDIT = 1 << 18, /* of a picture */
    STET_HINT_PLAYER = 1 << 19, /* sound and film with their buttons */
    STET_HINT_TITLE = 1 << 20,
    STET_HINT_AUTHOR = 1 << 21, /* the part of a byline with the names */
    STET_HINT_PANEL = 1 << 23,  /* of text that unfolds */
    STET_HINT_NOTES = 1 << 24,  /* below the text, that it points at */
    STET_HINT_SURE = 1 << 22    /* one of the bad words was unmistakable */
};

/* How an element takes part in the flow of text. */
enum stet_flow {
    STET_FLOW_INLINE,
    STET_FLOW_BLOCK,
    STET_FLOW_VOID,   /* br, hr, img, embed: nothing below matters */
    STET_FLOW_IGNORED /* script, style, form controls: never text of the page */
};

/* Why a part is left out; the order is that of the codes in prune.c. */
enum stet_drop {
    STET_KEEP,
    STET_DROP_HIDDEN,
    STET_DROP_NAVIGATION,
    STET_DROP_RELATED,
    STET_DROP_COMMENTS,
    STET_DROP_SIGNUP,
    STET_DROP_COOKIE,
    STET_DROP_SHARE,
    STET_DROP_ADVERT,
    STET_DROP_BYLINE,
    STET_DROP_BIO,
    STET_DROP_TAGS,
    STET_DROP_SIDEBAR,
    STET_DROP_FOOTER,
    STET_DROP_HEADER,
    STET_DROP_POPUP,
    STET_DROP_CREDIT,
    STET_DROP_PLAYER,
    STET_DROP_TITLE,
    STET_DROP_LINKS,
    STET_DROP_FORM,
    STET_DROP_COPYRIGHT,
    STET_DROP_COUNTER,
    STET_DROP_UNLIKELY, /* by its score, inside of what the rules chose, */
    STET_DROP_OUTSIDE,  /* and outside */
    STET_DROP_RULE,     /* of the user, for the site */
    STET_DROP_COPY,     /* it stands on the page already */
    STET_DROP_COUNT
};

/* Sums over text; a letter of a script that writes words in one or two letters counts double. */
struct stet_measure {
    uint32_t chars;
    uint32_t link_chars; /* of these, inside links */
    uint32_t marks;      /* commas, full stops and their kin */
    uint32_t links;      /* how many there are */
};

/* An element, or a text that is not blank. */
struct stet_part {
    stet_html_node node;
    uint32_t parent; /* part 0 is the root, and its own parent */
    uint32_t end;    /* the first part behind what is below this one */
    uint32_t hints;
    uint64_t build; /* of an element: equal for those with the same letters in their classes */
    struct stet_measure all; /* of everything below that is not dropped */
    struct stet_measure own; /* of an element: its text outside of blocks below it */
    int64_t score;           /* for how likely it holds the article */
    int64_t prose;           /* letters below it in blocks that read like text */
    uint16_t tag;            /* 0: a text */
    uint8_t flow, drop;
    bool text, chosen, in_link;
    bool typed;  /* it has an itemtype */
    bool claims; /* it has a rel, itemprop or property */
};

struct stet_claims;

struct stet_page {
    const struct stet_html *html;
    struct stet_document *document;
    const struct stet_claims *claims; /* of meta.h; NULL: none were collected */
    struct stet_span url;             /* where the page was, as given; may be empty */
    struct stet_span base;            /* links are resolved against it */
    struct stet_part *parts;
    uint32_t count;
    uint32_t best;
};

/* parts.c: the parts below root; STET_ERR_MEMORY. Freed with stet_parts_free. */
enum stet_status stet_parts_make(struct stet_page *page, stet_html_node root,
                                 struct stet_error *error) STET_MUST_CHECK;
void stet_parts_free(struct stet_page *page);
/* Makes all sums anew, without what is dropped. */
void stet_parts_measure(struct stet_page *page);
/* The share of link text, in percent. */
uint32_t stet_measure_links(const struct stet_measure *measure);
/* Drops a part and all below. */
void stet_part_drop(struct stet_page *page, uint32_t part, enum stet_drop why);
/* Appends the visible text below a part, white space collapsed, at most max bytes. */
void stet_part_text(const struct stet_page *page, uint32_t part, size_t max, struct stet_buf *out);
/* Appends the part's own text to what began at start of out, at most max bytes in all, white space
 * as one blank; *space: one is due. */
void stet_part_add_words(const struct stet_page *page, const struct stet_part *part, size_t start,
                         size_t max, bool *space, struct stet_buf *out);
enum stet_flow stet_flow_of(enum stet_html_tag tag);

/* score.c: marks the parts that hold the article as chosen; false if there is no text at all. */
bool stet_score_choose(struct stet_page *page);

/* prune.c: before the choice, what no article can be; after it, what stands between its text. */
void stet_prune_page(struct stet_page *page);
void stet_prune_chosen(struct stet_page *page);
/* On a page that is a thread: what is named for comments are its posts. Before the choice. */
void stet_prune_thread(struct stet_page *page);
/* Letters outside of links, menus, comments and the like; chosen: in chosen parts only. */
uint64_t stet_prune_letters(const struct stet_page *page, bool chosen);
/* Was a part dropped for a name that says little: "promo", "category", "product"? */
bool stet_prune_is_weak(const struct stet_part *part);
/* "dropped-signup"; NULL for STET_KEEP. */
const char *stet_prune_code(enum stet_drop why);
/* A diagnostic for each dropped part that reads like text. */
void stet_prune_report(const struct stet_page *page);

/* convert.c: the chosen parts as nodes of the document. */
enum stet_status stet_convert(struct stet_page *page, struct stet_error *error) STET_MUST_CHECK;

/* What html.c is asked for besides; may be NULL. */
struct stet_extras {
    const struct stet_site_rules *rules;
    int64_t captured_utc;
    const struct stet_watch *watch; /* of blocks.h */
};

/* html.c: main content and metadata of a page (UTF-8) into an empty document, not yet normalised.
 * url: where it was, may be empty. Statuses as stet_extract. */
enum stet_status stet_extract_html(struct stet_document *document, struct stet_span text,
                                   struct stet_span url, const struct stet_extras *extras,
                                   struct stet_error *error) STET_MUST_CHECK;

#endif
