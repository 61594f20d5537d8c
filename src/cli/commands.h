/* commands.h - each command's one row: the file cmd_<name>.c. */
#ifndef STET_COMMANDS_H
#define STET_COMMANDS_H

#include "command.h"

extern const struct stet_command stet_cmd_init, stet_cmd_archive, stet_cmd_extract, stet_cmd_list,
    stet_cmd_log, stet_cmd_show, stet_cmd_diff, stet_cmd_apply, stet_cmd_blame, stet_cmd_search,
    stet_cmd_similar, stet_cmd_status, stet_cmd_export, stet_cmd_verify, stet_cmd_merge,
    stet_cmd_compact, stet_cmd_reindex;

#endif
