/* charset.h - the charset of --media-type. */
#ifndef STET_CHARSET_H
#define STET_CHARSET_H

/* A server may name a charset that there is not, and a slip of the user's looks the same: it costs
 * no capture, but it is said. media_type may be NULL. */
void stet_charset_doubt(const char *media_type);

#endif
