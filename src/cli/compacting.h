/* compacting.h - the archive made smaller, on demand and after 'archive'. */
#ifndef STET_COMPACTING_H
#define STET_COMPACTING_H

#include "command.h"

/* Compacts the open archive; an interrupt ends it without harm. automatic: only if it is worth it,
 * with a line on standard error. *summary is of STET_OK. */
enum stet_status stet_compacting_run(struct stet_cli *cli, bool automatic,
                                     struct stet_compact_summary *summary,
                                     struct stet_error *error) STET_MUST_CHECK;
/* "120.4 MB", as people count. */
void stet_compacting_size(uint64_t bytes, char out[32]);

#endif
