/* side.h - one side of a comparison: a version of an article, or a loose file. */
#ifndef STET_SIDE_H
#define STET_SIDE_H

#include "command.h"

struct stet_side {
    struct stet_buf text; /* canonical bytes */
    struct stet_buf name; /* as "@2 (2024-12-03T08:30:00Z)" or "old.html" */
    struct stet_buf title, url;
};

void stet_side_init(struct stet_side *side);
void stet_side_free(struct stet_side *side);

/* The file at path, extracted and normalised. */
enum stet_status stet_side_from_file(struct stet_side *side, const char *path,
                                     struct stet_error *error) STET_MUST_CHECK;
/* A version of an article. */
enum stet_status stet_side_from_version(struct stet_side *side, struct stet_cli *cli,
                                        const struct stet_history *history, size_t version,
                                        struct stet_error *error) STET_MUST_CHECK;
/* Puts the article before the version in the name: "https://...@2 (...)"; a file's stays. */
void stet_side_name_article(struct stet_side *side);

#endif
