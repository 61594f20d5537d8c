/* command.h - what a command is: its words, its options, what it needs, and what it does.
 *
 * One table a command drives parsing, usage, --help, the manual page and shell completion. */
#ifndef STET_COMMAND_H
#define STET_COMMAND_H

#include "output.h"
#include <stet/archive.h>

enum stet_option_type {
    STET_OPTION_FLAG,       /* bool */
    STET_OPTION_TEXT,       /* const char * */
    STET_OPTION_HOST,       /* const char *: a host's name, not an address */
    STET_OPTION_MEDIA_TYPE, /* const char *: type/subtype, with or without parameters */
    STET_OPTION_COUNT,      /* struct stet_option_count */
    STET_OPTION_CHOICE,     /* int: the index of one of choices */
    STET_OPTION_INSTANT,    /* struct stet_option_instant: RFC 3339 or a date */
    STET_OPTION_UNTIL       /* the same; a date means its last second */
};

/* What the help and the manual say of the two kinds of time. */
#define STET_HELP_TIME                                                                             \
    "TIME is a day (2024-12-03), a month (2024-12), a year, or a time with its zone\n"             \
    "(2024-12-03T08:30:00Z, 2024-12-03T09:30:00+01:00). Days are those of UTC."

struct stet_option_count {
    bool given;
    size_t n;
};

struct stet_option_instant {
    bool given;
    int64_t utc;
};

struct stet_option {
    const char *name; /* without "--"; NULL ends a table */
    char letter;      /* 0: none */
    enum stet_option_type type;
    size_t offset;              /* of its field in the command's options */
    const char *argument;       /* how its argument is called in the usage, as "FILE" */
    const char *const *choices; /* of CHOICE; NULL ends */
    const char *help;           /* one sentence, lower case, no full stop */
};

/* What every command takes besides its own options. */
struct stet_common_options {
    bool help;
    bool json;
    const char *archive;
    int color;
};

enum stet_needs {
    STET_NEEDS_NOTHING,
    STET_NEEDS_ARCHIVE, /* an archive that is there, opened before run */
    STET_OPENS_ARCHIVE  /* run opens one itself, as its operands and options ask */
};

struct stet_cli {
    const struct stet_command *command;
    struct stet_common_options common;
    struct stet_archive *archive; /* open if the command needs one */
    struct stet_output out;
    int64_t now_utc;
};

struct stet_command {
    const char *name;
    const char *operands; /* as "SOURCE..." */
    const char *summary;  /* one line for the list of commands */
    const char *about;    /* paragraphs for --help and the manual, apart by an empty line; where
                           * their lines break does not matter */
    const char *examples; /* lines "command\tmeaning" */
    const struct stet_option *options; /* NULL: none of its own */
    size_t options_size;
    unsigned least, most; /* operands */
    enum stet_needs needs;
    bool has_json;
    /* Returns the exit code: 0 done or same, 1 different or not found, 2 trouble. */
    int (*run)(struct stet_cli *cli, const void *options, char **operands, size_t count);
};

/* All commands, in the order of the list; NULL ends. */
extern const struct stet_command *const stet_commands[];
/* --archive, --json, --color, --help. */
extern const struct stet_option stet_common_options[];

/* Does a command take this common option? */
bool stet_command_takes(const struct stet_command *command, const struct stet_option *common);

/* Parses argv (behind the command's name) into options and common; operands are moved to the front
 * of argv and counted. On a wrong word: false, with a message that says what to type. */
bool stet_options_parse(const struct stet_command *command, char **argv, size_t argc, void *options,
                        struct stet_common_options *common, size_t *operands,
                        struct stet_error *error);

/* Help texts. */
void stet_help_command(struct stet_buf *out, const struct stet_command *command);
void stet_help_program(struct stet_buf *out);

#endif
