/* article.h - made-up articles of about 5 KB: the same ones for the same numbers. */
#ifndef BENCH_ARTICLE_H
#define BENCH_ARTICLE_H

#include <stddef.h>

#define BENCH_ARTICLE_ROOM 16384

/* Writes article number as Markdown with front matter; returns its length. */
size_t bench_article(size_t number, char out[BENCH_ARTICLE_ROOM]);

#endif
