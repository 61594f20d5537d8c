/* format.c - the form of a bundle, by its name. */
#include "bundle.h"
#include "span.h"
#include <string.h>

static const struct {
    const char *ending;
    enum stet_bundle_format format;
} endings[] = {
    {".tar.gz", STET_BUNDLE_TAR_GZ},
    {".tgz", STET_BUNDLE_TAR_GZ},
    {".tar.zst", STET_BUNDLE_TAR_ZST},
    {".zip", STET_BUNDLE_ZIP},
};

/* Endings that promise a form which is not made: a folder of that name would surprise. */
static const char *const others[] = {".tar", ".tar.xz", ".tar.bz2", ".7z",   ".rar",  ".gz",
                                     ".zst", ".warc",   ".warc.gz", ".wacz", ".epub", ".jsonl"};

/* In letters of either case, as other systems write them. */
static bool ends(struct stet_span name, const char *ending)
{
    size_t len = strlen(ending);
    return name.len >= len &&
           stet_span_is_nocase(stet_span_sub(name, name.len - len, name.len), ending);
}

enum stet_status stet_bundle_format_of(const char *path, enum stet_bundle_format *out,
                                       struct stet_error *error)
{
    struct stet_span name = stet_span_of(path);
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        if (ends(name, endings[i].ending)) {
            *out = endings[i].format;
            return STET_OK;
        }
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (ends(name, others[i]))
            return stet_error_set(error, STET_ERR_USAGE,
                                  "cannot make '%s': a bundle's name ends in .tar.gz, .tar.zst or "
                                  ".zip, or is that of a folder",
                                  path);
    *out = STET_BUNDLE_FOLDER;
    return STET_OK;
}
