/* test_labels.c - the labelled edits of tests/golden/edits, and those held out: nine of ten must
 * get the type that a reader gives them. Prints which types were taken for which. */
#include "io.h"
#include "laws.h"
#include <dirent.h>
#include <stdio.h>

struct pair {
    char language[8], type[16];
    uint32_t others; /* types that the edit has besides */
    size_t edits;    /* that a reader sees; 0: not said */
    struct stet_buf front[2], body[2];
};

static size_t confusion[STET_EDIT_TYPE_COUNT][STET_EDIT_TYPE_COUNT + 1];
static size_t pairs, right, crowded, poorer;

/* The heaviest edit tells what was done. */
static const struct stet_edit *heaviest(const struct stet_diff *diff, size_t *count)
{
    const struct stet_edit *edits = stet_diff_edits(diff, count), *best = NULL;
    for (size_t i = 0; i < *count; i++)
        if (!best || edits[i].weight > best->weight)
            best = &edits[i];
    return best;
}

static void print_text(const struct pair *pair, int side)
{
    printf("%s%s\n", pair->front[side].len ? pair->front[side].ptr : "",
           pair->body[side].len ? pair->body[side].ptr : "");
}

static void judge(const struct pair *pair, const struct stet_diff *diff)
{
    size_t count;
    const struct stet_edit *edit = heaviest(diff, &count);
    enum stet_edit_type expected = stet_edit_type_from_name(stet_span_of(pair->type));
    enum stet_edit_type type = edit ? edit->type : STET_EDIT_TYPE_COUNT;
    bool crowd = pair->edits && count != pair->edits;
    bool poor = !edit || (pair->others & ~edit->types);
    assert_true(expected < STET_EDIT_TYPE_COUNT);
    pairs++;
    right += type == expected;
    crowded += crowd;
    poorer += poor;
    confusion[expected][type]++;
    if (type == expected && !((crowd || poor) && getenv("STET_SHOW_CROWDED")))
        return;
    printf("%s: %s, taken for %s (%zu edits%s)\n", pair->language, pair->type,
           edit ? stet_edit_type_name(type) : "nothing", count, poor ? ", types missing" : "");
    print_text(pair, 0);
    print_text(pair, 1);
}

static void check_pair(struct pair *pair)
{
    struct stet_buf texts[2];
    struct stet_diff *diff;
    if (!*pair->type)
        return;
    for (int i = 0; i < 2; i++) {
        stet_buf_init(&texts[i], 1 << 20);
        stet_buf_printf(&texts[i], "---\n%slanguage: \"%s\"\nnormalizer: 1\n---\n\n%s",
                        pair->front[i].len ? pair->front[i].ptr : "", pair->language,
                        pair->body[i].len ? pair->body[i].ptr : "");
    }
    assert_int_equal(stet_diff(&diff, (struct stet_span){texts[0].ptr, texts[0].len},
                               (struct stet_span){texts[1].ptr, texts[1].len}, NULL),
                     STET_OK);
    check_applies(diff);
    judge(pair, diff);
    stet_diff_free(diff);
    for (int i = 0; i < 2; i++) {
        stet_buf_free(&texts[i]);
        stet_buf_clear(&pair->front[i]);
        stet_buf_clear(&pair->body[i]);
    }
    *pair->type = 0;
}

/* "en number wording 2": the language, the main type, others that apply, how many edits. */
static void read_head(struct pair *pair, struct stet_span line)
{
    char copy[64] = {0}, *rest = NULL;
    memcpy(copy, line.ptr, line.len < 63 ? line.len : 63);
    snprintf(pair->language, sizeof(pair->language), "%s", strtok_r(copy, " ", &rest));
    snprintf(pair->type, sizeof(pair->type), "%s", strtok_r(NULL, " ", &rest));
    pair->others = 0;
    pair->edits = 1;
    for (const char *word; (word = strtok_r(NULL, " ", &rest));) {
        enum stet_edit_type type = stet_edit_type_from_name(stet_span_of(word));
        if (type < STET_EDIT_TYPE_COUNT)
            pair->others |= STET_EDIT_BIT(type);
        else
            pair->edits = (size_t)strtoul(word, NULL, 10);
    }
}

static void add_line(struct stet_buf *out, struct stet_span line)
{
    struct stet_span text = line.len > 2 ? stet_span_sub(line, 2, line.len) : (struct stet_span){0};
    stet_buf_append(out, text.ptr, text.len);
    stet_buf_putc(out, '\n');
}

static void read_line(struct pair *pair, struct stet_span line)
{
    char sign = line.len ? line.ptr[0] : 0;
    if (sign == 0 || (line.len > 1 && stet_is_alpha(sign)))
        check_pair(pair);
    if (sign == 0 || sign == '#')
        return;
    if (stet_is_alpha(sign)) {
        read_head(pair, line);
        return;
    }
    assert_non_null(strchr("-+=<>", sign));
    if (sign == '-' || sign == '=')
        add_line(&pair->body[0], line);
    if (sign == '+' || sign == '=')
        add_line(&pair->body[1], line);
    if (sign == '<' || sign == '>')
        add_line(&pair->front[sign == '>'], line);
}

static void read_file(const char *folder, const char *name)
{
    char path[4096];
    struct stet_buf text;
    struct pair pair = {0};
    stet_buf_init(&text, 1 << 20);
    for (int i = 0; i < 2; i++) {
        stet_buf_init(&pair.front[i], 1 << 16);
        stet_buf_init(&pair.body[i], 1 << 16);
    }
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_int_equal(stet_io_read_file(path, 1 << 20, &text, NULL), STET_OK);
    struct stet_span rest = {text.ptr, text.len}, line;
    while (stet_span_line(&rest, &line))
        read_line(&pair, line);
    check_pair(&pair);
    for (int i = 0; i < 2; i++) {
        stet_buf_free(&pair.front[i]);
        stet_buf_free(&pair.body[i]);
    }
    stet_buf_free(&text);
}

static void print_confusion(void)
{
    printf("%-12s %5s %6s  taken for\n", "type", "pairs", "right");
    for (size_t i = 0; i < STET_EDIT_TYPE_COUNT; i++) {
        size_t all = 0;
        for (size_t k = 0; k <= STET_EDIT_TYPE_COUNT; k++)
            all += confusion[i][k];
        if (all == 0)
            continue;
        printf("%-12s %5zu %6zu ", stet_edit_type_name((enum stet_edit_type)i), all,
               confusion[i][i]);
        for (size_t k = 0; k <= STET_EDIT_TYPE_COUNT; k++)
            if (k != i && confusion[i][k])
                printf(" %s %zu",
                       k < STET_EDIT_TYPE_COUNT ? stet_edit_type_name((enum stet_edit_type)k)
                                                : "nothing",
                       confusion[i][k]);
        printf("\n");
    }
    printf(
        "%zu of %zu right (%.1f %%); %zu pairs gave another number of edits, %zu lack a type\n\n",
        right, pairs, 100.0 * (double)right / (double)pairs, crowded, poorer);
}

static void check_folder(const char *folder)
{
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    assert_true(count > 0);
    pairs = right = crowded = poorer = 0;
    memset(confusion, 0, sizeof(confusion));
    for (int i = 0; i < count; i++) {
        size_t len = strlen(names[i]->d_name);
        if (len > 4 && strcmp(names[i]->d_name + len - 4, ".txt") == 0)
            read_file(folder, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    print_confusion();
    assert_true(pairs >= 150);
    assert_true(right * 10 >= pairs * 9);
}

static void test_labels(void **state)
{
    (void)state;
    check_folder(STET_TEST_DATA "/golden/edits");
}

static void test_held_out(void **state)
{
    (void)state;
    check_folder(STET_TEST_DATA "/golden/edits/held-out");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_held_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
