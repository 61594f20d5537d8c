/* tokenizer.h - the page as a row of tokens. Internal to the module; the conformance harness uses
 * it. */
#ifndef STET_HTML_TOKENIZER_H
#define STET_HTML_TOKENIZER_H

#include "entities.h"
#include "span.h"
#include "tree.h"

enum token_kind {
    TOKEN_TEXT, /* one or more characters, none of them NUL */
    TOKEN_NUL,  /* one U+0000 where the standard leaves it to the builder */
    TOKEN_START,
    TOKEN_END,
    TOKEN_COMMENT,
    TOKEN_DOCTYPE,
    TOKEN_EOF
};

struct token {
    enum token_kind kind;
    uint32_t tag;        /* of a start or an end tag */
    uint32_t offset;     /* where the token begins in the input */
    const char *ptr;     /* text: lent until the next token */
    size_t len;          /* text */
    uint32_t at;         /* text: where it stands in the input, or NO_OFFSET */
    uint32_t first_attr; /* of a start tag, in html->attrs, at whose end they lie */
    uint32_t attr_count; /* of a start tag */
    struct text data;    /* a comment's data, a doctype's name */
    struct text public_id, system_id;
    bool self_closing, has_name, has_public, has_system, force_quirks;
    char decoded[8]; /* text: of a character reference */
};

enum text_state { TEXT_DATA, TEXT_RCDATA, TEXT_RAWTEXT, TEXT_SCRIPT, TEXT_PLAIN, TEXT_CDATA };

struct tokenizer {
    struct stet_html *html;
    const char *in;
    size_t len, pos;
    enum text_state state;
    size_t raw_end;      /* where raw text ends, SIZE_MAX until it was looked for */
    uint32_t last_start; /* the tag of the last start tag: only its end tag ends raw text */
    bool foreign;        /* the current node is not HTML: CDATA sections count */
    bool has_nul, has_cr;
    size_t amp_from, amp; /* the first "&" from one place on stands at the other, or nowhere: len */
    uint32_t *seen;       /* for each attribute name, the last tag that had it */
    size_t seen_cap;
    uint32_t serial; /* of the tag */
};

void tokenizer_init(struct tokenizer *tokenizer, struct stet_html *html);
void tokenizer_free(struct tokenizer *tokenizer);
void tokenizer_set_state(struct tokenizer *tokenizer, enum text_state state);
/* The next token. Each call moves on; TOKEN_EOF comes at the end and again ever after. */
void tokenizer_next(struct tokenizer *tokenizer, struct token *token);

/* Parts of the tokenizer, one a file. */

/* Where the next "&" from a place on stands, or the end; found once for all places before it. */
static inline size_t tokenizer_next_amp(struct tokenizer *tokenizer, size_t from)
{
    if (from < tokenizer->amp_from || from > tokenizer->amp) {
        const char *amp = memchr(tokenizer->in + from, '&', tokenizer->len - from);
        tokenizer->amp_from = from;
        tokenizer->amp = amp ? (size_t)(amp - tokenizer->in) : tokenizer->len;
    }
    return tokenizer->amp;
}

static inline void tokenizer_skip_space(struct tokenizer *tokenizer)
{
    while (tokenizer->pos < tokenizer->len && stet_is_space(tokenizer->in[tokenizer->pos]))
        tokenizer->pos++;
}

/* A tag whose name begins at start. false at the end of the input: then there is no token. */
bool tokenizer_tag(struct tokenizer *tokenizer, struct token *token, size_t start, bool is_end);
/* What follows "<!"; pos is behind it. A CDATA section in foreign content gives no token: false. */
bool tokenizer_declaration(struct tokenizer *tokenizer, struct token *token);
/* A comment from start to the next ">". */
void tokenizer_bogus_comment(struct tokenizer *tokenizer, struct token *token, size_t start);
/* Where raw text or a script that begins at pos ends. */
size_t tokenizer_raw_end(const struct tokenizer *tokenizer);
/* Whether "</" at pos is followed by the name of the last start tag and the end of a name. */
bool tokenizer_is_appropriate_end(const struct tokenizer *tokenizer, size_t pos);
/* The input from start to end, with line ends normalised and U+FFFD for NUL. */
struct text tokenizer_normalized(struct tokenizer *tokenizer, size_t start, size_t end);

#endif
