/* tree.h - git's tree objects: their bytes, and the trees of the next commit edited in memory. */
#ifndef STET_TREE_H
#define STET_TREE_H

#include "arena.h"
#include "pack.h"

#define STET_TREE_DEPTH 16 /* folders within folders; the format has 6 */

/* ---- treebytes.c: one tree object ------------------------------------------------------------ */

/* An entry; name is lent from the tree's bytes and not NUL-terminated. */
struct stet_tree_item {
    struct stet_span name;
    bool folder;
    struct stet_oid oid;
};

/* Cuts the next entry off *rest; STET_END behind the last, STET_ERR_CORRUPT for what is no entry,
 * or for a name that no tree may hold. */
enum stet_status stet_tree_next(struct stet_span *rest, struct stet_tree_item *out,
                                struct stet_error *error) STET_MUST_CHECK;
/* The order of entries in a tree: as if a folder's name ended with a slash. */
int stet_tree_compare(struct stet_span a, bool a_folder, struct stet_span b, bool b_folder);
void stet_tree_write_item(struct stet_buf *out, const struct stet_tree_item *item);
/* The entry of that name in a tree's bytes; STET_ERR_NOT_FOUND, STET_ERR_CORRUPT. */
enum stet_status stet_tree_find(struct stet_span bytes, struct stet_span name,
                                struct stet_tree_item *out,
                                struct stet_error *error) STET_MUST_CHECK;

/* ---- tree.c: trees being edited -------------------------------------------------------------- */

/* A folder; entries are read at need. */
struct stet_tree;

struct stet_tree_entry {
    struct stet_span name;
    bool folder;
    struct stet_oid oid;     /* of a folder that was changed: stale */
    struct stet_tree *child; /* of a folder that was read */
};

/* The root of a commit's tree (oid NULL: an empty one). All memory comes from arena. */
struct stet_tree *stet_tree_new(struct stet_store *store, struct stet_arena *arena,
                                const struct stet_oid *oid);
/* The folder at path ("a/b/c"); *out is NULL if it is not there and make is false. */
enum stet_status stet_tree_folder(struct stet_tree *root, const char *path, bool make,
                                  struct stet_tree **out, struct stet_error *error) STET_MUST_CHECK;
/* The entries in order. Lent until the next change. */
enum stet_status stet_tree_entries(struct stet_tree *tree, struct stet_tree_entry ***out,
                                   size_t *count, struct stet_error *error) STET_MUST_CHECK;
/* The file of that name, or NULL. Lent until the next change. */
enum stet_status stet_tree_get(struct stet_tree *tree, const char *name,
                               const struct stet_oid **out,
                               struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_tree_put(struct stet_tree *tree, const char *name, const struct stet_oid *oid,
                               struct stet_error *error) STET_MUST_CHECK;
/* Removes a file; one that is not there is no error. */
enum stet_status stet_tree_remove(struct stet_tree *tree, const char *name,
                                  struct stet_error *error) STET_MUST_CHECK;
/* Hands every changed tree below root, and root, to add; empty folders go. *out is the root's oid.
 */
enum stet_status stet_tree_write(struct stet_tree *root, struct stet_oid *out,
                                 enum stet_status (*add)(void *context,
                                                         const struct stet_object *object,
                                                         struct stet_error *error),
                                 void *context, struct stet_error *error) STET_MUST_CHECK;

#endif
