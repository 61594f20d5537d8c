/* fuzz_rules.c - law: a rule file is read or refused with one line that names the place; what was
 * read can be used on a page, and changes nothing but what is dropped and chosen. Input: rules, a
 * NUL, a page. */
#include "site_rules.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_error error = {0};
    const uint8_t *end = size ? memchr(data, 0, size) : NULL;
    size_t len = end ? (size_t)(end - data) : size;
    struct stet_site_rules *rules = calloc(1, sizeof(*rules));
    struct stet_document *document = stet_document_new();
    rules->arena = stet_arena_new((size_t)16 << 20);
    enum stet_status status =
        stet_site_rules_add(rules, "x", (struct stet_span){(const char *)data, len}, &error);
    if (status < 0 && (strncmp(error.message, "x:", 2) != 0 || strchr(error.message, '\n')))
        abort();
    if (status == STET_OK && end) {
        struct stet_span page = {(const char *)end + 1, size - len - 1};
        const struct stet_extras extras = {.rules = rules, .captured_utc = 1};
        if (stet_extract_html(document, page, stet_span_of("https://a.example/"), &extras,
                              &error) == STET_OK &&
            document->rules.len != 0 && document->rules.len != 64)
            abort();
    }
    stet_document_free(document);
    stet_site_rules_free(rules);
    return 0;
}
