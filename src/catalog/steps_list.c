/* steps_list.c - how the versions of an article differ from each other, as rows say it. */
#include "database.h"

static void or_step(sqlite3_context *context, int count, sqlite3_value **values)
{
    int64_t *bits = sqlite3_aggregate_context(context, sizeof *bits);
    (void)count;
    if (bits)
        *bits |= sqlite3_value_int64(values[0]);
}

static void or_final(sqlite3_context *context)
{
    const int64_t *bits = sqlite3_aggregate_context(context, sizeof *bits);
    sqlite3_result_int64(context, bits ? *bits : 0);
}

enum stet_status stet_steps_register(struct stet_catalog *catalog, struct stet_error *error)
{
    int rc =
        sqlite3_create_function_v2(catalog->db, "stet_or", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   NULL, NULL, or_step, or_final, NULL);
    return rc == SQLITE_OK ? STET_OK : stet_database_fail(catalog, error);
}

struct steps {
    const char *id;
    enum stet_status (*each)(void *context, int64_t captured_utc, const struct stet_oid *text,
                             const struct stet_step *step);
    void *context;
};

static enum stet_status run_steps(struct stet_catalog *catalog, void *context,
                                  struct stet_error *error)
{
    const struct steps *steps = context;
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog,
        "SELECT v.captured_utc, v.text, s.weight, s.types, s.mains, s.words_removed, s.words_added,"
        " s.rewrite FROM versions AS v JOIN steps AS s ON s.after = v.text AND s.before = v.before"
        " WHERE v.article = (SELECT number FROM articles WHERE id = ?1) ORDER BY v.stem",
        &statement, error);
    if (status == STET_OK)
        stet_database_bind_text(statement, 1, steps->id);
    while (status == STET_OK &&
           (status = stet_database_step(catalog, statement, error)) == STET_OK) {
        struct stet_oid text;
        if (!stet_database_blob(statement, 1, text.id, sizeof text.id))
            continue;
        const struct stet_step step = {
            .known = true,
            .weight = (double)sqlite3_column_int64(statement, 2) / 1000,
            .types = (uint32_t)sqlite3_column_int64(statement, 3),
            .main_types = (uint32_t)sqlite3_column_int64(statement, 4),
            .words_removed = (uint64_t)sqlite3_column_int64(statement, 5),
            .words_added = (uint64_t)sqlite3_column_int64(statement, 6),
            .rewrite = sqlite3_column_int(statement, 7) != 0,
        };
        catalog->answered = true;
        status = steps->each(steps->context, sqlite3_column_int64(statement, 0), &text, &step);
    }
    sqlite3_finalize(statement);
    return status == STET_END ? STET_OK : status;
}

enum stet_status stet_catalog_steps(struct stet_catalog *catalog, const char *id,
                                    enum stet_status (*each)(void *context, int64_t captured_utc,
                                                             const struct stet_oid *text,
                                                             const struct stet_step *step),
                                    void *context, struct stet_error *error)
{
    struct steps steps = {id, each, context};
    return stet_catalog_query(catalog, run_steps, &steps, error);
}
