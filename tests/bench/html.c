/* html.c - how fast and how large: bench_html FILE... parses the pages with each parser that was
 * found at build time; bench_html --hostile makes shapes that have stopped parsers and parses each.
 */
#include "io.h"
#include "limits.h"
#include <stdio.h>
#include <stdlib.h>
#include <stet/html.h>
#include <string.h>
#include <time.h>
#ifdef HAVE_GUMBO
#include <gumbo.h>
#endif
#ifdef HAVE_LIBXML2
#include <libxml/HTMLparser.h>
#endif

#define HOSTILE_BYTES ((size_t)1000000)

static double now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

/* Each parses one page and returns the bytes its tree holds, 0 if it does not know. */
static size_t parse_stet(struct stet_span text)
{
    struct stet_html *html;
    struct stet_error error;
    if (stet_html_parse(&html, text, &error) != STET_OK)
        return 0;
    size_t memory = stet_html_memory(html);
    stet_html_free(html);
    return memory;
}

/* The limits of the machine: a copy of the page, and a look at each of its bytes. */
static size_t copy_page(struct stet_span text)
{
    char *copy = malloc(text.len + 1);
    if (!copy)
        return 0;
    memcpy(copy, text.ptr, text.len);
    volatile char last = copy[text.len / 2]; /* so that the copy is made */
    free(copy);
    return (size_t)last & 0; /* it holds no tree */
}

static size_t scan_page(struct stet_span text)
{
    volatile size_t found = 0;
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '<';
    found = count;
    return found & 0;
}

#ifdef HAVE_GUMBO
static size_t parse_gumbo(struct stet_span text)
{
    GumboOutput *out = gumbo_parse_with_options(&kGumboDefaultOptions, text.ptr, text.len);
    gumbo_destroy_output(&kGumboDefaultOptions, out);
    return 0;
}
#endif

#ifdef HAVE_LIBXML2
static size_t parse_libxml2(struct stet_span text)
{
    htmlDocPtr doc = htmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8",
                                    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlFreeDoc(doc);
    return 0;
}
#endif

static const struct {
    const char *name;
    size_t (*parse)(struct stet_span text);
} parsers[] = {
    {"stet", parse_stet},       {"memcpy", copy_page}, {"scan", scan_page},
#ifdef HAVE_GUMBO
    {"gumbo", parse_gumbo},
#endif
#ifdef HAVE_LIBXML2
    {"libxml2", parse_libxml2},
#endif
};

/* The best of three rounds over all pages. */
static void measure(size_t parser, const struct stet_buf *pages, size_t count, size_t bytes)
{
    double best = 1e9;
    size_t memory = 0, worst_memory = 0;
    for (int round = 0; round < 3; round++) {
        double start = now();
        memory = 0;
        for (size_t i = 0; i < count; i++) {
            size_t used = parsers[parser].parse((struct stet_span){pages[i].ptr, pages[i].len});
            size_t over = used > 3 * pages[i].len ? used - 3 * pages[i].len : 0;
            worst_memory = over > worst_memory ? over : worst_memory;
            memory += used;
        }
        double took = now() - start;
        best = took < best ? took : best;
    }
    printf("%-8s %8.1f MB/s", parsers[parser].name, (double)bytes / best / 1e6);
    if (memory)
        printf("  memory %.2f of the pages; at most %zu bytes over 3 times a page",
               (double)memory / (double)bytes, worst_memory);
    putchar('\n');
}

static int run_pages(int count, char **paths)
{
    struct stet_buf *pages = calloc((size_t)count, sizeof(*pages));
    size_t bytes = 0;
    if (!pages)
        return 2;
    for (int i = 0; i < count; i++) {
        struct stet_error error;
        stet_buf_init(&pages[i], STET_MAX_SOURCE_BYTES);
        if (stet_io_read_file(paths[i], STET_MAX_SOURCE_BYTES, &pages[i], &error) != STET_OK)
            fprintf(stderr, "bench_html: %s\n", error.message);
        bytes += pages[i].len;
    }
    printf("%d pages, %.1f MB\n", count, (double)bytes / 1e6);
    for (size_t i = 0; i < sizeof(parsers) / sizeof(parsers[0]); i++)
        measure(i, pages, (size_t)count, bytes);
    for (int i = 0; i < count; i++)
        stet_buf_free(&pages[i]);
    free(pages);
    return 0;
}

/* Formatting elements that each end tag moves past eight blocks, eight times over. */
#define TEN(x)  x x x x x x x x x x
#define FIVE(x) x x x x x
#define ADOPTIONS                                                                                  \
    "<b><i><u><s><tt><em><big><code>" TEN(TEN("<ul><ul>"))                                         \
        TEN(FIVE("</b></i></u></s></tt></em></big></code>")) TEN(TEN("</ul></ul>"))

/* Shapes: head once, then unit until the page is full, or times times and then fill. In unit and
 * fill
 * "%" is a number that counts up. */
static const struct shape {
    const char *name, *head, *unit;
    size_t times;
    const char *fill;
} shapes[] = {
    {"nested div", "", "<div>", 19000, "<div></div>"},
    {"nested div, refused", "", "<div>", 0, ""},
    {"nested div, p in each", "", "<div>", 19000, "<p>"},
    {"nested div, unknown end tags", "", "<div>", 19000, "</x>"},
    {"nested span, unknown end tags", "", "<span>", 19000, "</x>"},
    {"nested div, li", "", "<div>", 19000, "<li></li>"},
    {"nested div, table", "", "<div>", 19000, "<table></table>"},
    {"nested div, template", "", "<div>", 19000, "<template></template>"},
    {"nested div, form", "", "<div>", 19000, "<form></form>"},
    {"nested div, b and p", "", "<div>", 19000, "<b><p></b>"},
    {"nested svg g, unknown end tags", "<svg>", "<g>", 19000, "</x>"},
    {"nested svg g, p", "<svg>", "<g>", 19000, "<g></g>"},
    {"nested table", "", "<table>", 0, ""},
    {"nested table and td", "", "<table><td>", 6000, "x<b>"},
    {"text in table", "<table>", "<tr>a&amp;", 0, ""},
    {"text in table and cell", "<table>", "<tr>a&amp;<td>b&amp;</td>", 0, ""},
    {"a and div", "", "<a><div>", 0, ""},
    {"a and div, 500 deep", "", "<a %><div>", 250, "</a><a %>"},
    {"b and p", "", "<b><p>", 0, ""},
    {"b and p, closed", "", "<b><p></b>", 0, ""},
    {"b over 500 divs", "<b>", "<div>", 500, "</b>"},
    {"b over 500 divs, again", "", "<b><div><div><div><div><div><div><div></b></b></b></b></div>",
     0, ""},
    {"adoptions in 200 blocks", "", ADOPTIONS, 0, ""},
    {"many formatting elements", "", "<b id=%>", 60, "<p>"},
    {"b with numbers", "", "<b id=%><p>", 0, ""},
    {"a in tables", "", "<a %><table>", 0, ""},
    {"nobr", "", "<nobr><p>", 0, ""},
    {"font and i", "", "<font size=%><i><p></font></i>", 0, ""},
    {"attributes", "<p ", "a% ", 0, ""},
    {"attributes, the same", "<p ", "a ", 0, ""},
    {"attributes of html", "", "<html a%>", 0, ""},
    {"unknown elements", "", "<x%>y</x%>", 0, ""},
    {"&amp", "", "&amp", 0, ""},
    {"&", "", "&", 0, ""},
    {"&CounterClockwise", "", "&CounterClockwiseContourIntegra", 0, ""},
    {"<", "", "<", 0, ""},
    {"</", "", "</", 0, ""},
    {"<!", "", "<!", 0, ""},
    {"<!--", "", "<!--", 0, ""},
    {"-- in a comment", "<!--", "--!", 0, ""},
    {"NUL", "", "\1", 0, ""}, /* \1 stands for NUL */
    {"NUL in an attribute", "<p a='", "\1", 0, ""},
    {"NUL in a script", "<script>", "\1", 0, ""},
    {"NUL in SVG", "<svg>", "\1", 0, ""},
    {"CR", "", "\r", 0, ""},
    {"CR in a title", "<title>", "\r", 0, ""},
    {"script and comment", "<script>", "<!--<script>", 0, ""},
    {"false ends of a script", "<script>", "</scrip", 0, ""},
    {"false ends of a title", "<title>", "</titl", 0, ""},
    {"] in CDATA", "<svg><![CDATA[", "]", 0, ""},
    {"doctypes", "", "<!doctype html \"", 0, ""},
    {"select", "", "<select><option>", 0, ""},
    {"options", "<select>", "<optgroup><option>", 0, ""},
    {"button", "", "<button><p>", 0, ""},
    {"object", "", "<object><b>", 0, ""},
    {"markers left behind", "", "<table><td><object></table>", 0, ""},
    {"ruby", "<ruby>", "<rt><rp>", 0, ""},
    {"frameset", "<frameset>", "<frameset></frameset>x ", 0, ""},
    {"headings", "", "<h1><div></h2>", 0, ""},
    {"dd and dt", "<dl>", "<dd><p><dt>", 0, ""},
    {"math", "", "<math><mi><p>", 0, ""},
    {"foreignObject", "", "<svg><foreignObject>", 0, ""},
    {"col", "<table>", "<col>x", 0, ""},
};

static void append_unit(struct stet_buf *out, const char *unit, size_t number)
{
    for (; *unit; unit++) {
        if (*unit == '%')
            stet_buf_printf(out, "%zu", number);
        else
            stet_buf_putc(out, *unit == '\1' ? '\0' : *unit);
    }
}

static void run_shape(const struct shape *shape)
{
    struct stet_buf page;
    stet_buf_init(&page, 2 * HOSTILE_BYTES);
    stet_buf_puts(&page, shape->head);
    for (size_t i = 0; page.len < HOSTILE_BYTES; i++)
        append_unit(&page, shape->times && i >= shape->times ? shape->fill : shape->unit, i);
    struct stet_html *html = NULL;
    struct stet_error error = {0};
    double start = now();
    enum stet_status status =
        stet_html_parse(&html, (struct stet_span){page.ptr, page.len}, &error);
    double took = now() - start;
    size_t memory = html ? stet_html_memory(html) : 0;
    printf("%-32s %7.1f ms  memory %5.1f MB  %s\n", shape->name, took * 1e3, (double)memory / 1e6,
           status == STET_OK ? "" : error.message);
    stet_html_free(html);
    stet_buf_free(&page);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--hostile") == 0) {
        for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
            run_shape(&shapes[i]);
        return 0;
    }
    if (argc < 2) {
        fprintf(stderr, "usage: bench_html FILE... | --hostile\n");
        return 2;
    }
    return run_pages(argc - 1, argv + 1);
}
