/* suggest.h - the word somebody meant who typed another. */
#ifndef STET_SUGGEST_H
#define STET_SUGGEST_H

#include <stet/base.h>

struct stet_suggest {
    struct stet_span typed;
    const char *nearest; /* NULL: none is near */
    unsigned distance;
};

/* Weighs one word that there is; afterwards nearest is the best so far. */
void stet_suggest_weigh(struct stet_suggest *suggest, const char *word);

#endif
