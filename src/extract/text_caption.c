/* text_caption.c - is a line the caption of a picture?
 *
 * In: a line. Out: yes or no, by the wordings of captions and credits; weak signs count only
 * together. */
#include "text_head.h"

#include "fold.h"
#include "language.h"
#include "span.h"
#include "text_lines.h"

#define MAX_LINE 300 /* bytes */

/* Is one of the folded words or phrases in the folded line, as a word of its own? */
static bool has_word(const char *line, const char *const *words)
{
    for (; *words; words++) {
        size_t len = strlen(*words);
        for (const char *at = strstr(line, *words); at; at = strstr(at + 1, *words)) {
            bool starts = at == line || !stet_is_alpha(at[-1]);
            bool ends = !stet_is_alpha(at[len]) || !stet_is_alpha((*words)[len - 1]);
            if (starts && ends)
                return true;
        }
    }
    return false;
}

/* The words of pictures that stand before a colon. */
static const char *const credit_words[] = {
    "photo",        "photos",       "photograph",    "photographs", "photo credit",
    "photo by",     "picture",      "pictures",      "image",       "images",
    "image credit", "illustration", "video",         "credit",      "credits",
    "graphic",      "file photo",   "archive photo", "foto",        "fotos",
    "foto di",      "immagine",     "immagini",      "didascalia",  "bild",
    "bilder",       "fotografie",   "grafik",        "symbolbild",  "archivbild",
    "legende",      "credit photo", "photographie",  "imagen",      "imagenes",
    "imagem",       "fotografia",   "arquivo",       "afbeelding",  "beeld",
    "zdjecie",      "fot",          "obrazek",       "snimek",      "kuva",
    "kep",          "fotografija",  "gorsel",        "fotograf",    "фото",
    "фотография",   "иллюстрация",  "світлина",      "снимка",      "φωτο",
    "φωτογραφια",   "צילום",        "صورة",          "الصورة",      "写真",
    "画像",         "図",           "사진",          "图",          "图片",
    "图为",         "資料圖",       "资料图",        "圖",          "圖片",
    "anh",          "hinh",         "gambar",        NULL};

bool stet_head_is_credit(struct stet_span line)
{
    char folded[MAX_LINE];
    if (stet_fold(line, folded, sizeof(folded)) == 0)
        return false;
    size_t label = strcspn(folded, ":/");
    if (folded[label] == '\0' || folded[label + 1] == '/' || stet_text_words(line) > 40)
        return false;
    while (label > 0 && folded[label - 1] == ' ')
        label--;
    for (const char *const *word = credit_words; *word; word++) {
        if (strlen(*word) == label && memcmp(folded, *word, label) == 0)
            return true;
    }
    return false;
}

/* Wordings that only captions have, and words that captions have more often than titles. */
static const char *const strong_cues[] = {"getty images",
                                          "shutterstock",
                                          "alamy",
                                          "istock",
                                          "unsplash",
                                          "pexels",
                                          "/reuters",
                                          "(reuters",
                                          "reuters/",
                                          "- reuters",
                                          "| reuters",
                                          ". reuters",
                                          ": reuters",
                                          "/ap",
                                          "ap photo",
                                          "(ap",
                                          "/afp",
                                          "afp via",
                                          "epa-efe",
                                          "dpa/",
                                          "picture alliance",
                                          "imago",
                                          "/ansa",
                                          "(ansa",
                                          "wikimedia",
                                          "flickr",
                                          "photo by",
                                          "photograph by",
                                          "image by",
                                          "photo courtesy",
                                          "courtesy of",
                                          "file photo",
                                          "file image",
                                          "archive photo",
                                          "handout",
                                          "screenshot",
                                          "is displayed",
                                          "are displayed",
                                          "is seen",
                                          "are seen",
                                          "is pictured",
                                          "are pictured",
                                          "pictured",
                                          "is shown on",
                                          "are shown on",
                                          "in this photo",
                                          "in this image",
                                          "in this illustration",
                                          "in this picture",
                                          "in this undated",
                                          "poses for",
                                          "left to right",
                                          "from left",
                                          "nella foto",
                                          "foto d'archivio",
                                          "foto di",
                                          "nell'immagine",
                                          "auf dem bild",
                                          "im bild",
                                          "archivbild",
                                          "archivfoto",
                                          "symbolbild",
                                          "symbolfoto",
                                          "foto von",
                                          "sur la photo",
                                          "photo d'archives",
                                          "photo d'illustration",
                                          "en la foto",
                                          "en la imagen",
                                          "foto de archivo",
                                          "imagen de archivo",
                                          "na foto",
                                          "foto de arquivo",
                                          "op de foto",
                                          "archieffoto",
                                          "zdjecie ilustracyjne",
                                          "fot.",
                                          "ilustracni foto",
                                          "pa bilden",
                                          "pa bildet",
                                          "kuvituskuva",
                                          "на фото",
                                          "архивное фото",
                                          "фото:",
                                          "資料写真",
                                          "写真は",
                                          "资料图",
                                          "图为",
                                          "圖為",
                                          "사진은",
                                          "사진=",
                                          NULL};
static const char *const weak_cues[] = {
    "logo",         "photo",    "image",      "picture", "portrait", "illustration",
    "foto",         "immagine", "bild",       "imagen",  "imagem",   "fotografia",
    "photographie", "logotipo", "afbeelding", "zdjecie", "kuva",     "фото",
    "логотип",      "写真",     "画像",       "ロゴ",    "사진",     "로고",
    "图片",         "标志",     NULL};

bool stet_head_is_caption(struct stet_span line, bool behind_date, const char *language)
{
    char folded[MAX_LINE];
    size_t words = stet_text_words(line);
    if (words < 2 || words > 40 || stet_fold(line, folded, sizeof(folded)) == 0)
        return false;
    if (stet_head_is_credit(line))
        return true;
    if (stet_text_ends_sentence(line))
        return false;
    if (has_word(folded, strong_cues))
        return true;
    struct stet_language own;
    bool foreign = language && stet_language_detect(line, &own) && own.confidence >= 40 &&
                   strncmp(own.tag, language, strcspn(language, "-")) != 0;
    bool pictured = has_word(folded, weak_cues);
    return (pictured && (behind_date || foreign)) || (behind_date && foreign);
}
