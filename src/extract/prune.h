/* prune.h - what the files that drop parts share. Private to prune*.c. */
#ifndef STET_PRUNE_H
#define STET_PRUNE_H

#include "extract.h"

/* prune_names.c: what no article can be, by its element or a name that leaves no doubt. */
enum stet_drop stet_prune_at_sight(const struct stet_page *page, uint32_t at);
/* What a weaker name makes of a part inside of an article. */
enum stet_drop stet_prune_by_name(const struct stet_part *part);

static inline bool stet_prune_is_heading(unsigned tag)
{
    return tag == STET_HTML_TAG_H1 || tag == STET_HTML_TAG_H2 || tag == STET_HTML_TAG_H3 ||
           tag == STET_HTML_TAG_H4 || tag == STET_HTML_TAG_H5 || tag == STET_HTML_TAG_H6;
}

/* Letters outside of links. */
static inline uint32_t stet_prune_plain(const struct stet_part *part)
{
    return part->all.chars - part->all.link_chars;
}

#endif
