/* commit.c - the bytes of a commit: nothing in them comes from the machine or the user's git
 * settings. */
#include "commit.h"
#include "limits.h"
#include <string.h>

enum stet_status stet_commit_make(struct stet_object **out, const struct stet_oid *tree,
                                  const struct stet_oid *parent, const char *message,
                                  int64_t now_utc, struct stet_error *error)
{
    char hex[STET_OID_HEX + 1];
    struct stet_buf bytes;
    *out = NULL;
    if (now_utc < 0)
        return stet_error_set(error, STET_ERR_USAGE, "a commit cannot be dated before 1970");
    stet_buf_init(&bytes, STET_MIB);
    stet_oid_hex(tree, hex);
    stet_buf_printf(&bytes, "tree %s\n", hex);
    if (parent) {
        stet_oid_hex(parent, hex);
        stet_buf_printf(&bytes, "parent %s\n", hex);
    }
    stet_buf_printf(&bytes, "author " STET_AUTHOR " %lld +0000\n", (long long)now_utc);
    stet_buf_printf(&bytes, "committer " STET_AUTHOR " %lld +0000\n\n%s", (long long)now_utc,
                    message);
    size_t len = strlen(message);
    if (len == 0 || message[len - 1] != '\n')
        stet_buf_putc(&bytes, '\n');
    enum stet_status status = stet_buf_status(&bytes, "the message of a commit", error);
    if (status == STET_OK)
        status = stet_object_make(out, STET_OBJECT_COMMIT, bytes.ptr, bytes.len, error);
    stet_buf_free(&bytes);
    return status;
}
