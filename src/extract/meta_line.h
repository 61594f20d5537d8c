/* meta_line.h - a line of the page that may be a byline or a date, and what it claims. */
#ifndef STET_EXTRACT_META_LINE_H
#define STET_EXTRACT_META_LINE_H

#include "date.h"
#include "meta.h"

#define STET_LINE_LETTERS 160 /* a longer block is no byline */

struct stet_line {
    struct stet_span text;
    size_t offset;
    uint32_t hints;
    bool near;    /* right behind the title */
    bool behind;  /* after the article */
    bool awaited; /* the line before is "Author:", and nothing else */
    bool dated;   /* a date stands in it: this */
    struct stet_date date;
};

/* Finds the date in the line. */
void stet_line_find_date(struct stet_line *line);

/* Claims the names in "By A. Writer"; tells whether it names somebody. */
bool stet_line_authors(struct stet_claims *claims, const struct stet_line *line);
/* Claims the names of a line that is said to hold nothing else. */
void stet_line_names(struct stet_claims *claims, const struct stet_line *line, unsigned rank);
/* Is the line "Author:" or "By", and nothing else, so that the next one is a name? */
bool stet_line_awaits_name(const struct stet_line *line);
/* Claims the date of the line. */
void stet_line_dates(struct stet_claims *claims, const struct stet_line *line);

/* meta_link.c: claims the names that a link to a page about an author shows. */
void stet_meta_author_link(struct stet_claims *claims, const struct stet_page *page, uint32_t at);

#endif
