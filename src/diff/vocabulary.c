/* vocabulary.c - gives each distinct token a number, and that number a folded form and a weight. */
#include "diff.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>

bool stet_vocabulary_init(struct stet_vocabulary *vocabulary)
{
    *vocabulary = (struct stet_vocabulary){0};
    vocabulary->ids = stet_map_new();
    vocabulary->arena = stet_arena_new(8 * STET_MAX_CANONICAL_BYTES);
    return vocabulary->ids && vocabulary->arena;
}

void stet_vocabulary_free(struct stet_vocabulary *vocabulary)
{
    stet_map_free(vocabulary->ids);
    stet_arena_free(vocabulary->arena);
    free(vocabulary->folds);
    free(vocabulary->weights);
}

static bool reserve(struct stet_vocabulary *vocabulary)
{
    if (vocabulary->count < vocabulary->capacity)
        return true;
    size_t capacity = vocabulary->capacity ? vocabulary->capacity * 2 : 1024;
    uint32_t *folds = realloc(vocabulary->folds, capacity * sizeof(*folds));
    if (folds)
        vocabulary->folds = folds;
    uint8_t *weights = realloc(vocabulary->weights, capacity);
    if (weights)
        vocabulary->weights = weights;
    if (!folds || !weights)
        return false;
    vocabulary->capacity = capacity;
    return true;
}

/* Function words are short in all scripts with spaces; a number says as much as a long word. */
static uint8_t weigh(struct stet_span text, enum stet_token_kind kind)
{
    if (kind == STET_TOKEN_TARGET)
        return 4;
    if (kind != STET_TOKEN_WORD)
        return 0;
    for (size_t i = 0; i < text.len; i++)
        if (stet_is_digit(text.ptr[i]))
            return 4;
    bool ascii = (unsigned char)text.ptr[0] < 0x80;
    if (text.len <= (ascii ? 3 : 4))
        return ascii || text.len < 3 ? 1 : 3;
    return text.len < 8 ? (uint8_t)text.len : 8;
}

static bool is_plain(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= 0x80 || (c >= 'A' && c <= 'Z') || c == '\'')
            return false;
    }
    return true;
}

/* A copy without case and typography in the arena; an empty span without memory. */
static struct stet_span fold(struct stet_vocabulary *vocabulary, struct stet_span text)
{
    /* Three bytes for each at most: what is not UTF-8 becomes U+FFFD. */
    char *copy = stet_arena_alloc(vocabulary->arena, text.len * 3 + 4);
    if (!copy)
        return (struct stet_span){0};
    size_t len = stet_character_fold_word(text, copy);
    return (struct stet_span){copy, len};
}

/* The id of text, whose fold is not yet known if *added. */
static bool intern(struct stet_vocabulary *vocabulary, struct stet_span text, uint32_t *id,
                   bool *added)
{
    size_t number = stet_map_number(vocabulary->ids, text, added);
    if (number == STET_MAP_NO_MEMORY || (*added && !reserve(vocabulary)))
        return false;
    vocabulary->count += *added;
    *id = (uint32_t)number;
    return true;
}

bool stet_vocabulary_name(struct stet_vocabulary *vocabulary, struct stet_span text,
                          struct stet_token *token)
{
    bool added;
    uint32_t id, folded_id;
    if (!intern(vocabulary, text, &id, &added))
        return false;
    token->id = id & STET_MAX_TOKEN_ID;
    if (!added)
        return true;
    vocabulary->weights[id] = weigh(text, (enum stet_token_kind)token->kind);
    vocabulary->folds[id] = id;
    if (token->kind != STET_TOKEN_WORD || is_plain(text))
        return true;
    struct stet_span folded = fold(vocabulary, text);
    if (folded.len == 0 || !intern(vocabulary, folded, &folded_id, &added))
        return false;
    if (added) {
        vocabulary->weights[folded_id] = vocabulary->weights[id];
        vocabulary->folds[folded_id] = folded_id;
    }
    vocabulary->folds[id] = folded_id;
    return true;
}
