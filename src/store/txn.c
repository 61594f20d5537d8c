/* txn.c - one batch of captures becomes one commit. The file that could lose data.
 *
 * Invariants:
 *  1. What the branch names is complete: every object reachable from it lies in a pack that was
 * synced, with its index and the folder's names, before the branch moved.
 *  2. A capture is acknowledged (STET_OK from stet_txn_commit) only after the branch's new value
 * and its name were synced.
 *  3. Nothing that the branch names is ever changed or removed. A pack is removed only when all its
 *     objects lie in another that was synced (join.c).
 *  4. An object that is there already counts only if it lies in a pack and reads back with its
 * hash; else it is written again.
 *  5. The branch moves only from the commit that the batch was built on, and only under the lock.
 *  6. A failed sync fails the batch. It is not tried again on the same file.
 *  7. The tree follows from the set of captures, whatever their order (place.c) and the number of
 * threads.
 *
 *  state        what may lie on the disk                 next state by
 *  NONE         nothing                                  stet_lock_take: LOCKED
 *  LOCKED       stet/lock with our process in it         stet_pack_add: WRITING
 *  WRITING      tmp_stet_pack, unsynced                  stet_pack_finish: STORED
 *  STORED       pack, index, .keep, all synced           stet_ref_move: MOVED
 *               (and main.lock, noted in stet/lock)
 *  MOVED        the branch at the new commit, synced     stet_pack_release: DONE
 *  DONE         perhaps larger packs for small ones      stet_lock_drop: NONE
 *
 * A death in LOCKED or WRITING leaves files that the next holder of the lock removes; in STORED a
 * pack that nobody needs (the same batch, tried again, finds its objects there); from the rename
 * within MOVED on, the batch is in the archive. */
#include "commit.h"
#include "instant.h"
#include "limits.h"
#include "lock.h"
#include "names.h"
#include "odb.h"
#include "place.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

#define FIRST_UTC (-INT64_C(62135596800)) /* 0001-01-01 */
#define LAST_UTC  INT64_C(253402300799)   /* 9999-12-31 */

struct stet_txn {
    struct stet_store *store;
    struct stet_lock lock;
    struct stet_pack *pack;
    struct stet_arena *arena; /* of the trees */
    struct stet_tree *root;
    struct stet_journal *journal;
    struct stet_oid head, head_tree;
    struct stet_buf path;
};

static enum stet_status begin(struct stet_txn *txn, struct stet_error *error)
{
    enum stet_status status = stet_odb_refresh(txn->store->odb, error);
    if (status == STET_OK)
        status = stet_ref_read(txn->store, &txn->head, error);
    if (status == STET_OK)
        status = stet_commit_tree(txn->store, &txn->head, &txn->head_tree, error);
    if (status == STET_OK)
        status = stet_store_check_format(txn->store, &txn->head_tree, error);
    if (status == STET_OK)
        status = stet_pack_new(&txn->pack, txn->store->path, error);
    if (status == STET_OK)
        status = stet_journal_new(&txn->journal, txn->store, &txn->head_tree, error);
    if (status != STET_OK)
        return status;
    txn->arena = stet_arena_new(SIZE_MAX / 2);
    txn->root = txn->arena ? stet_tree_new(txn->store, txn->arena, &txn->head_tree) : NULL;
    return txn->root ? STET_OK
                     : stet_error_set(error, STET_ERR_MEMORY, "cannot write to '%s': no memory",
                                      txn->store->path);
}

enum stet_status stet_txn_begin(struct stet_store *store, unsigned wait_s,
                                void (*waiting)(void *context, const char *holder), void *context,
                                struct stet_txn **out, struct stet_error *error)
{
    *out = NULL;
    if (!store->bare)
        return stet_error_set(error, STET_ERR_FORMAT,
                              "cannot write to '%s': it has a work tree; clone it with --bare",
                              store->path);
    struct stet_txn *txn = calloc(1, sizeof(*txn));
    if (!txn)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write to '%s': no memory",
                              store->path);
    txn->store = store;
    stet_buf_init(&txn->path, STET_PATH_LENGTH);
    enum stet_status status = stet_git_start(error);
    if (status == STET_OK)
        status = stet_lock_take(&txn->lock, store->path, wait_s, waiting, context, error);
    if (status == STET_OK)
        status = begin(txn, error);
    if (status == STET_OK)
        *out = txn;
    else
        stet_txn_abort(txn);
    return status;
}

void stet_txn_abort(struct stet_txn *txn)
{
    if (!txn)
        return;
    stet_pack_free(txn->pack); /* before the lock: its temporary files have fixed names */
    stet_lock_drop(&txn->lock);
    stet_journal_free(txn->journal);
    stet_arena_free(txn->arena);
    stet_buf_free(&txn->path);
    free(txn);
}

static bool has_object(const struct stet_txn *txn, const struct stet_oid *oid)
{
    return stet_pack_has(txn->pack, oid) || stet_odb_has_packed(txn->store->odb, oid);
}

static enum stet_status add_object(void *context, const struct stet_object *object,
                                   struct stet_error *error)
{
    struct stet_txn *txn = context;
    if (has_object(txn, &object->oid))
        return STET_OK;
    return stet_pack_add(txn->pack, &object->oid, object->crc, object->entry, object->len, error);
}

/* Adds a source and its text. A delta stands only on a source that came just now, so that it lies
 * whole in the same pack; on any other the text is written whole. */
static enum stet_status add_source_and_text(struct stet_txn *txn, const struct stet_object *source,
                                            const struct stet_object *text,
                                            struct stet_error *error)
{
    struct stet_object *whole = NULL;
    uint64_t size = stet_pack_size(txn->pack);
    enum stet_status status = source ? add_object(txn, source, error) : STET_OK;
    bool came = stet_pack_size(txn->pack) > size;
    if (status != STET_OK || !text || has_object(txn, &text->oid))
        return status;
    if (text->is_delta && !came) {
        status = stet_object_whole(&whole, text, source, error);
        text = whole;
    }
    if (status == STET_OK)
        status = stet_pack_add(txn->pack, &text->oid, text->crc, text->entry, text->len, error);
    stet_object_free(whole);
    return status;
}

/* What a caller must not give; the journal could not be read back. */
static enum stet_status check_capture(const struct stet_capture *capture,
                                      const struct stet_object *text,
                                      const struct stet_object *source, const char *extension,
                                      struct stet_error *error)
{
    bool captured = capture->outcome == STET_OUTCOME_CAPTURED;
    bool failed = capture->outcome == STET_OUTCOME_FAILED;
    if (captured != (text != NULL) || failed != (source == NULL) || (!failed && !capture->url) ||
        (!failed && (!extension || !stet_names_extension_ok(extension))))
        return stet_error_set(error, STET_ERR_USAGE, "a capture lacks what its outcome asks for");
    if (capture->captured_utc < FIRST_UTC || capture->captured_utc > LAST_UTC)
        return stet_error_set(error, STET_ERR_USAGE,
                              "a capture's time lies outside years 1 to 9999");
    if (capture->url && (strlen(capture->url) > STET_MAX_URL_BYTES || capture->url[0] == '\0'))
        return stet_error_set(error, STET_ERR_INPUT, "'%.100s' names no article: it has %zu bytes",
                              capture->url, strlen(capture->url));
    return STET_OK;
}

/* The files of a capture that has a source. */
static enum stet_status place_files(struct stet_txn *txn, const struct stet_capture *capture,
                                    struct stet_placed *placed, struct stet_error *error)
{
    char id[STET_ID_HEX + 1];
    struct stet_seen seen = {
        .captured_utc = capture->captured_utc, .text = capture->text, .source = capture->source};
    memcpy(seen.sha256, capture->source_sha256, sizeof(seen.sha256));
    strcpy(seen.extension, capture->extension); /* check_capture knows that it fits */
    stet_store_article_id(stet_span_of(capture->url), id);
    stet_buf_clear(&txn->path);
    stet_store_article_path(stet_span_of(capture->url), &txn->path);
    enum stet_status status = stet_buf_status(&txn->path, "an article's path", error);
    if (status != STET_OK)
        return status;
    return capture->outcome == STET_OUTCOME_CAPTURED
               ? stet_place_captured(txn->root, txn->journal, txn->path.ptr, id, &seen, placed,
                                     error)
               : stet_place_refused(txn->root, txn->journal, txn->path.ptr, id, &seen, placed,
                                    error);
}

static enum stet_change change_of(const struct stet_capture *capture,
                                  const struct stet_placed *placed)
{
    if (placed->there)
        return STET_CHANGE_UNCHANGED;
    switch (capture->outcome) {
    case STET_OUTCOME_REFUSED: return STET_CHANGE_REFUSED;
    case STET_OUTCOME_FAILED: return STET_CHANGE_FAILED;
    case STET_OUTCOME_CAPTURED: break;
    }
    if (placed->first)
        return STET_CHANGE_NEW;
    return placed->version && !placed->known ? STET_CHANGE_CHANGED : STET_CHANGE_UNCHANGED;
}

enum stet_status stet_txn_add(struct stet_txn *txn, struct stet_capture *capture,
                              const struct stet_object *text, const struct stet_object *source,
                              const char *extension, enum stet_change *change,
                              struct stet_error *error)
{
    struct stet_placed placed = {0};
    enum stet_status status = check_capture(capture, text, source, extension, error);
    if (status != STET_OK)
        return status;
    bool failed = capture->outcome == STET_OUTCOME_FAILED;
    capture->text = text ? text->oid : (struct stet_oid){{0}};
    capture->source = source ? source->oid : (struct stet_oid){{0}};
    capture->extension = failed ? NULL : extension;
    status = add_source_and_text(txn, source, text, error);
    if (status == STET_OK && !failed)
        status = place_files(txn, capture, &placed, error);
    if (status == STET_OK && !placed.there) {
        bool there;
        status = stet_journal_note(txn->journal, capture, &there, error);
        placed.there = there;
    }
    *change = change_of(capture, &placed);
    return status;
}

size_t stet_txn_count(const struct stet_txn *txn)
{
    return stet_journal_count(txn->journal);
}

/* Makes the pack durable and moves the branch to the commit. */
static enum stet_status publish(struct stet_txn *txn, const struct stet_oid *commit,
                                struct stet_error *error)
{
    enum stet_status status = stet_pack_finish(txn->pack, error);
    if (status == STET_OK)
        status = stet_lock_note_ref(&txn->lock, error);
    if (status == STET_OK)
        status = stet_ref_move(txn->store, txn->store->path, &txn->head, commit, error);
    stet_pack_release(txn->pack);
    return status;
}

/* Nothing is new, but an object that was damaged may have been written again. */
static enum stet_status publish_repairs(struct stet_txn *txn, struct stet_error *error)
{
    enum stet_status status = stet_pack_finish(txn->pack, error);
    stet_pack_release(txn->pack);
    return status == STET_OK ? STET_UNCHANGED : status;
}

/* The batch is durable: no failure of what follows fails it, and the next one tries again. */
static void keep_house(struct stet_txn *txn)
{
    struct stet_error ignored;
    enum stet_status status = stet_join_packs(txn->store->path, &ignored);
    if (status == STET_OK)
        status = stet_odb_refresh(txn->store->odb, &ignored);
    (void)status;
}

enum stet_status stet_txn_commit(struct stet_txn *txn, const char *message, int64_t now_utc,
                                 struct stet_oid *commit, struct stet_error *error)
{
    struct stet_oid tree;
    struct stet_object *object = NULL;
    enum stet_status status = stet_journal_write(txn->journal, txn->root, add_object, txn, error);
    if (status == STET_OK)
        status = stet_tree_write(txn->root, &tree, add_object, txn, error);
    if (status == STET_OK && stet_oid_equal(&tree, &txn->head_tree)) {
        status = publish_repairs(txn, error);
        *commit = txn->head;
    } else if (status == STET_OK) {
        status = stet_commit_make(&object, &tree, &txn->head, message, now_utc, error);
        if (status == STET_OK)
            status = add_object(txn, object, error);
        if (status == STET_OK)
            status = publish(txn, &object->oid, error);
        if (status == STET_OK)
            *commit = object->oid;
    }
    if (status >= STET_OK)
        keep_house(txn);
    stet_object_free(object);
    stet_txn_abort(txn);
    return status;
}
