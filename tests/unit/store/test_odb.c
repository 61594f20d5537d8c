/* test_odb.c - what a pack holds is known however often was asked, and also if the pack came later.
 */
#include "fixture.h"
#include "odb.h"

static struct stet_oid blob_oid(const char *text)
{
    struct stet_object *object = NULL;
    struct stet_error error;
    assert_int_equal(stet_object_new(&object, text, strlen(text), &error), STET_OK);
    struct stet_oid oid = *stet_object_oid(object);
    stet_object_free(object);
    return oid;
}

static void add_text(struct fixture *f, const char *url, const char *text)
{
    struct shot shot = {NOW, url, text, text, STET_OUTCOME_CAPTURED};
    assert_int_equal(add_all(f, &shot, 1), STET_CHANGE_NEW);
}

static void many_questions(void **state)
{
    struct fixture *f = *state;
    struct stet_odb *odb = NULL;
    add_text(f, "https://a.example/1", "The first text.\n");
    assert_ok(f, stet_odb_open(&odb, f->path, &f->error));
    struct stet_oid first = blob_oid("The first text.\n"), later = blob_oid("A later one.\n");
    for (unsigned i = 0; i < 5000; i++) {
        char text[32];
        snprintf(text, sizeof(text), "none, number %u\n", i);
        struct stet_oid none = blob_oid(text);
        assert_false(stet_odb_has_packed(odb, &none));
        if (i % 500 == 0) {
            assert_true(stet_odb_has_packed(odb, &first));
            assert_false(stet_odb_has_packed(odb, &later));
        }
    }
    add_text(f, "https://a.example/2", "A later one.\n");
    assert_ok(f, stet_odb_refresh(odb, &f->error));
    assert_true(stet_odb_has_packed(odb, &later));
    assert_true(stet_odb_has_packed(odb, &first));
    stet_odb_close(odb);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(many_questions, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
