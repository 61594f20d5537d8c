/* fuzz_decode.c - law: whatever the bytes and the encoding, the text is valid UTF-8 without CR,
 * every diagnostic lies in the source, and the encoding found is one that can be decoded. The first
 * byte chooses the encoding. */
#include "ingest.h"
#include "limits.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct stet_bytes bytes, const char *encoding)
{
    struct stet_buf out;
    struct stet_diagnostics diagnostics = {0};
    struct stet_error error;
    struct stet_arena *arena = stet_arena_new(STET_MIB);
    stet_buf_init(&out, STET_MAX_DECODED_BYTES);
    if (!arena || stet_ingest_decode(bytes, encoding, &out, &diagnostics, arena, &error) != STET_OK)
        abort();
    if (stet_utf8_check(out.ptr, out.len) != out.len || memchr(out.ptr, '\r', out.len))
        abort();
    for (const struct stet_diagnostic *item = diagnostics.first; item; item = item->next)
        if (item->offset >= bytes.len)
            abort();
    stet_buf_free(&out);
    stet_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {
        NULL,          "utf-8",          "utf-16le",    "utf-16be",    "shift_jis", "euc-jp",
        "iso-2022-jp", "euc-kr",         "big5",        "gbk",         "gb18030",   "windows-1252",
        "koi8-u",      "x-user-defined", "replacement", "windows-874",
    };
    if (size == 0)
        return 0;
    struct stet_bytes bytes = {data + 1, size - 1};
    const char *encoding = encodings[data[0] % (sizeof(encodings) / sizeof(encodings[0]))];
    enum stet_media media;
    struct stet_error error;
    if (!encoding) {
        if (stet_ingest_sniff(bytes, NULL, NULL, &media, &error) != STET_OK)
            return 0;
        encoding = stet_ingest_encoding(bytes, media, NULL, NULL, NULL);
    }
    check(bytes, encoding);
    return 0;
}
