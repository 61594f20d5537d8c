/* meta_names.h - the names by which pages say things of an article to machines. */
#ifndef STET_EXTRACT_META_NAMES_H
#define STET_EXTRACT_META_NAMES_H

#include "meta.h"

/* A name or property of a meta element, or an itemprop; lower case. */
struct stet_meta_name {
    const char *name;
    enum stet_meta_field field;
    enum stet_origin origin;
    unsigned rank;
};

/* The entry of a meta element's name; and of a property in microdata. NULL if it says nothing of an
 * article. */
const struct stet_meta_name *stet_meta_name(struct stet_span name);
const struct stet_meta_name *stet_meta_property(struct stet_span name);

#endif
