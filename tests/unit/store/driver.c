/* driver.c - the store alone as a program, for crash, power and speed runs:
 *
 * - driver init DIR
 * - driver add DIR FIRST COUNT BATCH: captures FIRST, FIRST + 1 ...; prints each when it is durable
 * - driver compact DIR
 * - driver verify DIR ACKS: every number in the file ACKS is there, and the archive is sound
 * - driver bench DIR COUNT BYTES: COUNT articles of BYTES in one commit; prints articles a second
 */
#include "digest.h"
#include "limits.h"
#include "span.h"
#include "store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define FIRST_UTC INT64_C(1733217000)

static struct stet_error error;

static int fail(void)
{
    fprintf(stderr, "driver: %s\n", error.message);
    return 2;
}

/* Words drawn by a generator that the number seeds: about as compressible as prose. */
static char *make_text(unsigned number, size_t len)
{
    static const char *const words[] = {"the",    "of",       "paper",    "figure",
                                        "said",   "retracts", "country",  "last",
                                        "number", "because",  "minister", "and"};
    char *text = malloc(len + 16);
    uint32_t seed = number * 2654435761u + 1;
    size_t at = 0;
    while (text && at < len) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t pick = seed >> 16;
        if (pick % 3)
            at += (size_t)sprintf(text + at, "%s ", words[pick % 12]);
        else
            at += (size_t)sprintf(text + at, "%x%c", seed >> 12, pick % 7 ? ' ' : '\n');
    }
    return text;
}

/* Captures of ten come back to one article, so that versions and revisits are among them. */
static void make_url(unsigned number, char url[64], bool distinct)
{
    snprintf(url, 64, "https://example.org/story/%u", distinct ? number : number % 10);
}

static enum stet_status add_one(struct stet_txn *txn, unsigned number, size_t len, bool distinct)
{
    char url[64];
    enum stet_change change;
    struct stet_object *text = NULL, *source = NULL;
    char *bytes = make_text(distinct ? number : number / 20, len);
    make_url(number, url, distinct);
    struct stet_capture capture = {.captured_utc = FIRST_UTC + (distinct ? 0 : number),
                                   .url = url,
                                   .input = "driver",
                                   .kind = "article",
                                   .media_type = "text/html",
                                   .encoding = "utf-8",
                                   .normalizer = 1,
                                   .source_bytes = len};
    stet_sha256(bytes, len, capture.source_sha256);
    enum stet_status status = stet_object_new(&text, bytes, len, &error);
    if (status == STET_OK && !distinct)
        status = stet_object_new(&source, bytes, len - number % 3, &error);
    if (status == STET_OK)
        status = stet_txn_add(txn, &capture, text, source ? source : text, "html", &change, &error);
    stet_object_free(text);
    stet_object_free(source);
    free(bytes);
    return status;
}

static int add(const char *dir, unsigned first, unsigned count, unsigned batch, size_t len,
               bool distinct)
{
    struct stet_store *store;
    struct stet_oid commit;
    if (stet_store_open(dir, &store, &error) != STET_OK)
        return fail();
    for (unsigned i = 0; i < count; i += batch) {
        unsigned end = i + batch < count ? i + batch : count;
        struct stet_txn *txn;
        enum stet_status status = stet_txn_begin(store, 60, NULL, NULL, &txn, &error);
        if (status != STET_OK)
            return fail();
        for (unsigned k = i; k < end && status == STET_OK; k++)
            status = add_one(txn, first + k, len, distinct);
        if (status == STET_OK)
            status = stet_txn_commit(txn, "Archive", FIRST_UTC, &commit, &error);
        else
            stet_txn_abort(txn);
        if (status < STET_OK)
            return fail();
        for (unsigned k = i; k < end && !distinct; k++) {
            printf("%u\n", first + k);
            fflush(stdout);
        }
    }
    stet_store_close(store);
    return 0;
}

static int bench(const char *dir, unsigned count, size_t len)
{
    struct timespec begin, end, cpu;
    struct rusage usage;
    struct timespec made;
    for (unsigned i = 0; i < count; i++) /* what the texts themselves cost */
        free(make_text(i, len));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &made);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    int rc = add(dir, 0, count, count, len, true);
    clock_gettime(CLOCK_MONOTONIC, &end);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    getrusage(RUSAGE_SELF, &usage);
    double wall = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    double making = (double)made.tv_sec + (double)made.tv_nsec / 1e9;
    double used = (double)cpu.tv_sec + (double)cpu.tv_nsec / 1e9 - 2 * making;
    printf("%u articles: wall %.2f s (%.0f/s), cpu %.2f s (%.0f/s), %ld MiB\n", count, wall,
           count / wall, used, count / used, usage.ru_maxrss / 1024);
    return rc;
}

/* ---- verify ---------------------------------------------------------------------------------- */

struct seen {
    struct stet_store *store;
    struct stet_buf lines;
};

static enum stet_status read_journal(void *context, const char *path, const struct stet_oid *oid)
{
    struct seen *seen = context;
    if (!stet_span_ends(stet_span_of(path), ".jsonl"))
        return STET_OK;
    return stet_store_read(seen->store, oid, &seen->lines, &error);
}

static void bad(void *context, const char *name, const char *what)
{
    (void)context;
    fprintf(stderr, "driver: '%s': %s\n", name, what);
}

/* The journal has a capture of that number's time, and its text and source read as they were given.
 */
static bool has_number(struct seen *seen, unsigned number)
{
    struct stet_span rest = {seen->lines.ptr, seen->lines.len}, line;
    struct stet_capture capture;
    struct stet_buf strings, bytes;
    bool found = false;
    stet_buf_init(&strings, STET_MIB);
    stet_buf_init(&bytes, STET_MIB);
    while (!found && stet_span_line(&rest, &line)) {
        if (stet_capture_read(line, &capture, &strings, &error) != STET_OK)
            break;
        if (capture.captured_utc != FIRST_UTC + number)
            continue;
        char *text = make_text(number / 20, 700);
        found = stet_store_read(seen->store, &capture.text, &bytes, &error) == STET_OK &&
                bytes.len == 700 && memcmp(bytes.ptr, text, 700) == 0;
        stet_buf_clear(&bytes);
        found = found && stet_store_read(seen->store, &capture.source, &bytes, &error) == STET_OK &&
                memcmp(bytes.ptr, text, bytes.len) == 0;
        free(text);
    }
    stet_buf_free(&strings);
    stet_buf_free(&bytes);
    return found;
}

static int verify(const char *dir, const char *acks)
{
    struct seen seen;
    struct stet_oid head;
    struct stet_snapshot *snapshot;
    struct stet_store_check check;
    unsigned number, lost = 0;
    FILE *file = fopen(acks, "r");
    stet_buf_init(&seen.lines, STET_MAX_JOURNAL_BYTES);
    enum stet_status status = stet_store_open(dir, &seen.store, &error);
    if (status == STET_ERR_NOT_FOUND && file && fscanf(file, "%u", &number) != 1) {
        fclose(file);
        return 0; /* killed before there was an archive, and nothing was promised */
    }
    if (!file || status != STET_OK ||
        stet_snapshot_open(seen.store, NULL, &snapshot, &error) != STET_OK)
        return fail();
    head = *stet_snapshot_commit(snapshot);
    stet_snapshot_close(snapshot);
    if (stet_store_new_captures(seen.store, NULL, &head, read_journal, &seen, &error) != STET_OK)
        return fail();
    while (fscanf(file, "%u", &number) == 1)
        if (!has_number(&seen, number)) {
            fprintf(stderr, "driver: %u is lost: %s\n", number, error.message);
            lost++;
        }
    fclose(file);
    if (stet_store_check(stet_store_path(seen.store), &check, bad, NULL, &error) != STET_OK)
        return fail();
    stet_buf_free(&seen.lines);
    stet_store_close(seen.store);
    return lost ? 1 : 0;
}

/* Compacts; prints what became of it. */
static int compact(const char *dir)
{
    struct stet_store *store;
    struct stet_compact_summary summary;
    const struct stet_compact_options options = {0};
    if (stet_store_open(dir, &store, &error) != STET_OK ||
        stet_store_compact(store, &options, &summary, &error) < STET_OK)
        return fail();
    printf("%llu objects, %llu bytes became %llu\n", (unsigned long long)summary.objects,
           (unsigned long long)summary.bytes_before, (unsigned long long)summary.bytes_after);
    stet_store_close(store);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "init") == 0)
        return stet_store_init(argv[2], FIRST_UTC, &error) < STET_OK ? fail() : 0;
    if (argc == 6 && strcmp(argv[1], "add") == 0)
        return add(argv[2], (unsigned)atoi(argv[3]), (unsigned)atoi(argv[4]),
                   (unsigned)atoi(argv[5]), 700, false);
    if (argc == 5 && strcmp(argv[1], "bench") == 0)
        return bench(argv[2], (unsigned)atoi(argv[3]), (size_t)atoi(argv[4]));
    if (argc == 4 && strcmp(argv[1], "verify") == 0)
        return verify(argv[2], argv[3]);
    if (argc == 3 && strcmp(argv[1], "compact") == 0)
        return compact(argv[2]);
    fprintf(stderr, "usage: driver init|add|compact|verify|bench DIR ...\n");
    return 2;
}
