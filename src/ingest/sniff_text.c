/* sniff_text.c - text that is no article (data, code, feeds), and Markdown. One sign alone proves
 * nothing: prose has asterisks, brackets and semicolons too. */
#include "sniff.h"
#include "span.h"

/* XML that has a name of its own, by its root element. */
static const struct {
    const char *root, *what;
} roots[] = {
    {"<rss", "an RSS feed (archive the pages it names)"},
    {"<feed", "an Atom feed (archive the pages it names)"},
    {"<rdf:rdf", "an RDF document"},
    {"<svg", "an SVG image"},
    {"<urlset", "a site map"},
    {"<sitemapindex", "a site map"},
    {"<opml", "an OPML list"},
    {"<!doctype svg", "an SVG image"},
};

const char *stet_sniff_xml_root(struct stet_span text)
{
    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
        if (stet_span_starts_nocase(text, roots[i].root))
            return roots[i].what;
    return NULL;
}

static const char *as_xml(struct stet_span text)
{
    struct stet_span rest = stet_sniff_skip_prolog(text);
    const char *found = stet_sniff_xml_root(rest);
    bool declared = stet_span_starts(text, "<?xml") || stet_span_starts_nocase(rest, "<!doctype");
    return !found && declared ? "an XML document" : found;
}

static const char *as_json(struct stet_span text)
{
    struct stet_span rest = stet_span_trim(stet_span_sub(text, 1, text.len));
    char first = text.ptr[0], next = rest.len ? rest.ptr[0] : '\0', last = text.ptr[text.len - 1];
    if (first == '{' && (next == '"' || next == '}')) {
        size_t colon = stet_span_find(rest, "\":");
        return next == '}' || colon < rest.len || stet_span_find(rest, "\" :") < rest.len
                   ? "JSON data"
                   : NULL;
    }
    bool value = next == '{' || next == '"' || next == '[' || next == ']' || next == '-' ||
                 stet_is_digit(next);
    return first == '[' && value && last == ']' && (next != '[' || rest.len > 2) ? "JSON data"
                                                                                 : NULL;
}

/* Header lines up to the first empty one, at least three of those that mail programs write. */
static bool is_mail(struct stet_span text)
{
    static const char *const headers[] = {
        "from:", "to:", "subject:", "date:", "message-id:", "mime-version:", "received:"};
    struct stet_span line, rest = text;
    size_t known = 0;
    bool first = true;
    for (; stet_span_line(&rest, &line) && stet_span_trim(line).len > 0; first = false) {
        bool envelope = first && stet_span_starts(line, "From "),
             folded = stet_is_space(line.ptr[0]);
        size_t colon = stet_span_find(line, ":");
        if (!envelope && !folded && (colon == line.len || stet_span_find(line, " ") < colon))
            return false;
        for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
            known += stet_span_starts_nocase(line, headers[i]);
    }
    return known >= 3;
}

/* Code by its line ends: most of its lines end a statement or a block. */
static bool is_code(struct stet_span text)
{
    size_t lines = 0, ends = 0, opens = 0, closes = 0;
    struct stet_span line, rest = text;
    while (stet_span_line(&rest, &line)) {
        line = stet_span_trim(line);
        if (line.len == 0)
            continue;
        lines++;
        char last = line.ptr[line.len - 1];
        opens += last == '{';
        closes += line.ptr[0] == '}';
        ends += last == '{' || last == '}' || last == ';' || stet_span_starts(line, "//") ||
                stet_span_starts(line, "/*") || stet_span_starts(line, "* ");
    }
    return lines >= 3 && opens && closes && ends * 10 >= lines * 6;
}

/* Code without line ends: one mark of it in about twenty characters. */
static bool is_minified(struct stet_span text)
{
    size_t marks = 0, braces = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        braces += c == '{' || c == '}';
        marks += c == '{' || c == '}' || c == ';' || c == '=' || c == '(' || c == ')';
    }
    return text.len > 80 && braces * 100 >= text.len && marks * 16 >= text.len;
}

static bool is_style_sheet(struct stet_span text)
{
    static const char *const code[] = {"function", "var ",    "const ",  "let ",
                                       "=>",       "return ", "#include"};
    for (size_t i = 0; i < sizeof(code) / sizeof(code[0]); i++)
        if (stet_span_find(text, code[i]) < text.len)
            return false;
    return true;
}

const char *stet_sniff_other(struct stet_span text)
{
    const char *found = text.ptr[0] == '<' ? as_xml(text) : as_json(text);
    if (found)
        return found;
    if (stet_span_starts(text, "#!/"))
        return "a script";
    if (is_mail(text))
        return "a mail message or a page saved as MHTML (save it as HTML or text)";
    return NULL;
}

const char *stet_sniff_code(struct stet_span text)
{
    if (stet_span_starts(text, "@charset \"") || stet_span_starts(text, "@import "))
        return "a style sheet";
    if (is_code(text) || is_minified(text))
        return is_style_sheet(text) ? "a style sheet" : "program code";
    return NULL;
}

/* Cuts YAML front matter off the front; false if there is none. */
static bool skip_front_matter(struct stet_span *text)
{
    struct stet_span line, rest = *text;
    bool pair = false;
    if (!stet_span_line(&rest, &line) || !stet_span_is(stet_span_trim(line), "---"))
        return false;
    while (stet_span_line(&rest, &line)) {
        if (stet_span_is(stet_span_trim(line), "---")) {
            *text = rest;
            return pair;
        }
        size_t colon = stet_span_find(line, ":");
        pair = pair || (colon > 0 && colon < line.len && stet_is_alpha(line.ptr[0]));
    }
    return false;
}

static bool is_heading(struct stet_span line)
{
    size_t level = 0;
    while (level < line.len && line.ptr[level] == '#')
        level++;
    return level >= 1 && level <= 6 && level + 1 < line.len && line.ptr[level] == ' ';
}

static bool is_fence(struct stet_span line)
{
    return stet_span_starts(line, "```") || stet_span_starts(line, "~~~");
}

static bool has_link(struct stet_span line)
{
    static const char *const links[] = {"](http", "](/", "](#", "](mailto:", "](./"};
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
        if (stet_span_find(line, links[i]) < line.len)
            return true;
    return false;
}

static bool has_strong(struct stet_span line)
{
    size_t open = stet_span_find(line, "**");
    if (open + 2 >= line.len || stet_is_space(line.ptr[open + 2]))
        return false;
    struct stet_span rest = stet_span_sub(line, open + 2, line.len);
    size_t close = stet_span_find(rest, "**");
    return close > 0 && close < rest.len && !stet_is_space(rest.ptr[close - 1]);
}

/* How many different signs of Markdown there are. */
static int count_signs(struct stet_span text)
{
    bool heading = false, fence = false, link = false, strong = false;
    struct stet_span line;
    while (stet_span_line(&text, &line)) {
        heading = heading || is_heading(line);
        fence = fence || is_fence(line);
        link = link || has_link(line);
        strong = strong || has_strong(line);
    }
    return heading + fence + link + strong;
}

bool stet_sniff_markdown(struct stet_span text, bool named_text)
{
    if (skip_front_matter(&text))
        return count_signs(text) >= 1;
    return !named_text && count_signs(text) >= 2;
}
