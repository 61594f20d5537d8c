/* lexicon.c - looks words up in the lists of one language.
 *
 * Each entry is kept by its first word (of an unspaced language: by its first character), in a
 * folded form; those that share it are chained. */
#include "lexicon.h"
#include "diff.h"
#include "limits.h"
#include "span.h"
#include "typing.h"
#include "utf8.h"
#include <stdlib.h>

#define MAX_WORD    64 /* bytes of a folded word; longer ones are in no list */
#define MAX_ELISION 6  /* bytes of "dell'" */

struct entry {
    struct stet_span text; /* folded, its words apart by spaces */
    enum stet_word_class class;
    uint64_t value;
    bool capital, many; /* many: it has several words */
    size_t next;        /* of the same first word; index + 1, 0: none */
};

struct stet_lexicon {
    const struct stet_language *language;
    struct stet_arena *arena; /* of folded texts */
    struct stet_map *firsts;  /* by first word: index + 1 of an entry */
    struct entry *entries;
    size_t count;
    struct entry affixes[4]; /* "*n't", "n'*": text is the part that stands */
    size_t affix_count;
};

uint64_t stet_lexicon_hash(struct stet_span text)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

uint64_t stet_lexicon_hash_number(double value)
{
    return stet_lexicon_hash((struct stet_span){(const char *)&value, sizeof(value)});
}

/* A folded copy; "_" becomes a space. */
static struct stet_span fold_entry(struct stet_lexicon *lexicon, struct stet_span text)
{
    char *copy = stet_arena_alloc(lexicon->arena, text.len * 3 + 4);
    if (!copy)
        return (struct stet_span){0};
    size_t len = stet_character_fold_word(text, copy);
    for (size_t i = 0; i < len; i++)
        copy[i] = copy[i] == '_' ? ' ' : copy[i];
    return (struct stet_span){copy, len};
}

/* What entries are found by: the first word, or the first character of an unspaced language. */
static struct stet_span first_of(const struct stet_lexicon *lexicon, struct stet_span folded)
{
    size_t end = 0;
    if (folded.len == 0)
        return folded;
    if (lexicon->language->unspaced) {
        stet_utf8_next(folded.ptr, folded.len, &end);
        return stet_span_sub(folded, 0, end);
    }
    const char *space = memchr(folded.ptr, ' ', folded.len);
    return stet_span_sub(folded, 0, space ? (size_t)(space - folded.ptr) : folded.len);
}

static bool is_capitalised(struct stet_span word)
{
    size_t pos = 0;
    return word.len > 0 && stet_character_is_upper(stet_utf8_next(word.ptr, word.len, &pos));
}

static bool add_entry(struct stet_lexicon *lexicon, struct stet_span text,
                      enum stet_word_class class)
{
    size_t equals = stet_span_find(text, "=");
    struct stet_span word = stet_span_sub(text, 0, equals);
    struct stet_span meaning = equals < text.len ? stet_span_sub(text, equals + 1, text.len) : word;
    bool affix = word.ptr[0] == '*' || word.ptr[word.len - 1] == '*';
    struct entry entry = {.class = class, .capital = is_capitalised(word)};
    if (!lexicon->language->unspaced)
        entry.many = memchr(word.ptr, '_', word.len);
    entry.text = fold_entry(lexicon, word);
    entry.value = stet_lexicon_hash(meaning);
    double number;
    uint64_t unit;
    if (class == STET_WORD_NUMBER && stet_number_read(meaning, &number, &unit))
        entry.value = stet_lexicon_hash_number(number);
    if (entry.text.len == 0)
        return false;
    if (affix && lexicon->affix_count < sizeof(lexicon->affixes) / sizeof(*lexicon->affixes)) {
        lexicon->affixes[lexicon->affix_count++] = entry;
        return true;
    }
    size_t *first = stet_map_put(lexicon->firsts, first_of(lexicon, entry.text), NULL);
    if (!first)
        return false;
    entry.next = *first;
    lexicon->entries[lexicon->count++] = entry;
    *first = lexicon->count;
    return true;
}

static struct stet_span next_word(struct stet_span *list)
{
    *list = stet_span_trim(*list);
    size_t end = stet_span_find(*list, " ");
    struct stet_span word = stet_span_sub(*list, 0, end);
    *list = stet_span_sub(*list, end, list->len);
    return word;
}

static bool add_class(struct stet_lexicon *lexicon, enum stet_word_class class)
{
    struct stet_span list = stet_span_of(lexicon->language->entries[class]), rest = list;
    size_t count = 0;
    while (next_word(&rest).len > 0)
        count++;
    struct entry *entries =
        realloc(lexicon->entries, (lexicon->count + count + 1) * sizeof(*entries));
    if (!entries)
        return false;
    lexicon->entries = entries;
    for (size_t i = 0; i < count; i++)
        if (!add_entry(lexicon, next_word(&list), class))
            return false;
    return true;
}

struct stet_lexicon *stet_lexicon_new(const struct stet_language *language)
{
    struct stet_lexicon *lexicon = calloc(1, sizeof(*lexicon));
    if (!lexicon)
        return NULL;
    lexicon->language = language;
    lexicon->arena = stet_arena_new(STET_MIB);
    lexicon->firsts = stet_map_new();
    bool done = lexicon->arena && lexicon->firsts;
    for (int class = 0; done && language && class < STET_WORD_CLASS_COUNT; class ++)
        done = add_class(lexicon, (enum stet_word_class) class);
    if (done)
        return lexicon;
    stet_lexicon_free(lexicon);
    return NULL;
}

void stet_lexicon_free(struct stet_lexicon *lexicon)
{
    if (!lexicon)
        return;
    stet_arena_free(lexicon->arena);
    stet_map_free(lexicon->firsts);
    free(lexicon->entries);
    free(lexicon);
}

/* The index + 1 of the first entry that begins so. */
static size_t find_first(const struct stet_lexicon *lexicon, struct stet_span folded)
{
    if (!lexicon->language || folded.len == 0)
        return 0;
    size_t *first = stet_map_get(lexicon->firsts, first_of(lexicon, folded));
    return first ? *first : 0;
}

static void add_meaning(struct stet_meaning *out, const struct entry *entry)
{
    if (out->fixed && !entry->capital)
        return;
    if (entry->capital && !out->fixed)
        out->classes = 0;
    out->fixed = out->fixed || entry->capital;
    out->classes |= STET_WORD_BIT(entry->class);
    out->values[entry->class] = entry->value;
}

static void look_up(const struct stet_lexicon *lexicon, struct stet_span folded, bool capitalised,
                    struct stet_meaning *out)
{
    for (size_t i = find_first(lexicon, folded); i > 0; i = lexicon->entries[i - 1].next) {
        const struct entry *entry = &lexicon->entries[i - 1];
        if (entry->capital && !capitalised)
            continue;
        if (entry->many)
            out->opens = true;
        else if (stet_span_equal(entry->text, folded))
            add_meaning(out, entry);
    }
}

/* "*n't": stands for all words that end so; "n'*" for those that begin so. */
static void look_up_affixes(const struct stet_lexicon *lexicon, struct stet_span folded,
                            struct stet_meaning *out)
{
    for (size_t i = 0; i < lexicon->affix_count; i++) {
        const struct entry *affix = &lexicon->affixes[i];
        bool suffix = affix->text.ptr[0] == '*';
        struct stet_span part =
            stet_span_sub(affix->text, suffix ? 1 : 0, affix->text.len - (suffix ? 0 : 1));
        if (folded.len <= part.len)
            continue;
        size_t at = suffix ? folded.len - part.len : 0;
        if (stet_span_equal(stet_span_sub(folded, at, at + part.len), part))
            add_meaning(out, affix);
    }
}

void stet_lexicon_word(const struct stet_lexicon *lexicon, struct stet_span word,
                       struct stet_meaning *out)
{
    char buffer[3 * MAX_WORD + 4];
    *out = (struct stet_meaning){0};
    if (!lexicon->language || word.len == 0 || word.len > MAX_WORD)
        return;
    struct stet_span folded = {buffer, stet_character_fold_word(word, buffer)};
    look_up(lexicon, folded, is_capitalised(word), out);
    look_up_affixes(lexicon, folded, out);
    /* "l'euro", "dell'agosto": what stands behind the elision. */
    const char *mark = memchr(buffer, '"', folded.len < MAX_ELISION ? folded.len : MAX_ELISION);
    if (out->classes == 0 && mark)
        look_up(lexicon, stet_span_sub(folded, (size_t)(mark - buffer) + 1, folded.len), false,
                out);
}

static bool matches_words(struct stet_span text, const struct stet_span *words, size_t count,
                          size_t *length)
{
    char buffer[3 * MAX_WORD + 4];
    for (*length = 0; text.len > 0; ++*length) {
        size_t end = stet_span_find(text, " ");
        if (*length == count || words[*length].len > MAX_WORD)
            return false;
        struct stet_span folded = {buffer, stet_character_fold_word(words[*length], buffer)};
        if (!stet_span_equal(folded, stet_span_sub(text, 0, end)))
            return false;
        text = stet_span_sub(text, end < text.len ? end + 1 : end, text.len);
    }
    return true;
}

size_t stet_lexicon_phrase(const struct stet_lexicon *lexicon, const struct stet_span *words,
                           size_t count, enum stet_word_class class, uint64_t *value)
{
    char buffer[3 * MAX_WORD + 4];
    size_t best = 0, length;
    if (count == 0 || words[0].len > MAX_WORD)
        return 0;
    struct stet_span folded = {buffer, stet_character_fold_word(words[0], buffer)};
    for (size_t i = find_first(lexicon, folded); i > 0; i = lexicon->entries[i - 1].next) {
        const struct entry *entry = &lexicon->entries[i - 1];
        if (!entry->many || entry->class != class ||
            !matches_words(entry->text, words, count, &length) || length <= best)
            continue;
        best = length;
        *value = entry->value;
    }
    return best;
}

size_t stet_lexicon_prefix(const struct stet_lexicon *lexicon, struct stet_span text,
                           enum stet_word_class class, uint64_t *value)
{
    size_t best = 0;
    if (!lexicon->language || !lexicon->language->unspaced)
        return 0;
    for (size_t i = find_first(lexicon, text); i > 0; i = lexicon->entries[i - 1].next) {
        const struct entry *entry = &lexicon->entries[i - 1];
        if (entry->class != class || entry->text.len > text.len || entry->text.len <= best ||
            memcmp(entry->text.ptr, text.ptr, entry->text.len) != 0)
            continue;
        best = entry->text.len;
        *value = entry->value;
    }
    return best;
}
