/* manual.c - writes the manual page, or the shell completion, from the tables of the commands.
 *
 * Run by the build: stet-manual man|bash. */
#include "command.h"
#include <stdio.h>
#include <string.h>

/* Text in roff: hyphens stay hyphens, a leading dot or quote is no request. */
static void roff(const char *text)
{
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        line_start = *text == '\n';
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
}

static void man_option(const struct stet_option *option)
{
    printf(".TP\n");
    if (option->letter)
        printf("\\fB\\-%c\\fR, ", option->letter);
    printf("\\fB\\-\\-");
    roff(option->name);
    printf("\\fR");
    if (option->argument)
        printf(" \\fI%s\\fR", option->argument);
    putchar('\n');
    roff(option->help);
    for (int i = 0; option->choices && option->choices[i]; i++)
        printf("%s%s", i ? ", " : " (", option->choices[i]);
    puts(option->choices ? ")" : "");
}

static void man_examples(const char *examples)
{
    for (const char *line = examples; *line;) {
        const char *tab = strchr(line, '\t'), *end = strchr(line, '\n');
        char text[512];
        snprintf(text, sizeof(text), "%.*s", (int)(tab - line), line);
        printf(".TP\n\\fB");
        roff(text);
        printf("\\fR\n");
        snprintf(text, sizeof(text), "%.*s", (int)(end - tab - 1), tab + 1);
        roff(text);
        putchar('\n');
        line = end + 1;
    }
}

static void man_command(const struct stet_command *command)
{
    printf(".SS stet %s [\\fIOPTION\\fR]... \\fI", command->name);
    roff(command->operands);
    printf("\\fR\n");
    for (const char *line = command->about; *line;) {
        const char *end = strstr(line, "\n\n");
        size_t len = end ? (size_t)(end - line) : strlen(line);
        char text[2048];
        snprintf(text, sizeof(text), "%.*s", (int)len, line);
        printf(".PP\n");
        roff(text);
        putchar('\n');
        line += end ? len + 2 : len;
    }
    for (const struct stet_option *o = command->options; o && o->name; o++)
        man_option(o);
    if (command->examples)
        man_examples(command->examples);
}

static void man(void)
{
    printf(".TH STET 1 \"\" \"stet %s\" \"User Commands\"\n.SH NAME\nstet \\- keep what an article "
           "said, see what changed, and prove it\n.SH SYNOPSIS\n.B stet\n\\fICOMMAND\\fR "
           "[\\fIOPTION\\fR]... [\\fIOPERAND\\fR]...\n.SH DESCRIPTION\n",
           stet_version());
    roff(
        "stet is the archive that lets every version stand. Articles come in as files, are "
        "reduced\n"
        "to their main content, normalised, and committed to a git repository with their whole\n"
        "history; any two versions can be compared word by word; any selection leaves as a bundle\n"
        "that proves what it holds.\n");
    printf(".PP\n");
    roff("ARTICLE is a URL (with or without its scheme), a given name, an id, or the beginning of "
         "any\n"
         "of them. ARTICLE@VERSION names a version: a number (@3), @first, @latest, @-1 (one "
         "before\n"
         "the latest), or a date or time (@2024-12-03: what stood then).\n");
    printf(".PP\n");
    roff(STET_HELP_TIME "\n");
    printf(".SH COMMANDS\n");
    for (size_t i = 0; stet_commands[i]; i++)
        man_command(stet_commands[i]);
    printf(".SH COMMON OPTIONS\n");
    for (const struct stet_option *o = stet_common_options; o->name; o++)
        man_option(o);
    printf(".SH EXIT STATUS\n0: done, the same, valid; 1: different, not found, not valid; 2: "
           "trouble; the other inputs of the run are done all the same. 128 and the number of the "
           "signal: it was interrupted.\n");
    printf(".SH ENVIRONMENT\n.TP\nSTET_ARCHIVE\nthe archive, where \\-\\-archive is not given\n"
           ".TP\nXDG_DATA_HOME\nholds the user's own archive, as stet/archive; else "
           "~/.local/share\n.TP\nSOURCE_DATE_EPOCH\nseconds since 1970 to use as the present\n"
           ".TP\nNO_COLOR, PAGER, COLUMNS\nas usual\n");
    printf(".SH SEE ALSO\ngit(1), sha256sum(1)\n");
}

static void bash(void)
{
    printf(
        "# bash completion for stet\n_stet()\n{\n    local words\n    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; stet_commands[i]; i++) {
        const struct stet_command *command = stet_commands[i];
        printf("    %s) words='", command->name);
        for (const struct stet_option *o = command->options; o && o->name; o++)
            printf("--%s ", o->name);
        for (const struct stet_option *o = stet_common_options; o->name; o++)
            if (stet_command_takes(command, o))
                printf("--%s ", o->name);
        printf("' ;;\n");
    }
    printf("    esac\n    if [ \"$COMP_CWORD\" = 1 ]; then\n        words='");
    for (size_t i = 0; stet_commands[i]; i++)
        printf("%s ", stet_commands[i]->name);
    printf(
        "help'\n    elif [[ ${COMP_WORDS[COMP_CWORD]} != -* ]]; then\n        return\n    fi\n"
        "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n}\n"
        "complete -o default -F _stet stet\n");
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "man") == 0)
        man();
    else if (argc == 2 && strcmp(argv[1], "bash") == 0)
        bash();
    else {
        fputs("usage: stet-manual man|bash\n", stderr);
        return 2;
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
