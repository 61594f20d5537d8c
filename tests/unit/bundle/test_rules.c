/* The rules of a tree of format 2, where every file is as its manifest says: only the files' word
 * about each other is wrong. */
#include "bundle.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define URL "https://example.org/a"

struct file {
    char path[512];
    struct stet_oid oid;
    uint8_t sha256[STET_SHA256_BYTES];
};

/* Two captures of one article, and what the tree says of them. */
struct tree {
    struct stet_rules *rules;
    struct file files[8];
    size_t count;
    struct stet_capture captures[2];
    struct stet_buf folder, problems;
};

static void note(void *context, const char *file, const char *what)
{
    stet_buf_printf(context, "%s %s\n", file, what);
}

static void add(struct tree *tree, const char *name, const struct stet_oid *oid,
                const uint8_t sha256[STET_SHA256_BYTES])
{
    struct file *file = &tree->files[tree->count++];
    snprintf(file->path, sizeof(file->path), "%s/%s", tree->folder.ptr, name);
    file->oid = *oid;
    memcpy(file->sha256, sha256, STET_SHA256_BYTES);
}

static const uint8_t *source(void *context, const struct stet_oid *oid, uint64_t *bytes)
{
    const struct tree *tree = context;
    for (size_t i = 0; i < tree->count; i++)
        if (stet_rules_wants(tree->files[i].path) && stet_oid_equal(&tree->files[i].oid, oid)) {
            *bytes = 1;
            return tree->files[i].sha256;
        }
    return NULL;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

/* Adds the files of capture i, but for its source if that is to be missing. */
static void add_version(struct tree *tree, int i, bool with_source)
{
    char stem[STET_STEM_BYTES + 1], name[64];
    const struct stet_capture *capture = &tree->captures[i];
    const uint8_t other[STET_SHA256_BYTES] = {0};
    stet_store_stem(capture, stem);
    snprintf(name, sizeof(name), "%s.md", stem);
    add(tree, name, &capture->text, other);
    snprintf(name, sizeof(name), "%s.html", stem);
    if (with_source)
        add(tree, name, &capture->source, capture->source_sha256);
}

static void start(struct tree *tree)
{
    memset(tree, 0, sizeof(*tree));
    tree->rules = stet_rules_new(source, tree);
    assert_non_null(tree->rules);
    stet_buf_init(&tree->folder, 4096);
    stet_buf_init(&tree->problems, 65536);
    stet_store_article_path(stet_span_of(URL), &tree->folder);
    for (int i = 0; i < 2; i++) {
        struct stet_capture *capture = &tree->captures[i];
        *capture = (struct stet_capture){.captured_utc = 1700000000 + i * 86400,
                                         .outcome = STET_OUTCOME_CAPTURED,
                                         .url = URL,
                                         .input = "a.html",
                                         .kind = "article",
                                         .media_type = "text/html",
                                         .encoding = "utf-8",
                                         .extension = "html",
                                         .source_bytes = 1,
                                         .normalizer = 1};
        memset(capture->text.id, 1 + i, STET_OID_BYTES);
        memset(capture->source.id, 11 + i, STET_OID_BYTES);
        memset(capture->source_sha256, 21 + i, STET_SHA256_BYTES);
    }
}

/* Reads the journal of the first lines captures, finishes, and compares what was found. */
static void finish(struct tree *tree, int lines, const char *problem)
{
    struct stet_buf journal;
    struct stet_verify_summary summary = {0};
    struct stet_error error;
    stet_buf_init(&journal, 65536);
    qsort(tree->files, tree->count, sizeof(tree->files[0]), by_path);
    for (size_t i = 0; i < tree->count; i++)
        assert_int_equal(stet_rules_add(tree->rules, tree->files[i].path, &tree->files[i].oid,
                                        tree->files[i].sha256, note, &tree->problems, &error),
                         STET_OK);
    for (int i = 0; i < lines; i++)
        stet_capture_write(&tree->captures[i], &journal);
    stet_rules_journal(tree->rules, "captures/j.jsonl",
                       (struct stet_span){journal.ptr, journal.len}, note, &tree->problems);
    if (!stet_rules_finish(tree->rules, &summary))
        for (size_t i = 0; i < tree->count; i++)
            stet_rules_unspoken(tree->rules, tree->files[i].path, &tree->files[i].oid, note,
                                &tree->problems);
    assert_int_equal(summary.captures, lines);
    if (problem)
        assert_non_null(strstr(tree->problems.ptr, problem));
    else
        assert_string_equal(tree->problems.ptr, "");
    stet_buf_free(&journal);
    stet_buf_free(&tree->folder);
    stet_buf_free(&tree->problems);
    stet_rules_free(tree->rules);
}

static void test_sound(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add_version(&tree, 1, true);
    add(&tree, "article.md", &tree.captures[1].text, tree.captures[1].source_sha256);
    finish(&tree, 2, NULL);
}

static void test_article_is_not_the_newest(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add_version(&tree, 1, true);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[0].source_sha256);
    finish(&tree, 2, "article.md is not the newest version");
}

static void test_source_is_missing(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, false);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[1].source_sha256);
    finish(&tree, 1, "source is missing");
}

static void test_source_is_another(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[1].source_sha256);
    tree.captures[0].source_sha256[31] ^= 1; /* what names show of it stays */
    finish(&tree, 1, "source is missing or differs");
}

static void test_source_has_another_size(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[1].source_sha256);
    tree.captures[0].source_bytes = 2;
    finish(&tree, 1, "source is missing or differs");
}

/* A capture of an old text speaks of no version of its own, and needs none. */
static void test_revisit(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[0].source_sha256);
    tree.captures[1].text = tree.captures[0].text;
    tree.captures[1].source = tree.captures[0].source;
    memcpy(tree.captures[1].source_sha256, tree.captures[0].source_sha256, STET_SHA256_BYTES);
    finish(&tree, 2, NULL);
}

static void test_article_is_missing(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    tree.files[tree.count++] = (struct file){.path = "stet.json"};
    finish(&tree, 1, "has versions but no article.md");
}

static void test_no_version_beside(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[0].source_sha256);
    finish(&tree, 0, "article.md has no version beside it");
}

static void test_text_is_missing(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[0].source_sha256);
    tree.captures[0].text.id[0] ^= 1;
    finish(&tree, 1, "text is missing");
}

static void test_version_without_line(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add_version(&tree, 1, true);
    add(&tree, "article.md", &tree.captures[1].text, tree.captures[1].source_sha256);
    finish(&tree, 1, "no line of the journal");
}

static void test_name_against_content(void **state)
{
    (void)state;
    struct tree tree;
    start(&tree);
    add_version(&tree, 0, true);
    add(&tree, "article.md", &tree.captures[0].text, tree.captures[0].source_sha256);
    add(&tree, "20240101T000000Z-00000000.html", &tree.captures[0].source,
        tree.captures[0].source_sha256);
    finish(&tree, 1, "does not hold what its name says");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),
        cmocka_unit_test(test_article_is_not_the_newest),
        cmocka_unit_test(test_source_is_missing),
        cmocka_unit_test(test_source_is_another),
        cmocka_unit_test(test_source_has_another_size),
        cmocka_unit_test(test_revisit),
        cmocka_unit_test(test_article_is_missing),
        cmocka_unit_test(test_no_version_beside),
        cmocka_unit_test(test_text_is_missing),
        cmocka_unit_test(test_version_without_line),
        cmocka_unit_test(test_name_against_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
