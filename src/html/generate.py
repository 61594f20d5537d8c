#!/usr/bin/env python3
"""Writes the tables of src/html: run it in this folder after a change to the lists below.

Out: ../../include/stet/html_names.h, names_table.h, entities_table.h. The names of character
references are those of the HTML standard, which Python's html.entities holds.
"""

import html.entities

TAGS = """
a abbr acronym address amp-img applet area article aside audio b base basefont bdi bdo bgsound big
blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del
details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset
h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd keygen label legend li
link listing main map mark marquee menu menuitem meta meter nav nobr noembed noframes noscript
object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp
script search section select selectedcontent slot small source spacer span strike strong style sub
summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
xmp
math annotation annotation-xml maction malignmark menclose merror mfenced mfrac mglyph mi mmultiscripts
mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mspace msqrt mstack mstyle msub msubsup
msup mtable mtd mtext mtr munder munderover none semantics
svg circle defs desc ellipse g line mask metadata path pattern polygon polyline rect set stop switch
symbol text tspan use view
"""

# What SVG elements are called once they stand in the tree.
SVG_TAGS = """
altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend
feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
foreignObject glyphRef linearGradient radialGradient textPath
"""

ATTRIBUTES = """
href src class id role rel name content property itemprop itemscope itemtype itemid itemref lang dir
datetime pubdate charset http-equiv type alt title style hidden aria-hidden aria-label
aria-labelledby aria-describedby aria-level aria-expanded aria-modal aria-live data-src srcset
data-srcset data-original data-lazy-src data-lazy-srcset data-lazy data-hi-res-src data-url data-href
data-image data-alt data-caption data-sizes sizes width height start value colspan rowspan span cite
poster data-testid data-test-id data-component data-component-name data-qa data-cy data-type data-role
data-name data-id data-title data-date data-time data-timestamp data-author data-language data-lang
abbr accept accept-charset accesskey action align allow allowfullscreen as async autocomplete autofocus
autoplay axis background bgcolor border cellpadding cellspacing char checked clear code codebase color
cols compact contenteditable controls coords crossorigin data decoding default defer disabled download
draggable enctype encoding face fetchpriority for form formaction frame frameborder headers high
hreflang hspace inert inputmode integrity is ismap kind label language link list loading longdesc loop low
marginheight marginwidth max maxlength media method min minlength multiple muted nomodule nonce noshade
nowrap novalidate object onclick onerror onload open optimum pattern ping placeholder playsinline
popover preload profile prefix resource readonly referrerpolicy required reversed rows rules sandbox scheme scope
scrolling selected shadowrootmode shape size slot spellcheck srcdoc srclang step summary tabindex target
text typeof usemap valign version vlink vocab vspace wrap about rev
xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space
xmlns xmlns:xlink d fill stroke x y cx cy r points transform
"""

SVG_ATTRIBUTES = """
attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode
filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines
keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits
numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ
preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions
requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles
surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector
yChannelSelector zoomAndPan
"""
MATHML_ATTRIBUTES = "definitionURL"

SLOTS = 1024
WRITTEN = "/* Written by src/html/generate.py; change that, not this. */\n/* clang-format off */\n"


def name_head(name):
    """As head_of() in names.c."""
    return int.from_bytes(name.encode()[:8], "little")


def name_hash(name):
    """As name_hash() in names.c."""
    return ((name_head(name) ^ len(name)) * 0x9E3779B97F4A7C15 % 2**64) >> 54


def slots(names):
    table = [0] * SLOTS
    for i, name in enumerate(names, 1):
        at = name_hash(name)
        while table[at]:
            at = (at + 1) % SLOTS
        table[at] = i
    return table


def constant(prefix, name):
    return prefix + name.upper().replace("-", "_").replace(":", "_")


def rows(items, width=96):
    line, out = "   ", []
    for item in items:
        if len(line) + len(item) + 2 > width:
            out.append(line)
            line = "   "
        line += " " + item + ","
    return "\n".join(out + [line]) + "\n"


def enum(name, prefix, names):
    items = [prefix + "OTHER = 0"] + [constant(prefix, n) for n in names]
    return "enum %s {\n%s    %sCOUNT\n};\n" % (name, rows(items), prefix)


def write_names():
    svg_tags = {n.lower(): n for n in SVG_TAGS.split()}
    svg_attrs = {n.lower(): n for n in SVG_ATTRIBUTES.split()}
    tags = sorted(set(TAGS.split()) | set(svg_tags))
    attrs = sorted(set(ATTRIBUTES.split()) | set(svg_attrs) | {MATHML_ATTRIBUTES.lower()})
    with open("../../include/stet/html_names.h", "w") as out:
        out.write("/* html_names.h - the names of elements and attributes that are numbers; 0 is any other. */\n")
        out.write(WRITTEN)
        out.write("#ifndef STET_HTML_NAMES_H\n#define STET_HTML_NAMES_H\n\n")
        out.write(enum("stet_html_tag", "STET_HTML_TAG_", tags) + "\n")
        out.write(enum("stet_html_attr", "STET_HTML_ATTR_", attrs) + "\n#endif\n")
    with open("names_table.h", "w") as out:
        out.write("/* names_table.h - the known names: how they begin, their slots, and what SVG makes of them. */\n")
        out.write(WRITTEN)
        out.write("#ifndef STET_HTML_NAMES_TABLE_H\n#define STET_HTML_NAMES_TABLE_H\n\n")
        out.write("#define NAME_SLOTS %d\n\n" % SLOTS)
        for what, names, adjusted in (("tag", tags, svg_tags), ("attr", attrs, svg_attrs)):
            out.write("static const struct stet_span %s_names[] = {\n    {\"\", 0},\n" % what)
            out.write(rows('{"%s", %d}' % (n, len(n)) for n in names) + "};\n\n")
            out.write("static const uint64_t %s_heads[] = {\n    0,\n" % what)
            out.write(rows("0x%016x" % name_head(n) for n in names) + "};\n\n")
            out.write("static const char *const %s_svg_names[] = {\n" % what)
            out.write(rows('[%s] = "%s"' % (constant("STET_HTML_%s_" % what.upper(), n), adjusted[n])
                           for n in names if n in adjusted))
            out.write("    [STET_HTML_%s_COUNT] = NULL,\n};\n\n" % what.upper())
            out.write("static const uint16_t %s_slots[NAME_SLOTS] = {\n" % what)
            out.write(rows(str(i) for i in slots(names)) + "};\n\n")
        out.write("#endif\n")


def c_bytes(text):
    return '"' + "".join("\\x%02X" % b for b in text.encode()) + '"'


def write_entities():
    table = sorted(html.entities.html5.items(), key=lambda item: item[0].encode())
    with open("entities_table.h", "w") as out:
        out.write("/* entities_table.h - named character references, in byte order, and their UTF-8. */\n")
        out.write(WRITTEN)
        out.write("#ifndef STET_HTML_ENTITIES_TABLE_H\n#define STET_HTML_ENTITIES_TABLE_H\n\n")
        out.write("static const struct {\n    char name[33];\n    char utf8[7];\n} entities[] = {\n")
        for name, text in table:
            out.write('    {"%s", %s},\n' % (name, c_bytes(text)))
        out.write("};\n\n#endif\n")


write_names()
write_entities()
