/* buf.c - the growing buffer: doubling, a ceiling, failure that sticks. */
#include <stdio.h>
#include <stdlib.h>
#include <stet/base.h>
#include <string.h>

static char empty[1]; /* what ptr points at before the first byte; never written */

#define FIRST_BYTES 256

void stet_buf_init(struct stet_buf *buf, size_t max)
{
    *buf = (struct stet_buf){.ptr = empty, .max = max};
}

void stet_buf_free(struct stet_buf *buf)
{
    if (!buf)
        return;
    if (buf->cap)
        free(buf->ptr);
    stet_buf_init(buf, buf->max);
}

void stet_buf_clear(struct stet_buf *buf)
{
    buf->len = 0;
    buf->failed = buf->no_memory = false;
    if (buf->cap)
        buf->ptr[0] = '\0';
}

bool stet_buf_reserve(struct stet_buf *buf, size_t more)
{
    if (buf->failed || more > buf->max || buf->len > buf->max - more) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->len + more + 1;
    if (need <= buf->cap)
        return true;
    size_t cap = buf->cap ? buf->cap * 2 : FIRST_BYTES;
    if (cap < need)
        cap = need;
    char *ptr = realloc(buf->cap ? buf->ptr : NULL, cap);
    if (!ptr) {
        buf->failed = buf->no_memory = true;
        return false;
    }
    ptr[buf->len] = '\0';
    buf->ptr = ptr;
    buf->cap = cap;
    return true;
}

void stet_buf_append(struct stet_buf *buf, const void *ptr, size_t len)
{
    if (len == 0 || !stet_buf_reserve(buf, len))
        return;
    memcpy(buf->ptr + buf->len, ptr, len);
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

void stet_buf_puts(struct stet_buf *buf, const char *text)
{
    stet_buf_append(buf, text, strlen(text));
}

void stet_buf_putc(struct stet_buf *buf, char c)
{
    if (buf->len + 1 < buf->cap && buf->len < buf->max && !buf->failed) {
        buf->ptr[buf->len++] = c;
        buf->ptr[buf->len] = '\0';
    } else {
        stet_buf_append(buf, &c, 1);
    }
}

void stet_buf_printf(struct stet_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0) /* the formats are ours, so there is nothing else it could be */
        buf->failed = buf->no_memory = true;
    else if (stet_buf_reserve(buf, (size_t)len)) {
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

enum stet_status stet_buf_status(const struct stet_buf *buf, const char *what,
                                 struct stet_error *error)
{
    if (!buf->failed)
        return STET_OK;
    if (buf->no_memory)
        return stet_error_set(error, STET_ERR_MEMORY, "no memory for %s", what);
    return stet_error_set(error, STET_ERR_LIMIT, "%s is larger than %zu bytes", what, buf->max);
}

char *stet_buf_take(struct stet_buf *buf)
{
    char *ptr = buf->cap ? buf->ptr : calloc(1, 1);
    stet_buf_init(buf, buf->max);
    return ptr;
}
