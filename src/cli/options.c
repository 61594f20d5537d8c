/* options.c - the words behind a command, read by its table. */
#include "command.h"
#include "instant.h"
#include "span.h"
#include "suggest.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const color_choices[] = {"auto", "always", "never", NULL};

#define COMMON(field) offsetof(struct stet_common_options, field)

const struct stet_option stet_common_options[] = {
    {"archive", 0, STET_OPTION_TEXT, COMMON(archive), "DIR", NULL,
     "the archive; else $STET_ARCHIVE, else the folder one stands in, else the user's own"},
    {"json", 0, STET_OPTION_FLAG, COMMON(json), NULL, NULL, "print JSON, for programs"},
    {"color", 0, STET_OPTION_CHOICE, COMMON(color), "WHEN", color_choices,
     "colour the output; auto: on a terminal, unless $NO_COLOR is set"},
    {"help", 'h', STET_OPTION_FLAG, COMMON(help), NULL, NULL, "show this help"},
    {0},
};

bool stet_command_takes(const struct stet_command *command, const struct stet_option *common)
{
    if (common->offset == COMMON(archive))
        return command->needs != STET_NEEDS_NOTHING;
    return common->offset != COMMON(json) || command->has_json;
}

static const struct stet_option *find_in(const struct stet_option *table, struct stet_span name,
                                         char letter)
{
    for (; table && table->name; table++)
        if (letter ? table->letter == letter : stet_span_is(name, table->name))
            return table;
    return NULL;
}

/* An option, and the struct that its offset counts in. */
struct match {
    const struct stet_option *option;
    char *base;
};

struct parser {
    const struct stet_command *command;
    void *options;
    struct stet_common_options *common;
    struct stet_error *error;
};

static struct match find(const struct parser *parser, struct stet_span name, char letter)
{
    const struct stet_option *option = find_in(parser->command->options, name, letter);
    if (option)
        return (struct match){option, parser->options};
    option = find_in(stet_common_options, name, letter);
    if (option && stet_command_takes(parser->command, option))
        return (struct match){option, (char *)parser->common};
    return (struct match){NULL, NULL};
}

static bool wrong(const struct parser *parser, const char *format, ...) STET_PRINTF(2, 3);

static bool wrong(const struct parser *parser, const char *format, ...)
{
    char message[320];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    stet_error_set(parser->error, STET_ERR_USAGE, "%s; see 'stet %s --help'", message,
                   parser->command->name);
    return false;
}

static bool set_choice(const struct parser *parser, const struct match *match, const char *value)
{
    char list[160] = "";
    for (int i = 0; match->option->choices[i]; i++) {
        if (strcmp(match->option->choices[i], value) == 0) {
            memcpy(match->base + match->option->offset, &i, sizeof(i));
            return true;
        }
        size_t at = strlen(list);
        snprintf(list + at, sizeof(list) - at, "%s%s", i ? ", " : "", match->option->choices[i]);
    }
    return wrong(parser, "--%s is one of %s, not '%.80s'", match->option->name, list, value);
}

static bool set_count(const struct parser *parser, const struct match *match, const char *value)
{
    char *end;
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    if (!stet_is_digit(value[0]) || *end || errno || number > 1000000000)
        return wrong(parser, "--%s takes a number from 0 to 1000000000, not '%.80s'",
                     match->option->name, value);
    const struct stet_option_count count = {true, (size_t)number};
    memcpy(match->base + match->option->offset, &count, sizeof(count));
    return true;
}

static bool set_instant(const struct parser *parser, const struct match *match, const char *value)
{
    int64_t first, last;
    struct stet_span text = stet_span_of(value);
    if (stet_instant_parse_rfc3339(text, &first))
        last = first;
    else if (!stet_instant_parse_date(text, &first, &last))
        return wrong(parser,
                     "--%s takes a time (2024-12-03T08:30:00Z) or a date (2024-12-03), not "
                     "'%.80s'",
                     match->option->name, value);
    const struct stet_option_instant instant = {
        true, match->option->type == STET_OPTION_UNTIL ? last : first};
    memcpy(match->base + match->option->offset, &instant, sizeof(instant));
    return true;
}

static bool set_host(const struct parser *parser, const struct match *match, const char *value)
{
    if (!value[0] || strchr(value, '/'))
        return wrong(parser, "--%s takes a host, as 'news.example', not '%.80s'",
                     match->option->name, value);
    memcpy(match->base + match->option->offset, &value, sizeof(value));
    return true;
}

static bool set_media_type(const struct parser *parser, const struct match *match,
                           const char *value)
{
    size_t type = strcspn(value, "/; \t");
    size_t subtype = value[type] == '/' ? strcspn(value + type + 1, "/; \t") : 0;
    if (type == 0 || subtype == 0)
        return wrong(parser, "--%s takes a type as 'text/html; charset=shift_jis', not '%.80s'",
                     match->option->name, value);
    memcpy(match->base + match->option->offset, &value, sizeof(value));
    return true;
}

static bool set_value(const struct parser *parser, const struct match *match, const char *value)
{
    switch (match->option->type) {
    case STET_OPTION_FLAG: break;
    case STET_OPTION_TEXT:
        memcpy(match->base + match->option->offset, &value, sizeof(value));
        break;
    case STET_OPTION_HOST: return set_host(parser, match, value);
    case STET_OPTION_MEDIA_TYPE: return set_media_type(parser, match, value);
    case STET_OPTION_COUNT: return set_count(parser, match, value);
    case STET_OPTION_CHOICE: return set_choice(parser, match, value);
    case STET_OPTION_INSTANT:
    case STET_OPTION_UNTIL: return set_instant(parser, match, value);
    }
    return true;
}

/* A file whose name begins with '-', as a shell writes it for '*'. */
static bool is_a_file(const struct parser *parser, const char *word)
{
    if (access(word, F_OK) != 0)
        return false;
    stet_error_set(parser->error, STET_ERR_USAGE,
                   "there is no option '%.80s'; write './%.80s' for the file of that name", word,
                   word);
    return true;
}

static bool no_option(const struct parser *parser, struct stet_span name)
{
    struct stet_suggest suggest = {.typed = name};
    for (const struct stet_option *o = parser->command->options; o && o->name; o++)
        stet_suggest_weigh(&suggest, o->name);
    for (const struct stet_option *o = stet_common_options; o->name; o++)
        if (stet_command_takes(parser->command, o))
            stet_suggest_weigh(&suggest, o->name);
    int shown = name.len > 80 ? 80 : (int)name.len;
    if (suggest.nearest)
        stet_error_set(parser->error, STET_ERR_USAGE,
                       "there is no option '--%.*s'; did you mean '--%s'?", shown, name.ptr,
                       suggest.nearest);
    return !suggest.nearest && wrong(parser, "there is no option '--%.*s'", shown, name.ptr);
}

/* --name, --name=value, --name value; moves *i over a value taken from the next word. */
static bool take_long(const struct parser *parser, char **argv, size_t argc, size_t *i)
{
    const char *word = argv[*i] + 2, *equals = strchr(word, '=');
    struct stet_span name = {word, equals ? (size_t)(equals - word) : strlen(word)};
    struct match match = find(parser, name, 0);
    if (!match.option)
        return !is_a_file(parser, argv[*i]) && no_option(parser, name);
    if (match.option->type == STET_OPTION_FLAG) {
        if (equals)
            return wrong(parser, "--%s takes no value", match.option->name);
        *(bool *)(match.base + match.option->offset) = true;
        return true;
    }
    if (!equals && *i + 1 >= argc)
        return wrong(parser, "--%s needs a value: %s", match.option->name, match.option->argument);
    return set_value(parser, &match, equals ? equals + 1 : argv[++*i]);
}

/* -x, -xvalue, -x value, and flags together: -xyz. */
static bool take_short(const struct parser *parser, char **argv, size_t argc, size_t *i)
{
    for (const char *letter = argv[*i] + 1; *letter; letter++) {
        struct match match = find(parser, (struct stet_span){0}, *letter);
        if (!match.option)
            return !is_a_file(parser, argv[*i]) &&
                   wrong(parser, "there is no option '-%c'", *letter);
        if (match.option->type == STET_OPTION_FLAG) {
            *(bool *)(match.base + match.option->offset) = true;
            continue;
        }
        if (letter[1])
            return set_value(parser, &match, letter + 1);
        if (*i + 1 >= argc)
            return wrong(parser, "-%c needs a value: %s", *letter, match.option->argument);
        return set_value(parser, &match, argv[++*i]);
    }
    return true;
}

bool stet_options_parse(const struct stet_command *command, char **argv, size_t argc, void *options,
                        struct stet_common_options *common, size_t *operands,
                        struct stet_error *error)
{
    const struct parser parser = {command, options, common, error};
    bool only_operands = false;
    *operands = 0;
    for (size_t i = 0; i < argc; i++) {
        char *word = argv[i];
        bool good = true;
        if (only_operands || word[0] != '-' || word[1] == '\0')
            argv[(*operands)++] = word;
        else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if (word[1] == '-')
            good = take_long(&parser, argv, argc, &i);
        else
            good = take_short(&parser, argv, argc, &i);
        if (!good)
            return false;
    }
    if (common->help)
        return true;
    if (*operands < command->least)
        return wrong(&parser, "'stet %s' needs %s", command->name, command->operands);
    if (*operands > command->most)
        return wrong(&parser, "'stet %s' has no use for '%.80s'", command->name,
                     argv[command->most]);
    return true;
}
