/* Markdown that was written by others, and what would hurt a parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "document.h"
#include "limits.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>

static struct stet_document *must_read(const char *text)
{
    struct stet_document *document;
    struct stet_error error;
    if (stet_document_read(&document, stet_span_of(text), &error) != STET_OK)
        fail_msg("%s", error.message);
    return document;
}

/* The tree as nested words: "paragraph(text:a sentence text:b)". */
static void put_tree(struct stet_buf *out, const struct stet_node *root)
{
    for (const struct stet_node *node = root->first; node;) {
        if (node->previous)
            stet_buf_putc(out, ' ');
        stet_buf_puts(out, stet_node_kind_name(node->kind));
        if (node->number > 0)
            stet_buf_printf(out, "%u", (unsigned)node->number);
        if (node->text.len > 0)
            stet_buf_printf(out, ":%.*s", (int)node->text.len, node->text.ptr);
        if (node->url.len > 0)
            stet_buf_printf(out, "<%.*s>", (int)node->url.len, node->url.ptr);
        if (node->first) {
            stet_buf_putc(out, '(');
            node = node->first;
            continue;
        }
        while (!node->next && node->parent != root) {
            stet_buf_putc(out, ')');
            node = node->parent;
        }
        node = node->next;
    }
}

static void check_tree(const char *markdown, const char *expected)
{
    struct stet_document *document = must_read(markdown);
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    put_tree(&out, document->root);
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
    stet_document_free(document);
}

static void test_blocks_and_inlines(void **state)
{
    (void)state;
    check_tree("Title\n===\n\na\nb  \nc",
               "heading1(text:Title) paragraph(text:a sentence text:b break text:c)");
    check_tree("- a\n- b\n\n  c\n",
               "list(item(paragraph(text:a)) item(paragraph(text:b) paragraph(text:c)))");
    check_tree("7) a\n8) b", "list7(item(paragraph(text:a)) item(paragraph(text:b)))");
    check_tree("> a\n\n***\n\n    code", "quote(paragraph(text:a)) rule code-block:code");
    check_tree(
        "*a **b*** `c` [d](e \"t\") ![f *g*](h)",
        "paragraph(emphasis(text:a  strong(text:b)) text:  code:c text:  link<e>(text:d) text:  "
        "inline-image:f g<h>)");
    check_tree("[a]\n\n[a]: /u", "paragraph(link</u>(text:a))");
    check_tree("|a|b|\n|---|---|\n|c|`d\\|e`|",
               "table(row(cell(text:a) cell(text:b)) row(cell(text:c) cell(code:d|e)))");
    check_tree("&eacute;&copy; &bogus; &#x41;", "paragraph(text:é© &bogus; A)");
}

static void test_raw_html(void **state)
{
    (void)state;
    check_tree("<b>a</b><i>b</i> x<sub>2</sub><br>y",
               "paragraph(strong(text:a) emphasis(text:b) text: x subscript(text:2) break text:y)");
    check_tree("a<!-- c -->b <script>x</script>y <span>z</span>", "paragraph(text:ab y z)");
    check_tree("<div>one\n<p>two</div>\n\nthree",
               "paragraph(text:one\n) paragraph(text:two) paragraph(text:three)");
    check_tree("<figure>\n\n![a](b)\n\nc\n\n</figure>\n\nd",
               "figure(image:a<b> paragraph(text:c)) paragraph(text:d)");
    check_tree("<figure><img src='b&amp;c' alt=a><figcaption>c</figcaption></figure>",
               "figure(image:a<b&c> paragraph(text:c))");
    check_tree("<iframe src=\"u?a&amp;b\" title=\"t\">no</iframe>", "embed:t<u?a&b>");
    check_tree("<script>\nvar x = '<b>';\n</script>\n\na", "paragraph(text:a)");
    check_tree("*a <em>b* c</em> d", "paragraph(emphasis(text:a  emphasis(text:b)) text: c d)");
    check_tree("<code>a*b</code> <code>c", "paragraph(code:a*b text: c)");
}

static void check_field(const struct stet_field *field, const char *expected)
{
    assert_true(stet_span_is(field->value, expected));
    assert_int_equal(field->origin, *expected ? STET_ORIGIN_FRONT_MATTER : STET_ORIGIN_NONE);
}

static void check_list(const struct stet_field_list *list, const char *first, const char *second)
{
    assert_int_equal(list->count, 2);
    assert_true(stet_span_is(list->values[0], first));
    assert_true(stet_span_is(list->values[1], second));
}

static void test_front_matter(void **state)
{
    (void)state;
    struct stet_document *document = must_read(
        "---\r\ntitle: It's \"so\" # note\r\nauthor:\r\n  - name: A. B.\r\n    age: 3\r\n  - 'C "
        "''D'''\r\n"
        "date: 2024-12-03 09:30 +0100\r\nlastmod: yesterday\r\ntags: [a, \"b, c\"]\r\nlang: it\r\n"
        "summary: >\r\n  two\r\n  lines\r\nlayout: post\r\n---\r\nText");
    const struct stet_metadata *meta = &document->meta;
    check_field(&meta->title, "It's \"so\"");
    check_list(&meta->authors, "A. B.", "C 'D'");
    check_field(&meta->published, "2024-12-03T09:30:00+01:00");
    check_field(&meta->modified, "");
    check_list(&meta->tags, "a", "b, c");
    check_field(&meta->language, "it");
    check_field(&meta->description, "two lines");
    const struct stet_diagnostic *first = document->diagnostics.first;
    assert_string_equal(first->code, "bad-date");
    assert_string_equal(first->next->code, "unknown-front-matter");
    assert_true(stet_span_is(first->next->detail, "layout"));
    assert_true(stet_span_is(document->root->first->first->text, "Text"));
    stet_document_free(document);

    static const char *const no_dates[] = {"2024-13-01",       "2024-02-30",
                                           "0000-00-00",       "2024-05-06 24:30",
                                           "2024-05-06 10:60", "2024-05-06 10:00:00 +25:00"};
    for (size_t i = 0; i < sizeof(no_dates) / sizeof(*no_dates); i++) {
        char text[128];
        snprintf(text, sizeof(text), "---\ntitle: T\ndate: %s\n---\n", no_dates[i]);
        document = must_read(text);
        check_field(&document->meta.published, "");
        assert_string_equal(document->diagnostics.first->code, "bad-date");
        stet_document_free(document);
    }

    document = must_read(
        "+++\ntitle = \"T \\u00e9\"\ndate = 2024-12-03T09:30:00Z\ntags = [\n \"a\",\n 'b',\n]\n"
        "[params]\ntitle = \"no\"\n+++\n");
    check_field(&document->meta.title, "T é");
    check_field(&document->meta.published, "2024-12-03T09:30:00Z");
    check_list(&document->meta.tags, "a", "b");
    stet_document_free(document);
    check_tree("---\n\nno front matter\n\n---\n", "rule paragraph(text:no front matter) rule");
    check_tree("---\ntitle: no end", "rule paragraph(text:title: no end)");
}

static void test_offsets_point_into_the_text(void **state)
{
    (void)state;
    const char *text = "---\ntitle: x\n---\n\nOne *two* `three`\n\n> four\\*";
    struct stet_document *document = must_read(text);
    static const char *const found[] = {"One ", "two", "`thr"};
    size_t i = 0;
    for (struct stet_node *node = document->root; node;
         node = stet_node_walk(document->root, node, false))
        if (node->kind == STET_NODE_TEXT && i < 2) {
            assert_memory_equal(text + node->offset, found[i], strlen(found[i]));
            i++;
        }
    struct stet_node *last = document->root->last->last->last;
    assert_true(stet_span_is(last->text, "four*"));
    assert_memory_equal(text + last->offset, "four\\*", 6);
    stet_document_free(document);
}

static void test_refused(void **state)
{
    (void)state;
    struct stet_document *document;
    struct stet_error error;
    assert_int_equal(stet_document_read(&document, stet_span_of("a\xFF"), &error), STET_ERR_INPUT);
    assert_string_equal(error.message, "the Markdown text is not UTF-8 at byte 1");
    assert_null(document);
}

/* Repeats a piece to a megabyte, reads that, and writes it within the bounds of a version. */
static void read_much(const char *head, const char *piece)
{
    struct stet_buf text;
    struct stet_document *document;
    struct stet_error error;
    stet_buf_init(&text, 2 * STET_MIB);
    stet_buf_puts(&text, head);
    while (text.len < STET_MIB)
        stet_buf_puts(&text, piece);
    assert_int_equal(stet_document_read(&document, (struct stet_span){text.ptr, text.len}, &error),
                     STET_OK);
    stet_buf_clear(&text);
    text.max = STET_MAX_CANONICAL_BYTES;
    assert_int_equal(stet_document_write(document, &text, &error), STET_OK);
    stet_buf_free(&text);
    stet_document_free(document);
}

static void test_hostile_text_is_bounded(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "[",     "*a ",   "a**b", "`",      "<",        "<a x ",   "<!--",    "![",
        "]",     "[a](",  "<em>", "1. ",    "<?",       "&",       "\\",      "a\n",
        "```\n", "# a\n", "|",    "_",      "[a\n",     "\n- a",   "<div>\n", "<figure>\n\n",
        "> ",    "- ",    "[\n",  "<a b='", "[a](b \"", "![[a](b)"};
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
        read_much("", pieces[i]);
}

static void test_bombs(void **state)
{
    (void)state;
    char *text = malloc(STET_MIB);
    size_t len = 0;
    for (int i = 0; i < 20000; i++)
        len += (size_t)sprintf(text + len, "|a");
    len += (size_t)sprintf(text + len, "|\n");
    for (int i = 0; i < 20000; i++)
        len += (size_t)sprintf(text + len, "|---");
    len += (size_t)sprintf(text + len, "|\n");
    for (int i = 0; i < 20000; i++)
        len += (size_t)sprintf(text + len, "|b\n");
    read_much(text, "x"); /* a wide head above short rows */
    len = (size_t)sprintf(text, "[a]: ");
    memset(text + len, 'u', 100000);
    sprintf(text + len + 100000, "\n\n");
    read_much(text, "[a] "); /* a long address, used over and over */
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks_and_inlines),
        cmocka_unit_test(test_raw_html),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_offsets_point_into_the_text),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_hostile_text_is_bounded),
        cmocka_unit_test(test_bombs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
