/* fuzz_document - whatever bytes are read as Markdown and normalised, their canonical bytes read
 * back to themselves, and normalising them again changes nothing. */
#include "limits.h"
#include "normalize.h"
#include "utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_or_die(const struct stet_document *document, struct stet_buf *out)
{
    stet_buf_init(out, STET_MAX_CANONICAL_BYTES);
    if (stet_document_write(document, out, NULL) != STET_OK)
        abort();
}

static void compare_or_die(const struct stet_buf *a, const struct stet_buf *b, const char *what)
{
    if (a->len == b->len && memcmp(a->ptr, b->ptr, a->len) == 0)
        return;
    fprintf(stderr, "%s:\n%s\nwas:\n%s\n", what, b->ptr, a->ptr);
    abort();
}

/* The catalog takes the document's text for the one that reading its bytes would give. */
static void compare_text_or_die(const struct stet_document *a, const struct stet_document *b)
{
    struct stet_buf texts[2];
    stet_buf_init(&texts[0], STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&texts[1], STET_MAX_CANONICAL_BYTES);
    stet_document_text(a, &texts[0]);
    stet_document_text(b, &texts[1]);
    compare_or_die(&texts[0], &texts[1], "the text of what was read again");
    stet_buf_free(&texts[0]);
    stet_buf_free(&texts[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_document *document, *again;
    if (stet_utf8_check(data, size) < size)
        return 0;
    struct stet_span text = {(const char *)data, size};
    if (stet_document_read(&document, text, NULL) != STET_OK ||
        stet_normalize(document, NULL) != STET_OK)
        abort();
    struct stet_buf first, second, third;
    write_or_die(document, &first);
    if (stet_document_read(&again, (struct stet_span){first.ptr, first.len}, NULL) != STET_OK)
        abort();
    compare_text_or_die(document, again);
    write_or_die(again, &second);
    compare_or_die(&first, &second, "read and written again");
    if (stet_normalize(again, NULL) != STET_OK)
        abort();
    write_or_die(again, &third);
    compare_or_die(&first, &third, "read and normalised again");
    stet_buf_free(&first);
    stet_buf_free(&second);
    stet_buf_free(&third);
    stet_document_free(document);
    stet_document_free(again);
    return 0;
}
