/* changed.c - what differs between two commits: two trees walked side by side, equal subtrees
 * skipped. */
#include "commit.h"
#include "limits.h"
#include "repo.h"
#include "span.h"
#include "tree.h"
#include <string.h>

#define ARTICLE_DEPTH 4 /* host, x, xx, folder */

struct walk {
    struct stet_store *from, *to; /* one archive's commits, or two archives' */
    unsigned folder_depth;        /* folders this deep are reported whole; 0: files are */
    stet_path_fn *each;
    void *context;
    struct stet_buf path;
    struct stet_error *error;
};

/* One side of the walk: the tree's bytes and the entry it stands at. */
struct side {
    struct stet_buf bytes;
    struct stet_span rest;
    struct stet_tree_item item;
    bool there;
};

static enum stet_status advance(struct side *side, struct stet_error *error)
{
    enum stet_status status = stet_tree_next(&side->rest, &side->item, error);
    side->there = status == STET_OK;
    return status == STET_END ? STET_OK : status;
}

static enum stet_status open_side(struct walk *walk, struct stet_store *store, struct side *side,
                                  const struct stet_oid *oid)
{
    stet_buf_init(&side->bytes, STET_MAX_OBJECT_BYTES);
    side->there = false;
    if (!oid)
        return STET_OK;
    enum stet_status status =
        stet_store_object(store, oid, STET_OBJECT_TREE, &side->bytes, walk->error);
    side->rest = (struct stet_span){side->bytes.ptr, side->bytes.len};
    return status == STET_OK ? advance(side, walk->error) : status;
}

static enum stet_status walk_trees(struct walk *walk, const struct stet_oid *from,
                                   const struct stet_oid *to, unsigned depth);

/* One name, on one side or on both; an absent side is NULL. */
static enum stet_status visit(struct walk *walk, const struct stet_tree_item *from,
                              const struct stet_tree_item *to, unsigned depth)
{
    const struct stet_tree_item *item = to ? to : from;
    const struct stet_oid *old = from ? &from->oid : NULL, *now = to ? &to->oid : NULL;
    if (old && now && stet_oid_equal(old, now))
        return STET_OK;
    size_t len = walk->path.len;
    if (len)
        stet_buf_putc(&walk->path, '/');
    stet_buf_append(&walk->path, item->name.ptr, item->name.len);
    enum stet_status status = stet_buf_status(&walk->path, "a path of the archive", walk->error);
    bool report =
        walk->folder_depth ? item->folder && depth == walk->folder_depth : !item->folder && now;
    if (status == STET_OK && report)
        status = walk->each(walk->context, walk->path.ptr, now);
    else if (status == STET_OK && item->folder)
        status = walk_trees(walk, old, now, depth + 1);
    walk->path.len = len;
    walk->path.ptr[len] = '\0';
    return status;
}

static enum stet_status walk_trees(struct walk *walk, const struct stet_oid *from,
                                   const struct stet_oid *to, unsigned depth)
{
    struct side old, now;
    if (depth > STET_TREE_DEPTH)
        return stet_error_set(walk->error, STET_ERR_CORRUPT, "folders lie too deep at '%s'",
                              walk->path.ptr);
    enum stet_status status = open_side(walk, walk->from, &old, from);
    enum stet_status second = open_side(walk, walk->to, &now, to);
    if (status == STET_OK)
        status = second;
    while (status == STET_OK && (old.there || now.there)) {
        int order = !old.there   ? 1
                    : !now.there ? -1
                                 : stet_tree_compare(old.item.name, old.item.folder, now.item.name,
                                                     now.item.folder);
        status = visit(walk, order <= 0 ? &old.item : NULL, order >= 0 ? &now.item : NULL, depth);
        if (status == STET_OK && order <= 0)
            status = advance(&old, walk->error);
        if (status == STET_OK && order >= 0)
            status = advance(&now, walk->error);
    }
    stet_buf_free(&old.bytes);
    stet_buf_free(&now.bytes);
    return status;
}

/* The tree of the folder of that name in a commit; *there is false if there is none. */
static enum stet_status top_folder(struct stet_store *store, const struct stet_oid *commit,
                                   const char *name, struct stet_oid *out, bool *there,
                                   struct stet_error *error)
{
    struct stet_oid root;
    struct stet_buf bytes;
    struct stet_tree_item item;
    *there = false;
    if (!commit)
        return STET_OK;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status = stet_commit_tree(store, commit, &root, error);
    if (status == STET_OK)
        status = stet_store_object(store, &root, STET_OBJECT_TREE, &bytes, error);
    if (status == STET_OK) {
        status = stet_tree_find((struct stet_span){bytes.ptr, bytes.len}, stet_span_of(name), &item,
                                error);
        *there = status == STET_OK && item.folder;
        if (*there)
            *out = item.oid;
        if (status == STET_ERR_NOT_FOUND)
            status = STET_OK;
    }
    stet_buf_free(&bytes);
    return status;
}

static enum stet_status walk_top(struct walk *walk, const char *top, const struct stet_oid *from,
                                 const struct stet_oid *to)
{
    struct stet_oid old = {{0}}, now = {{0}};
    bool old_there, now_there;
    stet_buf_init(&walk->path, STET_PATH_LENGTH);
    stet_buf_puts(&walk->path, top);
    enum stet_status status = top_folder(walk->from, from, top, &old, &old_there, walk->error);
    if (status == STET_OK)
        status = top_folder(walk->to, to, top, &now, &now_there, walk->error);
    if (status == STET_OK && !(old_there && now_there && stet_oid_equal(&old, &now)))
        status = walk_trees(walk, old_there ? &old : NULL, now_there ? &now : NULL, 1);
    stet_buf_free(&walk->path);
    return status;
}

enum stet_status stet_store_changed_folders(struct stet_store *store, const struct stet_oid *from,
                                            const struct stet_oid *to, stet_path_fn *each,
                                            void *context, struct stet_error *error)
{
    struct walk walk = {store, store, ARTICLE_DEPTH, each, context, {0}, error};
    return walk_top(&walk, "articles", from, to);
}

enum stet_status stet_store_new_captures(struct stet_store *store, const struct stet_oid *from,
                                         const struct stet_oid *to, stet_path_fn *each,
                                         void *context, struct stet_error *error)
{
    struct walk walk = {store, store, 0, each, context, {0}, error};
    return walk_top(&walk, "captures", from, to);
}

enum stet_status stet_snapshot_new_captures(struct stet_snapshot *known,
                                            struct stet_snapshot *snapshot, stet_path_fn *each,
                                            void *context, struct stet_error *error)
{
    struct walk walk = {
        stet_snapshot_store(known), stet_snapshot_store(snapshot), 0, each, context, {0}, error};
    return walk_top(&walk, "captures", stet_snapshot_commit(known), stet_snapshot_commit(snapshot));
}

enum stet_status stet_snapshot_each_file(struct stet_snapshot *snapshot, stet_path_fn *each,
                                         void *context, struct stet_error *error)
{
    struct stet_oid tree;
    struct stet_store *store = stet_snapshot_store(snapshot);
    struct walk walk = {store, store, 0, each, context, {0}, error};
    stet_buf_init(&walk.path, STET_PATH_LENGTH);
    enum stet_status status = stet_commit_tree(store, stet_snapshot_commit(snapshot), &tree, error);
    if (status == STET_OK)
        status = walk_trees(&walk, NULL, &tree, 1);
    stet_buf_free(&walk.path);
    return status;
}
