/* digest.h - SHA-1, SHA-256 and hexadecimal. */
#ifndef STET_DIGEST_H
#define STET_DIGEST_H

#include <stet/base.h>

#define STET_SHA1_BYTES   20
#define STET_SHA256_BYTES 32
#define STET_SHA256_HEX   64 /* characters, without NUL */

void stet_sha256(const void *ptr, size_t len, uint8_t out[STET_SHA256_BYTES]);

/* The same piece by piece, after stet_sha256_init. Nothing is to be freed. */
struct stet_sha256 {
    uint64_t room[14]; /* for libcrypto's own */
};
void stet_sha256_init(struct stet_sha256 *hash);
void stet_sha256_update(struct stet_sha256 *hash, const void *ptr, size_t len);
/* Writes the digest and starts anew. */
void stet_sha256_final(struct stet_sha256 *hash, uint8_t out[STET_SHA256_BYTES]);

/* SHA-1, for the names that git gives; what comes from outside is hashed by stet_git_hash. */
struct stet_sha1 {
    uint64_t room[12];
};
void stet_sha1_init(struct stet_sha1 *hash);
void stet_sha1_update(struct stet_sha1 *hash, const void *ptr, size_t len);
/* Writes the digest and starts anew. */
void stet_sha1_final(struct stet_sha1 *hash, uint8_t out[STET_SHA1_BYTES]);

/* Lower case; out has room for 2 * len + 1 characters. */
void stet_hex(const uint8_t *ptr, size_t len, char *out);
/* false unless text is exactly 2 * len hexadecimal digits. */
bool stet_hex_parse(struct stet_span text, uint8_t *out, size_t len) STET_MUST_CHECK;

#endif
