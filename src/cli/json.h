/* json.h - JSON values on standard output, one a line. */
#ifndef STET_CLI_JSON_H
#define STET_CLI_JSON_H

#include "output.h"
#include <jansson.h>
#include <stet/diff.h>

/* Writes value and LF in one write, and frees value. */
void stet_json_print(struct stet_output *out, json_t *value);
/* A string; bytes that are no UTF-8 become U+FFFD; NULL becomes null. */
json_t *stet_json_text(const char *text);
/* 0 to 1, in thousandths. */
json_t *stet_json_weight(double weight);
/* The names of types of edits, STET_EDIT_BIT each. */
json_t *stet_json_types(uint32_t types);
/* "2024-12-03T08:30:00Z" */
json_t *stet_json_instant(int64_t utc);

#endif
