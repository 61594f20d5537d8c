/* The words behind a command. */
#include "command.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

struct options {
    bool flag;
    const char *text;
    struct stet_option_count count;
    int choice;
    struct stet_option_instant since, until;
};

static const char *const choices[] = {"red", "green", NULL};
static const struct stet_option table[] = {
    {"flag", 'f', STET_OPTION_FLAG, offsetof(struct options, flag), NULL, NULL, "a flag"},
    {"text", 't', STET_OPTION_TEXT, offsetof(struct options, text), "TEXT", NULL, "a text"},
    {"count", 'n', STET_OPTION_COUNT, offsetof(struct options, count), "N", NULL, "a number"},
    {"choice", 'c', STET_OPTION_CHOICE, offsetof(struct options, choice), "C", choices, "a choice"},
    {"since", 0, STET_OPTION_INSTANT, offsetof(struct options, since), "TIME", NULL, "from"},
    {"until", 0, STET_OPTION_UNTIL, offsetof(struct options, until), "TIME", NULL, "to"},
    {0},
};
static const struct stet_command command = {
    .name = "try", .operands = "A [B]", .options = table, .least = 1, .most = 2, .has_json = true};

/* Parses the words, apart by spaces. */
static bool parse(const char *words, struct options *options, struct stet_common_options *common,
                  size_t *operands, char **argv, struct stet_error *error)
{
    static char copy[512];
    size_t argc = 0;
    snprintf(copy, sizeof(copy), "%s", words);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    memset(options, 0, sizeof(*options));
    memset(common, 0, sizeof(*common));
    return stet_options_parse(&command, argv, argc, options, common, operands, error);
}

static void test_forms(void **state)
{
    (void)state;
    struct options o;
    struct stet_common_options common;
    struct stet_error error;
    size_t operands;
    char *argv[32];
    assert_true(parse("-ft hello one --count=7 --choice green --since 2024-12-03 --until "
                      "2024-12-03 --json -- -two",
                      &o, &common, &operands, argv, &error));
    assert_true(o.flag && common.json);
    assert_string_equal(o.text, "hello");
    assert_true(o.count.given);
    assert_int_equal(o.count.n, 7);
    assert_int_equal(o.choice, 1);
    assert_int_equal(o.until.utc - o.since.utc, 86399);
    assert_int_equal(operands, 2);
    assert_string_equal(argv[0], "one");
    assert_string_equal(argv[1], "-two");
    assert_true(parse("-n12 - --count 0", &o, &common, &operands, argv, &error));
    assert_int_equal(o.count.n, 0);
    assert_string_equal(argv[0], "-");
    assert_true(parse("--help", &o, &common, &operands, argv, &error));
    assert_true(common.help);
}

static void test_wrong_words(void **state)
{
    (void)state;
    static const struct {
        const char *words, *message;
    } cases[] = {
        {"one --nosuch", "there is no option '--nosuch'"},
        {"one -z", "there is no option '-z'"},
        {"one --text", "--text needs a value: TEXT"},
        {"one --flag=yes", "--flag takes no value"},
        {"one --count many", "--count takes a number"},
        {"one --count -1", "--count takes a number"},
        {"one --count 99999999999999999999", "--count takes a number"},
        {"one --choice blue", "--choice is one of red, green, not 'blue'"},
        {"one --since tomorrow", "--since takes a time"},
        {"one --archive x", "there is no option '--archive'"},
        {"", "'stet try' needs A [B]"},
        {"one two three", "has no use for 'three'"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct options o;
        struct stet_common_options common;
        struct stet_error error;
        size_t operands;
        char *argv[32];
        assert_false(parse(cases[i].words, &o, &common, &operands, argv, &error));
        assert_non_null(strstr(error.message, cases[i].message));
        assert_non_null(strstr(error.message, "see 'stet try --help'"));
    }
}

/* Every option of every command can be found, has a help text, and no letter or name stands twice.
 */
static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; stet_commands[i]; i++) {
        const struct stet_command *one = stet_commands[i];
        assert_true(one->summary && one->about && one->run && one->operands);
        for (const struct stet_option *a = one->options; a && a->name; a++) {
            assert_non_null(a->help);
            assert_true((a->type == STET_OPTION_FLAG) == (a->argument == NULL));
            assert_true((a->type == STET_OPTION_CHOICE) == (a->choices != NULL));
            for (const struct stet_option *b = a + 1; b->name; b++) {
                assert_string_not_equal(a->name, b->name);
                assert_true(a->letter == 0 || a->letter != b->letter);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_wrong_words),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
