/* test_packfile.c - packs that were made to do harm: what they claim is not believed. */
#include "fixture.h"
#include "odb.h"
#include "pack.h"
#include <zlib.h>

struct hostile {
    struct fixture *f;
    struct stet_pack *pack;
    struct stet_packfile *file;
};

static struct stet_oid oid_of(unsigned number)
{
    struct stet_oid oid = {{0}};
    oid.id[0] = (uint8_t)(number >> 8);
    oid.id[1] = (uint8_t)number;
    return oid;
}

/* Adds an entry: its head as given, then content, deflated. Returns its offset. */
static uint64_t add(struct hostile *h, unsigned number, const void *head, size_t head_len,
                    const void *content, size_t len)
{
    uint8_t entry[1024];
    uLongf room = sizeof(entry) - head_len;
    struct stet_oid oid = oid_of(number);
    memcpy(entry, head, head_len);
    assert_int_equal(compress(entry + head_len, &room, content, len), Z_OK);
    uint64_t offset = stet_pack_size(h->pack);
    assert_ok(h->f, stet_pack_add(h->pack, &oid, stet_object_crc(0, entry, head_len + room), entry,
                                  head_len + room, &h->f->error));
    return offset;
}

/* The blob "0123456789". */
static uint64_t add_blob(struct hostile *h, unsigned number)
{
    return add(h, number, "\x3a", 1, "0123456789", 10);
}

/* A delta of len bytes on the entry that far back (below 128). */
static uint64_t add_delta(struct hostile *h, unsigned number, uint64_t back, const void *delta,
                          size_t len)
{
    uint8_t head[2] = {(uint8_t)(0x60 | len), (uint8_t)back};
    assert_true(len < 16 && back < 128);
    return add(h, number, head, sizeof(head), delta, len);
}

static void add_ref_delta(struct hostile *h, unsigned number, unsigned base)
{
    struct stet_oid oid = oid_of(base);
    uint8_t head[21] = {0x74};
    memcpy(head + 1, oid.id, 20);
    add(h, number, head, sizeof(head), "\x0a\x0a\x90\x0a", 4);
}

static void start(struct hostile *h, struct fixture *f)
{
    *h = (struct hostile){.f = f};
    assert_ok(f, stet_pack_new(&h->pack, f->path, &f->error));
}

static void finish(struct hostile *h)
{
    assert_ok(h->f, stet_pack_finish(h->pack, &h->f->error));
    assert_ok(h->f, stet_packfile_open(&h->file, stet_pack_name(h->pack), &h->f->error));
}

static void end(struct hostile *h)
{
    stet_packfile_close(h->file);
    stet_pack_free(h->pack);
}

static bool reads(struct hostile *h, unsigned number, struct stet_buf *out)
{
    struct stet_oid oid = oid_of(number);
    enum stet_object_type type;
    uint64_t offset;
    stet_buf_clear(out);
    return stet_packfile_find(h->file, &oid, &offset) &&
           stet_packfile_read(h->file, offset, &type, out);
}

static void test_deltas(void **state)
{
    struct hostile h;
    struct stet_buf out;
    start(&h, *state);
    uint64_t blob = add_blob(&h, 1);
    uint64_t good = stet_pack_size(h.pack);
    add_delta(&h, 2, good - blob, "\x0a\x05\x90\x05", 4);
    add_delta(&h, 3, stet_pack_size(h.pack) - good, "\x05\x07\x90\x05\x02xy", 7); /* on a delta */
    add_delta(&h, 4, 0, "\x0a\x05\x90\x05", 4);                                   /* on itself */
    add_delta(&h, 5, 127, "\x0a\x05\x90\x05", 4); /* on the middle of something */
    add_delta(&h, 6, stet_pack_size(h.pack) - good, "\x0a\x05\x90\x05", 4); /* of another base */
    add_ref_delta(&h, 7, 1);
    add_ref_delta(&h, 8, 999); /* not there */
    add_ref_delta(&h, 9, 10);  /* in a ring */
    add_ref_delta(&h, 10, 9);
    add_ref_delta(&h, 11, 11);
    finish(&h);
    stet_buf_init(&out, STET_MAX_OBJECT_BYTES);
    assert_true(reads(&h, 2, &out));
    assert_string_equal(out.ptr, "01234");
    assert_true(reads(&h, 3, &out));
    assert_string_equal(out.ptr, "01234xy");
    assert_true(reads(&h, 7, &out));
    assert_string_equal(out.ptr, "0123456789");
    for (unsigned number = 4; number <= 11; number++)
        if (number != 7)
            assert_false(reads(&h, number, &out));
    stet_buf_free(&out);
    end(&h);
}

/* Sizes are checked before there is memory for them, and after inflating. */
static void test_sizes(void **state)
{
    struct hostile h;
    struct stet_buf out;
    start(&h, *state);
    add(&h, 1, "\x3b", 1, "0123456789", 10);                     /* one too many */
    add(&h, 2, "\x39", 1, "0123456789", 10);                     /* one too few */
    add(&h, 3, "\xbf\xff\xff\x0f", 4, "0123456789", 10);         /* 32 MiB of nothing */
    add(&h, 4, "\xbf\xff\xff\xff\xff\x7f", 6, "0123456789", 10); /* 512 GiB */
    add(&h, 5, "\xbf\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 11, "0123456789", 10);
    add(&h, 6, "\x5a", 1, "0123456789", 10); /* a type that there is not */
    add(&h, 7, "\x0a", 1, "0123456789", 10);
    finish(&h);
    stet_buf_init(&out, STET_MAX_OBJECT_BYTES);
    for (unsigned number = 1; number <= 7; number++) {
        assert_false(reads(&h, number, &out));
        assert_true(out.cap < STET_MIB);
    }
    stet_buf_free(&out);
    end(&h);
}

/* A chain as deep as git may make one is read, a deeper one is not. */
static void test_depth(void **state)
{
    struct hostile h;
    struct stet_buf out;
    start(&h, *state);
    uint64_t last = add_blob(&h, 1);
    for (unsigned number = 2; number < 4200; number++) {
        uint64_t here = stet_pack_size(h.pack);
        add_delta(&h, number, here - last, "\x0a\x0a\x90\x0a", 4);
        last = here;
    }
    finish(&h);
    stet_buf_init(&out, STET_MAX_OBJECT_BYTES);
    assert_false(reads(&h, 4199, &out));
    assert_true(reads(&h, 4096, &out));
    assert_string_equal(out.ptr, "0123456789");
    stet_buf_free(&out);
    end(&h);
}

/* Any byte of a pack of deltas may be wrong: no crash, and no object that is not what it was. */
static void test_any_byte(void **state)
{
    struct fixture *f = *state;
    struct hostile h;
    struct stet_buf out;
    char path[STET_PATH_LENGTH];
    start(&h, f);
    uint64_t last = add_blob(&h, 1);
    for (unsigned number = 2; number < 12; number++) {
        uint64_t here = stet_pack_size(h.pack);
        add_delta(&h, number, here - last, "\x0a\x0a\x95\x05\x05\x90\x05", 7);
        last = here;
    }
    finish(&h);
    snprintf(path, sizeof(path), "%s.pack", stet_pack_name(h.pack));
    assert_int_equal(chmod(path, 0600), 0);
    stet_buf_init(&out, STET_MAX_OBJECT_BYTES);
    FILE *stream = fopen(path, "r+b");
    assert_non_null(stream);
    long size = (fseek(stream, 0, SEEK_END), ftell(stream));
    for (long at = 12; at < size - 20; at++) {
        fseek(stream, at, SEEK_SET);
        int c = fgetc(stream);
        for (int bit = 0; bit < 8; bit++) {
            fseek(stream, at, SEEK_SET);
            fputc(c ^ 1 << bit, stream);
            fflush(stream);
            stet_packfile_close(h.file);
            assert_ok(f, stet_packfile_open(&h.file, stet_pack_name(h.pack), &f->error));
            for (unsigned number = 1; number < 12; number += 5)
                if (reads(&h, number, &out))
                    assert_in_range(out.len, 0, 70000);
        }
        fseek(stream, at, SEEK_SET);
        fputc(c, stream);
    }
    fclose(stream);
    stet_buf_free(&out);
    end(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_deltas, set_up, tear_down_damaged),
        cmocka_unit_test_setup_teardown(test_sizes, set_up, tear_down_damaged),
        cmocka_unit_test_setup_teardown(test_depth, set_up, tear_down_damaged),
        cmocka_unit_test_setup_teardown(test_any_byte, set_up, tear_down_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
