/* entities.h - character references. */
#ifndef STET_HTML_ENTITIES_H
#define STET_HTML_ENTITIES_H

#include <stdbool.h>
#include <stddef.h>

/* The character reference at text[0] == '&': writes its UTF-8 and returns how many bytes of text it
 * takes, 0 if it is none. */
size_t html_entity(const char *text, size_t len, bool in_attribute, char out[8], size_t *out_len);

#endif
