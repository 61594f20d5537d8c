/* html5lib.h - the harness that runs the html5lib-tests against src/html. */
#ifndef STET_HTML5LIB_H
#define STET_HTML5LIB_H

#include <stet/base.h>

/* What does not apply, and why. */
enum skip {
    SKIP_NONE,
    SKIP_FRAGMENT,  /* fragments: stet parses whole pages only */
    SKIP_SCRIPTING, /* "script-on": stet runs no scripts, so noscript is always read */
    SKIP_SELECTED,  /* <selectedcontent> is filled by the select element, not by the parser: a copy
                     * of the chosen option would be text that the publisher did not write */
    SKIP_NOT_UTF8,  /* lone surrogates: stet's input is UTF-8 by contract */
    SKIP_XML,       /* coercion to an XML infoset: no output of stet is one */
    SKIP_COUNT
};

struct tally {
    size_t passed, failed, skipped[SKIP_COUNT];
    bool verbose; /* show each failure */
};

void html5lib_trees(const char *path, struct stet_span file, struct tally *tally);
void html5lib_tokens(const char *path, struct stet_span file, struct tally *tally);

#endif
