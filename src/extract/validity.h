/* validity.h - lines that say since when a text holds. */
#ifndef STET_VALIDITY_H
#define STET_VALIDITY_H

#include "extract.h"

/* Does a line begin with words such as "Effective", "Gültig ab", "生效日期", and give a day? */
bool stet_validity_is_line(struct stet_span line);
/* The same of all that is below a part. */
bool stet_validity_is_part(const struct stet_page *page, uint32_t at);

#endif
