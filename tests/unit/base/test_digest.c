/* test_digest.c - SHA-1 and SHA-256 against FIPS 180-4, and hexadecimal. */
#include "digest.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, const char *want)
{
    uint8_t digest[STET_SHA256_BYTES];
    char hex[STET_SHA256_HEX + 1];
    stet_sha256(text, strlen(text), digest);
    stet_hex(digest, sizeof(digest), hex);
    assert_string_equal(hex, want);
}

static void known_digests(void **state)
{
    (void)state;
    check("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void pieces_give_the_digest_of_the_whole(void **state)
{
    (void)state;
    uint8_t whole[STET_SHA256_BYTES], pieces[STET_SHA256_BYTES];
    struct stet_sha256 hash;
    stet_sha256_init(&hash);
    stet_sha256("abc", 3, whole);
    for (int round = 0; round < 2; round++) { /* final starts anew */
        stet_sha256_update(&hash, "a", 1);
        stet_sha256_update(&hash, "", 0);
        stet_sha256_update(&hash, "bc", 2);
        stet_sha256_final(&hash, pieces);
        assert_memory_equal(whole, pieces, sizeof(whole));
    }
}

static void known_sha1(void **state)
{
    (void)state;
    uint8_t digest[STET_SHA1_BYTES];
    char hex[2 * STET_SHA1_BYTES + 1];
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    for (int round = 0; round < 2; round++) {
        stet_sha1_update(&hash, "ab", 2);
        stet_sha1_update(&hash, "", 0);
        stet_sha1_update(&hash, "c", 1);
        stet_sha1_final(&hash, digest);
        stet_hex(digest, sizeof(digest), hex);
        assert_string_equal(hex, "a9993e364706816aba3e25717850c26c9cd0d89d");
    }
}

static void hexadecimal_is_read_strictly(void **state)
{
    (void)state;
    uint8_t out[2];
    assert_true(stet_hex_parse(STET_SPAN_LITERAL("0aFf"), out, 2));
    assert_int_equal(out[0], 0x0a);
    assert_int_equal(out[1], 0xff);
    assert_false(stet_hex_parse(STET_SPAN_LITERAL("0af"), out, 2));
    assert_false(stet_hex_parse(STET_SPAN_LITERAL("0aff0"), out, 2));
    assert_false(stet_hex_parse(STET_SPAN_LITERAL("0xff"), out, 2));
    assert_false(stet_hex_parse(STET_SPAN_LITERAL("0afg"), out, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests),
        cmocka_unit_test(known_sha1),
        cmocka_unit_test(pieces_give_the_digest_of_the_whole),
        cmocka_unit_test(hexadecimal_is_read_strictly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
