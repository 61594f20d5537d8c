/* sniff_binary.c - file formats that their first bytes give away. */
#include "sniff.h"
#include "span.h"

struct magic {
    size_t offset;
    struct stet_span bytes;
    const char *what;
};

#define MAGIC(offset, bytes, what)                                                                 \
    {                                                                                              \
        offset, {bytes, sizeof(bytes) - 1}, what                                                   \
    }

static const struct magic magics[] = {
    MAGIC(0, "%PDF-", "a PDF document (make text of it, as pdftotext does)"),
    MAGIC(0, "%!PS", "a PostScript document"),
    MAGIC(0, "{\\rtf", "an RTF document (save it as HTML or text)"),
    MAGIC(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
          "an old Microsoft Office document (save it as HTML or text)"),
    MAGIC(30, "mimetypeapplication/epub", "an EPUB book (unpack it as a zip archive first)"),
    MAGIC(30, "mimetypeapplication/vnd.oasis", "an OpenDocument file (save it as HTML or text)"),
    MAGIC(30, "[Content_Types].xml", "a Microsoft Office document (save it as HTML or text)"),
    MAGIC(0, "PK\x03\x04", "a zip archive (unpack it first)"),
    MAGIC(0, "PK\x05\x06", "an empty zip archive"),
    MAGIC(0, "\x1F\x8B", "a gzip file (unpack it first)"),
    MAGIC(0, "BZh", "a bzip2 file (unpack it first)"),
    MAGIC(0,
          "\xFD"
          "7zXZ",
          "an xz file (unpack it first)"),
    MAGIC(0, "\x28\xB5\x2F\xFD", "a Zstandard file (unpack it first)"),
    MAGIC(0, "7z\xBC\xAF\x27\x1C", "a 7-Zip archive (unpack it first)"),
    MAGIC(0, "Rar!\x1A\x07", "a RAR archive (unpack it first)"),
    MAGIC(257, "ustar", "a tar archive (unpack it first)"),
    MAGIC(0, "WARC/", "a WARC file (take the pages out of it first)"),
    MAGIC(0, "\x89PNG", "a PNG image"),
    MAGIC(0, "\xFF\xD8\xFF", "a JPEG image"),
    MAGIC(0, "GIF8", "a GIF image"),
    MAGIC(8, "WEBPVP8", "a WebP image"),
    MAGIC(4, "ftypavif", "an AVIF image"),
    MAGIC(0, "II*\0", "a TIFF image"),
    MAGIC(0, "MM\0*", "a TIFF image"),
    MAGIC(0, "\0\0\1\0", "an icon"),
    MAGIC(4, "ftyp", "a video"),
    MAGIC(0, "\x1A\x45\xDF\xA3", "a video"),
    MAGIC(8, "AVI ", "a video"),
    MAGIC(0, "ID3", "a sound file"),
    MAGIC(0, "OggS", "a sound file"),
    MAGIC(0, "fLaC", "a sound file"),
    MAGIC(8, "WAVE", "a sound file"),
    MAGIC(0, "wOFF", "a font"),
    MAGIC(0, "wOF2", "a font"),
    MAGIC(0, "OTTO\0", "a font"),
    MAGIC(0, "\0\1\0\0\0", "a font"),
    MAGIC(0, "SQLite format 3\0", "an SQLite database"),
    MAGIC(0,
          "\x7F"
          "ELF",
          "a program"),
    MAGIC(0, "MZ\x90\0", "a program"),
    MAGIC(0, "\xFF\xFE\0\0", "UTF-32 text (make UTF-8 of it, as iconv does)"),
    MAGIC(0, "\0\0\xFE\xFF", "UTF-32 text (make UTF-8 of it, as iconv does)"),
};

const char *stet_sniff_binary(struct stet_bytes bytes)
{
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        const struct magic *magic = &magics[i];
        if (bytes.len >= magic->offset + magic->bytes.len &&
            memcmp(bytes.ptr + magic->offset, magic->bytes.ptr, magic->bytes.len) == 0)
            return magic->what;
    }
    return NULL;
}
