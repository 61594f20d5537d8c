/* cmd_init.c - stet init: make an archive. */
#include "commands.h"
#include "json.h"
#include "locate.h"

static int run(struct stet_cli *cli, const void *options, char **operands, size_t count)
{
    (void)options;
    struct stet_error error;
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    enum stet_status status = STET_OK;
    if (count)
        stet_buf_puts(&path, operands[0]);
    else
        status = stet_locate_path(NULL, &path, &error);
    if (status == STET_OK)
        status = stet_archive_init(path.ptr, cli->now_utc, &error);
    if (status < 0) {
        const char *advice =
            status == STET_ERR_FORMAT ? "; choose a new folder, or an empty one" : "";
        stet_output_warn("%s%s", error.message, advice);
        stet_buf_free(&path);
        return 2;
    }
    if (cli->common.json) {
        stet_json_print(&cli->out, json_pack("{s:i, s:o, s:b}", "stet_init", 1, "path",
                                             stet_json_text(path.ptr), "made", status == STET_OK));
    } else {
        struct stet_buf line;
        stet_buf_init(&line, 1 << 20);
        stet_buf_printf(&line,
                        status == STET_OK ? "made an archive at '%s'\n"
                                          : "there is an archive at '%s' already\n",
                        path.ptr);
        stet_output_write(&cli->out, &line);
        stet_buf_free(&line);
    }
    stet_buf_free(&path);
    return 0;
}

const struct stet_command stet_cmd_init = {
    .name = "init",
    .operands = "[DIR]",
    .summary = "make an archive",
    .about =
        "Makes an archive at DIR, else where the other commands look for one: at $STET_ARCHIVE, "
        "or the\n"
        "user's own. It is a bare git repository: 'git clone', 'git log -p' and 'git fsck' "
        "work on it.\n"
        "An archive that is there is left as it is.",
    .examples = "stet init\tmake the user's own archive\n"
                "stet init ~/cases/17\tmake one in a folder\n",
    .least = 0,
    .most = 1,
    .has_json = true,
    .run = run,
};
