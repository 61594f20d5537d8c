/* html5lib_trees.c - the tests of tree construction. In: a .dat file. Out: for each test the tree,
 * dumped as the file has it, compared with what it expects. */
#include "html5lib.h"
#include "limits.h"
#include "span.h"
#include "tree.h"
#include <stdio.h>
#include <stdlib.h>

struct test {
    struct stet_span data, document;
    bool fragment, script_on;
};

struct attribute {
    char *name;
    struct stet_span value;
};

static int compare_attributes(const void *a, const void *b)
{
    return strcmp(((const struct attribute *)a)->name, ((const struct attribute *)b)->name);
}

static void indent(struct stet_buf *out, size_t depth)
{
    stet_buf_puts(out, "| ");
    for (size_t i = 0; i < depth; i++)
        stet_buf_puts(out, "  ");
}

/* Foreign elements have attributes in the namespaces of XLink, XML and XMLNS: "xlink href". */
static char *attribute_name(const struct stet_html *html, stet_html_node node,
                            struct stet_span name)
{
    char *copy = strndup(name.ptr, name.len);
    if (!copy)
        abort();
    static const char *const namespaced[] = {
        "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show",
        "xlink:title",   "xlink:type",    "xml:lang",   "xml:space",  "xmlns:xlink"};
    for (size_t i = 0; i < sizeof(namespaced) / sizeof(namespaced[0]); i++)
        if (stet_html_namespace(html, node) != STET_HTML_NS_HTML && !strcmp(copy, namespaced[i]))
            *strchr(copy, ':') = ' ';
    return copy;
}

static void dump_attributes(const struct stet_html *html, stet_html_node node, size_t depth,
                            struct stet_buf *out)
{
    struct attribute all[64];
    size_t count = 0;
    struct stet_span name, value;
    while (count < 64 && stet_html_attribute_at(html, node, count, &name, &value))
        all[count++] = (struct attribute){attribute_name(html, node, name), value};
    qsort(all, count, sizeof(all[0]), compare_attributes);
    for (size_t i = 0; i < count; i++) {
        indent(out, depth);
        stet_buf_printf(out, "%s=\"", all[i].name);
        stet_buf_append(out, all[i].value.ptr, all[i].value.len);
        stet_buf_puts(out, "\"\n");
        free(all[i].name);
    }
}

static void dump_node(const struct stet_html *html, stet_html_node node, size_t depth,
                      struct stet_buf *out)
{
    static const char *const prefixes[] = {"", "svg ", "math "};
    struct stet_span text = stet_html_text(html, node);
    indent(out, depth);
    switch (stet_html_kind(html, node)) {
    case STET_HTML_KIND_DOCUMENT: break;
    case STET_HTML_KIND_DOCTYPE:
        stet_buf_puts(out, "<!DOCTYPE ");
        stet_buf_append(out, text.ptr, text.len);
        if (html->has_doctype_ids) {
            struct stet_span public_id = html_text_span(html, html->doctype_public);
            struct stet_span system_id = html_text_span(html, html->doctype_system);
            stet_buf_printf(out, " \"%.*s\" \"%.*s\"", (int)public_id.len, public_id.ptr,
                            (int)system_id.len, system_id.ptr);
        }
        stet_buf_puts(out, ">\n");
        break;
    case STET_HTML_KIND_ELEMENT: {
        struct stet_span name = stet_html_name(html, node);
        stet_buf_printf(out, "<%s", prefixes[stet_html_namespace(html, node)]);
        stet_buf_append(out, name.ptr, name.len);
        stet_buf_puts(out, ">\n");
        dump_attributes(html, node, depth + 1, out);
        break;
    }
    case STET_HTML_KIND_TEXT:
        stet_buf_putc(out, '"');
        stet_buf_append(out, text.ptr, text.len);
        stet_buf_puts(out, "\"\n");
        break;
    case STET_HTML_KIND_COMMENT:
        stet_buf_puts(out, "<!-- ");
        stet_buf_append(out, text.ptr, text.len);
        stet_buf_puts(out, " -->\n");
        break;
    }
}

static bool is_template(const struct stet_html *html, stet_html_node node)
{
    return stet_html_tag(html, node) == STET_HTML_TAG_TEMPLATE &&
           stet_html_namespace(html, node) == STET_HTML_NS_HTML;
}

static void dump_tree(const struct stet_html *html, struct stet_buf *out)
{
    stet_html_node node = STET_HTML_DOCUMENT;
    while ((node = stet_html_walk(html, STET_HTML_DOCUMENT, node, false)) != STET_HTML_NONE) {
        size_t depth = 0;
        for (stet_html_node up = stet_html_parent(html, node); up != STET_HTML_DOCUMENT;
             up = stet_html_parent(html, up))
            depth += is_template(html, up) ? 2 : 1;
        dump_node(html, node, depth, out);
        if (is_template(html, node)) {
            indent(out, depth + 1);
            stet_buf_puts(out, "content\n");
        }
    }
}

static enum skip skip_reason(const struct test *test)
{
    if (test->fragment)
        return SKIP_FRAGMENT;
    if (test->script_on)
        return SKIP_SCRIPTING;
    if (stet_span_find(test->data, "<selectedcontent>") < test->data.len)
        return SKIP_SELECTED;
    return SKIP_NONE;
}

static void run_test(const char *path, const struct test *test, struct tally *tally)
{
    enum skip skip = skip_reason(test);
    if (skip) {
        tally->skipped[skip]++;
        return;
    }
    struct stet_html *html = NULL;
    struct stet_error error;
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    if (stet_html_parse(&html, test->data, &error) == STET_OK)
        dump_tree(html, &out);
    struct stet_span got = {out.ptr, out.len ? out.len - 1 : 0};
    if (stet_span_equal(got, test->document)) {
        tally->passed++;
    } else {
        tally->failed++;
        if (tally->verbose)
            printf("FAILED %s\n%.*s\nexpected\n%.*s\ngot\n%.*s\n\n", path, (int)test->data.len,
                   test->data.ptr, (int)test->document.len, test->document.ptr, (int)got.len,
                   got.ptr);
    }
    stet_html_free(html);
    stet_buf_free(&out);
}

/* Cuts the text up to mark off *rest, mark included; all of it if there is no mark. */
static struct stet_span cut(struct stet_span *rest, const char *mark)
{
    size_t at = stet_span_find(*rest, mark), end = at + strlen(mark);
    struct stet_span head = stet_span_sub(*rest, 0, at);
    *rest = stet_span_sub(*rest, end < rest->len ? end : rest->len, rest->len);
    return head;
}

void html5lib_trees(const char *path, struct stet_span file, struct tally *tally)
{
    cut(&file, "#data\n");
    while (file.len) {
        struct stet_span rest = cut(&file, "\n#data\n");
        struct test test = {0};
        test.data = stet_span_starts(rest, "#errors\n") ? cut(&rest, "#errors\n")
                                                        : cut(&rest, "\n#errors\n");
        struct stet_span between = stet_span_starts(rest, "#document\n")
                                       ? cut(&rest, "#document\n")
                                       : cut(&rest, "\n#document\n");
        test.fragment = stet_span_find(between, "#document-fragment") < between.len;
        test.script_on = stet_span_find(between, "#script-on") < between.len;
        while (rest.len && rest.ptr[rest.len - 1] == '\n')
            rest.len--;
        test.document = rest;
        run_test(path, &test, tally);
    }
}
