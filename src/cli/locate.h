/* locate.h - which archive a command means. */
#ifndef STET_LOCATE_H
#define STET_LOCATE_H

#include <stet/archive.h>

/* Opens --archive (given), else $STET_ARCHIVE, else the folder one stands in if it is an archive,
 * else the user's own ($XDG_DATA_HOME/stet/archive). With make one that is not there is made, and
 * said. */
enum stet_status stet_locate_archive(const char *given, bool make, int64_t now_utc,
                                     struct stet_archive **out,
                                     struct stet_error *error) STET_MUST_CHECK;
/* Appends the path of the archive that a command means, as above; nothing need be there. */
enum stet_status stet_locate_path(const char *given, struct stet_buf *path,
                                  struct stet_error *error) STET_MUST_CHECK;
/* What an operand names, as it seems; what it is shows when it is read. */
enum stet_place {
    STET_PLACE_ARCHIVE, /* a folder like a git repository, bare or with a work tree */
    STET_PLACE_BUNDLE,  /* a folder in which anything of a bag is left, a file, or nothing at all */
    STET_PLACE_OTHER    /* another folder */
};
enum stet_place stet_locate_place(const char *path);

#endif
