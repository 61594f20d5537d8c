/* place.c - where a capture's files go. It follows from the capture and from the version that stood
 * before it in time (its head), and from nothing else; so the tree follows from the set of
 * captures:
 *
 *   its text differs from its head's, or it has none   a version: text and source in the folder
 *   equal text, another source                         the source under captures/
 *   equal text, equal source                           no file
 *
 * A capture that comes in late can become the head of those after it: they are placed anew, up to
 * the first version that both orders share. */
#include "place.h"
#include "folder.h"
#include "names.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

enum placement { PLACE_NOTHING, PLACE_KEPT, PLACE_VERSION };

/* Files of one capture that come or go. */
struct change {
    const struct stet_seen *seen; /* in a chain, or the caller's */
    enum placement placement;
    bool add;
};

struct placing {
    struct stet_tree *root, *folder;
    const char *id;
    struct change *changes;
    size_t count, cap;
    struct stet_error *error;
};

static enum placement place(const struct stet_seen *seen, const struct stet_seen *head)
{
    if (!head || !stet_oid_equal(&seen->text, &head->text))
        return PLACE_VERSION;
    return stet_oid_equal(&seen->source, &head->source) ? PLACE_NOTHING : PLACE_KEPT;
}

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot place a capture: no memory");
}

static enum stet_status note(struct placing *placing, const struct stet_seen *seen,
                             enum placement placement, bool add)
{
    if (placement == PLACE_NOTHING)
        return STET_OK;
    void *changes =
        stet_room(placing->changes, placing->count, &placing->cap, sizeof(*placing->changes));
    if (!changes)
        return no_memory(placing->error);
    placing->changes = changes;
    placing->changes[placing->count++] = (struct change){seen, placement, add};
    return STET_OK;
}

/* The folder of a capture's second. */
static enum stet_status kept_folder(struct placing *placing, const struct stet_seen *seen,
                                    bool make, struct stet_tree **out)
{
    char path[STET_NAME_BYTES + 1];
    stet_names_day(seen->captured_utc, path);
    size_t len = strlen(path);
    path[len] = '/';
    stet_names_second(seen->captured_utc, path + len + 1);
    return stet_tree_folder(placing->root, path, make, out, placing->error);
}

/* ---- what stands in the folder --------------------------------------------------------------- */

/* The place of the first entry that does not sort before stem. */
static size_t lower_bound(struct stet_tree_entry *const *entries, size_t count, const char *stem)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct stet_span name = entries[middle]->name;
        if (stet_tree_compare(name, entries[middle]->folder, stet_span_of(stem), false) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Reads the version whose files stand around index at; false if there is none. */
static bool read_version(struct stet_tree_entry *const *entries, size_t count, size_t at,
                         struct stet_seen *out)
{
    struct stet_folder_file file, other;
    bool text = false, source = false;
    if (at >= count || !stet_folder_file_parse(entries[at]->name, &file))
        return false;
    while (at > 0 && stet_folder_file_parse(entries[at - 1]->name, &other) &&
           strcmp(other.stem, file.stem) == 0)
        at--;
    *out = (struct stet_seen){.captured_utc = file.captured_utc};
    for (; at < count && stet_folder_file_parse(entries[at]->name, &other) &&
           strcmp(other.stem, file.stem) == 0;
         at++) {
        if (other.text)
            out->text = entries[at]->oid;
        else
            out->source = entries[at]->oid;
        text |= other.text;
        source |= !other.text;
    }
    return text && source;
}

/* The newest version before stem. */
static bool find_head(struct stet_tree_entry *const *entries, size_t count, const char *stem,
                      struct stet_seen *out)
{
    for (size_t at = lower_bound(entries, count, stem); at > 0; at--)
        if (read_version(entries, count, at - 1, out))
            return true;
    return false;
}

static enum stet_status taken(const struct stet_seen *seen, struct stet_error *error)
{
    char stem[STET_STEM_BYTES + 1];
    stet_names_stem(seen->captured_utc, seen->sha256, stem);
    return stet_error_set(error, STET_ERR_INPUT,
                          "cannot keep the capture '%s': another source has this very name", stem);
}

static bool same_name(const struct stet_seen *a, const struct stet_seen *b)
{
    return a->captured_utc == b->captured_utc && memcmp(a->sha256, b->sha256, 4) == 0;
}

/* The capture is in the archive: the same one again, unless its text was read otherwise this time.
 */
static enum stet_status found_there(const struct stet_seen *there, const struct stet_seen *seen,
                                    struct stet_error *error)
{
    if (stet_oid_equal(&there->text, &seen->text))
        return STET_OK;
    return stet_error_set(
        error, STET_ERR_INPUT,
        "the same source is archived as of this time with another text (read with "
        "another encoding or title?); give another --captured-at to keep both");
}

/* Whether the capture is in the archive, or its name is taken by another. */
static enum stet_status look_for(struct placing *placing, const struct stet_chain *chain,
                                 const struct stet_seen *seen, bool *there)
{
    char stem[STET_STEM_BYTES + 1], name[STET_NAME_BYTES];
    struct stet_seen found;
    struct stet_tree_entry **entries;
    size_t count, at = chain ? stet_chain_find(chain, seen) : 0;
    *there = chain && at < chain->count && stet_seen_compare(&chain->seen[at], seen) == 0;
    if (*there)
        return found_there(&chain->seen[at], seen, placing->error);
    if (chain && ((at < chain->count && same_name(&chain->seen[at], seen)) ||
                  (at > 0 && same_name(&chain->seen[at - 1], seen))))
        return taken(seen, placing->error);
    stet_names_stem(seen->captured_utc, seen->sha256, stem);
    if (placing->folder) {
        enum stet_status status =
            stet_tree_entries(placing->folder, &entries, &count, placing->error);
        if (status != STET_OK)
            return status;
        at = lower_bound(entries, count, stem);
        if (at < count && stet_span_starts(entries[at]->name, stem)) {
            *there = read_version(entries, count, at, &found) &&
                     stet_oid_equal(&found.source, &seen->source);
            return *there ? found_there(&found, seen, placing->error) : taken(seen, placing->error);
        }
    }
    struct stet_tree *folder;
    const struct stet_oid *kept = NULL;
    stet_names_kept(placing->id, seen->sha256, seen->extension, name);
    enum stet_status status = kept_folder(placing, seen, false, &folder);
    if (status == STET_OK && folder)
        status = stet_tree_get(folder, name, &kept, placing->error);
    *there = kept && stet_oid_equal(kept, &seen->source);
    return status == STET_OK && kept && !*there ? taken(seen, placing->error) : status;
}

/* ---- changes --------------------------------------------------------------------------------- */

/* Whether a file could be added: nothing else has its name. */
static enum stet_status check_free(struct placing *placing, const struct change *change)
{
    char name[STET_NAME_BYTES];
    struct stet_tree *folder;
    const struct stet_oid *found = NULL;
    if (!change->add || change->placement != PLACE_KEPT)
        return STET_OK; /* a version's name was its capture's all along */
    stet_names_kept(placing->id, change->seen->sha256, change->seen->extension, name);
    enum stet_status status = kept_folder(placing, change->seen, false, &folder);
    if (status == STET_OK && folder)
        status = stet_tree_get(folder, name, &found, placing->error);
    if (status == STET_OK && found && !stet_oid_equal(found, &change->seen->source))
        status = taken(change->seen, placing->error);
    return status;
}

static enum stet_status put_or_remove(struct placing *placing, struct stet_tree *folder,
                                      const char *name, const struct stet_oid *oid, bool add)
{
    return add ? stet_tree_put(folder, name, oid, placing->error)
               : stet_tree_remove(folder, name, placing->error);
}

static enum stet_status apply(struct placing *placing, const struct change *change)
{
    const struct stet_seen *seen = change->seen;
    char stem[STET_STEM_BYTES + 1], name[STET_NAME_BYTES];
    if (change->placement == PLACE_KEPT) {
        struct stet_tree *folder;
        stet_names_kept(placing->id, seen->sha256, seen->extension, name);
        enum stet_status status = kept_folder(placing, seen, true, &folder);
        return status == STET_OK ? put_or_remove(placing, folder, name, &seen->source, change->add)
                                 : status;
    }
    stet_names_stem(seen->captured_utc, seen->sha256, stem);
    stet_names_source(stem, seen->extension, name);
    enum stet_status status =
        put_or_remove(placing, placing->folder, name, &seen->source, change->add);
    memcpy(name, stem, STET_STEM_BYTES);
    strcpy(name + STET_STEM_BYTES, ".md");
    return status == STET_OK
               ? put_or_remove(placing, placing->folder, name, &seen->text, change->add)
               : status;
}

/* article.md is the newest version. */
static enum stet_status point_at_newest(struct placing *placing)
{
    struct stet_tree_entry **entries;
    struct stet_seen newest;
    size_t count;
    enum stet_status status = stet_tree_entries(placing->folder, &entries, &count, placing->error);
    if (status == STET_OK && find_head(entries, count, "article.md", &newest))
        status = stet_tree_put(placing->folder, "article.md", &newest.text, placing->error);
    return status;
}

/* Notes what changes for the captures behind seen, in both orders: with it and without it. */
static enum stet_status note_followers(struct placing *placing, const struct stet_chain *chain,
                                       const struct stet_seen *old_head,
                                       const struct stet_seen *new_head, size_t at)
{
    enum stet_status status = STET_OK;
    for (; status == STET_OK && at < chain->count && old_head != new_head; at++) {
        const struct stet_seen *seen = &chain->seen[at];
        enum placement before = place(seen, old_head), after = place(seen, new_head);
        if (before != after) {
            status = note(placing, seen, before, false);
            if (status == STET_OK)
                status = note(placing, seen, after, true);
        }
        if (before == PLACE_VERSION)
            old_head = seen;
        if (after == PLACE_VERSION)
            new_head = seen;
    }
    return status;
}

static enum stet_status place_new(struct placing *placing, struct stet_chain *chain,
                                  const char *path, const struct stet_seen *seen,
                                  struct stet_placed *out)
{
    char stem[STET_STEM_BYTES + 1];
    struct stet_tree_entry **entries = NULL;
    size_t count = 0;
    struct stet_seen head;
    bool has_head = false;
    enum stet_status status = STET_OK;
    stet_names_stem(seen->captured_utc, seen->sha256, stem);
    if (placing->folder) {
        status = stet_tree_entries(placing->folder, &entries, &count, placing->error);
        if (status != STET_OK)
            return status;
        has_head = find_head(entries, count, stem, &head);
    }
    const struct stet_seen *before = has_head ? &head : NULL;
    enum placement placement = place(seen, before);
    out->version = placement == PLACE_VERSION;
    out->first = count == 0;
    size_t at = stet_chain_find(chain, seen);
    out->known = at < chain->count && stet_oid_equal(&chain->seen[at].text, &seen->text);
    status = note(placing, seen, placement, true);
    if (status == STET_OK)
        status = note_followers(placing, chain, before, out->version ? seen : before, at);
    for (size_t i = 0; i < placing->count && status == STET_OK; i++)
        status = check_free(placing, &placing->changes[i]);
    if (status == STET_OK && !placing->folder)
        status = stet_tree_folder(placing->root, path, true, &placing->folder, placing->error);
    for (size_t i = 0; i < placing->count && status == STET_OK; i++)
        status = apply(placing, &placing->changes[i]);
    if (status == STET_OK)
        status = point_at_newest(placing);
    return status == STET_OK ? stet_chain_add(chain, seen, placing->error) : status;
}

/* Everything that must be known of the article is: its folder and the captures from seen on. */
static enum stet_status prepare(struct placing *placing, struct stet_journal *journal,
                                const char *path, const struct stet_seen *seen,
                                struct stet_chain **chain)
{
    bool added;
    enum stet_status status =
        stet_tree_folder(placing->root, path, false, &placing->folder, placing->error);
    if (status != STET_OK)
        return status;
    *chain = stet_journal_chain(journal, placing->id, &added);
    if (!*chain)
        return no_memory(placing->error);
    if (added)
        (*chain)->archived = placing->folder != NULL;
    if ((*chain)->archived) {
        status = stet_journal_need(journal, seen->captured_utc, placing->error);
        *chain = stet_journal_chain(journal, placing->id, NULL); /* chains may have moved */
    }
    return status;
}

enum stet_status stet_place_captured(struct stet_tree *root, struct stet_journal *journal,
                                     const char *path, const char *id, const struct stet_seen *seen,
                                     struct stet_placed *out, struct stet_error *error)
{
    struct placing placing = {.root = root, .id = id, .error = error};
    struct stet_chain *chain = NULL;
    *out = (struct stet_placed){0};
    enum stet_status status = prepare(&placing, journal, path, seen, &chain);
    if (status == STET_OK)
        status = look_for(&placing, chain, seen, &out->there);
    if (status == STET_OK && !out->there)
        status = place_new(&placing, chain, path, seen, out);
    free(placing.changes);
    return status;
}

enum stet_status stet_place_refused(struct stet_tree *root, struct stet_journal *journal,
                                    const char *path, const char *id, const struct stet_seen *seen,
                                    struct stet_placed *out, struct stet_error *error)
{
    struct placing placing = {.root = root, .id = id, .error = error};
    struct stet_chain *chain = NULL;
    *out = (struct stet_placed){0};
    enum stet_status status = prepare(&placing, journal, path, seen, &chain);
    if (status == STET_OK)
        status = look_for(&placing, chain, seen, &out->there);
    if (status == STET_OK && !out->there) {
        struct change change = {seen, PLACE_KEPT, true};
        status = apply(&placing, &change);
    }
    free(placing.changes);
    return status;
}
