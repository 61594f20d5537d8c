/* check.h - what the parts of a check share. */
#ifndef STET_CHECK_H
#define STET_CHECK_H

#include "pack.h"

/* What is known of an object. */
#define STET_CHECK_GOOD 1u /* read, and its hash is right */
#define STET_CHECK_BAD  2u /* there, but damaged */
#define STET_CHECK_SEEN 4u /* reached from the branch */

struct stet_check_slot {
    struct stet_oid oid;
    uint8_t state; /* 0: the slot is empty */
};

struct stet_check {
    struct stet_store *store;
    struct stet_store_check *out;
    void (*bad)(void *context, const char *name, const char *what);
    void *context;
    uint64_t problems;
    struct stet_check_slot *slots;
    size_t size, count;
};

void stet_check_report(struct stet_check *check, const char *name, const char *format, ...)
    STET_PRINTF(3, 4);
/* Adds bits to an object's state. */
enum stet_status stet_check_mark(struct stet_check *check, const struct stet_oid *oid, uint8_t bits,
                                 struct stet_error *error) STET_MUST_CHECK;
/* 0 if it was never marked. */
uint8_t stet_check_state(const struct stet_check *check, const struct stet_oid *oid);

/* checkpack.c: every pack, and its objects; checkloose.c: every loose object, and the refs. Faults
 * are reported; a failure is that of the check itself. */
enum stet_status stet_check_packs(struct stet_check *check,
                                  struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_check_loose(struct stet_check *check,
                                  struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_check_refs(struct stet_check *check,
                                 struct stet_error *error) STET_MUST_CHECK;

#endif
