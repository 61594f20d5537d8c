/* commands.c - the list of commands, in the order of the day's work. */
#include "commands.h"

/* clang-format off */
const struct stet_command *const stet_commands[] = {
    &stet_cmd_init,
    &stet_cmd_archive,
    &stet_cmd_extract,
    &stet_cmd_list,
    &stet_cmd_log,
    &stet_cmd_show,
    &stet_cmd_diff,
    &stet_cmd_apply,
    &stet_cmd_blame,
    &stet_cmd_search,
    &stet_cmd_similar,
    &stet_cmd_status,
    &stet_cmd_export,
    &stet_cmd_verify,
    &stet_cmd_merge,
    &stet_cmd_compact,
    &stet_cmd_reindex,
    NULL,
};
