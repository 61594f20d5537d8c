/* folder.h - what the entries of an article's folder mean. */
#ifndef STET_FOLDER_H
#define STET_FOLDER_H

#include "store.h"

/* What one file of a folder is. */
struct stet_folder_file {
    char stem[STET_STEM_BYTES + 1];
    int64_t captured_utc;
    bool text;          /* the version's text, else its source */
    char extension[12]; /* of a source */
};

/* Reads a file's name; false if it is none of a version (as article.md). */
bool stet_folder_file_parse(struct stet_span name, struct stet_folder_file *out);

#endif
