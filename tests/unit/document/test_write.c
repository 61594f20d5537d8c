/* The laws of canonical bytes, on random documents; and what is escaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "limits.h"
#include "normalize.h"
#include "span.h"
#include "tree.h"
#include <md4c.h>
#include <stdlib.h>

static void must_write(const struct stet_document *document, struct stet_buf *out)
{
    struct stet_error error;
    stet_buf_init(out, STET_MAX_CANONICAL_BYTES);
    if (stet_document_write(document, out, &error) != STET_OK)
        fail_msg("%s", error.message);
}

static struct stet_document *must_read(const struct stet_buf *text)
{
    struct stet_document *document;
    struct stet_error error;
    if (stet_document_read(&document, (struct stet_span){text->ptr, text->len}, &error) != STET_OK)
        fail_msg("%s", error.message);
    return document;
}

static void must_normalize(struct stet_document *document)
{
    struct stet_error error;
    if (stet_normalize(document, &error) != STET_OK)
        fail_msg("%s", error.message);
}

/* ---- what a CommonMark reader shows ---------------------------------------------------------- */

static int no_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)type, (void)detail, (void)context;
    return 0;
}

static int no_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type, (void)detail, (void)context;
    return 0;
}

static int collect(MD_TEXTTYPE type, const MD_CHAR *ptr, MD_SIZE size, void *context)
{
    if (type == MD_TEXT_ENTITY && size > 3 && ptr[1] == '#')
        stet_buf_putc(context, (char)atoi(ptr + 2));
    else if (type != MD_TEXT_HTML && type != MD_TEXT_BR && type != MD_TEXT_SOFTBR)
        stet_buf_append(context, ptr, size);
    return 0;
}

static void squeeze(struct stet_buf *text)
{
    size_t len = 0;
    for (size_t i = 0; i < text->len; i++)
        if (!stet_is_space(text->ptr[i]))
            text->ptr[len++] = text->ptr[i];
    text->len = len;
}

static void check_shown_text(struct stet_document *document, const struct stet_buf *bytes)
{
    struct stet_buf shown, meant;
    stet_buf_init(&shown, STET_MIB);
    stet_buf_init(&meant, STET_MIB);
    for (struct stet_node *node = document->root; node;
         node = stet_node_walk(document->root, node, false))
        if (node->kind != STET_NODE_EMBED)
            stet_buf_append(&meant, node->text.ptr, node->text.len);
    MD_PARSER parser = {.flags = MD_FLAG_TABLES,
                        .enter_block = no_block,
                        .leave_block = no_block,
                        .enter_span = no_span,
                        .leave_span = no_span,
                        .text = collect};
    struct stet_span text = {bytes->ptr, bytes->len};
    size_t body = 4 + stet_span_find(stet_span_sub(text, 4, text.len), "\n---\n") + 5;
    assert_int_equal(md_parse(text.ptr + body, (MD_SIZE)(text.len - body), &parser, &shown), 0);
    squeeze(&shown);
    squeeze(&meant);
    if (!stet_span_equal((struct stet_span){shown.ptr, shown.len},
                         (struct stet_span){meant.ptr, meant.len}))
        fail_msg("shown: %s\nmeant: %s\n%s", shown.ptr, meant.ptr, bytes->ptr);
    stet_buf_free(&shown);
    stet_buf_free(&meant);
}

/* ---- laws ----------------------------------------------------------------------------------- */

/* cmocka cuts long messages: they go past it. */
static void check_same(const char *what, uint64_t seed, const struct stet_buf *was,
                       const struct stet_buf *now)
{
    if (strcmp(was->ptr, now->ptr) == 0)
        return;
    fprintf(stderr, "was:\n%s\nnow:\n%s\nend\n", was->ptr, now->ptr);
    fail_msg("seed %llu: %s, it is not the same", (unsigned long long)seed, what);
}

static void check_laws(uint64_t seed)
{
    struct stet_document *document = random_document(seed);
    struct stet_buf first, again;
    must_normalize(document);
    must_write(document, &first);
    struct stet_document *read = must_read(&first);
    const struct stet_node *difference = first_difference(document->root, read->root);
    if (difference) {
        if (getenv("STET_TEST_SEED")) {
            print_tree(document->root);
            print_tree(read->root);
        }
        fail_msg("seed %llu: the tree differs at a %s '%.*s'\n%s", (unsigned long long)seed,
                 stet_node_kind_name(difference->kind), (int)difference->text.len,
                 difference->text.ptr, first.ptr);
    }
    must_write(read, &again);
    check_same("written again", seed, &first, &again);
    stet_buf_free(&again);
    check_shown_text(document, &first);

    size_t diagnostics = read->diagnostics.count;
    must_normalize(read); /* of what is canonical */
    must_write(read, &again);
    check_same("read and normalised anew", seed, &first, &again);
    assert_int_equal(read->diagnostics.count, diagnostics);
    stet_buf_free(&again);
    must_normalize(document); /* twice */
    must_write(document, &again);
    check_same("normalised twice", seed, &first, &again);
    stet_buf_free(&again);
    stet_buf_free(&first);
    stet_document_free(read);
    stet_document_free(document);
}

static void test_laws_hold_for_random_documents(void **state)
{
    (void)state;
    const char *from = getenv("STET_TEST_SEED"), *count = getenv("STET_TEST_COUNT");
    uint64_t seed = from ? strtoull(from, NULL, 10) : 1;
    for (uint64_t n = count ? strtoull(count, NULL, 10) : 2000; n > 0; n--, seed++)
        check_laws(seed);
}

/* What a site says around a text comes and goes without an edit: only what stands with the text is
 * written, and stays when it is read again. */
static void check_fields(enum stet_origin origin, const char *expected)
{
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    struct stet_metadata *meta = &document->meta;
    stet_document_set(document, &meta->title, STET_SPAN_LITERAL("A pier"), origin);
    stet_document_add(document, &meta->authors, STET_SPAN_LITERAL("A. Writer"), origin);
    stet_document_set(document, &meta->published, STET_SPAN_LITERAL("2024-12-03"), origin);
    stet_document_set(document, &meta->modified, STET_SPAN_LITERAL("2024-12-04"), origin);
    stet_document_set(document, &meta->site, STET_SPAN_LITERAL("Port"), origin);
    stet_document_set(document, &meta->section, STET_SPAN_LITERAL("Harbour"), origin);
    stet_document_add(document, &meta->tags, STET_SPAN_LITERAL("pier"), origin);
    stet_document_set(document, &meta->description, STET_SPAN_LITERAL("Of a pier."), origin);
    stet_document_set(document, &meta->image, STET_SPAN_LITERAL("https://a.example/i.png"), origin);
    stet_document_set(document, &meta->license, STET_SPAN_LITERAL("https://a.example/l"), origin);
    struct stet_buf first, again;
    must_write(document, &first);
    assert_string_equal(first.ptr, expected);
    struct stet_document *read = must_read(&first);
    must_write(read, &again);
    assert_string_equal(again.ptr, first.ptr);
    stet_document_free(read);
    stet_document_free(document);
    stet_buf_free(&first);
    stet_buf_free(&again);
}

static void test_fields_of_the_site_are_left_out(void **state)
{
    (void)state;
    check_fields(STET_ORIGIN_META, "---\ntitle: \"A pier\"\nauthors: [\"A. Writer\"]\n"
                                   "published: \"2024-12-03\"\nlicense: \"https://a.example/l\"\n"
                                   "normalizer: 1\n---\n");
    check_fields(
        STET_ORIGIN_FRONT_MATTER,
        "---\ntitle: \"A pier\"\nauthors: [\"A. Writer\"]\npublished: \"2024-12-03\"\n"
        "modified: \"2024-12-04\"\nsite: \"Port\"\nsection: \"Harbour\"\ntags: [\"pier\"]\n"
        "description: \"Of a pier.\"\nimage: \"https://a.example/i.png\"\n"
        "license: \"https://a.example/l\"\nnormalizer: 1\n---\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laws_hold_for_random_documents),
        cmocka_unit_test(test_fields_of_the_site_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
