/* visits.c - the captures of an article in the order of time, beside the versions they found.
 *
 * The journal says what a capture saw; the versions say which text stands for it now. A revisit has
 * the text of the version before it. */
#include "database.h"
#include "digest.h"
#include "instant.h"
#include "span.h"
#include <stdio.h>

struct visits {
    const char *id;
    enum stet_status (*each)(void *context, const struct stet_visit *visit);
    void *context;
};

/* The version that stands at the capture being read. */
struct standing {
    sqlite3_stmt *statement; /* at the version behind it, or at the end */
    bool more;
    char stem[STET_STEM_BYTES + 1];
    struct stet_oid text;
};

static enum stet_status damaged(struct stet_catalog *catalog, struct stet_error *error)
{
    catalog->damaged = true;
    return stet_error_set(error, STET_ERR_CORRUPT, "the catalog '%.300s' is damaged",
                          catalog->path);
}

/* Moves on to the newest version that is not behind stem. */
static enum stet_status advance(struct stet_catalog *catalog, struct standing *standing,
                                const char *stem, struct stet_error *error)
{
    while (standing->more && strcmp(stet_database_text(standing->statement, 0), stem) <= 0) {
        snprintf(standing->stem, sizeof standing->stem, "%s",
                 stet_database_text(standing->statement, 0));
        if (!stet_database_blob(standing->statement, 1, standing->text.id,
                                sizeof standing->text.id))
            return damaged(catalog, error);
        enum stet_status status = stet_database_step(catalog, standing->statement, error);
        if (status < 0)
            return status;
        standing->more = status == STET_OK;
    }
    return STET_OK;
}

static enum stet_status visit(struct stet_catalog *catalog, const struct visits *visits,
                              sqlite3_stmt *captures, struct standing *standing,
                              struct stet_error *error)
{
    uint8_t digest[STET_SHA256_BYTES];
    char hex[STET_SHA256_HEX + 1], instant[STET_INSTANT_TEXT], stem[STET_STEM_BYTES + 1];
    struct stet_visit out = {.captured_utc = sqlite3_column_int64(captures, 0)};
    if (!stet_database_blob(captures, 1, digest, sizeof digest) ||
        !stet_database_blob(captures, 2, out.text.id, sizeof out.text.id))
        return damaged(catalog, error);
    stet_hex(digest, sizeof digest, hex);
    stet_instant_compact(out.captured_utc, instant);
    snprintf(stem, sizeof stem, "%.16s-%.8s", instant, hex);
    enum stet_status status = advance(catalog, standing, stem, error);
    if (status != STET_OK)
        return status;
    out.version = strcmp(stem, standing->stem) == 0;
    if (standing->stem[0])
        out.text = standing->text;
    out.media_type = stet_database_text(captures, 3);
    out.encoding = stet_database_text(captures, 4);
    out.source_bytes = (uint64_t)sqlite3_column_int64(captures, 5);
    out.source_sha256 = hex;
    catalog->answered = true;
    return visits->each(visits->context, &out);
}

static enum stet_status run_visits(struct stet_catalog *catalog, void *context,
                                   struct stet_error *error)
{
    const struct visits *visits = context;
    struct standing standing = {.stem = ""};
    sqlite3_stmt *captures = NULL;
    enum stet_status status =
        stet_database_prepare(catalog,
                              "SELECT stem, text FROM versions WHERE article ="
                              " (SELECT number FROM articles WHERE id = ?1) ORDER BY stem",
                              &standing.statement, error);
    if (status == STET_OK)
        status = stet_database_prepare(
            catalog,
            "SELECT captured_utc, key, text, media_type, encoding, source_bytes FROM captures"
            " WHERE article = (SELECT number FROM articles WHERE id = ?1) AND outcome = ?2 ORDER "
            "BY captured_utc, key",
            &captures, error);
    if (status == STET_OK) {
        stet_database_bind_text(standing.statement, 1, visits->id);
        stet_database_bind_text(captures, 1, visits->id);
        sqlite3_bind_int(captures, 2, STET_OUTCOME_CAPTURED);
        status = stet_database_step(catalog, standing.statement, error);
        standing.more = status == STET_OK;
    }
    while (status >= 0 && (status = stet_database_step(catalog, captures, error)) == STET_OK)
        if ((status = visit(catalog, visits, captures, &standing, error)) != STET_OK)
            goto out;
    if (status == STET_END)
        status = STET_OK;
out:
    sqlite3_finalize(standing.statement);
    sqlite3_finalize(captures);
    return status;
}

enum stet_status stet_catalog_visits(struct stet_catalog *catalog, const char *id,
                                     enum stet_status (*each)(void *context,
                                                              const struct stet_visit *visit),
                                     void *context, struct stet_error *error)
{
    struct visits visits = {id, each, context};
    return stet_catalog_query(catalog, run_visits, &visits, error);
}

struct fruitless {
    const char *id;
    struct stet_fruitless *out;
};

static enum stet_status run_fruitless(struct stet_catalog *catalog, void *context,
                                      struct stet_error *error)
{
    const struct fruitless *asked = context;
    sqlite3_stmt *statement = NULL;
    enum stet_status status =
        stet_database_prepare(catalog,
                              "SELECT count(*), ifnull(max(captured_utc), 0) FROM captures"
                              " WHERE article = (SELECT number FROM articles WHERE id = ?1)"
                              " AND outcome <> ?2",
                              &statement, error);
    if (status == STET_OK) {
        stet_database_bind_text(statement, 1, asked->id);
        sqlite3_bind_int(statement, 2, STET_OUTCOME_CAPTURED);
        status = stet_database_step(catalog, statement, error);
    }
    if (status == STET_OK)
        *asked->out = (struct stet_fruitless){(uint64_t)sqlite3_column_int64(statement, 0),
                                              sqlite3_column_int64(statement, 1)};
    sqlite3_finalize(statement);
    return status;
}

enum stet_status stet_catalog_fruitless(struct stet_catalog *catalog, const char *id,
                                        struct stet_fruitless *out, struct stet_error *error)
{
    struct fruitless asked = {id, out};
    return stet_catalog_query(catalog, run_fruitless, &asked, error);
}
