/* tree.c - the trees of the next commit, edited in memory: only folders that are touched are read,
 * only those that change are written. Entries are sorted pointers, so an insertion moves little. */
#include "tree.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

struct stet_tree {
    struct stet_store *store;
    struct stet_arena *arena;
    struct stet_oid oid; /* what to read */
    bool loaded, changed;
    struct stet_tree_entry **entries;
    size_t count, cap;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot change the archive: no memory for trees");
}

struct stet_tree *stet_tree_new(struct stet_store *store, struct stet_arena *arena,
                                const struct stet_oid *oid)
{
    struct stet_tree *tree = stet_arena_alloc(arena, sizeof(*tree));
    if (!tree)
        return NULL;
    tree->store = store;
    tree->arena = arena;
    tree->loaded = !oid;
    if (oid)
        tree->oid = *oid;
    return tree;
}

static bool reserve(struct stet_tree *tree, size_t need)
{
    if (need <= tree->cap)
        return true;
    size_t cap = tree->cap ? tree->cap * 2 : 4;
    if (cap < need)
        cap = need;
    struct stet_tree_entry **entries = stet_arena_alloc(tree->arena, cap * sizeof(*entries));
    if (!entries)
        return false;
    if (tree->count)
        memcpy(entries, tree->entries, tree->count * sizeof(*entries));
    tree->entries = entries;
    tree->cap = cap;
    return true;
}

static enum stet_status load(struct stet_tree *tree, struct stet_error *error)
{
    if (tree->loaded)
        return STET_OK;
    struct stet_buf bytes;
    struct stet_tree_item item;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        stet_store_object(tree->store, &tree->oid, STET_OBJECT_TREE, &bytes, error);
    char *copy = status == STET_OK ? stet_arena_dup(tree->arena, bytes.ptr, bytes.len) : NULL;
    struct stet_span rest = {copy, bytes.len};
    stet_buf_free(&bytes);
    if (status != STET_OK)
        return status;
    if (!copy)
        return no_memory(error);
    while ((status = stet_tree_next(&rest, &item, error)) == STET_OK) {
        struct stet_tree_entry *entry = stet_arena_alloc(tree->arena, sizeof(*entry));
        if (!entry || !reserve(tree, tree->count + 1))
            return no_memory(error);
        *entry =
            (struct stet_tree_entry){.name = item.name, .folder = item.folder, .oid = item.oid};
        tree->entries[tree->count++] = entry;
    }
    tree->loaded = status == STET_END;
    return status == STET_END ? STET_OK : status;
}

/* The place of a name among the entries; *found tells whether it is there. */
static size_t place(const struct stet_tree *tree, struct stet_span name, bool folder, bool *found)
{
    size_t low = 0, high = tree->count;
    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct stet_tree_entry *entry = tree->entries[middle];
        int order = stet_tree_compare(entry->name, entry->folder, name, folder);
        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct stet_tree_entry *insert(struct stet_tree *tree, size_t at, struct stet_span name,
                                      bool folder)
{
    struct stet_tree_entry *entry = stet_arena_alloc(tree->arena, sizeof(*entry));
    char *copy = stet_arena_dup(tree->arena, name.ptr, name.len);
    if (!entry || !copy || !reserve(tree, tree->count + 1))
        return NULL;
    entry->name = (struct stet_span){copy, name.len};
    entry->folder = folder;
    memmove(tree->entries + at + 1, tree->entries + at,
            (tree->count - at) * sizeof(*tree->entries));
    tree->entries[at] = entry;
    tree->count++;
    return entry;
}

/* The folder of that name right below tree; NULL if it is not there and make is false. */
static enum stet_status step(struct stet_tree *tree, struct stet_span name, bool make,
                             struct stet_tree **out, struct stet_error *error)
{
    bool found;
    enum stet_status status = load(tree, error);
    *out = NULL;
    if (status != STET_OK)
        return status;
    size_t at = place(tree, name, true, &found);
    if (!found && !make)
        return STET_OK;
    struct stet_tree_entry *entry = found ? tree->entries[at] : insert(tree, at, name, true);
    if (entry && !entry->child)
        entry->child = stet_tree_new(tree->store, tree->arena, found ? &entry->oid : NULL);
    if (!entry || !entry->child)
        return no_memory(error);
    *out = entry->child;
    return STET_OK;
}

enum stet_status stet_tree_folder(struct stet_tree *root, const char *path, bool make,
                                  struct stet_tree **out, struct stet_error *error)
{
    struct stet_tree *tree = root;
    while (tree && *path) {
        const char *slash = strchr(path, '/');
        size_t len = slash ? (size_t)(slash - path) : strlen(path);
        enum stet_status status = step(tree, (struct stet_span){path, len}, make, &tree, error);
        if (status != STET_OK)
            return status;
        path += len + (slash != NULL);
    }
    *out = tree;
    return STET_OK;
}

enum stet_status stet_tree_entries(struct stet_tree *tree, struct stet_tree_entry ***out,
                                   size_t *count, struct stet_error *error)
{
    enum stet_status status = load(tree, error);
    *out = tree->entries;
    *count = tree->count;
    return status;
}

enum stet_status stet_tree_get(struct stet_tree *tree, const char *name,
                               const struct stet_oid **out, struct stet_error *error)
{
    bool found = false;
    size_t at = 0;
    enum stet_status status = load(tree, error);
    if (status == STET_OK)
        at = place(tree, stet_span_of(name), false, &found);
    *out = found ? &tree->entries[at]->oid : NULL;
    return status;
}

enum stet_status stet_tree_put(struct stet_tree *tree, const char *name, const struct stet_oid *oid,
                               struct stet_error *error)
{
    bool found;
    enum stet_status status = load(tree, error);
    if (status != STET_OK)
        return status;
    size_t at = place(tree, stet_span_of(name), false, &found);
    if (found && stet_oid_equal(&tree->entries[at]->oid, oid))
        return STET_OK;
    struct stet_tree_entry *entry =
        found ? tree->entries[at] : insert(tree, at, stet_span_of(name), false);
    if (!entry)
        return no_memory(error);
    entry->oid = *oid;
    tree->changed = true;
    return STET_OK;
}

enum stet_status stet_tree_remove(struct stet_tree *tree, const char *name,
                                  struct stet_error *error)
{
    bool found;
    enum stet_status status = load(tree, error);
    if (status != STET_OK)
        return status;
    size_t at = place(tree, stet_span_of(name), false, &found);
    if (!found)
        return STET_OK;
    tree->count--;
    memmove(tree->entries + at, tree->entries + at + 1,
            (tree->count - at) * sizeof(*tree->entries));
    tree->changed = true;
    return STET_OK;
}

/* Serialises one folder whose children are written already. */
static enum stet_status write_one(struct stet_tree *tree,
                                  enum stet_status (*add)(void *, const struct stet_object *,
                                                          struct stet_error *),
                                  void *context, struct stet_error *error)
{
    struct stet_buf bytes;
    struct stet_object *object = NULL;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    for (size_t i = 0; i < tree->count; i++) {
        const struct stet_tree_entry *entry = tree->entries[i];
        struct stet_tree_item item = {entry->name, entry->folder, entry->oid};
        stet_tree_write_item(&bytes, &item);
    }
    enum stet_status status = stet_buf_status(&bytes, "a tree of the archive", error);
    if (status == STET_OK)
        status = stet_object_make(&object, STET_OBJECT_TREE, bytes.ptr, bytes.len, error);
    if (status == STET_OK)
        status = add(context, object, error);
    if (status == STET_OK) {
        tree->oid = *stet_object_oid(object);
        tree->changed = false;
    }
    stet_object_free(object);
    stet_buf_free(&bytes);
    return status;
}

/* Takes the new oid of the child at i, or the child itself away if it became empty. */
static void settle(struct stet_tree *tree, size_t i)
{
    struct stet_tree_entry *entry = tree->entries[i];
    struct stet_tree *child = entry->child;
    if (child->loaded && child->count == 0) {
        tree->count--;
        memmove(tree->entries + i, tree->entries + i + 1,
                (tree->count - i) * sizeof(*tree->entries));
        tree->changed = true;
    } else if (!stet_oid_equal(&entry->oid, &child->oid)) {
        entry->oid = child->oid;
        tree->changed = true;
    }
}

enum stet_status stet_tree_write(struct stet_tree *root, struct stet_oid *out,
                                 enum stet_status (*add)(void *, const struct stet_object *,
                                                         struct stet_error *),
                                 void *context, struct stet_error *error)
{
    /* Children before parents; from the last to the first, so that one can be taken away. */
    struct {
        struct stet_tree *tree;
        size_t next;
    } stack[STET_TREE_DEPTH] = {{root, root->count}};
    for (size_t depth = 1; depth > 0;) {
        struct stet_tree *tree = stack[depth - 1].tree;
        if (stack[depth - 1].next > 0) {
            struct stet_tree *child = tree->entries[--stack[depth - 1].next]->child;
            if (!child)
                continue;
            if (depth == STET_TREE_DEPTH)
                return stet_error_set(error, STET_ERR_LIMIT, "the archive's folders lie too deep");
            stack[depth].tree = child;
            stack[depth++].next = child->count;
            continue;
        }
        if (tree->changed && (tree->count > 0 || tree == root)) {
            enum stet_status status = write_one(tree, add, context, error);
            if (status != STET_OK)
                return status;
        }
        if (--depth > 0)
            settle(stack[depth - 1].tree, stack[depth - 1].next);
    }
    *out = root->oid;
    return STET_OK;
}
