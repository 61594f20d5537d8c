/* learn.c - how words are written in both texts: with a capital in mid-sentence, without one,
 * behind a determiner. A name is a word that is never written without its capital. */
#include "limits.h"
#include "room.h"
#include "span.h"
#include "typing.h"
#include "utf8.h"
#include <stdlib.h>

#define MAX_READ ((size_t)128 * 1024) /* bytes of either text; enough to know its words */
#define MAX_WORD 64

struct word {
    uint32_t seen[2]; /* in either text */
    uint32_t small;   /* without a capital */
    uint32_t within;  /* with one, in mid-sentence */
    uint32_t common;  /* with one, behind a determiner */
};

struct stet_learnt {
    struct stet_map *indexes; /* of words, by folded form */
    struct stet_arena *arena; /* of folded forms */
    struct word *words;
    size_t count, capacity;
    const struct stet_lexicon *lexicon;
    bool nouns_capital;
};

/* Where the reader of a text is. */
struct place {
    int side;
    bool begins;     /* a sentence, a title or a quotation: a capital says nothing */
    bool determined; /* behind a determiner */
};

static struct word *find_word(const struct stet_learnt *learnt, struct stet_span text)
{
    char buffer[3 * MAX_WORD + 4];
    if (!learnt || text.len > MAX_WORD)
        return NULL;
    struct stet_span folded = {buffer, stet_character_fold_word(text, buffer)};
    size_t *index = stet_map_get(learnt->indexes, folded);
    return index ? &learnt->words[*index] : NULL;
}

static struct word *put_word(struct stet_learnt *learnt, struct stet_span text)
{
    struct word *word = find_word(learnt, text);
    if (word)
        return word;
    void *words =
        stet_room(learnt->words, learnt->count, &learnt->capacity, sizeof(*learnt->words));
    if (!words)
        return NULL;
    learnt->words = words;
    char *copy = stet_arena_alloc(learnt->arena, 3 * text.len + 4);
    if (!copy)
        return NULL;
    size_t len = stet_character_fold_word(text, copy);
    size_t *index = stet_map_put(learnt->indexes, (struct stet_span){copy, len}, NULL);
    if (!index)
        return NULL;
    *index = learnt->count;
    learnt->words[learnt->count] = (struct word){0};
    return &learnt->words[learnt->count++];
}

static bool learn_word(struct stet_learnt *learnt, struct stet_span text, struct place *place)
{
    size_t pos = 0;
    if (text.len > MAX_WORD)
        return true;
    struct word *word = put_word(learnt, text);
    if (!word)
        return false;
    bool capital = stet_character_is_upper(stet_utf8_next(text.ptr, text.len, &pos));
    word->seen[place->side]++;
    word->small += !capital;
    word->within += capital && !place->begins;
    word->common += capital && !place->begins && place->determined;
    if (learnt->nouns_capital && (!capital || place->begins)) {
        struct stet_meaning meaning;
        stet_lexicon_word(learnt->lexicon, text, &meaning);
        bool determiner = meaning.classes & STET_WORD_BIT(STET_WORD_DETERMINER);
        /* An adjective stands between a determiner and its noun. */
        place->determined = determiner || (place->determined && !capital);
    } else {
        place->determined = false;
    }
    place->begins = false;
    return true;
}

/* Behind these a capital says nothing. */
static bool makes_fresh(uint32_t code)
{
    return code == '\n' || code == '.' || code == '!' || code == '?' || code == ':' ||
           code == '#' || code == '|' || code == '*' || code == '_' || code == 0x2026 ||
           stet_character_fold(code) == '"';
}

static size_t letters_end(struct stet_span text, size_t pos)
{
    for (size_t end = pos; pos < text.len; pos = end) {
        unsigned char c = (unsigned char)text.ptr[pos];
        uint32_t code = c < 0x80 ? c : stet_utf8_next(text.ptr, text.len, &end);
        if (c < 0x80)
            end = pos + 1;
        if (stet_character_class(code) != STET_CHARACTER_LETTER)
            break;
    }
    return pos;
}

/* The front matter is passed over: titles put capitals where they like. */
static size_t body_start(struct stet_span text)
{
    size_t end = stet_span_starts(text, "---\n") ? stet_span_find(text, "\n---\n") : text.len;
    return end < text.len ? end + 5 : 0;
}

static bool learn_text(struct stet_learnt *learnt, struct stet_span text, int side)
{
    struct place place = {.side = side, .begins = true};
    size_t pos = body_start(text), stop = text.len - pos > MAX_READ ? pos + MAX_READ : text.len;
    while (pos < stop) {
        size_t end = letters_end(text, pos);
        if (end > pos) {
            if (!learn_word(learnt, stet_span_sub(text, pos, end), &place))
                return false;
            pos = end;
            continue;
        }
        if (text.ptr[pos] == '\n' && pos + 1 < stop && text.ptr[pos + 1] == '#') {
            const char *line_end = memchr(text.ptr + pos + 1, '\n', text.len - pos - 1);
            pos = line_end ? (size_t)(line_end - text.ptr) : text.len;
            place.begins = true;
            continue;
        }
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        bool space = stet_character_class(code) == STET_CHARACTER_SPACE && code != '\n';
        place.begins = place.begins || makes_fresh(code);
        place.determined = place.determined && space;
    }
    return true;
}

static struct stet_learnt *learn(const struct stet_typing *typing)
{
    struct stet_learnt *learnt = calloc(1, sizeof(*learnt));
    if (!learnt)
        return NULL;
    learnt->lexicon = typing->lexicon;
    learnt->nouns_capital = typing->language && typing->language->nouns_capital;
    learnt->indexes = stet_map_new();
    learnt->arena = stet_arena_new(8 * STET_MIB);
    if (learnt->indexes && learnt->arena && learn_text(learnt, typing->old_side->text, 0) &&
        learn_text(learnt, typing->new_side->text, 1))
        return learnt;
    stet_learnt_free(learnt);
    return NULL;
}

const struct stet_learnt *stet_learnt_get(struct stet_typing *typing)
{
    if (!typing->learnt && !typing->failed) {
        typing->learnt = learn(typing);
        typing->failed = !typing->learnt;
    }
    return typing->learnt;
}

void stet_learnt_free(struct stet_learnt *learnt)
{
    if (!learnt)
        return;
    stet_map_free(learnt->indexes);
    stet_arena_free(learnt->arena);
    free(learnt->words);
    free(learnt);
}

bool stet_learnt_are_both_known(const struct stet_learnt *learnt, struct stet_span old_word,
                                struct stet_span new_word)
{
    const struct word *was = find_word(learnt, old_word), *is = find_word(learnt, new_word);
    return was && is && was->seen[1] > 0 && is->seen[0] > 0;
}

bool stet_learnt_is_slip(const struct stet_learnt *learnt, struct stet_span old_word,
                         struct stet_span new_word)
{
    const struct word *was = find_word(learnt, old_word), *is = find_word(learnt, new_word);
    return was && is && (was->seen[1] > 0) != (is->seen[0] > 0);
}

#define LONG_NOUN 16 /* bytes: a word put together of others */

/* How common nouns end, where all nouns have capitals. */
static bool ends_as_noun(struct stet_span word)
{
    if (word.len >= LONG_NOUN)
        return true;
    static const char *const endings[] = {
        "ung",  "ungen",  "heit",  "heiten", "keit", "keiten", "schaft", "schaften",
        "tion", "tionen", "tät",   "täten",  "nis",  "nisse",  "nissen", "ling",
        "tum",  "ment",   "ismus", "erung",  "anz",  "enz"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
        if (word.len > strlen(endings[i]) + 2 && stet_span_ends(word, endings[i]))
            return true;
    return false;
}

bool stet_learnt_is_name(const struct stet_learnt *learnt, struct stet_span word, bool begins)
{
    /* "O'Brien", "L'Aquila", "Jean-Paul": the part with the capital. */
    size_t start = 0, pos = 0;
    while (pos < word.len) {
        size_t at = pos;
        if (stet_character_is_upper(stet_utf8_next(word.ptr, word.len, &pos))) {
            start = at;
            break;
        }
        start = pos;
    }
    if (start == word.len || start > 6)
        return false;
    size_t end = letters_end(word, start);
    struct stet_span part = stet_span_sub(word, start, end);
    const struct word *known = find_word(learnt, part);
    if (stet_span_is(part, "I") || (known && known->small > known->within))
        return false;
    if (learnt && learnt->nouns_capital && (ends_as_noun(part) || (known && known->common > 0)))
        return false;
    return !begins || (known && known->within > 0 && known->small == 0);
}
