/* mutations.c - what differs between two servings of one article: what stands around and between
 * its paragraphs, the names and order of attributes, comments, scripts, white space, the labels of
 * age and use, and where links and pictures say they come from. */
#include "mutations.h"
#include "span.h"

uint32_t dice_below(struct dice *dice, uint32_t below)
{
    dice->state += 0x9E3779B97F4A7C15u; /* splitmix64 */
    uint64_t z = dice->state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return below ? (uint32_t)((z ^ (z >> 31)) % below) : 0;
}

/* ---- what is put in -------------------------------------------------------------------------- */

/* "%h": a hexadecimal name, "%b": one as style sheets' compilers make, "%n": a number, "%w": some
 * words, "%l": items of a list of links. */
static const char *const adverts[] = {
    ("<div class=\"ad-slot ad-%n\" id=\"div-gpt-ad-%n-0\"><span>Advertisement</span>"
     "<a href=\"https://ads.example/%h\">%w - now %n% off</a></div>"),
    "<div class=\"advertisement\"><span>Sponsored</span><p>%w. Only today.</p></div>",
    "<aside class=\"ad-container\"><iframe src=\"https://ads.example/%h\"></iframe></aside>",
    "<ins class=\"adsbygoogle\" data-ad-slot=\"%n\"></ins>",
    "<div id=\"google_ads_%n\" class=\"adunit\"><img src=\"https://ads.example/%h.gif\"></div>",
};
static const char *const menus[] = {
    "<nav class=\"main\"><ul>%l</ul></nav>",
    "<div class=\"menu\" id=\"m%h\"><ul>%l</ul></div>",
    "<header role=\"banner\"><ul class=\"nav\">%l</ul></header>",
    "<footer><ul>%l</ul><p>\xC2\xA9 2024 Example Ltd. All rights reserved.</p></footer>",
};
static const char *const shares[] = {
    ("<div class=\"share-bar\"><a href=\"https://social.example/%h\">Share on Facebook</a> "
     "<a href=\"mailto:?subject=%h\">Email</a></div>"),
    "<div class=\"social-share\"><span class=\"share-count\">%n shares</span></div>",
};
static const char *const related[] = {
    "<div class=\"related-articles\"><h3>Related articles</h3><ul>%l</ul></div>",
    "<section class=\"recommended\"><h2>You may also like</h2><ul>%l</ul></section>",
    "<aside class=\"most-read\"><h3>Most read</h3><ol>%l</ol></aside>",
};
static const char *const notices[] = {
    ("<div class=\"cookie-banner\" id=\"c%h\"><p>We use cookies to give you the best experience on "
     "our site.</p><button>Accept</button></div>"),
    ("<div class=\"newsletter-signup\"><h3>Sign up for our newsletter</h3><p>Join %n readers.</p>"
     "<form action=\"/s\"><input name=\"email\"><button>Subscribe</button></form></div>"),
};
static const char *const discussions[] = {
    ("<section id=\"comments\" class=\"comments-area\"><h2>%n comments</h2><ol "
     "class=\"comment-list\"><li class=\"comment\"><cite>%w</cite> %n hours ago<p>%w, %w.</p></li>"
     "</ol></section>"),
};
static const char *const scripts[] = {
    "<script nonce=\"%b\">window.id=\"%h\";if(1<2){}</script>",
    "<style>.css-%b{color:#%h}</style>",
    "<noscript><img src=\"https://count.example/%h\" width=\"1\" height=\"1\"></noscript>",
    "<template id=\"t%h\"><p>%w.</p></template>",
    "<link rel=\"stylesheet\" href=\"/%h.css\">",
};
static const char *const comments[] = {"<!-- web-%n, %h -->", "<!---->", "<!-- /wp:paragraph -->"};
static const char *const labels[] = {
    "<div class=\"article-meta\"><span>%n hours ago</span> <span>%n views</span></div>",
    "<p>Views: %n</p>",
    "<div>%n minutes ago | %n comments</div>",
    "<span>%n min read</span>",
};

struct makers {
    const char *const *forms;
    size_t count;
};
#define MAKERS(table)                                                                              \
    (struct makers)                                                                                \
    {                                                                                              \
        table, sizeof(table) / sizeof(*(table))                                                    \
    }

static void put_letters(struct dice *dice, struct stet_buf *out, const char *letters, size_t count)
{
    for (size_t i = 0; i < count; i++)
        stet_buf_putc(out, letters[dice_below(dice, (uint32_t)strlen(letters))]);
}

static void put_words(struct dice *dice, struct stet_buf *out)
{
    static const char *const words[] = {"market", "season", "river",  "engine", "garden",
                                        "winter", "budget", "school", "coffee", "signal"};
    for (uint32_t i = 0, count = 3 + dice_below(dice, 6); i < count; i++)
        stet_buf_printf(out, "%s%s", i ? " " : "", words[dice_below(dice, 10)]);
}

static void put_form(struct dice *dice, struct stet_buf *out, const char *form)
{
    static const char base64[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    for (const char *p = form; *p; p++) {
        char what = *p == '%' ? p[1] : 0;
        switch (what) {
        case 'h': put_letters(dice, out, "0123456789abcdef", 8); break;
        case 'b': put_letters(dice, out, base64, 5); break;
        case 'n': stet_buf_printf(out, "%u", 2 + (unsigned)dice_below(dice, 900)); break;
        case 'w': put_words(dice, out); break;
        case 'l':
            for (uint32_t i = 0, count = 3 + dice_below(dice, 6); i < count; i++)
                put_form(dice, out, "<li><a href=\"/news/%n\">%w</a></li>");
            break;
        default: stet_buf_putc(out, *p); continue;
        }
        p++;
    }
}

static void put_one(struct dice *dice, struct stet_buf *out, struct makers makers)
{
    put_form(dice, out, makers.forms[dice_below(dice, (uint32_t)makers.count)]);
}

/* ---- where ----------------------------------------------------------------------------------- */

enum place { OUTSIDE, PARAGRAPHS, GAPS };

static bool is_blank(const struct page_token *token)
{
    return token->kind == TOKEN_TEXT && stet_span_trim(token->text).len == 0;
}

/* May something be put between two tokens? Blank texts are passed over. */
static bool is_place(enum place place, const struct page_token *before,
                     const struct page_token *after)
{
    switch (place) {
    case OUTSIDE:
        return page_token_is(before, TOKEN_OPEN, "body") ||
               page_token_is(after, TOKEN_CLOSE, "body");
    case PARAGRAPHS:
        return page_token_is(before, TOKEN_CLOSE, "p") && page_token_is(after, TOKEN_OPEN, "p");
    default:
        return before->kind == TOKEN_CLOSE && page_token_is_block(before) &&
               after->kind == TOKEN_OPEN && page_token_is_block(after);
    }
}

/* Puts forms at one place at least, at about count of them; false if there is none. */
static bool put_in(struct dice *dice, struct stet_span page, struct stet_buf *out, enum place place,
                   struct makers makers, uint32_t count)
{
    uint32_t places = 0, chosen = 0, at = 0;
    for (int pass = 0; pass < 2; pass++) {
        struct stet_span rest = page;
        struct page_token before = {.kind = TOKEN_TEXT}, token;
        while (page_token_next(&rest, &token)) {
            bool here = !is_blank(&token) && is_place(place, &before, &token);
            places += pass == 0 && here;
            if (pass == 1 && here && (at++ == chosen || dice_below(dice, places) + 1 < count))
                put_one(dice, out, makers);
            if (pass == 1)
                stet_buf_append(out, token.text.ptr, token.text.len);
            before = is_blank(&token) ? before : token;
        }
        if (places == 0)
            return false;
        chosen = pass == 0 ? dice_below(dice, places) : chosen;
    }
    return true;
}

#define PUTS(function, place, table, count)                                                        \
    static bool function(struct dice *dice, struct stet_span page, struct stet_buf *out)           \
    {                                                                                              \
        return put_in(dice, page, out, place, MAKERS(table), count);                               \
    }
PUTS(menus_outside, OUTSIDE, menus, 2)
PUTS(adverts_outside, OUTSIDE, adverts, 2)
PUTS(related_outside, OUTSIDE, related, 2)
PUTS(notices_outside, OUTSIDE, notices, 2)
PUTS(discussions_outside, OUTSIDE, discussions, 1)
PUTS(adverts_inside, PARAGRAPHS, adverts, 3)
PUTS(related_inside, PARAGRAPHS, related, 1)
PUTS(notices_inside, PARAGRAPHS, notices, 1)
PUTS(shares_inside, PARAGRAPHS, shares, 1)
PUTS(labels_inside, PARAGRAPHS, labels, 1)
PUTS(scripts_in_gaps, GAPS, scripts, 10)
PUTS(comments_in_gaps, GAPS, comments, 20)

/* ---- tags ------------------------------------------------------------------------------------ */

static void put_attribute(struct stet_buf *out, struct stet_span name, struct stet_span value)
{
    stet_buf_printf(out, " %.*s=\"%.*s\"", (int)name.len, name.ptr, (int)value.len, value.ptr);
}

typedef void tag_change(struct dice *dice, const struct page_token *token,
                        struct page_attribute *attributes, size_t count, struct stet_buf *out);

/* Writes every opening tag anew, its attributes by change. */
static bool change_tags(struct dice *dice, struct stet_span page, struct stet_buf *out,
                        tag_change *change)
{
    struct page_token token;
    struct page_attribute attributes[TAG_ATTRIBUTES];
    size_t count;
    bool any = false;
    while (page_token_next(&page, &token)) {
        if (token.kind != TOKEN_OPEN || !page_token_attributes(&token, attributes, &count)) {
            stet_buf_append(out, token.text.ptr, token.text.len);
            continue;
        }
        stet_buf_printf(out, "<%.*s", (int)token.name.len, token.name.ptr);
        change(dice, &token, attributes, count, out);
        stet_buf_putc(out, '>');
        any = true;
    }
    return any;
}

static void shuffle(struct dice *dice, const struct page_token *token,
                    struct page_attribute *attributes, size_t count, struct stet_buf *out)
{
    (void)token;
    for (size_t i = count; i > 0; i--) {
        size_t at = dice_below(dice, (uint32_t)i);
        put_attribute(out, attributes[at].name, attributes[at].value);
        attributes[at] = attributes[i - 1];
    }
}

static void add_names(struct dice *dice, const struct page_token *token,
                      struct page_attribute *attributes, size_t count, struct stet_buf *out)
{
    static const char *const forms[] = {" data-reactid=\"%b\"", " data-v-%h=\"\"",
                                        " aria-describedby=\"%b\""};
    static const char *const ids[] = {" id=\"u%h\"", " id=\"ember%n\"", " id=\":r%b:\""};
    (void)token;
    bool has_id = false;
    for (size_t i = 0; i < count; i++) {
        put_attribute(out, attributes[i].name, attributes[i].value);
        has_id = has_id || stet_span_is_nocase(attributes[i].name, "id");
    }
    put_one(dice, out, MAKERS(forms));
    if (!has_id)
        put_one(dice, out, MAKERS(ids));
}

/* Classes as builds make them: one more, or something behind each. */
static void add_classes(struct dice *dice, const struct page_token *token,
                        struct page_attribute *attributes, size_t count, struct stet_buf *out)
{
    static const char *const forms[] = {"css-%b", "sc-%b", "jsx-%h", "svelte-%h", "x%h"};
    bool has_class = stet_span_is_nocase(token->name, "html");
    for (size_t i = 0; i < count; i++) {
        struct stet_span value = attributes[i].value;
        if (!stet_span_is_nocase(attributes[i].name, "class")) {
            put_attribute(out, attributes[i].name, value);
            continue;
        }
        has_class = true;
        stet_buf_puts(out, " class=\"");
        bool module = dice_below(dice, 2);
        for (size_t k = 0; k <= value.len; k++) {
            bool ends = k == value.len || stet_is_space(value.ptr[k]);
            if (ends && k > 0 && !stet_is_space(value.ptr[k - 1]) && module)
                put_form(dice, out, "__%b");
            if (k < value.len)
                stet_buf_putc(out, value.ptr[k]);
        }
        stet_buf_puts(out, module ? "" : " ");
        if (!module)
            put_one(dice, out, MAKERS(forms));
        stet_buf_putc(out, '"');
    }
    if (!has_class) {
        stet_buf_puts(out, " class=\"");
        put_one(dice, out, MAKERS(forms));
        stet_buf_putc(out, '"');
    }
}

/* Links with what follows a click, pictures with the number of a build. */
static void add_parameters(struct dice *dice, const struct page_token *token,
                           struct page_attribute *attributes, size_t count, struct stet_buf *out)
{
    static const char *const clicks[] = {"utm_source=%h&amp;utm_medium=rss", "fbclid=%b"};
    static const char *const builds[] = {"v=%h", "%h"};
    for (size_t i = 0; i < count; i++) {
        struct stet_span value = stet_span_trim(attributes[i].value);
        size_t end = 0; /* of all before the fragment; "&#38;" is none */
        while (end < value.len && (value.ptr[end] != '#' || (end > 0 && value.ptr[end - 1] == '&')))
            end++;
        bool link = stet_span_is_nocase(token->name, "a") &&
                    stet_span_is_nocase(attributes[i].name, "href");
        bool picture = stet_span_is_nocase(token->name, "img") &&
                       stet_span_is_nocase(attributes[i].name, "src");
        bool asks = end > 0 && memchr(value.ptr, '?', end);
        if (end == 0 || (!link && !picture) || (picture && asks) ||
            (value.ptr[0] != '/' && !stet_span_starts_nocase(value, "http"))) {
            put_attribute(out, attributes[i].name, value);
            continue;
        }
        stet_buf_printf(out, " %.*s=\"%.*s%s", (int)attributes[i].name.len, attributes[i].name.ptr,
                        (int)end, value.ptr, asks ? "&amp;" : "?");
        put_one(dice, out, link ? MAKERS(clicks) : MAKERS(builds));
        stet_buf_printf(out, "%.*s\"", (int)(value.len - end), value.ptr + end);
    }
}

#define CHANGES(function, change)                                                                  \
    static bool function(struct dice *dice, struct stet_span page, struct stet_buf *out)           \
    {                                                                                              \
        return change_tags(dice, page, out, change);                                               \
    }
CHANGES(attribute_order, shuffle)
CHANGES(attribute_names, add_names)
CHANGES(class_names, add_classes)
CHANGES(parameters, add_parameters)

/* White space where there is some between tags, or where blocks meet. */
static bool white_space(struct dice *dice, struct stet_span page, struct stet_buf *out)
{
    static const char *const spaces[] = {"\n", "\n\n  ", "\t", " ", "\r\n"};
    struct page_token token;
    while (page_token_next(&page, &token)) {
        bool blank = is_blank(&token);
        if (!blank)
            stet_buf_append(out, token.text.ptr, token.text.len);
        if (blank || (token.kind == TOKEN_CLOSE && page_token_is_block(&token)))
            put_one(dice, out, MAKERS(spaces));
    }
    return true;
}

/* All at once, as it is. */
static bool everything(struct dice *dice, struct stet_span page, struct stet_buf *out)
{
    struct stet_buf pages[2];
    stet_buf_init(&pages[0], out->max);
    stet_buf_init(&pages[1], out->max);
    stet_buf_append(&pages[0], page.ptr, page.len);
    unsigned now = 0;
    for (const struct mutation *each = mutations; each->apply != everything; each++) {
        stet_buf_clear(&pages[1 - now]);
        if (each->apply(dice, (struct stet_span){pages[now].ptr, pages[now].len}, &pages[1 - now]))
            now = 1 - now;
    }
    stet_buf_append(out, pages[now].ptr, pages[now].len);
    stet_buf_free(&pages[0]);
    stet_buf_free(&pages[1]);
    return true;
}

const struct mutation mutations[] = {
    {"menus around", menus_outside},
    {"adverts around", adverts_outside},
    {"related links around", related_outside},
    {"notices around", notices_outside},
    {"comments below", discussions_outside},
    {"adverts within", adverts_inside},
    {"related links within", related_inside},
    {"notices within", notices_inside},
    {"share bars within", shares_inside},
    {"ages and counters", labels_inside},
    {"scripts", scripts_in_gaps},
    {"comments of HTML", comments_in_gaps},
    {"order of attributes", attribute_order},
    {"ids and data", attribute_names},
    {"class names", class_names},
    {"parameters of URLs", parameters},
    {"white space", white_space},
    {"everything", everything},
    {NULL, NULL},
};
