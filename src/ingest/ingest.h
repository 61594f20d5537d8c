/* ingest.h - bytes from anywhere: which files, what media type, which encoding, as UTF-8. */
#ifndef STET_INGEST_H
#define STET_INGEST_H

#include "arena.h"
#include "diagnostics.h"
#include <stet/base.h>

enum stet_media { STET_MEDIA_HTML, STET_MEDIA_TEXT, STET_MEDIA_MARKDOWN };

/* Tells what bytes are: by content first, then by the media type given, then by name.
 * STET_ERR_INPUT if they are none of the three; the message says what they look like ("a PNG
 * image", "binary data", "empty"), without the name of the file. media_type and name may be NULL.
 */
enum stet_status stet_ingest_sniff(struct stet_bytes bytes, const char *media_type,
                                   const char *name, enum stet_media *out,
                                   struct stet_error *error) STET_MUST_CHECK;

/* "text/html", "text/plain", "text/markdown"; static. */
const char *stet_ingest_media_type(enum stet_media media);

/* The encoding of the bytes as the WHATWG's name in lower case ("utf-8", "windows-1252"); static.
 * In this order: BOM; bytes that are valid UTF-8 with a character beyond ASCII; the charset
 * parameter of media_type; <meta> (HTML only); detection by content. known (may be NULL) is one
 * found earlier and overrules all. *valid (may be NULL): the bytes were seen to be valid UTF-8
 * without a BOM, so that but for CR they are the text. */
const char *stet_ingest_encoding(struct stet_bytes bytes, enum stet_media media,
                                 const char *media_type, const char *known, bool *valid);

/* The charset that media_type or the mark-up declares though there is no encoding of that name, a
 * span into either; empty if there is none. It says nothing of the encoding, which is found without
 * it. */
struct stet_span stet_ingest_unknown_charset(struct stet_bytes bytes, enum stet_media media,
                                             const char *media_type);

/* Are bytes in encoding (a name as above) what decoding would make of them: valid UTF-8, without
 * BOM and CR? */
bool stet_ingest_is_decoded(struct stet_bytes bytes, const char *encoding);

/* Appends the bytes decoded from encoding (a name as above) as valid UTF-8, without BOM; CR LF and
 * CR become LF. What cannot be decoded becomes U+FFFD and a diagnostic "undecodable" with its
 * offset in the source. */
enum stet_status stet_ingest_decode(struct stet_bytes bytes, const char *encoding,
                                    struct stet_buf *out, struct stet_diagnostics *diagnostics,
                                    struct stet_arena *arena,
                                    struct stet_error *error) STET_MUST_CHECK;

/* One source found on the command line. */
struct stet_ingest_file {
    char *path; /* to open; "-" is standard input */
};

/* What was left out, by kinds: ".css", "hidden". kinds: static, each once; what is more than they
 * hold is only counted. */
#define STET_SKIPPED_KINDS 8
struct stet_ingest_skipped {
    size_t count, kind_count;
    const char *kinds[STET_SKIPPED_KINDS];
};
/* Adds a kind, unless it is there; does not count. */
void stet_ingest_skipped_add(struct stet_ingest_skipped *skipped, const char *kind);

/* The files that operands name, in operand order, folders walked recursively in byte order of
 * names. In a folder: regular files whose ending is not one of those known to hold no article (.css
 * .js .png .jpg .json ...), without hidden files and without symlinks to folders. */
struct stet_ingest_list {
    struct stet_ingest_file *files;
    size_t count;
    struct stet_ingest_skipped skipped;
};

/* What cannot be opened or walked, or a folder without a file, is told to refuse (one call a
 * failure, with a whole message); the rest goes on. STET_ERR_LIMIT above STET_MAX_INPUTS,
 * STET_ERR_MEMORY. Free with stet_ingest_list_free. */
enum stet_status stet_ingest_walk(char *const *operands, size_t count, struct stet_ingest_list *out,
                                  void (*refuse)(void *context, const char *operand,
                                                 const struct stet_error *why),
                                  void *context, struct stet_error *error) STET_MUST_CHECK;
void stet_ingest_list_free(struct stet_ingest_list *list);

#endif
