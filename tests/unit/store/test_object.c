/* test_object.c - a text that is nearly its source is kept as a delta on it, where git can read it;
 * everything else whole. */
#include "fixture.h"
#include "pack.h"

#define TEXTS 40

/* A source, and a text that says the same in other lines. */
struct pair {
    char source[2048], text[2048];
};

static struct pair make_pair(int number)
{
    struct pair pair;
    size_t from = (size_t)snprintf(pair.source, sizeof(pair.source), "# Article %d\n\n", number);
    size_t to = (size_t)snprintf(pair.text, sizeof(pair.text), "---\ntitle: %d\n---\n", number);
    for (int i = 0; i < 10; i++) {
        const char *end = i % 4 == 3 ? "\n\n" : " ";
        char sentence[128];
        snprintf(sentence, sizeof(sentence),
                 "Sentence %d of %d is about the harbour and number %d.", i, number, i * number);
        from +=
            (size_t)snprintf(pair.source + from, sizeof(pair.source) - from, "%s%s", sentence, end);
        to += (size_t)snprintf(pair.text + to, sizeof(pair.text) - to, "%s\n", sentence);
    }
    return pair;
}

static struct stet_object *whole_of(struct fixture *f, const char *text)
{
    struct stet_object *object;
    assert_ok(f, stet_object_new(&object, text, strlen(text), &f->error));
    return object;
}

static struct stet_object *text_on(struct fixture *f, const char *text,
                                   const struct stet_object *base, const char *base_text)
{
    struct stet_object *object;
    assert_ok(f, stet_object_new_on(&object, text, strlen(text), base, stet_span_of(base_text),
                                    &f->error));
    return object;
}

static void is_a_delta_where_it_serves(void **state)
{
    struct fixture *f = *state;
    struct pair pair = make_pair(1);
    struct stet_object *source = whole_of(f, pair.source), *whole = whole_of(f, pair.text);
    struct stet_object *delta = text_on(f, pair.text, source, pair.source);
    assert_false(source->is_delta);
    assert_true(delta->is_delta);
    assert_true(stet_oid_equal(&delta->base, &source->oid));
    assert_true(stet_oid_equal(&delta->oid, &whole->oid));
    assert_true(delta->len < whole->len);
    stet_object_free(delta);

    delta = text_on(f, "Nothing of that.\n", source, pair.source);
    assert_false(delta->is_delta);
    stet_object_free(delta);
    stet_object_free(whole);
    stet_object_free(source);
}

static void becomes_whole_again(void **state)
{
    struct fixture *f = *state;
    struct pair pair = make_pair(2);
    struct stet_object *source = whole_of(f, pair.source), *whole = whole_of(f, pair.text), *again;
    struct stet_object *delta = text_on(f, pair.text, source, pair.source);
    assert_ok(f, stet_object_whole(&again, delta, source, &f->error));
    assert_false(again->is_delta);
    assert_int_equal(again->len, whole->len);
    assert_memory_equal(again->entry, whole->entry, whole->len);
    source->entry[source->len - 6] ^= 1; /* what it stands on is not what it was */
    stet_object_free(again);
    assert_int_equal(stet_object_whole(&again, delta, source, &f->error), STET_ERR_MEMORY);
    assert_null(again);
    stet_object_free(delta);
    stet_object_free(whole);
    stet_object_free(source);
}

static int count_deltas(const struct fixture *f)
{
    char command[256];
    int count = -1;
    snprintf(command, sizeof(command),
             "for p in %s/objects/pack/*.idx; do git verify-pack -v $p; done | awk 'NF == 7' | "
             "wc -l",
             f->path);
    FILE *pipe = popen(command, "r");
    assert_int_equal(fscanf(pipe, "%d", &count), 1);
    pclose(pipe);
    return count;
}

static void add_pair(struct fixture *f, const char *url, const struct pair *pair, int64_t utc)
{
    struct shot shot = {utc, url, pair->text, pair->source, STET_OUTCOME_CAPTURED};
    add_all(f, &shot, 1);
}

/* A base in another pack, or one that is a delta itself, does not count. git fsck judges. */
static void stands_on_a_whole_one_of_its_pack(void **state)
{
    struct fixture *f = *state;
    struct pair pair = make_pair(3), other = pair;
    add_pair(f, "https://a.example/1", &pair, NOW);
    assert_int_equal(count_deltas(f), 1);
    strcat(other.text, "The same source, read by another program.\n");
    add_pair(f, "https://a.example/2", &other, NOW);
    assert_int_equal(count_deltas(f), 1);
    assert_fsck(f);

    struct pair first = make_pair(4), second;
    memcpy(second.source, first.text, sizeof(second.source));
    memcpy(second.text, first.text, sizeof(second.text));
    strcat(second.text, "One more.\n");
    const struct shot shots[] = {
        {NOW, "https://a.example/4", first.text, first.source, STET_OUTCOME_CAPTURED},
        {NOW, "https://a.example/5", second.text, second.source, STET_OUTCOME_CAPTURED}};
    add_all(f, shots, 2);
    assert_int_equal(count_deltas(f), 2);
}

/* Packs with such deltas are joined, and every text reads back. */
static void is_joined(void **state)
{
    struct fixture *f = *state;
    struct stet_buf text;
    char url[64];
    stet_buf_init(&text, 4096);
    for (int i = 0; i < TEXTS; i++) {
        struct pair pair = make_pair(i);
        snprintf(url, sizeof(url), "https://a.example/%d", i);
        add_pair(f, url, &pair, NOW);
    }
    assert_int_equal(count_deltas(f), TEXTS);
    assert_int_equal(run("test $(ls %s/objects/pack/*.pack | wc -l) -lt 15", f->path), 0);
    for (int i = 0; i < TEXTS; i++) {
        struct pair pair = make_pair(i);
        struct stet_object *whole = whole_of(f, pair.text);
        stet_buf_clear(&text);
        assert_ok(f, stet_store_read(f->store, &whole->oid, &text, &f->error));
        assert_string_equal(text.ptr, pair.text);
        stet_object_free(whole);
    }
    stet_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_a_delta_where_it_serves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(becomes_whole_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stands_on_a_whole_one_of_its_pack, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_joined, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
