/* validity.c - lines that say since when a text holds: "Effective: 1 May 2025".
 *
 * Terms and policies have them below their title, where an article has its byline; but they are of
 * the text: who signs it, or archives it, must find them in it. */
#include "validity.h"
#include "date.h"
#include "fold.h"
#include "span.h"

#define LINE_BYTES 100 /* a longer line is a sentence */

/* How such a line begins, folded. */
static const char *const openings[] = {
    "effective",
    "in effect",
    "valid from",
    "valid as of",
    "in force",
    "gultig ab",
    "gultig seit",
    "in kraft seit",
    "in kraft ab",
    "gultigkeit",
    "en vigueur",
    "entree en vigueur",
    "date d'entree",
    "applicable a",
    "date d'effet",
    "vigente desde",
    "en vigor",
    "entrada en vigor",
    "fecha de entrada",
    "fecha de vigencia",
    "em vigor",
    "data de vigencia",
    "in vigore",
    "data di entrata",
    "data di efficacia",
    "ingangsdatum",
    "van kracht",
    "geldig vanaf",
    "obowiazuje od",
    "data wejscia",
    "galler fran",
    "gaelder fra",
    "gjelder fra",
    "ikrafttradandedatum",
    "voimassa",
    "yururluk tarihi",
    "вступает в силу",
    "действует с",
    "дата вступления",
    "набирае чинності",
    "生效日期",
    "生效时间",
    "生效日",
    "施行日期",
    "発効日",
    "施行日",
    "制定日",
    "시행일",
};

bool stet_validity_is_line(struct stet_span line)
{
    char folded[LINE_BYTES + 1];
    struct stet_date date;
    line = stet_span_trim(line);
    if (line.len > LINE_BYTES || stet_fold(line, folded, sizeof(folded)) == 0)
        return false;
    struct stet_span text = stet_span_of(folded);
    for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++)
        if (stet_span_starts(text, openings[i]))
            return stet_date_find(line, NULL, &date);
    return false;
}

bool stet_validity_is_part(const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    if (part->all.chars == 0 || part->all.chars > LINE_BYTES)
        return false;
    struct stet_buf line;
    stet_buf_init(&line, 2 * LINE_BYTES);
    stet_part_text(page, at, LINE_BYTES + 1, &line);
    bool is = stet_validity_is_line((struct stet_span){line.ptr, line.len});
    stet_buf_free(&line);
    return is;
}
