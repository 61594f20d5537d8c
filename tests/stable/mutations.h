/* mutations.h - pages as they are served a second time: other adverts, other names, same article.
 */
#ifndef STET_TEST_MUTATIONS_H
#define STET_TEST_MUTATIONS_H

#include <stet/base.h>

struct dice {
    uint64_t state;
};
uint32_t dice_below(struct dice *dice, uint32_t below);

/* ---- page_tokens.c: a page cut where something can be put ------------------------------------ */

enum page_token_kind { TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_WHOLE, TOKEN_OTHER };

/* WHOLE: an element whose content is no text of the page, from its tag to its end; OTHER: a comment
 * or a doctype. */
struct page_token {
    enum page_token_kind kind;
    struct stet_span text, name;
};
/* Cuts the next token off *rest; false at the end. */
bool page_token_next(struct stet_span *rest, struct page_token *token);
bool page_token_is(const struct page_token *token, enum page_token_kind kind, const char *name);
/* Is it the tag of an element that stands as a block of its own? */
bool page_token_is_block(const struct page_token *token);

#define TAG_ATTRIBUTES 40
struct page_attribute {
    struct stet_span name, value; /* value: without quotes */
};
/* The attributes of an opening tag; false if it cannot be put together again of them. */
bool page_token_attributes(const struct page_token *token,
                           struct page_attribute attributes[TAG_ATTRIBUTES], size_t *count);

/* ---- mutations.c ----------------------------------------------------------------------------- */

struct mutation {
    const char *name;
    /* Appends the page as it is served another time; false if there is nothing to change. */
    bool (*apply)(struct dice *dice, struct stet_span page, struct stet_buf *out);
};
/* Ends with a NULL name. */
extern const struct mutation mutations[];

#endif
