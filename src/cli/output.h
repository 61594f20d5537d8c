/* output.h - what a person or a program gets to see: one way out for text and for JSON. */
#ifndef STET_OUTPUT_H
#define STET_OUTPUT_H

#include <stet/base.h>
#include <sys/types.h>

enum stet_color { STET_COLOR_AUTO, STET_COLOR_ALWAYS, STET_COLOR_NEVER };

struct stet_output {
    bool terminal; /* standard output is one */
    bool color;
    unsigned width; /* columns of the terminal; 0 if it is none */
    pid_t pager;    /* 0: none */
    bool failed, reader_gone;
};

void stet_output_init(struct stet_output *out, int color);
/* From now on a terminal shows the output through $PAGER. */
void stet_output_page(struct stet_output *out);
/* Writes and empties buf, in one write if it can be; sets failed. */
void stet_output_write(struct stet_output *out, struct stet_buf *buf);
/* The same for text from outside: on a terminal its control characters are made visible. */
void stet_output_text(struct stet_output *out, struct stet_buf *buf);
/* Ends the pager; false, with a message on standard error, if something could not be written. */
bool stet_output_close(struct stet_output *out);

/* Escape sequences, or "" without colour. */
enum stet_paint {
    STET_PAINT_END,
    STET_PAINT_BOLD,
    STET_PAINT_DIM,
    STET_PAINT_RED,
    STET_PAINT_GREEN,
    STET_PAINT_YELLOW
};
const char *stet_output_paint(const struct stet_output *out, enum stet_paint paint);

/* "s" behind a word of which there are not one. */
static inline const char *stet_plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* A line on standard error: "stet: message". */
void stet_output_warn(const char *format, ...) STET_PRINTF(1, 2);

/* As the callback of whoever waits for another writer, holder: says so. */
void stet_output_waiting(void *context, const char *holder);

/* Tells an error on standard error and returns the exit code for it: 1 for what was not found, 2
 * else. */
int stet_output_fail(const struct stet_error *error);
/* Text on standard error as it is: already safe for a terminal. */
void stet_output_note(const struct stet_buf *text);

/* Progress on standard error, if it is a terminal and the work takes longer than a second. */
void stet_output_progress(const char *verb, size_t done, size_t total);
void stet_output_progress_end(void);

#endif
