/* names.h - what the attributes of an element say of it, read in one look. Private to the making of
 * parts. */
#ifndef STET_NAMES_H
#define STET_NAMES_H

#include "extract.h"

#define STET_NAMES_SLOTS 256

/* What one class attribute says. */
struct stet_class {
    struct stet_span value;
    uint32_t hints;
    uint64_t build;
};

/* The class attributes met last: a page has few, and each a hundred times. Starts zeroed, lives no
 * longer than the page. */
struct stet_classes {
    struct stet_class slots[STET_NAMES_SLOTS];
};

/* Fills in hints, build, hidden, link, typed and claims of an element's part. */
void stet_names_read(struct stet_classes *classes, const struct stet_html *html,
                     struct stet_part *part);

/* hints.c: what the words of an attribute say; *build: a number for the letters of all classes. */
uint32_t stet_hints_of_classes(struct stet_span value, uint64_t *build);
uint32_t stet_hints_of_id(struct stet_span value, unsigned tag);
uint32_t stet_hints_of_role(struct stet_span value);
uint32_t stet_hints_of_property(struct stet_span value);

#endif
