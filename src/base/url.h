/* url.h - reading, joining and canonicalising URLs of http, https and file. */
#ifndef STET_URL_H
#define STET_URL_H

#include <stet/base.h>

/* Spans into the text that was parsed; a part that is absent is empty. */
struct stet_url {
    struct stet_span scheme, host, port, path, query, fragment;
};

/* false if text is no absolute URL with a scheme (and a host, for http and https). */
bool stet_url_parse(struct stet_span text, struct stet_url *out) STET_MUST_CHECK;

/* Appends reference resolved against base (RFC 3986 section 5), or reference itself if base is
 * empty or it cannot be resolved. */
void stet_url_resolve(struct stet_span base, struct stet_span reference, struct stet_buf *out);

/* Appends the one form of a URL that names an article: scheme and host in lower case, the host in
 * ASCII (IDNA), no default port, no user, no fragment, dot segments resolved, percent-escapes in
 * one form, no tracking parameters (utm_*, fbclid, gclid ...). STET_ERR_INPUT if it is no http,
 * https or file URL, STET_ERR_LIMIT above STET_MAX_URL_BYTES; the message names the URL and the
 * reason. */
enum stet_status stet_url_canonical(struct stet_span text, struct stet_buf *out,
                                    struct stet_error *error) STET_MUST_CHECK;

/* Does a parameter of a query ("name=value") only follow a click or a session, and never choose the
 * content? */
bool stet_url_is_tracking(struct stet_span parameter);

#endif
