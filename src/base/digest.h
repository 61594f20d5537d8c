/* digest.h - SHA-1, SHA-256 and hexadecimal. */
#ifndef STET_DIGEST_H
#define STET_DIGEST_H

#include <stet/base.h>

#define STET_SHA1_BYTES   20
#define STET_SHA256_BYTES 32
#define STET_SHA256_HEX   64 /* characters, without NUL */

void stet_sha256(const void *ptr, size_t len, uint8_t out[STET_SHA256_BYTES]);

/* The same piece by piece. Without memory the process ends: nothing could be proved. */
struct stet_sha256;
struct stet_sha256 *stet_sha256_new(void);
void stet_sha256_update(struct stet_sha256 *hash, const void *ptr, size_t len);
/* Writes the digest and starts anew. */
void stet_sha256_final(struct stet_sha256 *hash, uint8_t out[STET_SHA256_BYTES]);
void stet_sha256_free(struct stet_sha256 *hash);

/* SHA-1, for the names that git gives; what comes from outside is hashed by stet_git_hash. */
struct stet_sha1;
struct stet_sha1 *stet_sha1_new(void);
void stet_sha1_update(struct stet_sha1 *hash, const void *ptr, size_t len);
/* Writes the digest and starts anew. */
void stet_sha1_final(struct stet_sha1 *hash, uint8_t out[STET_SHA1_BYTES]);
void stet_sha1_free(struct stet_sha1 *hash);

/* Lower case; out has room for 2 * len + 1 characters. */
void stet_hex(const uint8_t *ptr, size_t len, char *out);
/* false unless text is exactly 2 * len hexadecimal digits. */
bool stet_hex_parse(struct stet_span text, uint8_t *out, size_t len) STET_MUST_CHECK;

#endif
