/* io.h - files, whole and in order. Messages name the file and the reason. */
#ifndef STET_IO_H
#define STET_IO_H

#include <stet/base.h>

#define STET_IO_REASON 128
/* What an errno means, as it stands behind a colon: "no such file or directory". Returns out. */
const char *stet_io_reason(int code, char out[STET_IO_REASON]);
/* Tells errno: "cannot read 'x.html': no such file or directory". STET_ERR_MEMORY of ENOMEM, else
 * STET_ERR_IO. */
enum stet_status stet_io_error(struct stet_error *error, const char *verb, const char *name);
/* Appends the whole file at path ("-": standard input) to *out. STET_ERR_LIMIT above max bytes,
 * STET_ERR_IO otherwise. A folder, device or socket is refused. */
enum stet_status stet_io_read_file(const char *path, size_t max, struct stet_buf *out,
                                   struct stet_error *error) STET_MUST_CHECK;
/* The same of what a person named: a pipe, as a shell's <(command), is read to its end, too. */
enum stet_status stet_io_read_operand(const char *path, size_t max, struct stet_buf *out,
                                      struct stet_error *error) STET_MUST_CHECK;
/* Writes all, through short writes and EINTR. */
enum stet_status stet_io_write_all(int fd, const void *ptr, size_t len, const char *name,
                                   struct stet_error *error) STET_MUST_CHECK;
/* Writes a new file through a temporary one beside it, synced: after a crash there is the old or
 * the new. STET_ERR_IO, STET_ERR_MEMORY. */
enum stet_status stet_io_write_file(const char *path, const void *ptr, size_t len,
                                    struct stet_error *error) STET_MUST_CHECK;
/* Makes dir and its parents. */
enum stet_status stet_io_make_dirs(const char *dir, struct stet_error *error) STET_MUST_CHECK;
/* name: of the file, for the message. */
enum stet_status stet_io_sync_fd(int fd, const char *name,
                                 struct stet_error *error) STET_MUST_CHECK;
/* Makes the names in dir durable. */
enum stet_status stet_io_sync_dir(const char *dir, struct stet_error *error) STET_MUST_CHECK;

#endif
