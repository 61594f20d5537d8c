/* selector.h - ARTICLE@VERSION on the command line. */
#ifndef STET_SELECTOR_H
#define STET_SELECTOR_H

#include "command.h"

/* ARTICLE, ARTICLE@V or ARTICLE@A..B taken apart; strings are owned, NULL where absent. */
struct stet_selector {
    char *article;
    char *from; /* V, or A of a range */
    char *to;   /* B */
    bool range;
};

/* Cuts word at its last '@' if what follows names a version; URLs may hold others.
 * STET_ERR_MEMORY. Free out in any case. */
enum stet_status stet_selector_parse(const char *word, struct stet_selector *out,
                                     struct stet_error *error) STET_MUST_CHECK;
void stet_selector_free(struct stet_selector *selector);

/* Whether an article, or several, go by word, which holds no version. */
bool stet_selector_is_article(struct stet_cli *cli, const char *word);

/* Reads the history of the article; where several go by that name it lists them on standard error.
 */
enum stet_status stet_selector_history(struct stet_cli *cli, const struct stet_selector *selector,
                                       struct stet_history *out,
                                       struct stet_error *error) STET_MUST_CHECK;

/* The history and one version of it: from, or the latest. Free the history. */
enum stet_status stet_selector_version(struct stet_cli *cli, const struct stet_selector *selector,
                                       struct stet_history *history, size_t *version,
                                       struct stet_error *error) STET_MUST_CHECK;
/* The same of a word as it was typed. */
enum stet_status stet_selector_find(struct stet_cli *cli, const char *word,
                                    struct stet_history *history, size_t *version,
                                    struct stet_error *error) STET_MUST_CHECK;

#endif
