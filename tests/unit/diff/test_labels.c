/* test_labels.c - the labelled edits of tests/golden/edits: nine of ten must get the type that a
 * reader gives them. Prints which types were taken for which. */
#include "io.h"
#include "laws.h"
#include <dirent.h>
#include <stdio.h>

#define FOLDER STET_TEST_DATA "/golden/edits/"

struct pair {
    char language[8], type[16];
    struct stet_buf front[2], body[2];
};

static size_t confusion[STET_EDIT_TYPE_COUNT][STET_EDIT_TYPE_COUNT + 1];
static size_t pairs, right, crowded;

/* The heaviest edit tells what was done; NO_TYPE if there is none. */
static enum stet_edit_type type_of(const struct stet_diff *diff, size_t *count)
{
    const struct stet_edit *edits = stet_diff_edits(diff, count), *best = NULL;
    for (size_t i = 0; i < *count; i++)
        if (!best || edits[i].weight > best->weight)
            best = &edits[i];
    return best ? best->type : STET_EDIT_TYPE_COUNT;
}

static void check_pair(struct pair *pair)
{
    struct stet_buf texts[2];
    struct stet_diff *diff;
    size_t count;
    if (!*pair->type)
        return;
    enum stet_edit_type expected = stet_edit_type_from_name(stet_span_of(pair->type));
    assert_true(expected < STET_EDIT_TYPE_COUNT);
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
    enum stet_edit_type type = type_of(diff, &count);
    pairs++;
    right += type == expected;
    crowded += count > 1;
    confusion[expected][type]++;
    if (type != expected || (count > 1 && getenv("STET_SHOW_CROWDED"))) {
        printf("%s: %s, taken for %s (%zu edits)\n%s%s\n%s%s\n", pair->language, pair->type,
               type < STET_EDIT_TYPE_COUNT ? stet_edit_type_name(type) : "nothing", count,
               pair->front[0].len ? pair->front[0].ptr : "",
               pair->body[0].len ? pair->body[0].ptr : "",
               pair->front[1].len ? pair->front[1].ptr : "",
               pair->body[1].len ? pair->body[1].ptr : "");
    }
    stet_diff_free(diff);
    for (int i = 0; i < 2; i++) {
        stet_buf_free(&texts[i]);
        stet_buf_clear(&pair->front[i]);
        stet_buf_clear(&pair->body[i]);
    }
    *pair->type = 0;
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
        char copy[64] = {0};
        memcpy(copy, line.ptr, line.len < 63 ? line.len : 63);
        assert_int_equal(sscanf(copy, "%7s %15s", pair->language, pair->type), 2);
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

static void read_file(const char *name)
{
    char path[4096];
    struct stet_buf text;
    struct pair pair = {0};
    stet_buf_init(&text, 1 << 20);
    for (int i = 0; i < 2; i++) {
        stet_buf_init(&pair.front[i], 1 << 16);
        stet_buf_init(&pair.body[i], 1 << 16);
    }
    snprintf(path, sizeof(path), FOLDER "%s", name);
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
    printf("%zu of %zu right (%.1f %%); %zu pairs gave more than one edit\n", right, pairs,
           100.0 * (double)right / (double)pairs, crowded);
}

static void test_labels(void **state)
{
    (void)state;
    struct dirent **names;
    int count = scandir(FOLDER, &names, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        size_t len = strlen(names[i]->d_name);
        if (len > 4 && strcmp(names[i]->d_name + len - 4, ".txt") == 0)
            read_file(names[i]->d_name);
        free(names[i]);
    }
    free(names);
    print_confusion();
    assert_true(pairs >= 150);
    assert_true(right * 10 >= pairs * 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
