/* help.c - usage and --help, from the tables. */
#include "command.h"
#include <string.h>

#define WIDTH  79 /* columns of the narrowest terminal in use */
#define COLUMN 28 /* where an option's help begins */

/* Appends words in lines of WIDTH, each behind the first one indented; the first begins in column.
 * An empty line parts paragraphs. */
static void write_wrapped(struct stet_buf *out, const char *text, size_t column, size_t indent)
{
    const size_t start = column;
    for (bool first = true; *text; first = false) {
        size_t len = strcspn(text, " \n");
        if (!first && column + 1 + len > WIDTH) {
            stet_buf_printf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (!first && column > start) {
            stet_buf_putc(out, ' ');
            column++;
        }
        stet_buf_append(out, text, len);
        column += len;
        text += len;
        if (text[0] == '\n' && text[1] == '\n') {
            stet_buf_puts(out, "\n\n");
            column = start;
        }
        text += strspn(text, " \n");
    }
}

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
    if (width > COLUMN - 2) {
        stet_buf_putc(out, '\n');
        width = 0;
    }
    stet_buf_printf(out, "%*s", (int)(COLUMN - width), "");
    struct stet_buf help;
    stet_buf_init(&help, 4096);
    stet_buf_puts(&help, option->help);
    for (int i = 0; option->choices && option->choices[i]; i++)
        stet_buf_printf(&help, "%s%s", i ? ", " : " (", option->choices[i]);
    stet_buf_puts(&help, option->choices ? ")" : "");
    write_wrapped(out, help.ptr, COLUMN, COLUMN);
    stet_buf_free(&help);
    stet_buf_putc(out, '\n');
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

static bool takes_time(const struct stet_command *command)
{
    for (const struct stet_option *o = command->options; o && o->name; o++)
        if (o->type == STET_OPTION_INSTANT || o->type == STET_OPTION_UNTIL)
            return true;
    return false;
}

void stet_help_command(struct stet_buf *out, const struct stet_command *command)
{
    stet_buf_puts(out, "Usage: ");
    write_usage(out, command);
    stet_buf_puts(out, "\n\n");
    write_wrapped(out, command->about, 0, 0);
    stet_buf_puts(out, "\n\nOptions:\n");
    for (const struct stet_option *o = command->options; o && o->name; o++)
        write_option(out, o);
    for (const struct stet_option *o = stet_common_options; o->name; o++)
        if (stet_command_takes(command, o))
            write_option(out, o);
    if (takes_time(command))
        stet_buf_puts(out, "\n" STET_HELP_TIME "\n");
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
             "'first', 'latest', '-1' (one before the latest), a date (@2024-12-03) or a time\n"
             "(@2024-12-03T08:30:00Z): what stood then. Days are those of UTC.\n");
}
