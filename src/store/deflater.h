/* deflater.h - entries of a pack deflated by all cores, while the next ones are chosen. They come
 * out in the order in which they went in, whatever the number of threads. */
#ifndef STET_DEFLATER_H
#define STET_DEFLATER_H

#include "repo.h"

/* An object on its way: the first half is the caller's to fill. */
struct stet_deflating {
    size_t item, base;
    enum stet_object_type type;
    bool is_delta;
    struct stet_buf whole; /* its content */
    struct stet_buf delta; /* if is_delta */

    struct stet_buf small; /* the delta, deflated */
    struct stet_buf large; /* the content, deflated: if there is no delta, or it is no clear win */
    unsigned char state;
};

struct stet_deflater;

/* NULL: no memory. */
struct stet_deflater *stet_deflater_new(void);
void stet_deflater_free(struct stet_deflater *deflater);
/* An empty one to fill, or NULL: it is full, and the oldest has to be taken. */
struct stet_deflating *stet_deflater_next(struct stet_deflater *deflater);
/* Gives in the one that was filled. */
void stet_deflater_add(struct stet_deflater *deflater);
/* The oldest, done; lent until the next call. NULL: there is none. Works while it waits. */
enum stet_status stet_deflater_take(struct stet_deflater *deflater, struct stet_deflating **out,
                                    struct stet_error *error) STET_MUST_CHECK;

#endif
