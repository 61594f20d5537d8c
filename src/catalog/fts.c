/* fts.c - our tokenizer as FTS5 wants it; texts that come in are cut into tokens already. */
#include "database.h"
#include "indexed.h"

/* What FTS5 wants to be called back with. */
typedef int token_fn(void *, int, const char *, int, int, int);

struct relay {
    token_fn *each;
    void *context;
};

static int relay_token(void *context, const struct stet_term *token)
{
    const struct relay *relay = context;
    return relay->each(relay->context, 0, token->ptr, (int)token->len, (int)token->start,
                       (int)token->end);
}

static int create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
    (void)args;
    (void)count;
    *out = context; /* one for the connection */
    return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
    (void)tokenizer;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int len,
                    token_fn *each)
{
    const struct stet_catalog *catalog = (struct stet_catalog *)(void *)tokenizer;
    struct relay relay = {each, context};
    struct stet_span span = {text, text && len > 0 ? (size_t)len : 0};
    return flags & FTS5_TOKENIZE_DOCUMENT
               ? stet_indexed_tokens(span, relay_token, &relay)
               : stet_terms_run(catalog->terms, span, relay_token, &relay);
}

enum stet_status stet_fts_register(struct stet_catalog *catalog, struct stet_error *error)
{
    static const char sql[] = "SELECT fts5(?1)";
    sqlite3_stmt *statement = NULL;
    fts5_api *api = NULL;
    fts5_tokenizer methods = {create, delete, tokenize};
    enum stet_status status = stet_database_prepare(catalog, sql, &statement, error);
    if (status != STET_OK)
        return status;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (!api || api->iVersion < 2 ||
        api->xCreateTokenizer(api, "stet", catalog, &methods, NULL) != SQLITE_OK)
        return stet_error_set(error, STET_ERR_IO, "this SQLite is built without FTS5");
    return STET_OK;
}
