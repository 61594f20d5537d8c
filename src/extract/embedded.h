/* embedded.h - texts that a page holds as data, for a script to show. No script is run. */
#ifndef STET_EXTRACT_EMBEDDED_H
#define STET_EXTRACT_EMBEDDED_H

#include "meta.h"

/* If the chosen parts are hardly any text and the page holds a far longer one as data (JSON-LD, the
 * state of a script, noscript, template), that one becomes the document's text, and a diagnostic
 * says so; *taken tells. Takes time linear in the page. STET_ERR_MEMORY, STET_ERR_LIMIT. */
enum stet_status stet_embedded_take(const struct stet_page *page, const struct stet_claims *claims,
                                    bool *taken, struct stet_error *error) STET_MUST_CHECK;

/* ---- embedded_scan.c: the strings of scripts, with the objects and lists they stand in ---------
 */

enum stet_held_key {
    STET_HELD_OTHER,
    STET_HELD_NONE, /* in a list: it has no name */
    STET_HELD_BODY, /* "body", "content", "text" ... */
    STET_HELD_TITLE,
    STET_HELD_TYPE,
    STET_HELD_LINK,
    STET_HELD_LIVE, /* "liveBlogUpdate": posts that are one article */
    STET_HELD_ASIDE /* "comments", "related" ... */
};

struct stet_held_frame {
    uint32_t parent, depth; /* frame 0 is its own parent */
    enum stet_held_key key;
    bool list;
    bool aside;          /* within what is no part of the article */
    bool titled;         /* one of its strings is the page's title */
    bool headed, linked; /* it has a title, an address */
    char level;     /* its type is a heading of that level ('1' to '6'), 'p' another block, 0 */
    uint32_t index; /* in its parent, from 0 */
    uint32_t children;
};

struct stet_held_item {
    uint32_t frame;
    enum stet_held_key key;
    uint32_t index;    /* in its frame, if that is a list */
    size_t start, len; /* in text */
};

struct stet_held {
    struct stet_span title, summary; /* of the page */
    struct stet_held_frame *frames;
    struct stet_held_item *items;
    size_t frame_count, frame_room, item_count, item_room;
    struct stet_buf text; /* of the items, decoded */
    bool failed;          /* no memory */
};

void stet_held_init(struct stet_held *held, struct stet_span title, struct stet_span summary);
void stet_held_free(struct stet_held *held);
/* Reads a script, JSON or not: whatever stands as a name, a colon and a string, and the brackets
 * around it. Starts with a frame of its own. */
void stet_held_scan(struct stet_held *held, struct stet_span script);
struct stet_span stet_held_text(const struct stet_held *held, const struct stet_held_item *item);

/* ---- embedded_names.c ------------------------------------------------------------------------ */

#define STET_HELD_NAME 32 /* bytes of a name that are looked at */
/* A name in lower case without what its spelling adds: "article_body" and "articleBody" are one. */
void stet_held_plain(struct stet_span name, char out[STET_HELD_NAME + 1]);
enum stet_held_key stet_held_key_of(const char *plain);
/* Of the type that an object says it has: see stet_held_frame. */
char stet_held_level_of(struct stet_span type);

/* ---- embedded_runs.c: have two texts the same words? --------------------------------------------
 */

/* How much of the runs of words in part (its first thousand or so) whole has too, in percent.
 * Mark-up in either is passed over. */
unsigned stet_held_shared(struct stet_span part, struct stet_span whole);

/* ---- embedded_pick.c: which of them is an article ---------------------------------------------
 */

/* Its letters, if they are at least so many and read like text; else 0. */
uint64_t stet_held_prose(struct stet_span text, bool html, size_t least);
bool stet_held_is_html(struct stet_span text);
/* Appends the article as HTML; returns its letters, 0 if there is none. *sure: it stands beside the
 * page's title, or begins as its description says. */
uint64_t stet_held_pick(const struct stet_held *held, struct stet_buf *html, bool *sure);

/* ---- embedded_write.c --------------------------------------------------------------------------
 */

#define STET_HELD_LEVELS 5 /* from a list down to the strings of its blocks */
/* Appends a text or a piece of HTML as HTML. */
void stet_held_write(struct stet_span text, struct stet_buf *html);
/* The blocks of a list. */
void stet_held_write_list(const struct stet_held *held, uint32_t list, struct stet_buf *html);
bool stet_held_lies_in(const struct stet_held *held, uint32_t frame, uint32_t list);
/* A string that may be the text of a block; one of words, and no id, address or date. */
bool stet_held_is_block(const struct stet_held_item *item);
bool stet_held_is_words(struct stet_span text);
/* The posts of a live blog have titles of their own, which are part of it. */
bool stet_held_is_live(const struct stet_held *held, uint32_t list);

#endif
