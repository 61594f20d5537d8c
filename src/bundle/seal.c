/* seal.c - the last bytes of a packed bundle: the SHA-256 of all bytes before them, in a place that
 * each container has for bytes without meaning. The manifests prove the files; the seal also proves
 * what lies between them, so that no byte of the bundle can differ unnoticed. A bundle that was
 * packed anew by another program has no seal and is judged by its files. */
#include "bundle.h"
#include "io.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LABEL      "stet sha256:"
#define TEXT_BYTES (sizeof(LABEL) - 1 + STET_SHA256_HEX)
#define MOST_BYTES 128
#define TAIL_BYTES 16384 /* where a seal is looked for that does not end the file */
/* Of a seal that was cut off; fewer may stand at the end of any bundle by chance. */
#define FEWEST_BYTES 4

/* What stands around the text. gzip: an empty member with the text as its comment; Zstandard: a
 * frame to be skipped; ZIP: the comment of the file, whose length stands before it. */
static const struct form {
    const char *head;
    size_t head_bytes;
    const char *tail;
    size_t tail_bytes;
} forms[] = {
    [STET_BUNDLE_TAR_GZ] = {"\x1f\x8b\x08\x10\0\0\0\0\0\x03", 10, "\0\x03\0\0\0\0\0\0\0\0\0", 11},
    [STET_BUNDLE_TAR_ZST] = {"\x50\x2a\x4d\x18\x4c\0\0\0", 8, "", 0},
    [STET_BUNDLE_ZIP] = {"\x4c\0", 2, "", 0},
};

static size_t seal_bytes(const struct form *form)
{
    return form->head_bytes + TEXT_BYTES + form->tail_bytes;
}

static void make_seal(const struct form *form, const char *hex, char *out)
{
    memcpy(out, form->head, form->head_bytes);
    out += form->head_bytes;
    memcpy(out, LABEL, sizeof(LABEL) - 1);
    memcpy(out + sizeof(LABEL) - 1, hex, STET_SHA256_HEX);
    memcpy(out + TEXT_BYTES, form->tail, form->tail_bytes);
}

/* The digest of the first len bytes of a file, in hex; false if they cannot be read. */
static bool digest_file(int fd, uint64_t len, char hex[STET_SHA256_HEX + 1])
{
    uint8_t chunk[65536], sha256[STET_SHA256_BYTES];
    struct stet_sha256 hash;
    stet_sha256_init(&hash);
    uint64_t at = 0;
    while (at < len) {
        size_t want = len - at < sizeof(chunk) ? (size_t)(len - at) : sizeof(chunk);
        ssize_t n = pread(fd, chunk, want, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        stet_sha256_update(&hash, chunk, (size_t)n);
        at += (uint64_t)n;
    }
    stet_sha256_final(&hash, sha256);
    stet_hex(sha256, sizeof(sha256), hex);
    return at == len;
}

enum stet_status stet_seal_write(int fd, enum stet_bundle_format format, const char *name,
                                 struct stet_error *error)
{
    const struct form *form = &forms[format];
    char hex[STET_SHA256_HEX + 1], seal[MOST_BYTES];
    off_t end = lseek(fd, 0, SEEK_END);
    /* The length of ZIP's comment is there already, as zero. */
    if (end > 0 && format == STET_BUNDLE_ZIP)
        end = lseek(fd, -(off_t)form->head_bytes, SEEK_END);
    if (end <= 0 || !digest_file(fd, (uint64_t)end, hex))
        return stet_io_error(error, "write", name);
    make_seal(form, hex, seal);
    return stet_io_write_all(fd, seal, seal_bytes(form), name, error);
}

/* Whether a seal begins in the last bytes of the file, though none ends it: the file was cut within
 * its seal, or something was appended behind it. */
static bool has_lost_seal(const struct form *form, const char *tail, size_t len)
{
    char begin[MOST_BYTES];
    size_t bytes = form->head_bytes + sizeof(LABEL) - 1;
    memcpy(begin, form->head, form->head_bytes);
    memcpy(begin + form->head_bytes, LABEL, sizeof(LABEL) - 1);
    for (size_t at = 0; at < len; at++) {
        size_t left = len - at < bytes ? len - at : bytes;
        if (memcmp(tail + at, begin, left) == 0)
            return left >= FEWEST_BYTES || left >= form->head_bytes;
    }
    return false;
}

/* Reads the last bytes of the file, at most TAIL_BYTES. */
static size_t read_tail(int fd, uint64_t size, char *tail)
{
    size_t len = size < TAIL_BYTES ? (size_t)size : TAIL_BYTES;
    ssize_t n = pread(fd, tail, len, (off_t)(size - len));
    return n == (ssize_t)len ? len : 0;
}

bool stet_seal_is_broken(const char *path, enum stet_bundle_format format)
{
    const struct form *form = &forms[format];
    char found[MOST_BYTES], wanted[MOST_BYTES], hex[STET_SHA256_HEX + 1], tail[TAIL_BYTES];
    size_t bytes = seal_bytes(form), alike = 0;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool broken = false;
    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > (off_t)bytes &&
        pread(fd, found, bytes, st.st_size - (off_t)bytes) == (ssize_t)bytes &&
        digest_file(fd, (uint64_t)st.st_size - bytes, hex)) {
        make_seal(form, hex, wanted);
        broken = memcmp(found, wanted, bytes) != 0;
        /* Is there a seal at all? A damaged one still has most of its label. */
        for (size_t i = 0; i < sizeof(LABEL) - 1; i++)
            alike += found[form->head_bytes + i] == LABEL[i];
        bool sealed = alike + 3 >= sizeof(LABEL) - 1;
        broken =
            sealed ? broken : has_lost_seal(form, tail, read_tail(fd, (uint64_t)st.st_size, tail));
    }
    if (fd >= 0)
        close(fd);
    return broken;
}
