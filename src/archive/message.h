/* message.h - commit messages, for people. */
#ifndef STET_MESSAGE_H
#define STET_MESSAGE_H

#include <stet/archive.h>

/* The article of a batch that holds one capture; NULLs otherwise. */
struct stet_message_line {
    const char *title, *url;
};

/* Appends the message of a batch: given, or made up of its counts (by enum stet_change). */
void stet_message_write(struct stet_buf *out, const char *given, const size_t *counts,
                        const struct stet_message_line *only);

#endif
