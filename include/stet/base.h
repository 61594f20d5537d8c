/* base.h - statuses, errors, spans and buffers: the words every other header of libstet uses. */
#ifndef STET_BASE_H
#define STET_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define STET_API          __attribute__((visibility("default")))
#define STET_MUST_CHECK   __attribute__((warn_unused_result))
#define STET_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define STET_API
#define STET_MUST_CHECK
#define STET_PRINTF(f, a)
#endif

/* 0 is fine, a positive value is an answer that was expected, a negative one a failure. */
enum stet_status {
    STET_OK = 0,
    STET_END = 1,       /* an iteration has no more items */
    STET_UNCHANGED = 2, /* nothing new was found */
    STET_DIFFERENT = 3, /* two things that were compared are not the same */

    STET_ERR_USAGE = -1,       /* the caller's words make no sense */
    STET_ERR_INPUT = -2,       /* the input is not what it should be */
    STET_ERR_LIMIT = -3,       /* the input exceeds a ceiling of limits.h */
    STET_ERR_IO = -4,          /* the operating system refused */
    STET_ERR_MEMORY = -5,      /* no memory */
    STET_ERR_NOT_FOUND = -6,   /* nothing goes by that name */
    STET_ERR_AMBIGUOUS = -7,   /* several things go by that name */
    STET_ERR_CORRUPT = -8,     /* stored data does not match its digest or its format */
    STET_ERR_FORMAT = -9,      /* written by a newer stet, or not an archive at all */
    STET_ERR_BUSY = -10,       /* another process holds the archive */
    STET_ERR_INTERRUPTED = -11 /* the caller asked to stop */
};

/* What went wrong, for a person: one line, lower case, what failed first, the subject in quotes.
 * Owned by the caller; safe to leave uninitialised before a call, as only a failure need write it.
 * Every function that takes one takes NULL too, from who needs no more than the status. */
struct stet_error {
    enum stet_status status;
    char message[512];
};

/* Sets *error and returns status. */
STET_API enum stet_status stet_error_set(struct stet_error *error, enum stet_status status,
                                         const char *format, ...) STET_PRINTF(3, 4);

/* Puts a subject before the message already in *error: "subject: message". */
STET_API void stet_error_prefix(struct stet_error *error, const char *format, ...)
    STET_PRINTF(2, 3);

/* The lasting name of a status for machines, as "not-found". Never NULL. */
STET_API const char *stet_status_name(enum stet_status status);

/* Text lent by somebody else: UTF-8, not NUL-terminated. ptr may be NULL only when len is 0. */
struct stet_span {
    const char *ptr;
    size_t len;
};

/* Bytes lent by somebody else, of unknown content. */
struct stet_bytes {
    const uint8_t *ptr;
    size_t len;
};

/* Owned, growing bytes. ptr is never NULL and ptr[len] is always NUL. Growth beyond max, or a lack
 * of memory, sets failed; from then on appends do nothing, so a serialiser checks once, at the end.
 */
struct stet_buf {
    char *ptr;
    size_t len;
    size_t cap;
    size_t max;
    bool failed;
    bool no_memory; /* that is why it failed; else it would be larger than max */
};

/* An empty buffer that may grow to max bytes; touches no memory. */
STET_API void stet_buf_init(struct stet_buf *buf, size_t max);
/* Releases the bytes and leaves an empty buffer. NULL is fine. */
STET_API void stet_buf_free(struct stet_buf *buf);
/* Forgets the content and the failure, keeps the memory. */
STET_API void stet_buf_clear(struct stet_buf *buf);
/* Makes room for more bytes behind those there are, for who writes them himself; false (and failed)
 * if there can be none. */
STET_API bool stet_buf_reserve(struct stet_buf *buf, size_t more);
STET_API void stet_buf_append(struct stet_buf *buf, const void *ptr, size_t len);
STET_API void stet_buf_puts(struct stet_buf *buf, const char *text);
STET_API void stet_buf_putc(struct stet_buf *buf, char c);
STET_API void stet_buf_printf(struct stet_buf *buf, const char *format, ...) STET_PRINTF(2, 3);
/* STET_OK, or STET_ERR_LIMIT/STET_ERR_MEMORY with a message that names what was being built. */
STET_API enum stet_status stet_buf_status(const struct stet_buf *buf, const char *what,
                                          struct stet_error *error) STET_MUST_CHECK;
/* Hands the NUL-terminated bytes to the caller, who frees them with free(); the buffer is empty. */
STET_API char *stet_buf_take(struct stet_buf *buf);

/* What was odd in an input, and what was done about it: data, not an error. */
#define STET_NO_OFFSET SIZE_MAX

struct stet_diagnostic {
    const char *code; /* lasting name, lower case with hyphens, as "dropped-signup"; static */
    size_t offset;    /* byte in the source, or STET_NO_OFFSET */
    struct stet_span detail; /* the text concerned, shortened; owned by the list's arena */
    struct stet_diagnostic *next;
};

/* In the order they were found. At most STET_MAX_DIAGNOSTICS are kept; all are counted. */
struct stet_diagnostics {
    struct stet_diagnostic *first, *last;
    size_t count;
};

/* The version of the library, as "0.1.0". */
STET_API const char *stet_version(void);

#ifdef __cplusplus
}
#endif

#endif
