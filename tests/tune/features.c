/* features.c - the blocks of many pages with their features and how much of each is gold.
 *
 * In: on standard input a line a page, "WEIGHT FOLD CUT PAGE GOLD", fields apart by tabs. Out: rows
 * to the file named, in binary. Pages whose gold text is not in them are left out. */
#include "gold.h"
#include "ingest.h"
#include "io.h"
#include "limits.h"
#include "rows.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COVERED 0.5 /* of the gold text that a page must hold */

struct tune {
    FILE *out;
    struct tune_gold *gold;
    double weight;
    uint32_t page;
    uint8_t fold, cut;
};

static void write_rows(const struct tune *tune, const struct stet_blocks *blocks,
                       const double *shares, const size_t *ends, const size_t *runs)
{
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[i];
        if (block->certain == STET_CERTAIN_DROPPED)
            continue;
        double words = (double)(ends[i] - (i ? ends[i - 1] : 0));
        struct tune_row row = {
            .words = (uint32_t)runs[i],
            .gold = (uint32_t)tune_gold_runs(tune->gold),
            .table = block->table,
            .build = block->build,
            .page = tune->page,
            .chars = block->measure.chars,
            .link_chars = block->measure.link_chars,
            .share = (float)shares[i],
            .weight = (float)(tune->weight * words / (double)tune_gold_words(tune->gold)),
            .certain = block->certain,
            .fold = tune->fold,
            .cut = tune->cut};
        memcpy(row.outer, block->outer, sizeof(row.outer));
        memcpy(row.features, block->features, sizeof(row.features));
        if (fwrite(&row, sizeof(row), 1, tune->out) != 1)
            abort();
    }
}

static void seen(const struct stet_page *page, const struct stet_blocks *blocks, void *data)
{
    const struct tune *tune = data;
    struct tune_words words = {0};
    size_t *ends = calloc(blocks->count + 1, sizeof(*ends));
    size_t *runs = calloc(blocks->count + 1, sizeof(*runs));
    double *shares = calloc(blocks->count + 1, sizeof(*shares)), covered = 0;
    if (!ends || !runs || !shares)
        abort();
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_DECODED_BYTES);
    for (uint32_t i = 0; i < blocks->count; i++) {
        stet_buf_clear(&text);
        stet_block_text(page, &blocks->all[i], STET_MAX_DECODED_BYTES, &text);
        size_t before = words.runs;
        tune_words_add(&words, (struct stet_span){text.ptr, text.len});
        ends[i] = words.count;
        runs[i] = words.runs - before;
    }
    stet_buf_free(&text);
    for (uint32_t i = 0; i < blocks->count; i++) {
        size_t start = i ? ends[i - 1] : 0;
        shares[i] = tune_gold_share(tune->gold, &words, start, ends[i]);
        covered += shares[i] * (double)(ends[i] - start);
    }
    if (covered >= COVERED * (double)tune_gold_words(tune->gold))
        write_rows(tune, blocks, shares, ends, runs);
    tune_words_free(&words);
    free(ends);
    free(runs);
    free(shares);
}

static void read_page(struct tune *tune, const char *page, const char *gold)
{
    struct stet_error error = {0};
    struct stet_buf bytes, text, truth;
    enum stet_media media;
    struct stet_document *document = stet_document_new();
    stet_buf_init(&bytes, STET_MAX_SOURCE_BYTES);
    stet_buf_init(&text, STET_MAX_DECODED_BYTES);
    stet_buf_init(&truth, STET_MAX_SOURCE_BYTES);
    if (!document || stet_io_read_file(page, STET_MAX_SOURCE_BYTES, &bytes, &error) < 0 ||
        stet_io_read_file(gold, STET_MAX_SOURCE_BYTES, &truth, &error) < 0) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    struct stet_watch watch = {seen, tune};
    const struct stet_extras extras = {.watch = &watch};
    tune->gold = tune_gold_new((struct stet_span){truth.ptr, truth.len});
    const struct stet_bytes source = {(const uint8_t *)bytes.ptr, bytes.len};
    if (stet_ingest_sniff(source, NULL, page, &media, &error) >= 0 && media == STET_MEDIA_HTML &&
        stet_ingest_decode(source, stet_ingest_encoding(source, media, NULL, NULL, NULL), &text,
                           &document->diagnostics, document->arena, &error) >= 0 &&
        stet_extract_html(document, (struct stet_span){text.ptr, text.len},
                          (struct stet_span){NULL, 0}, &extras, &error) < 0)
        fprintf(stderr, "%s: %s\n", page, error.message);
    tune_gold_free(tune->gold);
    stet_document_free(document);
    stet_buf_free(&bytes);
    stet_buf_free(&text);
    stet_buf_free(&truth);
}

int main(int argc, char **argv)
{
    char line[4096];
    struct tune tune = {.out = argc == 2 ? fopen(argv[1], "wb") : NULL};
    if (!tune.out) {
        fprintf(stderr, "usage: tune_features ROWS < LIST\n");
        return 2;
    }
    for (; fgets(line, sizeof(line), stdin); tune.page++) {
        char *fields[5];
        unsigned count = 0;
        for (char *at = strtok(line, "\t\n"); at && count < 5; at = strtok(NULL, "\t\n"))
            fields[count++] = at;
        if (count != 5)
            continue;
        tune.weight = strtod(fields[0], NULL);
        tune.fold = (uint8_t)strtoul(fields[1], NULL, 10);
        tune.cut = fields[2][0] == '1';
        read_page(&tune, fields[3], fields[4]);
    }
    return fclose(tune.out) == 0 ? 0 : 2;
}
