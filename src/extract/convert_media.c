/* convert_media.c - pictures, with the address behind the lazy loader's, and what is embedded. */
#include "convert.h"
#include "span.h"
#include "url.h"

#define ICON_PIXELS 48 /* a picture said to be no larger is a button or a counter */

/* The last candidate of a srcset is mostly the largest; its descriptor is cut off. */
static struct stet_span first_of_srcset(struct stet_span set)
{
    set = stet_span_trim(set);
    size_t len = 0;
    while (len < set.len && !stet_is_space(set.ptr[len]))
        len++;
    while (len > 0 && set.ptr[len - 1] == ',')
        len--;
    return stet_span_sub(set, 0, len);
}

static bool is_placeholder(struct stet_span url)
{
    return url.len == 0 || stet_span_starts_nocase(url, "data:") ||
           stet_span_starts_nocase(url, "about:") ||
           stet_span_find_nocase(url, "blank.gif") < url.len ||
           stet_span_find_nocase(url, "spacer.gif") < url.len ||
           stet_span_find_nocase(url, "placeholder") < url.len ||
           stet_span_find_nocase(url, "pixel.gif") < url.len ||
           stet_span_find_nocase(url, "transparent.") < url.len;
}

/* The address of a picture: loaders keep it in some data- attribute until it is seen. */
static struct stet_span image_source(const struct stet_html *html, stet_html_node node)
{
    static const char *const lazy[] = {"data-src",    "data-original",    "data-lazy-src",
                                       "data-srcset", "data-lazy-srcset", "srcset",
                                       "data-image",  "data-url",         "data-orig-file"};
    struct stet_span name, value, source = {NULL, 0};
    (void)stet_html_attribute(html, node, STET_HTML_ATTR_SRC, &source);
    source = stet_span_trim(source);
    if (!is_placeholder(source))
        return source;
    for (size_t l = 0; l < sizeof(lazy) / sizeof(*lazy); l++)
        for (size_t i = 0; stet_html_attribute_at(html, node, i, &name, &value); i++)
            if (stet_span_is(name, lazy[l]) && !is_placeholder(first_of_srcset(value)))
                return first_of_srcset(value);
    return (struct stet_span){NULL, 0};
}

static bool is_icon(const struct stet_html *html, stet_html_node node)
{
    static const enum stet_html_attr sides[] = {STET_HTML_ATTR_WIDTH, STET_HTML_ATTR_HEIGHT};
    for (size_t s = 0; s < 2; s++) {
        struct stet_span value;
        if (!stet_html_attribute(html, node, sides[s], &value))
            continue;
        unsigned pixels = 0;
        size_t i = 0;
        for (; i < value.len && stet_is_digit(value.ptr[i]) && pixels < 100000; i++)
            pixels = pixels * 10 + (unsigned)(value.ptr[i] - '0');
        if (i > 0 && (i == value.len || value.ptr[i] == 'p') && pixels <= ICON_PIXELS)
            return true;
    }
    return false;
}

/* Is there text beside a picture, in the block that holds it? */
static bool stands_in_text(const struct stet_page *page, uint32_t part)
{
    uint32_t at = page->parts[part].parent;
    while (at != 0 && page->parts[at].flow == STET_FLOW_INLINE)
        at = page->parts[at].parent;
    return page->parts[at].own.chars > 0;
}

void stet_convert_image(struct stet_converter *to, uint32_t part)
{
    const struct stet_html *html = to->page->html;
    stet_html_node node = to->page->parts[part].node;
    struct stet_span alt = {NULL, 0};
    if (is_icon(html, node))
        return;
    struct stet_span url = stet_convert_url(to, image_source(html, node));
    if (url.len == 0)
        return;
    (void)stet_html_attribute(html, node, STET_HTML_ATTR_ALT, &alt);
    struct stet_node *image;
    bool framed = to->block->kind == STET_NODE_FIGURE && !to->block->first;
    if (to->fixed || to->block->kind == STET_NODE_LIST || to->block->kind == STET_NODE_TABLE ||
        to->block->kind == STET_NODE_ROW ||
        (to->holder && !framed && stands_in_text(to->page, part))) {
        struct stet_node *target = stet_convert_target(to);
        image = target ? stet_convert_add(to, target, STET_NODE_INLINE_IMAGE) : NULL;
    } else if (framed) {
        image = stet_convert_add(to, to->block, STET_NODE_IMAGE);
    } else {
        stet_convert_close_paragraph(to);
        bool beside = to->block->kind == STET_NODE_FIGURE;
        struct stet_node *figure =
            stet_convert_add(to, beside ? NULL : to->block, STET_NODE_FIGURE);
        if (figure && beside)
            stet_node_insert_before(to->block, figure);
        image = figure ? stet_convert_add(to, figure, STET_NODE_IMAGE) : NULL;
    }
    if (!image)
        return;
    image->url = url;
    image->text = stet_document_copy(to->document, stet_span_trim(alt));
    image->offset = stet_html_offset(html, node);
}

/* Hosts whose frames are part of an article; other frames are adverts and counters. */
static const char *const embed_hosts[] = {
    "youtube.com",     "youtube-nocookie.com",
    "youtu.be",        "vimeo.com",
    "dailymotion.com", "soundcloud.com",
    "spotify.com",     "twitter.com",
    "x.com",           "facebook.com",
    "instagram.com",   "tiktok.com",
    "datawrapper.de",  "dwcdn.net",
    "infogram.com",    "flourish.studio",
    "scribd.com",      "documentcloud.org",
    "google.com",      "openstreetmap.org",
    "slideshare.net",  "bilibili.com",
    "youku.com",       "rutube.ru",
    "vk.com",          "ted.com",
    "archive.org",     "codepen.io",
    "brightcove.net",  "jwplatform.com",
    "giphy.com",       "podcasts.apple.com",
    "megaphone.fm",    "audioboom.com",
    "bandcamp.com",
};

static bool is_embed_host(struct stet_span url)
{
    struct stet_url parsed;
    if (!stet_url_parse(url, &parsed))
        return false;
    for (size_t i = 0; i < sizeof(embed_hosts) / sizeof(*embed_hosts); i++) {
        size_t len = strlen(embed_hosts[i]);
        if (parsed.host.len < len)
            continue;
        struct stet_span tail = stet_span_sub(parsed.host, parsed.host.len - len, parsed.host.len);
        if (stet_span_is_nocase(tail, embed_hosts[i]) &&
            (parsed.host.len == len || parsed.host.ptr[parsed.host.len - len - 1] == '.'))
            return true;
    }
    return false;
}

void stet_convert_embed(struct stet_converter *to, uint32_t part)
{
    const struct stet_html *html = to->page->html;
    stet_html_node node = to->page->parts[part].node;
    unsigned tag = to->page->parts[part].tag;
    struct stet_span title = {NULL, 0};
    struct stet_span url = stet_convert_url(to, image_source(html, node));
    bool film = tag == STET_HTML_TAG_VIDEO || tag == STET_HTML_TAG_AUDIO;
    if (url.len == 0 || to->fixed || (!film && !is_embed_host(url)) ||
        to->block->kind == STET_NODE_LIST || to->block->kind == STET_NODE_TABLE ||
        to->block->kind == STET_NODE_ROW || to->block->kind == STET_NODE_FIGURE)
        return;
    (void)stet_html_attribute(html, node, STET_HTML_ATTR_TITLE, &title);
    stet_convert_close_paragraph(to);
    struct stet_node *embed = stet_convert_add(to, to->block, STET_NODE_EMBED);
    if (!embed)
        return;
    embed->url = url;
    embed->text = stet_document_copy(to->document, stet_span_trim(title));
    embed->offset = stet_html_offset(html, node);
}
