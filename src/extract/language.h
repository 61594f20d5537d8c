/* language.h - in which language a text is written. */
#ifndef STET_LANGUAGE_H
#define STET_LANGUAGE_H

#include <stet/base.h>

struct stet_language {
    char tag[12];        /* BCP 47: "it", "zh-Hans"; empty if unknown */
    unsigned confidence; /* 0 to 100; from 50 on it may be written down as a fact */
};

/* Tells the language of plain text: by its script first, then by its most frequent words and
 * letters. Looks at no more than the first 20,000 bytes; equal bytes give equal answers. false (tag
 * empty, confidence 0) if there is too little to tell. */
bool stet_language_detect(struct stet_span text, struct stet_language *out);

#endif
