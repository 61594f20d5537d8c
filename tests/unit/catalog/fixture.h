/* fixture.h - a small archive in a folder of its own, filled through the store's transactions. */
#ifndef STET_TEST_CATALOG_FIXTURE_H
#define STET_TEST_CATALOG_FIXTURE_H

#include "catalog.h"
#include "digest.h"
#include "span.h"
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define DAY 86400

struct fixture {
    char folder[64], database[96];
    struct stet_store *store;
    struct stet_txn *txn; /* while captures are added */
};

static struct stet_error fixture_error;
#define MUST(call)                                                                                 \
    do {                                                                                           \
        fixture_error.message[0] = '\0';                                                           \
        enum stet_status must_status = (call);                                                     \
        if (must_status != STET_OK)                                                                \
            fail_msg("%s: %d %s", #call, must_status, fixture_error.message);                      \
    } while (0)

static inline void fixture_open(struct fixture *fixture)
{
    memset(fixture, 0, sizeof *fixture);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/stet-catalog-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->database, sizeof fixture->database, "%s/a/stet/catalog.db", fixture->folder);
    char path[80];
    snprintf(path, sizeof path, "%s/a", fixture->folder);
    MUST(stet_store_init(path, 1700000000, &fixture_error));
    MUST(stet_store_open(path, &fixture->store, &fixture_error));
}

static inline int fixture_remove_one(const char *path, const struct stat *info, int type,
                                     struct FTW *ftw)
{
    (void)info;
    (void)type;
    (void)ftw;
    return remove(path);
}

static inline void fixture_close(struct fixture *fixture)
{
    stet_store_close(fixture->store);
    assert_int_equal(nftw(fixture->folder, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline void fixture_begin(struct fixture *fixture)
{
    MUST(stet_txn_begin(fixture->store, 5, NULL, NULL, &fixture->txn, &fixture_error));
}

static inline void fixture_commit(struct fixture *fixture)
{
    struct stet_oid commit;
    MUST(stet_txn_commit(fixture->txn, "test", 1700000001, &commit, &fixture_error));
    fixture->txn = NULL;
}

/* One capture of an outcome; text and source as they are. */
static inline void fixture_capture(struct fixture *fixture, enum stet_outcome outcome,
                                   const char *url, int64_t utc, const char *text,
                                   const char *source)
{
    struct stet_object *objects[2] = {NULL, NULL};
    enum stet_change change;
    struct stet_capture capture = {.captured_utc = utc,
                                   .outcome = outcome,
                                   .url = url,
                                   .input = "page.html",
                                   .media_type = "text/html",
                                   .encoding = "utf-8",
                                   .normalizer = 1};
    if (outcome != STET_OUTCOME_CAPTURED)
        capture.reason = "an error page";
    if (outcome != STET_OUTCOME_FAILED) {
        capture.source_bytes = strlen(source);
        stet_sha256(source, strlen(source), capture.source_sha256);
        MUST(stet_object_new(&objects[1], source, strlen(source), &fixture_error));
    }
    if (outcome == STET_OUTCOME_CAPTURED)
        MUST(stet_object_new(&objects[0], text, strlen(text), &fixture_error));
    MUST(stet_txn_add(fixture->txn, &capture, objects[0], objects[1], "html", &change,
                      &fixture_error));
    stet_object_free(objects[0]);
    stet_object_free(objects[1]);
}

/* An article's page: fields are lines of front matter. */
static inline void fixture_page(struct fixture *fixture, const char *url, int64_t utc,
                                const char *fields, const char *body)
{
    struct stet_buf text;
    stet_buf_init(&text, 1 << 24);
    stet_buf_printf(&text, "---\n%s\nurl: \"%s\"\nnormalizer: 1\n---\n\n%s\n", fields, url, body);
    fixture_capture(fixture, STET_OUTCOME_CAPTURED, url, utc, text.ptr, body);
    stet_buf_free(&text);
}

static inline struct stet_catalog *fixture_catalog(struct fixture *fixture)
{
    struct stet_catalog *catalog = NULL;
    MUST(stet_catalog_open(fixture->store, &catalog, NULL, NULL, &fixture_error));
    return catalog;
}

/* ---- answers as text ------------------------------------------------------------------------ */

static inline enum stet_status fixture_put_article(void *context, const struct stet_article *a)
{
    stet_buf_printf(context, "%s [%s] %llu/%llu %lld-%lld w%llu %s|%s|%s|%s|%s|%s\n", a->url,
                    a->title, (unsigned long long)a->versions, (unsigned long long)a->captures,
                    (long long)a->first_utc, (long long)a->last_utc, (unsigned long long)a->words,
                    a->id, a->host, a->published, a->language, a->site, a->authors);
    return STET_OK;
}

static inline enum stet_status fixture_put_url(void *context, const struct stet_article *a)
{
    stet_buf_printf(context, "%s\n", a->url);
    return STET_OK;
}

static inline enum stet_status fixture_put_hit(void *context, const struct stet_hit *hit)
{
    stet_buf_printf(context, "%s@%llu%s %s\n", hit->article.url, (unsigned long long)hit->version,
                    hit->latest ? "!" : "", hit->snippet);
    return STET_OK;
}

static inline enum stet_status fixture_put_visit(void *context, const struct stet_visit *visit)
{
    char oid[2 * STET_OID_BYTES + 1];
    stet_hex(visit->text.id, STET_OID_BYTES, oid);
    stet_buf_printf(context, "%lld%s %.8s %s %s %llu %.8s\n", (long long)visit->captured_utc,
                    visit->version ? "*" : "", oid, visit->media_type, visit->encoding,
                    (unsigned long long)visit->source_bytes, visit->source_sha256);
    return STET_OK;
}

static inline enum stet_status fixture_put_id(void *context, const struct stet_article *a)
{
    stet_buf_printf(context, "%s %s\n", a->id, a->path);
    return STET_OK;
}

static inline enum stet_status fixture_put_said(void *context, const struct stet_said_hit *hit)
{
    stet_buf_printf(context, "%s@%llu %lld-%lld %c [%s] [%s]\n", hit->article.url,
                    (unsigned long long)hit->version, (long long)hit->interval.after_utc,
                    (long long)hit->interval.by_utc, hit->side == STET_SAID_REMOVED ? '-' : '+',
                    hit->before, hit->after);
    return STET_OK;
}

static inline enum stet_status fixture_put_step(void *context, int64_t captured_utc,
                                                const struct stet_oid *text,
                                                const struct stet_step *step)
{
    char oid[2 * STET_OID_BYTES + 1];
    stet_hex(text->id, STET_OID_BYTES, oid);
    stet_buf_printf(context, "%lld %.8s %.3f %x %x -%llu +%llu%s\n", (long long)captured_utc, oid,
                    step->weight, (unsigned)step->types, (unsigned)step->main_types,
                    (unsigned long long)step->words_removed, (unsigned long long)step->words_added,
                    step->rewrite ? " rewrite" : "");
    return STET_OK;
}

static inline void fixture_put_visits(struct stet_catalog *catalog, struct stet_buf *out)
{
    struct stet_buf ids;
    struct stet_span rest, line;
    stet_buf_init(&ids, 1 << 22);
    MUST(stet_catalog_list(catalog, NULL, fixture_put_id, &ids, NULL, &fixture_error));
    rest = (struct stet_span){ids.ptr, ids.len};
    while (stet_span_line(&rest, &line)) {
        char id[STET_ID_HEX + 1];
        snprintf(id, sizeof id, "%s", line.ptr);
        stet_buf_append(out, line.ptr, line.len);
        stet_buf_putc(out, '\n');
        MUST(stet_catalog_visits(catalog, id, fixture_put_visit, out, &fixture_error));
        MUST(stet_catalog_steps(catalog, id, fixture_put_step, out, &fixture_error));
    }
    stet_buf_free(&ids);
}

/* Everything the catalog says: what must be the same however it came about. */
static inline void fixture_answers(struct stet_catalog *catalog, struct stet_buf *out)
{
    static const char *const queries[] = {"word", "senate", "\"the senate\"", "vot*"};
    struct stet_archive_counts c;
    uint64_t total = 0;
    MUST(stet_catalog_list(catalog, NULL, fixture_put_article, out, &total, &fixture_error));
    stet_buf_printf(out, "total %llu\n", (unsigned long long)total);
    fixture_put_visits(catalog, out);
    for (size_t i = 0; i < 4; i++) {
        for (int every = 0; every < 2; every++) {
            MUST(stet_catalog_search(catalog, queries[i], every, 0, 0, fixture_put_hit, out, &total,
                                     &fixture_error));
            stet_buf_printf(out, "total %llu\n", (unsigned long long)total);
        }
    }
    for (unsigned sides = 1; sides <= 3; sides++) {
        const struct stet_said_query said = {.words = "word*", .sides = sides};
        MUST(
            stet_catalog_said(catalog, &said, fixture_put_said, out, &total, NULL, &fixture_error));
        stet_buf_printf(out, "total %llu\n", (unsigned long long)total);
    }
    MUST(stet_catalog_counts(catalog, &c, &fixture_error));
    stet_buf_printf(out, "counts %llu %llu %llu %llu %llu %llu %lld %lld\n",
                    (unsigned long long)c.articles, (unsigned long long)c.versions,
                    (unsigned long long)c.captures, (unsigned long long)c.refused,
                    (unsigned long long)c.failed, (unsigned long long)c.hosts,
                    (long long)c.first_utc, (long long)c.last_utc);
}

#endif
