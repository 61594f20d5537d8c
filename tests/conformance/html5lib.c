/* html5lib.c - stet-html5lib [-v] FILE...: runs html5lib-tests (.dat: tree construction, .test:
 * tokenizer) and prints how many passed. Exit 0 if none failed. */
#include "html5lib.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include <stdio.h>

static const char *const skip_reasons[SKIP_COUNT] = {
    [SKIP_FRAGMENT] = "fragment parsing",
    [SKIP_SCRIPTING] = "scripting on",
    [SKIP_SELECTED] = "selectedcontent, filled by the element",
    [SKIP_NOT_UTF8] = "input is not UTF-8",
    [SKIP_XML] = "coercion to XML",
};

static bool run_file(const char *path, struct tally *tally)
{
    struct stet_buf file;
    struct stet_error error;
    stet_buf_init(&file, STET_MAX_SOURCE_BYTES);
    if (stet_io_read_file(path, STET_MAX_SOURCE_BYTES, &file, &error) != STET_OK) {
        fprintf(stderr, "stet-html5lib: %s\n", error.message);
        stet_buf_free(&file);
        return false;
    }
    struct stet_span text = {file.ptr, file.len};
    if (stet_span_ends(stet_span_of(path), ".dat"))
        html5lib_trees(path, text, tally);
    else
        html5lib_tokens(path, text, tally);
    stet_buf_free(&file);
    return true;
}

int main(int argc, char **argv)
{
    struct tally tally = {0};
    bool read_all = true;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-v") == 0)
            tally.verbose = true;
        else
            read_all &= run_file(argv[i], &tally);
    }
    size_t skipped = 0;
    for (int i = 1; i < SKIP_COUNT; i++)
        skipped += tally.skipped[i];
    printf("passed %zu, failed %zu, skipped %zu\n", tally.passed, tally.failed, skipped);
    for (int i = 1; i < SKIP_COUNT; i++)
        if (tally.skipped[i])
            printf("skipped %zu: %s\n", tally.skipped[i], skip_reasons[i]);
    return read_all && tally.failed == 0 ? 0 : 1;
}
