/* byline_label.c - the words that stand before the names of authors: "By", "von", "Author:".
 *
 * In: a line. Out: where the names in it begin. */
#include "byline.h"

#include "fold.h"
#include "map.h"
#include "span.h"
#include "utf8.h"
#include <pthread.h>

enum { LABEL_WORDS = 4, LABEL_BYTES = 80, ARMENIAN_COLON = 0x055D };

/* Words of authorship: those that stand before a name as they are, and those that need a colon. */
static const char plain_words[] =
    "|by|written by|words by|words and pictures by|words & pictures by|story by|text by|posted by|"
    "reported by|reporting by|report by|article by|published by|view all posts by|all posts by|"
    "posts by|more posts by|all articles by|articles by|view posts by|view all articles by|"
    "show all articles of|analysis by|review by|opinion by|guest post by|contributed by|"
    "submitted by|compiled by|authored by|interview by|essay by|column by|commentary by|"
    "as told to|"
    "von|verfasst von|ein bericht von|text von|geschrieben von|artikel von|bericht von|"
    "beitrag von|gepostet von|durch|erstellt von|eingestellt von|aufgezeichnet von|"
    "protokolliert von|interview von|veröffentlicht von|ein gastbeitrag von|ein kommentar von|"
    "eine analyse von|"
    "par|recueilli par|propos recueillis par|entretien réalisé par|interview réalisée par|"
    "posté par|écrit par|publié par|rédigé par|par la rédaction|article de|"
    "por|publicado por|redactado por|escrito por|elaborado por|enviado por|firmado por|"
    "entrevista de|texto de|texto por|un artículo de|artículo de|escribe|autor|autora|"
    "redigido por|postado por|reportagem de|por nosso enviado|"
    "di|a cura di|testo di|scritto da|pubblicato da|redatto da|intervista di|articolo di|"
    "dal nostro inviato|dalla nostra inviata|dal nostro corrispondente|autore|"
    "door|geschreven door|geplaatst door|gepost door|door onze redacteur|van onze redacteur|"
    "av|skriven av|publicerad av|postad av|text av|tekst av|skrevet av|lagt inn av|postet av|"
    "af|skrevet af|eftir|teksti|"
    "napisane przez|napisał|napisała|opublikował|opublikowała|dodał|dodane przez|"
    "napsal|napsala|napsali|vložil|vložila|napísal|napísala|piše|napisao|napisala|napisali|"
    "írta|de la|scris de|prin|nga|shkruan|autorius|autors|"
    "автор|автора|подготовил|подготовила|подготували|підготував|підготувала|пише|написал|"
    "γράφει ο|γράφει η|του|της|από|"
    "yazan|yazar|müəllif|muallif|"
    "oleh|ditulis oleh|laporan|tác giả|viết bởi|โดย|ผู้เขียน|"
    "إعداد|كتبت|كتب|بقلم|نویسنده|به قلم|نوشته|מאת|"
    "द्वारा|लेखक|লেখক|작성자|글|기자|"
    "取材・文|文・|執筆・|文|作者|记者|記者|撰文|";
static const char colon_words[] =
    "|author|authors|contributor|contributors|writer|writers|reporter|byline|text|words|interview|"
    "autorin|autoren|"
    "verfasser|redaktion|redakteur|auteur|auteurs|texte|texto|autores|redacción|escriben|"
    "entrevista|testo|autori|tekst|forfatter|skribent|kirjoittaja|autorzy|autoři|autorė|"
    "szerző|szöveg|haber|penulis|редактор|текст|автори|авторы|συντάκτης|συντάκτρια|հեղինակ|"
    "ავტორი|எழுதியவர்|تحریر|著者|筆者|執筆|執筆者|文責|ライター|編集|본문|"
    "本报记者|特約記者|来源记者|";
/* The offset behind a separator of label and names (":", "：", "/") at pos; pos if there is none.
 */
static size_t skip_colon(struct stet_span line, size_t pos)
{
    static const char *const signs[] = {":", "：", "/", "／", "|", "｜", "՝"};
    while (pos < line.len && stet_is_space(line.ptr[pos]))
        pos++;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (stet_span_starts(stet_span_sub(line, pos, line.len), signs[i]))
            return pos + strlen(signs[i]);
    }
    return pos;
}

/* What the beginning of a line, folded, can be. */
enum label {
    LABEL_PLAIN = 1,  /* one of plain_words */
    LABEL_COLON = 2,  /* one of colon_words */
    LABEL_BEGINS = 4, /* the first words of one of these */
};

/* The words of authorship by their spelling, and where that is kept; made once a process and never
 * freed. */
static struct stet_map *labels;
static char spellings[2 * (sizeof(plain_words) + sizeof(colon_words))];
static size_t spellings_len;
static pthread_once_t labels_once = PTHREAD_ONCE_INIT;

static void add_label(struct stet_map *map, struct stet_span line, enum label label)
{
    char *folded = spellings + spellings_len;
    size_t *value, len = stet_fold(line, folded, sizeof(spellings) - spellings_len);
    struct stet_span words = {folded, len};
    spellings_len += len;
    for (size_t i = 0; i < words.len; i++)
        if (words.ptr[i] == ' ' && (value = stet_map_put(map, stet_span_sub(words, 0, i), NULL)))
            *value |= LABEL_BEGINS;
    if (words.len > 0 && (value = stet_map_put(map, words, NULL)))
        *value |= label;
}

static void make_labels(void)
{
    static const struct {
        const char *words;
        enum label label;
    } lists[] = {{plain_words, LABEL_PLAIN}, {colon_words, LABEL_COLON}};
    struct stet_map *map = stet_map_new();
    for (size_t i = 0; map && i < sizeof(lists) / sizeof(*lists); i++) {
        struct stet_span rest = stet_span_of(lists[i].words);
        while (rest.len > 0) {
            size_t bar = stet_span_find(rest, "|");
            add_label(map, stet_span_sub(rest, 0, bar), lists[i].label);
            rest = stet_span_sub(rest, bar < rest.len ? bar + 1 : bar, rest.len);
        }
    }
    labels = map;
}

/* A set of enum label. */
static unsigned label_of(struct stet_span text)
{
    char folded[LABEL_BYTES];
    size_t len = stet_fold(text, folded, sizeof(folded));
    pthread_once(&labels_once, make_labels);
    if (len == 0) /* space, so far */
        return LABEL_BEGINS;
    const size_t *value = labels ? stet_map_get(labels, (struct stet_span){folded, len}) : NULL;
    return value ? (unsigned)*value : 0;
}

bool stet_byline_is_label(struct stet_span line)
{
    return (label_of(line) & (LABEL_PLAIN | LABEL_COLON)) != 0;
}

size_t stet_byline_label(struct stet_span line)
{
    size_t found = 0, words = 0;
    for (size_t pos = 0; pos < line.len && words < LABEL_WORDS;) {
        size_t start = pos;
        uint32_t code = stet_fold_code(stet_utf8_next(line.ptr, line.len, &pos));
        bool space = code == ' ';
        bool colon = code == ':' || code == '/' || code == '|' || code == ARMENIAN_COLON;
        if ((!space && !colon) || start == 0)
            continue;
        words++;
        unsigned label = label_of(stet_span_sub(line, 0, start));
        size_t behind = skip_colon(line, start);
        bool has_colon = behind > start && !stet_is_space(line.ptr[behind - 1]);
        if ((label & LABEL_PLAIN) || (has_colon && (label & LABEL_COLON)))
            found = behind;
        if (colon || label == 0) /* no longer one begins so either */
            break;
    }
    return found;
}
