/* row.c - rows of the catalog as the answers of <stet/archive.h>. */
#include "database.h"

void stet_row_read(sqlite3_stmt *statement, struct stet_article *out)
{
    const char **texts[] = {&out->id,        &out->url,      &out->path, &out->host,   &out->title,
                            &out->published, &out->language, &out->site, &out->authors};
    int column = 0;
    out->changes = out->types = 0;
    out->weight = 0;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i] = stet_database_text(statement, column++);
    out->first_utc = sqlite3_column_int64(statement, column++);
    out->last_utc = sqlite3_column_int64(statement, column++);
    out->last_text_utc = sqlite3_column_int64(statement, column++);
    out->versions = (uint64_t)sqlite3_column_int64(statement, column++);
    out->captures = (uint64_t)sqlite3_column_int64(statement, column++);
    out->words = (uint64_t)sqlite3_column_int64(statement, column);
}

enum stet_status stet_row_number(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                 uint64_t *out, struct stet_error *error)
{
    enum stet_status status = stet_database_step(catalog, statement, error);
    if (status == STET_OK)
        *out = (uint64_t)sqlite3_column_int64(statement, 0);
    return status == STET_END ? STET_OK : status;
}
