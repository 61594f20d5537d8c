/* error.c - the sentence that travels in the caller's value. */
#include <stdio.h>
#include <stet/base.h>
#include <string.h>

#ifndef STET_VERSION
#error "STET_VERSION comes from CMakeLists.txt"
#endif

/* A message is one line and printable, whatever name of a file stands in it. */
static void one_line(char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == 0x7f)
            *text = '?';
    }
}

enum stet_status stet_error_set(struct stet_error *error, enum stet_status status,
                                const char *format, ...)
{
    if (!error)
        return status;
    va_list args;
    va_start(args, format);
    error->status = status;
    vsnprintf(error->message, sizeof(error->message), format, args);
    va_end(args);
    one_line(error->message);
    return status;
}

void stet_error_prefix(struct stet_error *error, const char *format, ...)
{
    char message[sizeof(error->message)], prefix[256];
    va_list args;
    if (!error)
        return;
    va_start(args, format);
    vsnprintf(prefix, sizeof(prefix), format, args);
    va_end(args);
    memcpy(message, error->message, sizeof(message));
    message[sizeof(message) - 1] = '\0';
    int len = snprintf(error->message, sizeof(error->message), "%s: ", prefix);
    size_t at = (size_t)len;
    snprintf(error->message + at, sizeof(error->message) - at, "%s", message);
    one_line(error->message);
}

const char *stet_status_name(enum stet_status status)
{
    switch (status) {
    case STET_OK: return "ok";
    case STET_END: return "end";
    case STET_UNCHANGED: return "unchanged";
    case STET_DIFFERENT: return "different";
    case STET_ERR_USAGE: return "usage";
    case STET_ERR_INPUT: return "input";
    case STET_ERR_LIMIT: return "limit";
    case STET_ERR_IO: return "io";
    case STET_ERR_MEMORY: return "memory";
    case STET_ERR_NOT_FOUND: return "not-found";
    case STET_ERR_AMBIGUOUS: return "ambiguous";
    case STET_ERR_CORRUPT: return "corrupt";
    case STET_ERR_FORMAT: return "format";
    case STET_ERR_BUSY: return "busy";
    case STET_ERR_INTERRUPTED: return "interrupted";
    }
    return "unknown";
}

const char *stet_version(void)
{
    return STET_VERSION;
}
