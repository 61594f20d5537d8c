/* language_lexicon.c - the frequent words of all languages by their spelling, and the letters of
 * each, made once a process from the tables as people write them. */
#include "language_lexicon.h"

#include "span.h"
#include "utf8.h"
#include <pthread.h>
#include <stdlib.h>

static struct stet_lexicon lexicon;
static pthread_once_t lexicon_once = PTHREAD_ONCE_INIT;

static void list_letters(size_t language)
{
    const struct stet_language_row *row = &stet_languages[language];
    size_t len = strlen(row->letters), count = 0;
    for (size_t pos = 0; pos < len && count < STET_LEXICON_ALPHABET;) {
        size_t i = stet_lexicon_letter(stet_utf8_next(row->letters, len, &pos));
        if (i == 0)
            continue;
        lexicon.letters[language][count++] = (uint16_t)i;
        lexicon.alphabets[row->script][i]++;
    }
}

static bool next_word(struct stet_span *rest, struct stet_span *word)
{
    while (rest->len > 0 && *rest->ptr == ' ')
        *rest = stet_span_sub(*rest, 1, rest->len);
    const char *space = rest->len > 0 ? memchr(rest->ptr, ' ', rest->len) : NULL;
    size_t end = space ? (size_t)(space - rest->ptr) : rest->len;
    *word = stet_span_sub(*rest, 0, end);
    *rest = stet_span_sub(*rest, end, rest->len);
    return end > 0;
}

static uint64_t hash_of(uint64_t head, size_t len)
{
    return (head ^ len) * UINT64_C(0x9e3779b97f4a7c15);
}

/* The slot of a word, or the empty one where it belongs. Only the words of the tables are ever put
 * in, so no text can make the way to it long. */
static struct stet_lexicon_slot *find(const struct stet_lexicon *in, const char *word, size_t len,
                                      uint64_t head)
{
    for (size_t i = (size_t)(hash_of(head, len) >> 32) & in->mask;; i = (i + 1) & in->mask) {
        struct stet_lexicon_slot *slot = &in->slots[i];
        if (slot->listing == 0 || (slot->head == head && slot->len == len &&
                                   (len <= sizeof(head) || memcmp(slot->ptr, word, len) == 0)))
            return slot;
    }
}

size_t stet_lexicon_find(const struct stet_lexicon *in, const char *word, size_t len)
{
    uint64_t head;
    if (len > STET_LEXICON_WORD || !in->slots)
        return 0;
    memcpy(&head, word, sizeof(head));
    size_t bit = (size_t)(hash_of(head, len) >> 48) % STET_LEXICON_SIEVE;
    if (!(in->sieve[bit / 64] >> bit % 64 & 1))
        return 0;
    return find(in, word, len, head)->listing;
}

static void list_words(size_t language)
{
    struct stet_span rest = stet_span_of(stet_languages[language].words), word;
    while (next_word(&rest, &word)) {
        uint64_t head = 0;
        memcpy(&head, word.ptr, word.len < sizeof(head) ? word.len : sizeof(head));
        struct stet_lexicon_slot *slot = find(&lexicon, word.ptr, word.len, head);
        size_t bit = (size_t)(hash_of(head, word.len) >> 48) % STET_LEXICON_SIEVE;
        lexicon.sieve[bit / 64] |= UINT64_C(1) << bit % 64;
        lexicon.listings[lexicon.count++] =
            (struct stet_listing){.language = (uint16_t)language, .next = slot->listing};
        *slot =
            (struct stet_lexicon_slot){head, word.ptr, (uint16_t)word.len, (uint16_t)lexicon.count};
    }
}

/* Counts for each listing the languages of its script that list the word. */
static void count_shared(void)
{
    for (size_t i = 0; i < lexicon.count; i++) {
        struct stet_listing *listing = &lexicon.listings[i];
        enum stet_script script = stet_languages[listing->language].script;
        /* Listings of a word are chained from the last: count along, both ways. */
        for (size_t k = listing->next; k; k = lexicon.listings[k - 1].next)
            if (stet_languages[lexicon.listings[k - 1].language].script == script) {
                lexicon.listings[k - 1].shared++;
                listing->shared++;
            }
        listing->shared++;
    }
}

static void make_lexicon(void)
{
    size_t room = 1, size = 1024;
    for (size_t i = 0; i < STET_LEXICON_LANGUAGES && stet_languages[i].tag; i++) {
        struct stet_span rest = stet_span_of(stet_languages[i].words), word;
        list_letters(i);
        while (next_word(&rest, &word))
            room++;
    }
    while (size < room * 2)
        size *= 2;
    lexicon.listings = calloc(room, sizeof(*lexicon.listings));
    lexicon.slots = lexicon.listings ? calloc(size, sizeof(*lexicon.slots)) : NULL;
    lexicon.mask = size - 1;
    for (size_t i = 0; lexicon.slots && stet_languages[i].tag; i++)
        list_words(i);
    count_shared();
}

const struct stet_lexicon *stet_lexicon_get(void)
{
    pthread_once(&lexicon_once, make_lexicon);
    return &lexicon;
}
