/* scan.c - finding archived journals by time: the folders are named by it, so whole years are
 * passed over. */
#include "instant.h"
#include "journal.h"
#include "limits.h"
#include "span.h"
#include <stdio.h>
#include <string.h>

#define LEVELS 5  /* captures, year, month, day, file */
#define DIGITS 14 /* YYYYMMDDHHMMSS */

/* Digits of the time that are known below captures, a year, a month and a day; then by a file's
 * name. */
static const size_t digits_at[LEVELS] = {0, 4, 6, 8, DIGITS};

struct scan {
    struct stet_store *store;
    char first[STET_INSTANT_TEXT], last[STET_INSTANT_TEXT]; /* as digits */
    stet_scan_fn *each;
    void *context;
    struct stet_error *error;
    int64_t *newest; /* if given: only the last journal is looked for */
    bool found;
};

static void to_digits(int64_t utc, char out[STET_INSTANT_TEXT])
{
    struct stet_civil civil;
    stet_civil_from_utc(utc, &civil);
    snprintf(out, STET_INSTANT_TEXT, "%04d%02d%02d%02d%02d%02d", civil.year, civil.month, civil.day,
             civil.hour, civil.minute, civil.second);
}

static bool in_range(const struct scan *scan, const char *digits, size_t len)
{
    return memcmp(digits, scan->first, len) >= 0 && memcmp(digits, scan->last, len) <= 0;
}

/* Whether an entry belongs to the format at that level; its digits of the time go to digits. */
static bool fits(const struct stet_tree_item *item, size_t level, char digits[DIGITS + 1])
{
    size_t from = digits_at[level - 1], len = digits_at[level] - from;
    bool file = level == LEVELS - 1;
    if (item->folder == file || item->name.len < len || (!file && item->name.len != len) ||
        (file && !stet_span_ends(item->name, ".jsonl")))
        return false;
    for (size_t i = 0; i < len; i++)
        if (!stet_is_digit(item->name.ptr[i]))
            return false;
    memcpy(digits + from, item->name.ptr, len);
    digits[from + len] = '\0';
    return true;
}

static enum stet_status report(struct scan *scan, const struct stet_oid *blob, const char *digits)
{
    char compact[STET_INSTANT_TEXT];
    if (!scan->newest)
        return scan->each(scan->context, blob, scan->error);
    snprintf(compact, sizeof(compact), "%.8sT%.6sZ", digits, digits + 8);
    int64_t utc;
    if (stet_instant_parse_compact(stet_span_of(compact), &utc) &&
        (!scan->found || utc > *scan->newest)) {
        *scan->newest = utc;
        scan->found = true;
    }
    return STET_OK;
}

/* One folder; the depth is that of the format. */
static enum stet_status scan_tree(struct scan *scan, const struct stet_oid *oid, size_t level,
                                  char digits[DIGITS + 1])
{
    struct stet_buf bytes;
    struct stet_tree_item item;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        stet_store_object(scan->store, oid, STET_OBJECT_TREE, &bytes, scan->error);
    struct stet_span rest = {bytes.ptr, bytes.len};
    struct stet_tree_item last;
    bool any = false;
    while (status == STET_OK && (status = stet_tree_next(&rest, &item, scan->error)) == STET_OK) {
        if (!fits(&item, level, digits) || !in_range(scan, digits, digits_at[level]))
            continue;
        if (level == LEVELS - 1)
            status = report(scan, &item.oid, digits);
        else if (!scan->newest)
            status = scan_tree(scan, &item.oid, level + 1, digits);
        last = item;
        any = true;
    }
    if (status == STET_END)
        status = STET_OK;
    if (status == STET_OK && scan->newest && any && level < LEVELS - 1 &&
        fits(&last, level, digits))
        status = scan_tree(scan, &last.oid, level + 1, digits);
    stet_buf_free(&bytes);
    return status;
}

static enum stet_status scan_from(struct scan *scan, const struct stet_oid *tree)
{
    struct stet_buf bytes;
    struct stet_tree_item item;
    char digits[DIGITS + 1] = "";
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        stet_store_object(scan->store, tree, STET_OBJECT_TREE, &bytes, scan->error);
    if (status == STET_OK) {
        status = stet_tree_find((struct stet_span){bytes.ptr, bytes.len},
                                STET_SPAN_LITERAL("captures"), &item, scan->error);
        if (status == STET_OK && item.folder)
            status = scan_tree(scan, &item.oid, 1, digits);
        else if (status == STET_ERR_NOT_FOUND)
            status = STET_OK;
    }
    stet_buf_free(&bytes);
    return status;
}

enum stet_status stet_scan_journals(struct stet_store *store, const struct stet_oid *tree,
                                    int64_t first, int64_t last, stet_scan_fn *each, void *context,
                                    struct stet_error *error)
{
    struct scan scan = {.store = store, .each = each, .context = context, .error = error};
    to_digits(first, scan.first);
    to_digits(last, scan.last);
    return scan_from(&scan, tree);
}

enum stet_status stet_scan_newest(struct stet_store *store, const struct stet_oid *tree,
                                  int64_t *out, struct stet_error *error)
{
    struct scan scan = {.store = store, .error = error, .newest = out};
    memset(scan.first, '0', DIGITS);
    memset(scan.last, '9', DIGITS);
    *out = INT64_MIN;
    return scan_from(&scan, tree);
}
