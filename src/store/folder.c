/* folder.c - an article's folder: its files, paired up as versions. */
#include "folder.h"
#include "names.h"
#include "repo.h"
#include "span.h"
#include "tree.h"
#include <stdlib.h>
#include <string.h>

bool stet_folder_file_parse(struct stet_span name, struct stet_folder_file *out)
{
    if (name.len < STET_STEM_BYTES + 2 || name.ptr[STET_STEM_BYTES] != '.' ||
        !stet_names_parse_stem(name.ptr, STET_STEM_BYTES, &out->captured_utc))
        return false;
    memcpy(out->stem, name.ptr, STET_STEM_BYTES);
    out->stem[STET_STEM_BYTES] = '\0';
    struct stet_span rest = stet_span_sub(name, STET_STEM_BYTES + 1, name.len);
    out->text = stet_span_is(rest, "md");
    if (stet_span_is(rest, "source.md"))
        rest = STET_SPAN_LITERAL("md");
    if (rest.len >= sizeof(out->extension))
        return false;
    memcpy(out->extension, rest.ptr, rest.len);
    out->extension[rest.len] = '\0';
    return stet_names_extension_ok(out->extension);
}

void stet_folder_free(struct stet_folder *folder)
{
    free(folder->path);
    free(folder->entries);
    *folder = (struct stet_folder){0};
}
