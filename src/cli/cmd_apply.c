/* cmd_apply.c - stet apply: the new text, from the old one and the JSON of their difference. */
#include "commands.h"
#include "io.h"
#include "limits.h"
#include "side.h"
#include <stet/diff.h>
#include <string.h>

#define MAX_JSON (16 * STET_MAX_CANONICAL_BYTES) /* both texts, escaped, and what is told */

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    struct stet_error error;
    struct stet_buf json, out;
    struct stet_side old;
    (void)opaque;
    (void)count;
    stet_buf_init(&json, MAX_JSON);
    stet_side_init(&old);
    stet_buf_init(&out, STET_MAX_CANONICAL_BYTES);
    enum stet_status status = STET_OK;
    if (strcmp(operands[0], "-") == 0 && strcmp(operands[1], "-") == 0)
        status =
            stet_error_set(&error, STET_ERR_USAGE, "only one of the two can be the standard input");
    if (status == STET_OK)
        status = stet_io_read_operand(operands[0], MAX_JSON, &json, &error);
    if (status == STET_OK)
        status = stet_side_from_file(&old, operands[1], &error);
    if (status == STET_OK) {
        status = stet_diff_apply((struct stet_span){json.ptr, json.len},
                                 (struct stet_span){old.text.ptr, old.text.len}, &out, &error);
        if (status != STET_OK)
            stet_error_prefix(&error, "'%s', '%s'", operands[0], operands[1]);
    }
    if (status == STET_OK)
        stet_output_text(&cli->out, &out);
    else
        stet_output_fail(&error);
    stet_buf_free(&json);
    stet_side_free(&old);
    stet_buf_free(&out);
    return status == STET_OK ? 0 : 2;
}

const struct stet_command stet_cmd_apply = {
    .name = "apply",
    .operands = "DIFF FILE",
    .summary = "make the new text from the old one and a difference",
    .about =
        "Applies DIFF, as 'stet diff --json' wrote it, to FILE ('-': standard input): a text as\n"
        "'stet show -f markdown' prints it, or any file that was compared, which is read as diff\n"
        "reads it. Prints the text that it was compared with, byte for byte. Both are known by\n"
        "their SHA-256: any other FILE is refused.",
    .examples = "stet diff --json old.md new.md > edits.json\ttwo texts of an archive\n"
                "stet apply edits.json old.md | cmp - new.md\tthe edits are all there is\n",
    .least = 2,
    .most = 2,
    .needs = STET_NEEDS_NOTHING,
    .run = run,
};
