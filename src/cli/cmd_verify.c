/* cmd_verify.c - stet verify: is every byte what it was? */
#include "commands.h"
#include "escape.h"
#include "json.h"
#include "locate.h"
#include "span.h"
#include <stet/bundle.h>

struct context {
    struct stet_cli *cli;
    json_t *problems;
};

static void on_problem(void *opaque, const char *file, const char *what)
{
    struct context *context = opaque;
    stet_output_warn("'%s' %s", file, what);
    if (context->problems)
        json_array_append_new(
            context->problems,
            json_pack("{s:o, s:o}", "file", stet_json_text(file), "problem", stet_json_text(what)));
}

static void print_summary(struct context *context, const char *name,
                          const struct stet_verify_summary *s)
{
    if (context->cli->common.json) {
        stet_json_print(&context->cli->out,
                        json_pack("{s:i, s:o, s:b, s:I, s:I, s:I, s:I, s:I, s:o, s:O}",
                                  "stet_verify", 1, "name", stet_json_text(name), "valid",
                                  s->problems == 0, "articles", (json_int_t)s->articles, "versions",
                                  (json_int_t)s->versions, "captures", (json_int_t)s->captures,
                                  "files", (json_int_t)s->files, "bytes", (json_int_t)s->bytes,
                                  "digest", stet_json_text(s->digest[0] ? s->digest : NULL),
                                  "problems", context->problems));
        return;
    }
    struct stet_buf line;
    stet_buf_init(&line, 1 << 20);
    /* The name comes from somebody else: a line break in it shall not make a verdict of its own. */
    stet_escape_terminal(&line, stet_span_of(name), false);
    stet_buf_printf(&line, ": %s; checked %llu file%s (%llu bytes)",
                    s->problems ? "NOT valid" : "valid", (unsigned long long)s->files,
                    stet_plural(s->files), (unsigned long long)s->bytes);
    if (s->articles + s->versions + s->captures > 0 || s->problems == 0)
        stet_buf_printf(&line, " of %llu article%s, %llu version%s, %llu capture%s",
                        (unsigned long long)s->articles, stet_plural(s->articles),
                        (unsigned long long)s->versions, stet_plural(s->versions),
                        (unsigned long long)s->captures, stet_plural(s->captures));
    stet_buf_putc(&line, '\n');
    if (s->digest[0])
        stet_buf_printf(&line, "%s %s\n", s->digest[40] ? "sha256 of its manifest" : "commit",
                        s->digest);
    stet_output_text(&context->cli->out, &line);
    stet_buf_free(&line);
}

static int finish(struct context *context, const char *name, enum stet_status status,
                  const struct stet_verify_summary *summary, const struct stet_error *error)
{
    if (status >= 0)
        print_summary(context, name, summary);
    json_decref(context->problems);
    if (status == STET_OK)
        return 0;
    if (status == STET_DIFFERENT)
        return 1;
    stet_output_fail(error);
    return 2;
}

static int verify_bundle(struct stet_cli *cli, const char *path)
{
    struct context context = {cli, cli->common.json ? json_array() : NULL};
    struct stet_verify_summary summary = {0};
    struct stet_error error;
    enum stet_status status = stet_bundle_verify(path, &summary, on_problem, &context, &error);
    return finish(&context, path, status, &summary, &error);
}

static int verify_archive(struct stet_cli *cli, const char *path)
{
    struct context context = {cli, cli->common.json ? json_array() : NULL};
    struct stet_verify_summary summary = {0};
    struct stet_error error;
    enum stet_status status = stet_archive_verify(path, &summary, on_problem, &context, &error);
    return finish(&context, path, status, &summary, &error);
}

static int verify_usual_archive(struct stet_cli *cli)
{
    struct stet_error error;
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    int code = stet_locate_path(cli->common.archive, &path, &error) == STET_OK
                   ? verify_archive(cli, path.ptr)
                   : stet_output_fail(&error);
    stet_buf_free(&path);
    return code;
}

static int verify_named(struct stet_cli *cli, const char *path)
{
    switch (stet_locate_place(path)) {
    case STET_PLACE_BUNDLE: return verify_bundle(cli, path);
    case STET_PLACE_ARCHIVE: return verify_archive(cli, path);
    case STET_PLACE_OTHER: break;
    }
    stet_output_warn("cannot check '%s': it is neither a bundle nor an archive", path);
    return 2;
}

static int run(struct stet_cli *cli, const void *options, char **operands, size_t count)
{
    (void)options;
    if (count == 0)
        return verify_usual_archive(cli);
    int code = 0;
    for (size_t i = 0; i < count; i++) {
        int one = verify_named(cli, operands[i]);
        code = one > code ? one : code;
    }
    return code;
}

const struct stet_command stet_cmd_verify = {
    .name = "verify",
    .operands = "[BUNDLE...]",
    .summary = "prove a bundle, or the whole archive",
    .about =
        "Checks every file of each BUNDLE against its digests, every source against the name "
        "of its\n"
        "version, and every line of the journal; nothing may be missing and nothing be added. "
        "Without\n"
        "operands, and where BUNDLE is an archive, it checks the archive: every object of the\n"
        "repository and the rules of its format.\n"
        "What differs is named, one line a file, on standard error. Exit code 0: valid; 1: "
        "not valid;\n"
        "2: it could not be checked.\n"
        "\n"
        "Valid means whole, and at one with itself. That it is the bundle that was exported on "
        "some\n"
        "day is shown by the SHA-256 of its manifest, which 'export' told, too, if that was "
        "written\n"
        "down then: anybody can make a valid bundle. See docs/bundle.md.",
    .examples = "stet verify case17.tar.gz\toffline, without the archive\n"
                "stet verify\tthe archive itself\n",
    .least = 0,
    .most = 100000,
    .needs = STET_OPENS_ARCHIVE,
    .has_json = true,
    .run = run,
};
