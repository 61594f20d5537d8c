/* html_script.c - the one script of a page of edits: to the previous edit, to the next. The page
 * reads as well without it. */
#include "diff_html.h"

/* clang-format off */
static const char script[] =
    "\"use strict\";\n"
    "(function () {\n"
    "  var edits = document.querySelectorAll(\"main .edit[id], table .edit[id]\"), at = -1;\n"
    "  function go(step) {\n"
    "    if (!edits.length) return;\n"
    "    at = at < 0 && step < 0 ? edits.length - 1 : (at + step + edits.length) % edits.length;\n"
    "    var edit = edits[at];\n"
    "    for (var up = edit.parentElement; up; up = up.parentElement)\n"
    "      if (up.tagName === \"DETAILS\") up.open = true;\n"
    "    edits.forEach(function (each) { each.classList.toggle(\"here\", each === edit); });\n"
    "    edit.setAttribute(\"tabindex\", \"-1\");\n"
    "    edit.scrollIntoView({ block: \"center\" });\n"
    "    edit.focus({ preventScroll: true });\n"
    "    place.textContent = at + 1 + \" / \" + edits.length;\n"
    "  }\n"
    "  var bar = document.createElement(\"div\"), place = document.createElement(\"span\");\n"
    "  function button(text, step) {\n"
    "    var made = document.createElement(\"button\");\n"
    "    made.textContent = text;\n"
    "    made.addEventListener(\"click\", function () { go(step); });\n"
    "    return made;\n"
    "  }\n"
    "  bar.className = \"bar\";\n"
    "  place.setAttribute(\"aria-live\", \"polite\");\n"
    "  place.textContent = edits.length + (edits.length === 1 ? \" edit\" : \" edits\");\n"
    "  bar.append(button(\"Previous (p)\", -1), place, button(\"Next (n)\", 1));\n"
    "  if (edits.length) document.body.append(bar);\n"
    "  document.addEventListener(\"keydown\", function (event) {\n"
    "    if (event.ctrlKey || event.altKey || event.metaKey) return;\n"
    "    if (event.key === \"n\" || event.key === \"j\") go(1);\n"
    "    if (event.key === \"p\" || event.key === \"k\") go(-1);\n"
    "  });\n"
    "})();\n";
/* clang-format on */

const char *stet_diff_page_script(void)
{
    return script;
}

/* A test says that this is the digest of the script. */
const char *stet_diff_page_script_digest(void)
{
    return "/qr6T+6bAmqQ+NweKZDdXWP4PHsRkeveuJUOI+UMXVk=";
}
