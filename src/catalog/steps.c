/* steps.c - two neighbouring versions in, a row that says how they differ out, and the words of
 * every sentence that came, went or was edited. */
#include "indexed.h"
#include "limits.h"
#include "said.h"
#include "span.h"
#include "update.h"

/* The step whose sentences are added, or forgotten. */
struct saying {
    struct stet_update *update;
    int64_t number;
    enum stet_update_statement statement;
};

static int put_token(void *context, const struct stet_term *token)
{
    struct stet_buf *out = context;
    stet_indexed_put(out, token);
    return out->failed;
}

static struct stet_span cut(struct stet_update *update, struct stet_span text, struct stet_buf *out)
{
    stet_buf_clear(out);
    (void)stet_terms_run(update->catalog->terms, text, put_token, out);
    return (struct stet_span){out->ptr, out->len};
}

static enum stet_status put_said(void *context, const struct stet_said *said)
{
    const struct saying *saying = context;
    struct stet_update *update = saying->update;
    sqlite3_stmt *put = update->statements[saying->statement];
    struct stet_span removed = cut(update, said->before, &update->words_before);
    struct stet_span added = cut(update, said->after, &update->words_after);
    if (stet_span_equal(removed, added))
        return STET_OK; /* the same to any query */
    enum stet_status status = stet_buf_status(&update->words_before, "a sentence", update->error);
    if (status == STET_OK)
        status = stet_buf_status(&update->words_after, "a sentence", update->error);
    if (status != STET_OK)
        return status;
    sqlite3_bind_int64(put, 1, saying->number << STET_SAID_BITS | (int64_t)said->ordinal);
    stet_database_bind_span(put, 2, removed);
    stet_database_bind_span(put, 3, added);
    return stet_update_run(update, saying->statement);
}

static enum stet_status add_step(struct stet_update *update, const struct stet_diff *diff,
                                 const struct stet_oid *before, const struct stet_oid *after)
{
    sqlite3_stmt *add = update->statements[ADD_STEP];
    const struct stet_diff_counts *counts = stet_diff_counts(diff);
    size_t count;
    uint32_t types = 0, mains = 0;
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    for (size_t i = 0; i < count; i++) {
        types |= edits[i].types;
        mains |= STET_EDIT_BIT(edits[i].type);
    }
    stet_database_bind_blob(add, 1, after->id, sizeof after->id);
    stet_database_bind_blob(add, 2, before->id, sizeof before->id);
    sqlite3_bind_int64(add, 3, (int64_t)(stet_diff_weight(diff) * 1000 + 0.5));
    sqlite3_bind_int64(add, 4, types);
    sqlite3_bind_int64(add, 5, mains);
    sqlite3_bind_int64(add, 6, (int64_t)counts->words_removed);
    sqlite3_bind_int64(add, 7, (int64_t)counts->words_added);
    sqlite3_bind_int(add, 8, stet_diff_is_rewrite(diff));
    enum stet_status status = stet_update_run(update, ADD_STEP);
    if (status != STET_OK)
        return status;
    struct saying saying = {update, sqlite3_last_insert_rowid(update->catalog->db), ADD_SAID};
    return stet_said_each(diff, put_said, &saying, update->error);
}

/* The difference of a step; NULL if the texts are too long to be compared: of such a step nothing
 * is known. */
static enum stet_status compare(struct stet_update *update, const struct stet_oid *before,
                                const struct stet_oid *after, struct stet_diff **out)
{
    struct stet_store *store = update->catalog->store;
    *out = NULL;
    stet_buf_clear(&update->text_before);
    stet_buf_clear(&update->text_after);
    enum stet_status status = stet_store_read(store, before, &update->text_before, update->error);
    if (status == STET_OK)
        status = stet_store_read(store, after, &update->text_after, update->error);
    if (status == STET_OK)
        status = stet_diff(
            out, (struct stet_span){update->text_before.ptr, update->text_before.len},
            (struct stet_span){update->text_after.ptr, update->text_after.len}, update->error);
    return status == STET_ERR_LIMIT ? STET_OK : status;
}

enum stet_status stet_steps_add(struct stet_update *update, const struct stet_oid *before,
                                const struct stet_oid *after)
{
    sqlite3_stmt *find = update->statements[FIND_STEP];
    stet_database_bind_blob(find, 1, after->id, sizeof after->id);
    stet_database_bind_blob(find, 2, before->id, sizeof before->id);
    enum stet_status status = stet_database_step(update->catalog, find, update->error);
    sqlite3_reset(find);
    if (status != STET_END)
        return status;
    struct stet_diff *diff;
    status = compare(update, before, after, &diff);
    if (status == STET_OK && diff)
        status = add_step(update, diff, before, after);
    stet_diff_free(diff);
    return status;
}

/* FTS5 forgets a row only if it is told once more what stood there. */
static enum stet_status drop_said(struct stet_update *update, int64_t number,
                                  const struct stet_oid *before, const struct stet_oid *after)
{
    struct saying saying = {update, number, DROP_SAID};
    struct stet_diff *diff;
    enum stet_status status = compare(update, before, after, &diff);
    if (status == STET_OK && diff)
        status = stet_said_each(diff, put_said, &saying, update->error);
    stet_diff_free(diff);
    return status;
}

#define DROPPED                                                                                    \
    " FROM steps WHERE (after, before) IN (SELECT oid, before FROM temp.dropped)"                  \
    " AND NOT EXISTS (SELECT 1 FROM versions AS v"                                                 \
    "  WHERE v.text = steps.after AND v.before = steps.before)"

enum stet_status stet_steps_drop(struct stet_update *update)
{
    struct stet_catalog *catalog = update->catalog;
    sqlite3_stmt *steps = NULL;
    enum stet_status status = stet_database_prepare(catalog, "SELECT number, before, after" DROPPED,
                                                    &steps, update->error);
    while (status == STET_OK &&
           (status = stet_database_step(catalog, steps, update->error)) == STET_OK) {
        struct stet_oid before, after;
        if (stet_database_blob(steps, 1, before.id, sizeof before.id) &&
            stet_database_blob(steps, 2, after.id, sizeof after.id))
            status = drop_said(update, sqlite3_column_int64(steps, 0), &before, &after);
    }
    sqlite3_finalize(steps);
    return status == STET_END ? stet_database_run(catalog, "DELETE" DROPPED, update->error)
                              : status;
}
