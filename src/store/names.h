/* names.h - the names of files in the archive; none holds a byte that came from outside unfiltered.
 */
#ifndef STET_NAMES_H
#define STET_NAMES_H

#include "store.h"

/* "20241203T083000Z-1a2b3c4d" */
void stet_names_stem(int64_t captured_utc, const uint8_t sha256[32], char out[STET_STEM_BYTES + 1]);
/* Reads a stem back; false if text is none. */
bool stet_names_parse_stem(const char *text, size_t len, int64_t *captured_utc);
/* "captures/2024/12/03" */
void stet_names_day(int64_t captured_utc, char out[STET_NAME_BYTES]);
/* "083000Z" */
void stet_names_second(int64_t captured_utc, char out[STET_NAME_BYTES]);
/* "083000Z-<j8>.jsonl"; k picks which 8 of the 64 digits (0: the first), for a name already taken.
 */
void stet_names_journal(int64_t captured_utc, const uint8_t sha256[32], unsigned k,
                        char out[STET_NAME_BYTES]);
/* "<id>-<s8>.<ext>": a kept source, in the folder of its second; the whole id, so that a file
 * belongs to one article. */
void stet_names_kept(const char *id, const uint8_t sha256[32], const char *extension,
                     char out[STET_NAME_BYTES]);
/* "<stem>.<ext>", or "<stem>.source.md" of a source that is Markdown itself. */
void stet_names_source(const char *stem, const char *extension, char out[STET_NAME_BYTES]);
/* 1 to 11 of [a-z0-9], and not what a journal ends with. */
bool stet_names_extension_ok(const char *extension);

#endif
