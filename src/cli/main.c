/* main.c - finds the command, its options and its archive, and runs it. */
#include "command.h"
#include "locate.h"
#include "span.h"
#include "suggest.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define KEPT_BYTES (32 << 20) /* of memory that was freed, for what comes next */

static const struct stet_command *find_command(const char *name)
{
    for (size_t i = 0; stet_commands[i]; i++)
        if (strcmp(stet_commands[i]->name, name) == 0)
            return stet_commands[i];
    return NULL;
}

/* What other programs call it. */
static const struct {
    const char *word, *command;
} others[] = {
    {"add", "archive"},  {"check", "verify"}, {"find", "search"},  {"fsck", "verify"},
    {"grep", "search"},  {"history", "log"},  {"import", "merge"}, {"pull", "merge"},
    {"save", "archive"}, {"unpack", "merge"},
};

static int no_command(const char *name)
{
    struct stet_suggest suggest = {.typed = stet_span_of(name)};
    for (size_t i = 0; stet_commands[i]; i++)
        stet_suggest_weigh(&suggest, stet_commands[i]->name);
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (strcmp(others[i].word, name) == 0)
            suggest.nearest = others[i].command;
    if (name[0] == '-')
        stet_output_warn("'%.80s' stands where a command should; 'stet help' lists them", name);
    else if (suggest.nearest)
        stet_output_warn("there is no command '%.80s'; did you mean '%s'?", name, suggest.nearest);
    else
        stet_output_warn("there is no command '%.80s'; 'stet help' lists them", name);
    return 2;
}

/* The clock, or SOURCE_DATE_EPOCH for runs that must come out the same. */
static bool read_clock(int64_t *now_utc)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    if (!fixed || !fixed[0]) {
        *now_utc = (int64_t)time(NULL);
        return true;
    }
    char *end;
    errno = 0;
    long long value = strtoll(fixed, &end, 10);
    *now_utc = value;
    return *end == '\0' && errno == 0 && value >= 0 && value <= 253402300799; /* the year 9999 */
}

static int print_help(const struct stet_command *command)
{
    struct stet_output out;
    struct stet_buf text;
    stet_output_init(&out, STET_COLOR_AUTO);
    stet_buf_init(&text, 1 << 20);
    if (command)
        stet_help_command(&text, command);
    else
        stet_help_program(&text);
    stet_output_write(&out, &text);
    stet_buf_free(&text);
    return stet_output_close(&out) ? 0 : 2;
}

static int run_with_archive(struct stet_cli *cli, const void *options, char **operands,
                            size_t count)
{
    struct stet_error error;
    const struct stet_command *command = cli->command;
    if (command->needs == STET_NEEDS_ARCHIVE &&
        stet_locate_archive(cli->common.archive, false, cli->now_utc, &cli->archive, &error) !=
            STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    int code = command->run(cli, options, operands, count);
    stet_archive_close(cli->archive);
    if (!stet_output_close(&cli->out))
        code = 2;
    return code;
}

static int run_command(const struct stet_command *command, char **argv, size_t argc)
{
    struct stet_cli cli = {.command = command};
    struct stet_error error;
    size_t operands;
    void *options = calloc(1, command->options_size ? command->options_size : 1);
    int code = 2;
    if (!options)
        stet_output_warn("no memory");
    else if (!stet_options_parse(command, argv, argc, options, &cli.common, &operands, &error))
        stet_output_fail(&error);
    else if (cli.common.help)
        code = print_help(command);
    else if (!read_clock(&cli.now_utc))
        stet_output_warn("SOURCE_DATE_EPOCH is no number of seconds since 1970; unset it");
    else {
        stet_output_init(&cli.out, cli.common.color);
        code = run_with_archive(&cli, options, argv, operands);
    }
    free(options);
    return code;
}

/* A standard stream that came closed would become the next file that is opened, a pack perhaps, and
 * messages be written into it. It is opened for the wrong direction, so that its use still fails.
 */
static bool hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return false;
    return true;
}

/* One page after another takes and frees megabytes. Were they given back to the system each time,
 * it would clear them each time: a seventh of the time of a page of 200 KB. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}

int main(int argc, char **argv)
{
    keep_memory();
    if (!hold_streams())
        return 2;             /* there is nowhere to say it */
    signal(SIGPIPE, SIG_IGN); /* a reader that went away is a write error like any other */
    if (argc < 2) {
        print_help(NULL);
        return 2;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0) {
        printf("stet %s\n", stet_version());
        return fflush(stdout) == 0 ? 0 : 2;
    }
    if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        const struct stet_command *about = argc > 2 ? find_command(argv[2]) : NULL;
        return argc > 2 && !about ? no_command(argv[2]) : print_help(about);
    }
    const struct stet_command *command = find_command(word);
    return command ? run_command(command, argv + 2, (size_t)argc - 2) : no_command(word);
}
