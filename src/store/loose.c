/* loose.c - a loose object: one deflated file of "type size", NUL and the content. */
#include "io.h"
#include "limits.h"
#include "odb.h"
#include "span.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define HEAD_ROOM 32 /* "commit 123" and NUL */

/* Inflates a whole file; NULL or what is wrong with it. */
static const char *inflate_all(struct stet_span file, struct stet_buf *out)
{
    z_stream stream = {0};
    uint8_t chunk[16384];
    if (inflateInit(&stream) != Z_OK)
        return "there is no memory to read it";
    stream.next_in = (Bytef *)(uintptr_t)file.ptr; /* zlib only reads it */
    stream.avail_in = (uInt)file.len;
    int rc = Z_OK;
    while (rc == Z_OK && !out->failed) {
        stream.next_out = chunk;
        stream.avail_out = sizeof(chunk);
        rc = inflate(&stream, Z_NO_FLUSH);
        stet_buf_append(out, chunk, sizeof(chunk) - stream.avail_out);
    }
    bool whole = rc == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (out->failed)
        return "it is too large";
    return whole ? NULL : "it does not inflate";
}

/* The type and size in front of the content; 0 if they are not right, else the length of the head.
 */
static size_t read_head(struct stet_span bytes, enum stet_object_type *type)
{
    static const char *const names[] = {[STET_OBJECT_COMMIT] = "commit ",
                                        [STET_OBJECT_TREE] = "tree ",
                                        [STET_OBJECT_BLOB] = "blob ",
                                        [STET_OBJECT_TAG] = "tag "};
    char expected[HEAD_ROOM];
    const char *nul = memchr(bytes.ptr, '\0', bytes.len < HEAD_ROOM ? bytes.len : HEAD_ROOM);
    size_t head = nul ? (size_t)(nul - bytes.ptr) + 1 : 0;
    for (size_t i = STET_OBJECT_COMMIT; head && i <= STET_OBJECT_TAG; i++) {
        snprintf(expected, sizeof(expected), "%s%zu", names[i], bytes.len - head);
        *type = (enum stet_object_type)i;
        if (strcmp(bytes.ptr, expected) == 0)
            return head;
    }
    return 0;
}

const char *stet_loose_read(const char *path, const struct stet_oid *oid,
                            enum stet_object_type *type, struct stet_buf *out, bool *there)
{
    struct stet_buf file, bytes;
    *there = access(path, F_OK) == 0 || errno != ENOENT;
    if (!*there)
        return "it is not there";
    stet_buf_init(&file, STET_MAX_OBJECT_BYTES + STET_MIB);
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES + HEAD_ROOM);
    const char *what = NULL;
    if (stet_io_read_file(path, STET_MAX_OBJECT_BYTES + STET_MIB, &file, NULL) != STET_OK)
        what = "it cannot be read";
    if (!what)
        what = inflate_all((struct stet_span){file.ptr, file.len}, &bytes);
    size_t head = what ? 0 : read_head((struct stet_span){bytes.ptr, bytes.len}, type);
    if (!what && (head == 0 || !stet_object_is(oid, *type, bytes.ptr + head, bytes.len - head)))
        what = "its digest does not match";
    if (!what)
        stet_buf_append(out, bytes.ptr + head, bytes.len - head);
    stet_buf_free(&file);
    stet_buf_free(&bytes);
    return what;
}
