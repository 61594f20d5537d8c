/* commit.c - the bytes of a commit, written and read. Nothing that is written comes from the
 * machine or the user's git settings. */
#include "commit.h"
#include "digest.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>
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

/* The seconds in "committer name <mail> 1733217000 +0000". */
static bool read_time(struct stet_span line, int64_t *out)
{
    size_t end = line.len, at;
    while (end > 0 && line.ptr[end - 1] != ' ')
        end--;
    if (end < 2)
        return false;
    for (at = --end; at > 0 && stet_is_digit(line.ptr[at - 1]);)
        at--;
    *out = 0;
    for (size_t i = at; i < end; i++) {
        if (*out > INT64_MAX / 10 - 10)
            return false;
        *out = *out * 10 + (line.ptr[i] - '0');
    }
    if (at > 0 && line.ptr[at - 1] == '-')
        *out = -*out;
    return at < end;
}

static enum stet_status add_parent(struct stet_commit_facts *out, struct stet_span hex,
                                   struct stet_error *error)
{
    void *parents = realloc(out->parents, (out->parent_count + 1) * sizeof(*out->parents));
    if (!parents)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a commit: no memory");
    out->parents = parents;
    return stet_hex_parse(hex, out->parents[out->parent_count++].id, STET_OID_BYTES)
               ? STET_OK
               : STET_ERR_CORRUPT;
}

/* Its head: lines up to an empty one. */
static enum stet_status read_head(struct stet_commit_facts *out, struct stet_span *rest,
                                  struct stet_error *error)
{
    struct stet_span line;
    bool tree = false, time = false;
    while (stet_span_line(rest, &line) && line.len > 0) {
        enum stet_status status = STET_OK;
        if (!tree)
            tree = stet_span_starts(line, "tree ") &&
                   stet_hex_parse(stet_span_sub(line, 5, line.len), out->tree.id, STET_OID_BYTES);
        else if (stet_span_starts(line, "parent ") && !time)
            status = add_parent(out, stet_span_sub(line, 7, line.len), error);
        else if (stet_span_starts(line, "committer ") && !time)
            time = read_time(line, &out->time_utc);
        if (status != STET_OK || !tree)
            return status == STET_OK ? STET_ERR_CORRUPT : status;
    }
    return tree && time ? STET_OK : STET_ERR_CORRUPT;
}

enum stet_status stet_commit_read(struct stet_store *store, const struct stet_oid *oid,
                                  struct stet_commit_facts *out, struct stet_error *error)
{
    *out = (struct stet_commit_facts){0};
    stet_buf_init(&out->bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status = stet_store_object(store, oid, STET_OBJECT_COMMIT, &out->bytes, error);
    if (status != STET_OK)
        return status;
    struct stet_span rest = {out->bytes.ptr, out->bytes.len};
    status = read_head(out, &rest, error);
    out->message = rest.len ? rest.ptr : "";
    if (status == STET_ERR_CORRUPT) {
        char hex[STET_OID_HEX + 1];
        stet_oid_hex(oid, hex);
        stet_error_set(error, status, "commit %s is not as a commit should be", hex);
    }
    return status;
}

void stet_commit_facts_free(struct stet_commit_facts *facts)
{
    free(facts->parents);
    facts->parents = NULL;
    stet_buf_free(&facts->bytes);
}

enum stet_status stet_commit_tree(struct stet_store *store, const struct stet_oid *commit,
                                  struct stet_oid *tree, struct stet_error *error)
{
    struct stet_commit_facts facts;
    enum stet_status status = stet_commit_read(store, commit, &facts, error);
    *tree = facts.tree;
    stet_commit_facts_free(&facts);
    return status;
}
