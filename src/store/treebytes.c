/* treebytes.c - the bytes of one tree object: entries in, entries out, in git's order. */
#include "span.h"
#include "tree.h"
#include <string.h>

#define MODE_FILE   "100644"
#define MODE_FOLDER "40000"

static bool name_ok(struct stet_span name)
{
    return name.len > 0 && name.len < 256 && !memchr(name.ptr, '/', name.len) &&
           !stet_span_is(name, ".") && !stet_span_is(name, "..");
}

enum stet_status stet_tree_next(struct stet_span *rest, struct stet_tree_item *out,
                                struct stet_error *error)
{
    if (rest->len == 0)
        return STET_END;
    const char *space = memchr(rest->ptr, ' ', rest->len < 8 ? rest->len : 8);
    const char *nul = space ? memchr(space, '\0', rest->len - (size_t)(space - rest->ptr)) : NULL;
    size_t used = nul ? (size_t)(nul - rest->ptr) + 1 : 0;
    if (!nul || rest->len - used < STET_OID_BYTES)
        return stet_error_set(error, STET_ERR_CORRUPT, "a tree of the archive is damaged");
    struct stet_span mode = {rest->ptr, (size_t)(space - rest->ptr)};
    out->name = (struct stet_span){space + 1, (size_t)(nul - space) - 1};
    out->folder = stet_span_is(mode, MODE_FOLDER);
    memcpy(out->oid.id, nul + 1, STET_OID_BYTES);
    if ((!out->folder && !stet_span_is(mode, MODE_FILE)) || !name_ok(out->name))
        return stet_error_set(
            error, STET_ERR_CORRUPT,
            "the archive holds '%.*s', which is neither a plain file nor a folder",
            (int)(out->name.len > 200 ? 200 : out->name.len), out->name.ptr);
    used += STET_OID_BYTES;
    *rest = stet_span_sub(*rest, used, rest->len);
    return STET_OK;
}

int stet_tree_compare(struct stet_span a, bool a_folder, struct stet_span b, bool b_folder)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order != 0)
        return order;
    unsigned char x = a.len > common ? (unsigned char)a.ptr[common] : a_folder ? '/' : 0;
    unsigned char y = b.len > common ? (unsigned char)b.ptr[common] : b_folder ? '/' : 0;
    return (int)x - (int)y;
}

void stet_tree_write_item(struct stet_buf *out, const struct stet_tree_item *item)
{
    stet_buf_puts(out, item->folder ? MODE_FOLDER " " : MODE_FILE " ");
    stet_buf_append(out, item->name.ptr, item->name.len);
    stet_buf_putc(out, '\0');
    stet_buf_append(out, item->oid.id, STET_OID_BYTES);
}

enum stet_status stet_tree_find(struct stet_span bytes, struct stet_span name,
                                struct stet_tree_item *out, struct stet_error *error)
{
    for (;;) {
        enum stet_status status = stet_tree_next(&bytes, out, error);
        if (status == STET_END)
            return stet_error_set(error, STET_ERR_NOT_FOUND, "no '%.*s' in the archive",
                                  (int)(name.len > 200 ? 200 : name.len), name.ptr);
        if (status != STET_OK || stet_span_equal(out->name, name))
            return status;
    }
}
