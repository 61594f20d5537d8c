/* test_similar.c - articles that share text are found, with what they share; others are not. */
#include "fixture.h"
#include "utf8.h"

static const char wire[] =
    "The harbour of the old city burnt down on Friday night after an explosion in a storehouse. "
    "Firefighters from four towns worked until dawn to save the ferry and the customs house. "
    "The mayor said that nobody had been hurt, but that the damage could not be told yet. "
    "An inquiry will begin on Monday, and the insurers have sent people of their own.";
static const char other[] =
    "Farmers expect a good harvest this year, as rain fell when it was wanted and the sun shone "
    "when it was not. Prices of wheat have not followed so far, which the millers call a riddle. "
    "The ministry publishes its own estimate in September, as it has done in every year.";

static enum stet_status put(void *context, const struct stet_similar *s)
{
    assert_int_equal(stet_utf8_check(s->passage, strlen(s->passage)), strlen(s->passage));
    stet_buf_printf(context, "%s@%llu %llu/%llu %llu/%llu %llu %.12s\n", s->article.url,
                    (unsigned long long)s->version, (unsigned long long)s->shared,
                    (unsigned long long)s->words, (unsigned long long)s->other_shared,
                    (unsigned long long)s->other_words, (unsigned long long)s->longest, s->passage);
    return STET_OK;
}

static void page(struct fixture *fixture, const char *url, int day, const char *before,
                 const char *body)
{
    struct stet_buf text;
    stet_buf_init(&text, 1 << 20);
    stet_buf_printf(&text, "%s%s", before, body);
    fixture_page(fixture, url, (int64_t)day * DAY, "title: \"T\"", text.ptr);
    stet_buf_free(&text);
}

static enum stet_status note_text(void *context, const struct stet_visit *visit)
{
    *(struct stet_oid *)context = visit->text;
    return STET_OK;
}

/* What is similar to the newest text of a URL. */
static void assert_found(struct fixture *fixture, const char *url, struct stet_similar_query query,
                         const char *expected)
{
    struct stet_catalog *catalog = fixture_catalog(fixture);
    struct stet_similar_counts counts;
    struct stet_oid text;
    struct stet_buf out;
    char id[STET_ID_HEX + 1];
    stet_buf_init(&out, 1 << 20);
    stet_store_article_id(stet_span_of(url), id);
    MUST(stet_catalog_visits(catalog, id, note_text, &text, &fixture_error));
    MUST(stet_catalog_similar(catalog, id, &text, &query, put, &out, &counts, &fixture_error));
    stet_buf_printf(&out, "%llu, %llu hidden", (unsigned long long)counts.found,
                    (unsigned long long)counts.hidden);
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
    stet_catalog_close(catalog);
}

static void assert_similar(struct fixture *fixture, const char *url, double min_share,
                           const char *expected)
{
    assert_found(fixture, url, (struct stet_similar_query){.min_share = min_share}, expected);
}

static void test_similar(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_begin(&fixture);
    page(&fixture, "https://a.example/1", 1, "", wire);
    page(&fixture, "https://b.example/2", 2, "", other);
    page(&fixture, "https://c.example/3", 3, "From our own reporter. ", wire);
    /* The copy was rewritten since; its first version is found. */
    page(&fixture, "https://d.example/4", 4, "", wire);
    page(&fixture, "https://d.example/4", 5, "", other);
    fixture_commit(&fixture);
    assert_similar(&fixture, "https://a.example/1", 0.1,
                   "https://d.example/4@1 64/64 64/64 64 The harbour \n"
                   "https://c.example/3@1 64/64 64/68 64 The harbour \n"
                   "2, 0 hidden");
    assert_similar(&fixture, "https://b.example/2", 0.1,
                   "https://d.example/4@2 51/51 51/51 51 Farmers expe\n1, 0 hidden");
    fixture_close(&fixture);
}

static void test_least(void **state)
{
    (void)state;
    struct fixture fixture;
    struct stet_buf both;
    fixture_open(&fixture);
    stet_buf_init(&both, 1 << 20);
    for (int i = 0; i < 3; i++)
        stet_buf_printf(&both, "%s In part %d it was said otherwise, at length and by others. ",
                        other, i);
    fixture_begin(&fixture);
    page(&fixture, "https://a.example/1", 1, "", wire);
    page(&fixture, "https://b.example/2", 2, wire, both.ptr);
    fixture_commit(&fixture);
    /* All of the one is in the other: that is enough for both. */
    assert_similar(&fixture, "https://a.example/1", 0.9,
                   "https://b.example/2@1 64/64 64/253 64 The harbour \n1, 0 hidden");
    assert_similar(&fixture, "https://b.example/2", 0.9,
                   "https://a.example/1@1 64/253 64/64 64 The harbour \n1, 0 hidden");
    stet_buf_free(&both);
    fixture_close(&fixture);
}

/* A sentence or two that were taken over are little of either text, but many words in a row. */
static void test_passage(void **state)
{
    (void)state;
    struct fixture fixture;
    struct stet_buf one, two;
    fixture_open(&fixture);
    stet_buf_init(&one, 1 << 20);
    stet_buf_init(&two, 1 << 20);
    for (int i = 0; i < 40; i++) {
        stet_buf_printf(&one, "Line %d%d of the ledger lists barrel %d and crate %d. ", i, i, i * 3,
                        i * 7);
        stet_buf_printf(&two, "Row %d of a register tells house %d from garden %d. ", i * 11,
                        i * 13, i * 17);
    }
    fixture_begin(&fixture);
    page(&fixture, "https://a.example/1", 1, one.ptr, wire);
    page(&fixture, "https://b.example/2", 2, two.ptr, wire);
    fixture_commit(&fixture);
    const struct stet_similar_query share = {.min_share = 0.5};
    const struct stet_similar_query longer = {.min_share = 0.5, .min_passage = 65};
    const struct stet_similar_query passage = {.min_share = 0.5, .min_passage = 64};
    assert_found(&fixture, "https://a.example/1", share, "0, 1 hidden");
    assert_found(&fixture, "https://a.example/1", longer, "0, 1 hidden");
    assert_found(&fixture, "https://a.example/1", passage,
                 "https://b.example/2@1 64/504 64/504 64 The harbour \n1, 0 hidden");
    stet_buf_free(&one);
    stet_buf_free(&two);
    fixture_close(&fixture);
}

/* What is shown of a passage ends with a whole character: byte 160 is the second of a letter. */
static void test_cut(void **state)
{
    (void)state;
    struct fixture fixture;
    struct stet_buf text;
    fixture_open(&fixture);
    stet_buf_init(&text, 1 << 20);
    for (unsigned i = 0; i < 60; i++) {
        for (unsigned k = 1; k <= 4; k++)
            stet_utf8_append(&text, 0x3B1 + (i * k + i / 15) % 15);
        stet_buf_putc(&text, ' ');
    }
    fixture_begin(&fixture);
    page(&fixture, "https://a.example/1", 1, "", text.ptr);
    page(&fixture, "https://b.example/2", 2, "", text.ptr);
    fixture_commit(&fixture);
    assert_similar(
        &fixture, "https://a.example/1", 0.5,
        "https://b.example/2@1 60/60 60/60 60 \u03b1\u03b1\u03b1\u03b1 \u03b2\xce\n1, 0 hidden");
    stet_buf_free(&text);
    fixture_close(&fixture);
}

static void test_alone(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_begin(&fixture);
    page(&fixture, "https://a.example/1", 1, "", wire);
    page(&fixture, "https://b.example/2", 2, "", "No.");
    fixture_commit(&fixture);
    assert_similar(&fixture, "https://a.example/1", 0, "0, 0 hidden");
    assert_similar(&fixture, "https://b.example/2", 0, "0, 0 hidden");
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_similar), cmocka_unit_test(test_least),
        cmocka_unit_test(test_passage), cmocka_unit_test(test_cut),
        cmocka_unit_test(test_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
