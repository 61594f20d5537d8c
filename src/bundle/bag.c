/* bag.c - the tag files of a BagIt 1.0 bag (RFC 8493), from the digests of the payload. */
#include "bundle.h"
#include "instant.h"
#include "limits.h"
#include <stdio.h>

static const char read_me[] =
    "This is a bundle of archived articles, made by stet: a BagIt 1.0 bag (RFC 8493).\n"
    "\n"
    "To check that no byte of it has changed, in this folder:\n"
    "\n"
    "    sha256sum -c manifest-sha256.txt\n"
    "    sha256sum -c tagmanifest-sha256.txt\n"
    "\n"
    "or 'stet verify' on the bundle, which also checks what the files say of each other.\n"
    "'stet merge' adds what it holds to an archive.\n"
    "That nobody made the whole anew is shown by the SHA-256 of manifest-sha256.txt, if it was\n"
    "written down elsewhere when the bundle was made; 'stet export' and 'stet verify' print it.\n"
    "Times are those of the machine that archived: that a page was on the web then is the word\n"
    "of whoever saved it, not of these files.\n"
    "\n"
    "data/articles/<host>/<x>/<xx>/<name>-<id>/ is one article:\n"
    "    article.md              the newest version of its text\n"
    "    <time>-<digits>.md      each version, named by the time of its capture (UTC) and\n"
    "                            by the first digits of the SHA-256 of its source\n"
    "    <time>-<digits>.html    beside it the source as it was received (or .txt, .source.md)\n"
    "data/captures/              the journal: one line a capture, also of those that found\n"
    "                            nothing new, with time, address and SHA-256 of the source\n";

static void write_line(struct stet_buf *out, const uint8_t sha256[STET_SHA256_BYTES],
                       const char *folder, const char *path)
{
    char hex[STET_SHA256_HEX + 1];
    stet_hex(sha256, STET_SHA256_BYTES, hex);
    /* Paths of format 2 hold no character that BagIt would have escaped. */
    stet_buf_printf(out, "%s  %s%s\n", hex, folder, path);
}

static void write_info(struct stet_buf *out, const struct stet_selected *selected)
{
    char newest[STET_INSTANT_TEXT];
    stet_instant_rfc3339(selected->newest_utc, newest);
    stet_buf_printf(
        out,
        "Bag-Software-Agent: stet\n"
        "Bagging-Date: %.10s\n" /* of the newest capture: the same bag, the same bytes */
        "Payload-Oxum: %llu.%zu\n"
        "External-Description: %llu archived article%s, %llu version%s\n",
        newest, (unsigned long long)selected->bytes, selected->count,
        (unsigned long long)selected->articles, selected->articles == 1 ? "" : "s",
        (unsigned long long)selected->versions, selected->versions == 1 ? "" : "s");
}

void stet_bag_name(const char *digest, char name[STET_BAG_NAME])
{
    snprintf(name, STET_BAG_NAME, "stet-bundle-%.12s", digest);
}

void stet_bag_describe(const struct stet_selected *selected,
                       struct stet_tag_file files[STET_BAG_FILES])
{
    static const char *const names[STET_BAG_FILES] = {
        "bagit.txt", "bag-info.txt", "README.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"};
    uint8_t sha256[STET_SHA256_BYTES];
    for (size_t i = 0; i < STET_BAG_FILES; i++) {
        files[i].name = names[i];
        stet_buf_init(&files[i].content, STET_MAX_MANIFEST_BYTES);
    }
    stet_buf_puts(&files[0].content, STET_BAG_DECLARATION);
    write_info(&files[1].content, selected);
    stet_buf_puts(&files[2].content, read_me);
    for (size_t i = 0; i < selected->count; i++)
        write_line(&files[3].content, selected->items[i].sha256, "data/", selected->items[i].path);
    for (size_t i = 0; i < STET_BAG_FILES - 1; i++) {
        stet_sha256(files[i].content.ptr, files[i].content.len, sha256);
        write_line(&files[4].content, sha256, "", files[i].name);
    }
}

void stet_bag_digest(const struct stet_tag_file files[STET_BAG_FILES],
                     char out[STET_SHA256_HEX + 1])
{
    uint8_t sha256[STET_SHA256_BYTES];
    stet_sha256(files[3].content.ptr, files[3].content.len, sha256);
    stet_hex(sha256, sizeof(sha256), out);
}
