/* diagnostics.h - making the lists of stet/base.h. */
#ifndef STET_DIAGNOSTICS_H
#define STET_DIAGNOSTICS_H

#include "arena.h"
#include <stet/base.h>

/* Adds one; detail is copied, cut to 200 bytes at a character. */
void stet_diagnostics_add(struct stet_diagnostics *list, struct stet_arena *arena, const char *code,
                          size_t offset, struct stet_span detail);

#endif
