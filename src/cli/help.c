/* help.c - usage and --help, from the tables. */
#include "command.h"
#include <string.h>

/* "stet archive [OPTION]... SOURCE..." */
static void write_usage(struct stet_buf *out, const struct stet_command *command)
{
    stet_buf_printf(out, "stet %s [OPTION]...%s%s", command->name, command->operands[0] ? " " : "",
                    command->operands);
}

static void write_option(struct stet_buf *out, const struct stet_option *option)
{
    size_t start = out->len;
    if (option->letter)
        stet_buf_printf(out, "  -%c, --%s", option->letter, option->name);
    else
        stet_buf_printf(out, "      --%s", option->name);
    if (option->argument)
        stet_buf_printf(out, " %s", option->argument);
    size_t width = out->len - start;
    if (width > 26) {
        stet_buf_putc(out, '\n');
        width = 0;
    }
    stet_buf_printf(out, "%*s%s", (int)(28 - width), "", option->help);
    for (int i = 0; option->choices && option->choices[i]; i++)
        stet_buf_printf(out, "%s%s", i ? ", " : " (", option->choices[i]);
    stet_buf_puts(out, option->choices ? ")\n" : "\n");
}

static void write_examples(struct stet_buf *out, const char *examples)
{
    for (const char *line = examples; *line;) {
        const char *tab = strchr(line, '\t'), *end = strchr(line, '\n');
        stet_buf_printf(out, "  %.*s\n      %.*s\n", (int)(tab - line), line, (int)(end - tab - 1),
                        tab + 1);
        line = end + 1;
    }
}

void stet_help_command(struct stet_buf *out, const struct stet_command *command)
{
    stet_buf_puts(out, "Usage: ");
    write_usage(out, command);
    stet_buf_printf(out, "\n\n%s\n\nOptions:\n", command->about);
    for (const struct stet_option *o = command->options; o && o->name; o++)
        write_option(out, o);
    for (const struct stet_option *o = stet_common_options; o->name; o++)
        if (stet_command_takes(command, o))
            write_option(out, o);
    if (command->examples) {
        stet_buf_puts(out, "\nExamples:\n");
        write_examples(out, command->examples);
    }
}

void stet_help_program(struct stet_buf *out)
{
    stet_buf_puts(out, "stet keeps what an article said, shows what changed, and proves it.\n\n"
                       "Usage: stet COMMAND [OPTION]... [OPERAND]...\n\nCommands:\n");
    for (size_t i = 0; stet_commands[i]; i++)
        stet_buf_printf(out, "  %-9s %s\n", stet_commands[i]->name, stet_commands[i]->summary);
    stet_buf_puts(
        out, "\n'stet COMMAND --help' tells all of a command; 'man stet' is the manual.\n"
             "ARTICLE is a URL, an id, or the beginning of either; ARTICLE@VERSION adds a number,\n"
             "'first', 'latest', '-1' (one before the latest) or a date (@2024-12-03).\n");
}
