/* page.c - what every HTML page has: the head with its style, and attributes made safe. */
#include "escape.h"
#include "render.h"
#include "span.h"

/* Nothing may be loaded or run, whatever the article held, but the one script that the page names
 * by its digest. */
static const char policy[] =
    "<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'";
static const char head[] =
    "\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"generator\" content=\"stet\">\n";

static const char style[] =
    ":root{color-scheme:light dark;--paper:#fdfcf9;--ink:#23211d;--quiet:#6b665c;--line:#ddd8cc;"
    "--link:#1f4e79;--gone:#96281b;--gone-bg:#fbe9e5;--come:#1c5c31;--come-bg:#e3f1e2;--note:#"
    "f4f1e8}\n"
    "@media(prefers-color-scheme:dark){:root{--paper:#1a1917;--ink:#e6e2d8;--quiet:#a29c8f;"
    "--line:#3a3732;--link:#8fb8de;--gone:#f0a093;--gone-bg:#42231d;--come:#9fd4a9;--come-bg:#"
    "1f3a26;"
    "--note:#24221f}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:3rem 1.25rem "
    "5rem;max-width:43rem;background:var(--paper);color:var(--ink);"
    "font:1.125rem/1.6 Charter,\"Bitstream Charter\",\"Iowan Old Style\",\"Noto Serif\",Georgia,"
    "\"Source Serif 4\",serif;overflow-wrap:break-word}\n"
    "header{margin-bottom:2.5rem;padding-bottom:1.5rem;border-bottom:1px solid var(--line)}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:600;margin:2em 0 .6em}\n"
    "h1{font-size:2rem;margin:0 0 .5rem;text-wrap:balance}h2{font-size:1.4rem}h3{font-size:1.2rem}"
    "h4,h5,h6{font-size:1.05rem}\n"
    "p{margin:0 0 "
    "1em}a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}\n"
    "img{max-width:100%}pre{overflow-x:auto;padding:.8rem 1rem;background:var(--note);"
    "border-radius:3px;font-size:.85em;line-height:1.5}code,pre{font-family:ui-monospace,\"DejaVu "
    "Sans Mono\","
    "Menlo,monospace}code{font-size:.88em}\n"
    "blockquote,.quote{margin:0 0 1em;padding-inline-start:1.1rem;border-inline-start:3px solid "
    "var(--line);"
    "color:var(--quiet)}\n"
    "hr{border:0;border-top:1px solid var(--line);margin:2.5rem auto;width:30%}\n"
    "li p{margin-bottom:.3em}\n"
    "figure{margin:1.5rem 0;padding:.9rem 1.1rem;background:var(--note);border-radius:3px}"
    "figure p{margin:0}figcaption{margin-top:.4rem;font-size:.9rem;color:var(--quiet)}\n"
    "table{border-collapse:collapse;width:100%;margin:0 0 1.5rem;font-size:.92rem;line-height:1.45}"
    "th,td{padding:.4rem .7rem .4rem 0;text-align:start;vertical-align:top;"
    "border-bottom:1px solid var(--line)}th{font-weight:600}td,dd{overflow-wrap:anywhere}\n"
    ".meta,.summary,.versions,nav,details>summary,.note{font-family:system-ui,-apple-system,"
    "\"Segoe UI\","
    "Roboto,\"Noto Sans\",sans-serif;font-size:.86rem;line-height:1.5;color:var(--quiet)}\n"
    ".meta{margin:.2rem 0}.summary{color:var(--ink);font-size:1rem;margin:1rem 0 0}\n"
    ".versions{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .9rem;margin:1rem 0 0}"
    ".versions dt{grid-column:1}.versions dd{margin:0;color:var(--ink)}\n"
    "del,ins{unicode-bidi:isolate;text-decoration-thickness:1px;border-radius:2px;padding:.05em "
    ".12em;"
    "-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
    "del{color:var(--gone);background:var(--gone-bg);text-decoration-line:line-through}\n"
    "ins{color:var(--come);background:var(--come-bg);text-decoration-line:underline;"
    "text-underline-offset:.18em}\n"
    ".edit{scroll-margin-top:2rem}.edit:target{outline:2px solid var(--link);outline-offset:3px;"
    "border-radius:2px}\n"
    ".item{padding-inline-start:calc(1.5rem*(var(--deep,0) + "
    "1));position:relative;margin-bottom:.4em}"
    ".marker{position:absolute;margin-inline-start:-1.5rem;color:var(--quiet)}\n"
    ".item+p:not(.item){margin-top:1em}\n"
    ".row{margin:0;padding:.3rem 0;border-bottom:1px solid var(--line);font-size:.92rem}"
    ".row+p:not(.row){margin-top:1em}\n"
    ".address{font-size:.85em;color:inherit;word-break:break-all}\n"
    "nav{margin:0 0 2.5rem}nav ol{max-height:17rem;overflow-y:auto;margin:.3rem 0 "
    "0;padding-inline-start:1.4rem}"
    "nav li{margin:.15rem 0}nav del,nav ins{padding:0 .15em}nav "
    "a{color:inherit;text-decoration:none}"
    "nav a:hover{text-decoration:underline}\n"
    "details{margin:1.6rem 0}details>summary{cursor:pointer;padding:.35rem 0;"
    "border-block:1px dotted var(--line)}details[open]>summary{margin-bottom:1rem}\n"
    ".note{display:inline-block;direction:ltr;padding:0 .45em;border:1px solid "
    "var(--line);border-radius:1em;"
    "font-size:.75rem}\n"
    ".aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    "white-space:nowrap}\n"
    "@media "
    "print{:root{--paper:#fff;--ink:#000;--quiet:#444;--gone-bg:none;--come-bg:none;--link:#000;"
    "--gone:#000;--come:#000}body{max-width:none;padding:0;font-size:11pt}ins{font-weight:600}"
    "nav{display:none}p,li{orphans:3;widows:3}h1,h2,h3{break-after:avoid}}\n";

void stet_page_begin_with(struct stet_buf *out, struct stet_span title,
                          const struct stet_page_extras *extras)
{
    stet_buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
    stet_buf_puts(out, policy);
    if (extras->script_digest)
        stet_buf_printf(out, "; script-src 'sha256-%s'", extras->script_digest);
    stet_buf_puts(out, head);
    stet_buf_puts(out, "<title>");
    stet_escape_html_text(out, title);
    stet_buf_puts(out, "</title>\n<style>\n");
    stet_buf_puts(out, style);
    stet_buf_puts(out, extras->style ? extras->style : "");
    stet_buf_puts(out, "</style>\n</head>\n<body>\n");
}

void stet_page_begin(struct stet_buf *out, struct stet_span title)
{
    stet_page_begin_with(out, title, &(struct stet_page_extras){0});
}

void stet_page_end(struct stet_buf *out)
{
    stet_buf_puts(out, "</body>\n</html>\n");
}

static bool is_tag(struct stet_span language)
{
    for (size_t i = 0; i < language.len; i++)
        if (!stet_is_alpha(language.ptr[i]) && !stet_is_digit(language.ptr[i]) &&
            language.ptr[i] != '-')
            return false;
    return language.len > 0 && language.len <= 35;
}

void stet_page_language_only(struct stet_buf *out, struct stet_span language)
{
    if (!is_tag(language))
        return;
    stet_buf_puts(out, " lang=\"");
    stet_buf_append(out, language.ptr, language.len);
    stet_buf_putc(out, '"');
}

void stet_page_language(struct stet_buf *out, struct stet_span language)
{
    static const char *const right_to_left[] = {"ar", "ckb", "dv", "fa", "he",
                                                "ps", "sd",  "ug", "ur", "yi"};
    stet_page_language_only(out, language);
    if (!is_tag(language))
        return;
    size_t primary = stet_span_find(language, "-");
    for (size_t i = 0; i < sizeof(right_to_left) / sizeof(*right_to_left); i++)
        if (stet_span_is_nocase(stet_span_sub(language, 0, primary), right_to_left[i]))
            stet_buf_puts(out, " dir=\"rtl\"");
}

bool stet_page_can_link(struct stet_span url)
{
    return stet_span_starts_nocase(url, "https://") || stet_span_starts_nocase(url, "http://") ||
           stet_span_starts_nocase(url, "mailto:");
}

void stet_page_href(struct stet_buf *out, struct stet_span url)
{
    if (!stet_page_can_link(url))
        return;
    stet_buf_puts(out, " rel=\"noreferrer nofollow\" href=\"");
    stet_escape_html_attribute(out, url);
    stet_buf_putc(out, '"');
}
