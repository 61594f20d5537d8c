/* cmd_blame.c - stet blame: since when each sentence of an article stands. */
#include "commands.h"
#include "limits.h"
#include "selector.h"
#include <stet/render.h>

enum format { TERMINAL, HTML, JSON };
static const char *const formats[] = {"text", "html", "json", NULL};

struct options {
    int format;
    bool removed;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"format", 'f', STET_OPTION_CHOICE, FIELD(format), "FORM", formats,
     "text: for reading; html: one file for a browser"},
    {"removed", 0, STET_OPTION_FLAG, FIELD(removed), NULL, NULL,
     "also the sentences that are gone"},
    {0},
};

/* Follows the sentences from the first version to the one at index last. */
static enum stet_status follow(struct stet_cli *cli, const struct stet_history *history,
                               size_t last, struct stet_blame **out, struct stet_error *error)
{
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
    enum stet_status status = stet_blame_new(out, error);
    for (size_t i = 0; status == STET_OK && i <= last; i++) {
        stet_buf_clear(&text);
        status = stet_archive_text(cli->archive, &history->versions[i], &text, error);
        if (status == STET_OK)
            status = stet_blame_add(*out, (struct stet_span){text.ptr, text.len}, error);
    }
    stet_buf_free(&text);
    return status;
}

static void print(struct stet_cli *cli, const struct options *options,
                  const struct stet_blame *blame, const struct stet_history *history)
{
    const struct stet_terminal_style style = {.color = cli->out.color, .width = cli->out.width};
    struct stet_buf out;
    stet_buf_init(&out, 16 * STET_MAX_CANONICAL_BYTES);
    int format = cli->common.json ? JSON : options->format;
    switch (format) {
    case HTML: stet_render_blame_html(blame, history, options->removed, &out); break;
    case JSON: stet_render_blame_json(blame, history, options->removed, &out); break;
    default: stet_render_blame_terminal(blame, history, options->removed, &style, &out); break;
    }
    if (format == TERMINAL)
        stet_output_write(&cli->out, &out); /* made safe already, with colours */
    else
        stet_output_text(&cli->out, &out);
    stet_buf_free(&out);
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct stet_error error;
    struct stet_history history = {0};
    struct stet_blame *blame = NULL;
    size_t version = 0;
    (void)count;
    if (options->format == TERMINAL)
        stet_output_page(&cli->out);
    enum stet_status status = stet_selector_find(cli, operands[0], &history, &version, &error);
    if (status == STET_OK)
        status = follow(cli, &history, version, &blame, &error);
    if (status == STET_OK)
        print(cli, options, blame, &history);
    stet_blame_free(blame);
    stet_history_free(&history);
    return status == STET_OK ? 0 : stet_output_fail(&error);
}

const struct stet_command stet_cmd_blame = {
    .name = "blame",
    .operands = "ARTICLE[@V]",
    .summary = "tell since when each sentence stands",
    .about =
        "Prints the newest version, or version V, each sentence behind the version it came in. A\n"
        "sentence that was edited, moved, or that came back keeps its origin, and what happened\n"
        "to it is told below it, with the words that changed. The archive knows an article by its\n"
        "captures only, so every time is an interval: the last capture that saw the text without\n"
        "the change, and the first that saw it with it; captures that found nothing new make it\n"
        "narrower.",
    .examples = "stet blame example.org/news/1\twhat stands, and since when\n"
                "stet blame --removed example.org/news/1\talso what is gone\n"
                "stet blame -f html example.org/news/1@5 > blame.html\tversion 5, as a page\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
