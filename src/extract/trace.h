/* trace.h - what was made of a page, kept for people who ask why. */
#ifndef STET_TRACE_H
#define STET_TRACE_H

#include "blocks.h"

struct stet_trace *stet_trace_new(void);
/* Notes the blocks of a page; data is the trace. */
void stet_trace_see(const struct stet_page *page, const struct stet_blocks *blocks, void *data);
/* Takes over the page's text; a trace that has seen a page gets its tree. */
enum stet_status stet_trace_finish(struct stet_trace *trace, struct stet_buf *text,
                                   struct stet_error *error) STET_MUST_CHECK;

#endif
