/* limits.h - every ceiling of stet, with its unit and its reason. */
#ifndef STET_LIMITS_H
#define STET_LIMITS_H

/* clang-format off */
#define STET_MIB ((size_t)1024 * 1024)

/* Input. */
#define STET_MAX_SOURCE_BYTES  (32 * STET_MIB) /* one source; the longest real articles are under 8 */
#define STET_MAX_DECODED_BYTES (64 * STET_MIB) /* the same as UTF-8: legacy encodings double at most */
#define STET_MAX_INPUTS        1000000         /* sources of one run: their names are held in memory */
#define STET_CLOCK_SKEW_S      86400           /* what lies further in the future is a wrong time */
#define STET_MAX_WALK_DEPTH    64              /* folders within folders; guards against bind-mount loops */

/* HTML, per page. */
#define STET_MAX_HTML_DEPTH      512              /* open elements, as in browsers; deeper ones are flattened */
#define STET_MAX_HTML_NESTING    65000            /* start tags open at once: beyond it the page is refused */
#define STET_MAX_HTML_ATTRIBUTES 512              /* kept of one tag; the rest are dropped */
#define STET_MAX_HTML_FORMATTING 24               /* active formatting elements: each <p> may copy them all */
#define STET_MAX_HTML_NAMES      262144           /* names of elements or attributes outside the standard */
#define STET_MAX_HTML_NODES      4000000          /* nodes: 20 times the largest real page seen */
#define STET_MAX_HTML_ARENA      (256 * STET_MIB) /* bytes of one page's tree */

/* Documents. */
#define STET_MAX_DOCUMENT_ARENA  (256 * STET_MIB) /* bytes of one document's tree */
#define STET_MAX_DOCUMENT_DEPTH  64               /* blocks within blocks; deeper ones are lifted up */
#define STET_MAX_LINE_BYTES      (4 * STET_MIB)   /* one line of a text source; more is not prose */
#define STET_MAX_DIAGNOSTICS     1000             /* per document; the last one says how many more */
#define STET_MAX_CANONICAL_BYTES (64 * STET_MIB)  /* one version's text */
#define STET_MAX_DIFF_ARENA      (1024 * STET_MIB) /* one comparison: lines and segments of two such texts */
#define STET_MAX_BLAME_ARENA     (512 * STET_MIB)  /* one history: what happened to its sentences, and how they read before */

/* Rules for sites. */
#define STET_MAX_SELECTOR_BYTES  1024            /* one selector; people write them by hand */
#define STET_MAX_RULE_FILE_BYTES STET_MIB        /* one rule file */
#define STET_MAX_RULES           100000          /* rules of one run */

/* Names. */
#define STET_MAX_URL_BYTES  8192 /* a canonical URL or a given name */
#define STET_MAX_HOST_BYTES 253  /* as in DNS */
#define STET_MAX_SLUG_BYTES 80   /* of an article's folder name */

/* Store. */
#define STET_BATCH_CAPTURES     10000             /* captures a commit, at most */
#define STET_BATCH_TEXT_BYTES   (16 * STET_MIB)   /* of their texts: held in memory for the catalog, twice */
#define STET_MAX_OBJECT_BYTES   (64 * STET_MIB)   /* one git object read back */
#define STET_MAX_JOURNAL_BYTES  (64 * STET_MIB)   /* one capture journal */
#define STET_JOURNAL_FILE_BYTES (16 * STET_MIB)   /* a second whose lines are more gets a further journal */
#define STET_MAX_LATE_CAPTURES  4000000           /* newer captures held in memory while an older one is placed */
#define STET_LOCK_WAIT_S        30                /* a second writer waits this long for the first */
#define STET_COMPACT_BYTES      (512 * STET_MIB)  /* packs not yet compacted, before 'archive' does it by itself */
#define STET_COMPACT_WAIT_S     3600              /* a compaction that is done waits this long for a writer */

/* Search. */
#define STET_MAX_QUERY_TERMS 32 /* words of one query */
#define STET_MAX_RANKED_TEXTS 10000 /* found by one query; of words in all texts there is no best */

/* Bundles read back. */
#define STET_MAX_BUNDLE_ENTRIES     1000000                   /* files of one bundle */
#define STET_MAX_BUNDLE_PATH_BYTES  1024                      /* one path; format 2 makes none of more than 500 */
#define STET_MAX_MANIFEST_BYTES     (512 * STET_MIB)          /* its manifest: so many lines of such paths */
#define STET_MAX_BUNDLE_JOURNALS    (2048 * STET_MIB)         /* all journals, held in memory until all files are known */
#define STET_MAX_SECOND_BYTES       (1024 * STET_MIB)         /* journal lines of one second, while they are joined */
#define STET_MAX_BUNDLE_BYTES       ((uint64_t)16384 * STET_MIB) /* all files unpacked */

/* clang-format on */

#endif
