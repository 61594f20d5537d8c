/* digest.c - SHA-1 and SHA-256 by libcrypto, hexadecimal by hand.
 *
 * libcrypto's own functions of the two, not its EVP: that would first read the system's
 * configuration, which might forbid SHA-1, and bring every algorithm there is into the program. */
#define OPENSSL_API_COMPAT 0x10100000L /* they are declared for those who ask for 1.1 */
#include "digest.h"
#include <openssl/sha.h>
#include <stdlib.h>

struct stet_sha1 {
    SHA_CTX context;
};

struct stet_sha256 {
    SHA256_CTX context;
};

struct stet_sha1 *stet_sha1_new(void)
{
    struct stet_sha1 *hash = malloc(sizeof(*hash));
    if (!hash)
        abort(); /* nothing can be proved then */
    SHA1_Init(&hash->context);
    return hash;
}

void stet_sha1_update(struct stet_sha1 *hash, const void *ptr, size_t len)
{
    SHA1_Update(&hash->context, ptr, len);
}

void stet_sha1_final(struct stet_sha1 *hash, uint8_t out[STET_SHA1_BYTES])
{
    SHA1_Final(out, &hash->context);
    SHA1_Init(&hash->context);
}

void stet_sha1_free(struct stet_sha1 *hash)
{
    free(hash);
}

void stet_sha256(const void *ptr, size_t len, uint8_t out[STET_SHA256_BYTES])
{
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, ptr, len);
    SHA256_Final(out, &context);
}

struct stet_sha256 *stet_sha256_new(void)
{
    struct stet_sha256 *hash = malloc(sizeof(*hash));
    if (!hash)
        abort();
    SHA256_Init(&hash->context);
    return hash;
}

void stet_sha256_update(struct stet_sha256 *hash, const void *ptr, size_t len)
{
    SHA256_Update(&hash->context, ptr, len);
}

void stet_sha256_final(struct stet_sha256 *hash, uint8_t out[STET_SHA256_BYTES])
{
    SHA256_Final(out, &hash->context);
    SHA256_Init(&hash->context);
}

void stet_sha256_free(struct stet_sha256 *hash)
{
    free(hash);
}

void stet_hex(const uint8_t *ptr, size_t len, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < len; i++) {
        *out++ = digits[ptr[i] >> 4];
        *out++ = digits[ptr[i] & 15];
    }
    *out = '\0';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool stet_hex_parse(struct stet_span text, uint8_t *out, size_t len)
{
    if (text.len != 2 * len)
        return false;
    for (size_t i = 0; i < len; i++) {
        int high = hex_value(text.ptr[2 * i]), low = hex_value(text.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}
