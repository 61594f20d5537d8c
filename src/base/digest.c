/* digest.c - SHA-256 by libcrypto, hexadecimal by hand. */
#include "digest.h"
#include <openssl/evp.h>
#include <stdlib.h>

struct stet_sha256 {
    EVP_MD_CTX *context;
};

void stet_sha256(const void *ptr, size_t len, uint8_t out[STET_SHA256_BYTES])
{
    if (EVP_Digest(ptr, len, out, NULL, EVP_sha256(), NULL) != 1)
        abort(); /* fails only without memory or without SHA-256: nothing can be proved then */
}

struct stet_sha256 *stet_sha256_new(void)
{
    struct stet_sha256 *hash = calloc(1, sizeof(*hash));
    if (hash)
        hash->context = EVP_MD_CTX_new();
    if (!hash || !hash->context || EVP_DigestInit_ex(hash->context, EVP_sha256(), NULL) != 1)
        abort();
    return hash;
}

void stet_sha256_update(struct stet_sha256 *hash, const void *ptr, size_t len)
{
    if (EVP_DigestUpdate(hash->context, ptr, len) != 1)
        abort();
}

void stet_sha256_final(struct stet_sha256 *hash, uint8_t out[STET_SHA256_BYTES])
{
    if (EVP_DigestFinal_ex(hash->context, out, NULL) != 1 ||
        EVP_DigestInit_ex(hash->context, EVP_sha256(), NULL) != 1)
        abort();
}

void stet_sha256_free(struct stet_sha256 *hash)
{
    if (hash)
        EVP_MD_CTX_free(hash->context);
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
