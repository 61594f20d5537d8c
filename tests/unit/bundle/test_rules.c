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
#include <string.h>

#define URL "https://example.org/a"

/* Two captures of one article, and what the tree says of them. */
struct tree {
    struct stet_rules *rules;
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
    char path[512];
    struct stet_error error;
    snprintf(path, sizeof(path), "%s/%s", tree->folder.ptr, name);
    assert_int_equal(stet_rules_add(tree->rules, path, oid, sha256, &error), STET_OK);
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
    tree->rules = stet_rules_new();
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
    stet_buf_init(&journal, 65536);
    for (int i = 0; i < lines; i++)
        stet_capture_write(&tree->captures[i], &journal);
    stet_rules_journal(tree->rules, "captures/j.jsonl",
                       (struct stet_span){journal.ptr, journal.len}, note, &tree->problems);
    stet_rules_finish(tree->rules, &summary, note, &tree->problems);
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
        cmocka_unit_test(test_text_is_missing),
        cmocka_unit_test(test_version_without_line),
        cmocka_unit_test(test_name_against_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
