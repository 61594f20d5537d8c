/* cmd_archive.c - stet archive: files, folders and standard input become captures. */
#include "charset.h"
#include "commands.h"
#include "compacting.h"
#include "escape.h"
#include "interrupt.h"
#include "json.h"
#include "limits.h"
#include "locate.h"
#include "span.h"
#include <stdlib.h>
#include <stet/extract.h>
#include <string.h>
#include <time.h>

struct options {
    const char *url, *id, *title, *media_type, *message, *files_from, *rules;
    struct stet_option_instant captured_at;
    struct stet_option_count jobs, batch, interval;
    bool file_times, null_ended, dry_run, quiet, no_compact;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"url", 'u', STET_OPTION_TEXT, FIELD(url), "URL", NULL, "where the one source is from"},
    {"id", 0, STET_OPTION_TEXT, FIELD(id), "NAME", NULL,
     "a name for the article of the one source, where it has no URL"},
    {"captured-at", 't', STET_OPTION_INSTANT, FIELD(captured_at), "TIME", NULL,
     "when the sources were seen; now, if not given; of a day or more, its beginning"},
    {"file-times", 0, STET_OPTION_FLAG, FIELD(file_times), NULL, NULL,
     "each source was seen when its file was last changed; many may then have one --url"},
    {"title", 0, STET_OPTION_TEXT, FIELD(title), "TEXT", NULL, "the title, overruling the page's"},
    {"media-type", 0, STET_OPTION_MEDIA_TYPE, FIELD(media_type), "TYPE", NULL,
     "a Content-Type, as 'text/html; charset=shift_jis'"},
    {"rules", 'r', STET_OPTION_TEXT, FIELD(rules), "FILE|DIR", NULL,
     "rules for single sites: a file, or a folder of files *.rules"},
    {"message", 'm', STET_OPTION_TEXT, FIELD(message), "TEXT", NULL, "first line of the commit"},
    {"jobs", 'j', STET_OPTION_COUNT, FIELD(jobs), "N", NULL,
     "threads; as many as processors, if not given"},
    {"files-from", 'T', STET_OPTION_TEXT, FIELD(files_from), "FILE", NULL,
     "take the names in FILE too, one a line, as they come; -: from standard input"},
    {"null", '0', STET_OPTION_FLAG, FIELD(null_ended), NULL, NULL,
     "names of --files-from end with NUL, as find -print0 writes them"},
    {"batch", 0, STET_OPTION_COUNT, FIELD(batch), "N", NULL,
     "commit every N captures at the latest; 10000, if not given, which is the most"},
    {"interval", 0, STET_OPTION_COUNT, FIELD(interval), "SECONDS", NULL,
     "commit after so long at the latest; 10 with --files-from, else when a batch is full"},
    {"dry-run", 'n', STET_OPTION_FLAG, FIELD(dry_run), NULL, NULL,
     "say what would be archived, write nothing"},
    {"no-compact", 0, STET_OPTION_FLAG, FIELD(no_compact), NULL, NULL,
     "do not compact the archive afterwards, however much has come in"},
    {"quiet", 'q', STET_OPTION_FLAG, FIELD(quiet), NULL, NULL, "print failures only"},
    {0},
};

#define MOST_BATCH 10000
#define INTERVAL_S 10 /* of a list of names */
#define FEW_INPUTS 20 /* up to here each new article gets a line; beyond, those that changed do */

struct context {
    struct stet_cli *cli;
    const struct options *options;
    size_t total;
};

static void print_json(struct context *context, const struct stet_run_result *result)
{
    stet_json_print(
        &context->cli->out,
        json_pack("{s:i, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:o}",
                  "stet_capture", 1, "outcome", stet_change_name(result->change), "input",
                  stet_json_text(result->input), "id", stet_json_text(result->id), "url",
                  stet_json_text(result->url), "title", stet_json_text(result->title), "kind",
                  stet_json_text(result->kind), "captured", stet_json_instant(result->captured_utc),
                  "reason", stet_json_text(result->reason), "note", stet_json_text(result->note),
                  "words", (json_int_t)result->words, "diagnostics",
                  (json_int_t)result->diagnostics, "commit", stet_json_text(result->commit)));
}

static void print_line(struct context *context, const struct stet_run_result *result)
{
    const struct stet_output *out = &context->cli->out;
    enum stet_paint paint = result->change == STET_CHANGE_NEW       ? STET_PAINT_GREEN
                            : result->change == STET_CHANGE_CHANGED ? STET_PAINT_YELLOW
                                                                    : STET_PAINT_DIM;
    const char *name = result->title[0] ? result->title : result->url;
    struct stet_buf line;
    stet_buf_init(&line, 1 << 20);
    stet_buf_printf(&line, "%s%-9s%s  %.8s  ", stet_output_paint(out, paint),
                    stet_change_name(result->change), stet_output_paint(out, STET_PAINT_END),
                    result->id);
    stet_escape_terminal(&line, stet_span_of(name), false);
    stet_buf_putc(&line, '\n');
    stet_output_write(&context->cli->out, &line);
    stet_buf_free(&line);
}

static void on_result(void *opaque, const struct stet_run_result *result)
{
    struct context *context = opaque;
    bool bad = result->change == STET_CHANGE_FAILED || result->change == STET_CHANGE_REFUSED;
    if (bad || result->note)
        stet_output_warn("%s", bad ? result->reason : result->note);
    if (context->cli->common.json)
        print_json(context, result);
    else if (!bad && !context->options->quiet &&
             (context->total <= FEW_INPUTS || result->change == STET_CHANGE_CHANGED)) {
        stet_output_progress_end();
        print_line(context, result);
    }
}

static void on_progress(void *opaque, size_t done, size_t total)
{
    struct context *context = opaque;
    context->total = total;
    stet_output_progress("archiving", done, total);
}

static int64_t clock_utc(void)
{
    return (int64_t)time(NULL);
}

/* "; 12 files skipped, by name no article (.css, .js)" */
static void write_skipped(struct stet_buf *line, const struct stet_run_summary *summary)
{
    const size_t most = sizeof(summary->skipped_kinds) / sizeof(*summary->skipped_kinds);
    stet_buf_printf(line, "; %zu file%s skipped, by name no article (", summary->skipped,
                    stet_plural(summary->skipped));
    for (size_t i = 0; i < most && summary->skipped_kinds[i]; i++)
        stet_buf_printf(line, "%s%s", i ? ", " : "", summary->skipped_kinds[i]);
    stet_buf_puts(line, summary->skipped_kinds[most - 1] ? ", ...)" : ")");
}

/* "3 sources: 2 new, 1 changed, 0 unchanged, 0 failed" */
static void print_summary(struct context *context, const struct stet_run_summary *summary)
{
    size_t bad = summary->refused + summary->failed;
    size_t total = summary->created + summary->changed + summary->unchanged + bad;
    struct stet_buf line;
    stet_buf_init(&line, 4096);
    stet_buf_printf(&line, "%s%zu source%s: %zu new, %zu changed, %zu unchanged, %zu failed",
                    context->options->dry_run ? "would archive " : "", total, stet_plural(total),
                    summary->created, summary->changed, summary->unchanged, bad);
    if (summary->skipped)
        write_skipped(&line, summary);
    if (summary->stopped)
        stet_buf_puts(&line, "; stopped: what is not told of was not archived");
    if (context->cli->common.json)
        stet_output_warn("%s", line.ptr); /* standard output holds acknowledgements only */
    else if (!context->options->quiet) {
        stet_buf_putc(&line, '\n');
        stet_output_write(&context->cli->out, &line);
    }
    stet_buf_free(&line);
}

/* All is archived and told, so a failure here is no failure of the run. */
static void compact_if_worth(struct stet_cli *cli)
{
    struct stet_compact_summary summary;
    struct stet_error error;
    char size[32];
    enum stet_status status = stet_compacting_run(cli, true, &summary, &error);
    if (status == STET_OK) {
        stet_compacting_size(summary.bytes_after, size);
        stet_output_warn("compacted to %s", size);
    } else if (status < STET_OK && status != STET_ERR_BUSY) {
        stet_output_fail(&error);
    }
}

/* When the sources were seen. */
static int64_t time_of(const struct options *options, int64_t now_utc, bool lasting)
{
    if (options->file_times)
        return STET_WHEN_CHANGED;
    if (options->captured_at.given)
        return options->captured_at.utc;
    return lasting ? STET_WHEN_TAKEN : now_utc;
}

static unsigned interval_of(const struct options *options)
{
    if (options->interval.given)
        return (unsigned)options->interval.n;
    return options->files_from ? INTERVAL_S : 0;
}

static int run_with(struct stet_cli *cli, const struct options *options, char **operands,
                    size_t count, const struct stet_site_rules *rules)
{
    struct context context = {cli, options, 0};
    bool fixed = getenv("SOURCE_DATE_EPOCH") && getenv("SOURCE_DATE_EPOCH")[0];
    bool lasting = options->files_from && !fixed; /* its end is not its beginning */
    const struct stet_run_options run_options = {
        .now_utc = cli->now_utc,
        .captured_utc = time_of(options, cli->now_utc, lasting),
        .clock_utc = fixed ? NULL : clock_utc,
        .spaced = !fixed && !options->captured_at.given && !options->file_times,
        .url = options->url,
        .id = options->id,
        .title = options->title,
        .media_type = options->media_type,
        .rules = rules,
        .message = options->message,
        .files_from = options->files_from,
        .null_ended = options->null_ended,
        .batch = options->batch.n,
        .interval_s = interval_of(options),
        .jobs = options->jobs.n > 256 ? 256 : (unsigned)options->jobs.n,
        .dry_run = options->dry_run,
    };
    const struct stet_run_events events = {&context, on_result,
                                           options->quiet ? NULL : stet_output_waiting, on_progress,
                                           stet_interrupt_came};
    if (count == 0 && !options->files_from) {
        stet_output_warn("'stet archive' needs SOURCE...; see 'stet archive --help'");
        return 2;
    }
    if (options->null_ended && !options->files_from) {
        stet_output_warn("--null goes with --files-from");
        return 2;
    }
    if (options->batch.given && (options->batch.n == 0 || options->batch.n > MOST_BATCH)) {
        stet_output_warn("--batch takes a number from 1 to %d, not %zu", MOST_BATCH,
                         options->batch.n);
        return 2;
    }
    if (options->file_times && options->captured_at.given) {
        stet_output_warn("give --captured-at or --file-times, not both");
        return 2;
    }
    struct stet_run_summary summary;
    struct stet_error error;
    enum stet_status status = stet_locate_archive(cli->common.archive, !options->dry_run,
                                                  cli->now_utc, &cli->archive, &error);
    /* A dry run makes no archive: without one, all is new. */
    if (status != STET_OK && !(options->dry_run && error.status == STET_ERR_NOT_FOUND)) {
        stet_output_fail(&error);
        return 2;
    }
    if (options->captured_at.given && options->captured_at.utc > cli->now_utc + STET_CLOCK_SKEW_S)
        stet_output_warn("--captured-at lies in the future; was another year meant?");
    stet_charset_doubt(options->media_type);
    stet_interrupt_catch();
    status =
        stet_archive_run(cli->archive, operands, count, &run_options, &events, &summary, &error);
    stet_output_progress_end();
    if (status != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    print_summary(&context, &summary);
    if (summary.stopped)
        return 128 + stet_interrupt_signal();
    if (!options->dry_run && !options->no_compact)
        compact_if_worth(cli);
    return summary.failed + summary.refused ? 2 : 0;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct stet_site_rules *rules = NULL;
    struct stet_error error;
    if (options->rules && stet_site_rules_read(&rules, options->rules, &error) != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    int code = run_with(cli, options, operands, count, rules);
    stet_site_rules_free(rules);
    return code;
}

const struct stet_command stet_cmd_archive = {
    .name = "archive",
    .operands = "SOURCE...",
    .summary = "archive files, folders, or standard input (-)",
    .about =
        "Takes the article out of each SOURCE, normalises it and commits it to the archive, which "
        "is\n"
        "made if there is none. SOURCE is a file, a folder (taken with all below it) or '-', "
        "standard\n"
        "input. HTML, plain text and Markdown are told apart by their content.\n"
        "\n"
        "What an article is called: --url or --id; else the URL that the page gives; else the "
        "file's\n"
        "own address. A later capture of the same article becomes a new version if its text "
        "differs,\n"
        "a revisit if it does not. A source that cannot be archived is told on standard error and\n"
        "makes the exit code 2; the others are archived all the same.\n"
        "\n"
        "With --json one line is printed a capture, only when it is durable on the disk.\n"
        "\n"
        "A list of names (--files-from) may be endless: each source is seen when it is taken, and\n"
        "what was taken is committed every 10 seconds, or when the list pauses for a second.\n"
        "Interrupted (SIGINT, SIGTERM, SIGHUP), stet archives what it has begun to read, says so,\n"
        "and exits with 128 and the signal's number; a second signal ends it at once, and loses\n"
        "what was not told of yet.\n"
        "\n"
        "When more than half a gigabyte has come in since the archive was last compacted, it is\n"
        "compacted after all is archived, as by 'stet compact'; --no-compact leaves that out.",
    .examples =
        "stet archive page.html --url https://example.org/news/1\tone page, with its address\n"
        "stet archive saved/\ta folder of saved pages\n"
        "curl -s URL | stet archive - --url URL\ta page fetched by another program\n"
        "find saved -name '*.html' -print0 | stet archive -0T -\ta list of files\n"
        "stet archive old.html --url URL --captured-at 2019-05-02\ta page seen earlier\n"
        "stet archive --file-times --url URL saved/*.html\tone page, saved again and again\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 0,
    .most = 1000000,
    .needs = STET_OPENS_ARCHIVE,
    .has_json = true,
    .run = run,
};
