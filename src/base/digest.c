/* digest.c - SHA-1 and SHA-256 by libcrypto, hexadecimal by hand.
 *
 * libcrypto's own functions of the two, not its EVP: that would first read the system's
 * configuration, which might forbid SHA-1, and bring every algorithm there is into the program. */
#define OPENSSL_API_COMPAT 0x10100000L /* they are declared for those who ask for 1.1 */
#include "digest.h"
#include <assert.h>
#include <openssl/sha.h>

static_assert(sizeof(SHA_CTX) <= sizeof(struct stet_sha1), "room for SHA-1");
static_assert(sizeof(SHA256_CTX) <= sizeof(struct stet_sha256), "room for SHA-256");

void stet_sha1_init(struct stet_sha1 *hash)
{
    SHA1_Init((SHA_CTX *)hash->room);
}

void stet_sha1_update(struct stet_sha1 *hash, const void *ptr, size_t len)
{
    SHA1_Update((SHA_CTX *)hash->room, ptr, len);
}

void stet_sha1_final(struct stet_sha1 *hash, uint8_t out[STET_SHA1_BYTES])
{
    SHA1_Final(out, (SHA_CTX *)hash->room);
    stet_sha1_init(hash);
}

void stet_sha256_init(struct stet_sha256 *hash)
{
    SHA256_Init((SHA256_CTX *)hash->room);
}

void stet_sha256_update(struct stet_sha256 *hash, const void *ptr, size_t len)
{
    SHA256_Update((SHA256_CTX *)hash->room, ptr, len);
}

void stet_sha256_final(struct stet_sha256 *hash, uint8_t out[STET_SHA256_BYTES])
{
    SHA256_Final(out, (SHA256_CTX *)hash->room);
    stet_sha256_init(hash);
}

void stet_sha256(const void *ptr, size_t len, uint8_t out[STET_SHA256_BYTES])
{
    struct stet_sha256 hash;
    stet_sha256_init(&hash);
    stet_sha256_update(&hash, ptr, len);
    stet_sha256_final(&hash, out);
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
