#!/bin/sh
# Edits by type: what a filter hides is told, whatever the order of the filters; the JSON of a difference makes the
# new text of the old one, and of no other.
. "$TOP/tests/cli/lib.sh"
unset STET_ARCHIVE
cat >a.md <<'T'
---
title: "Storm"
language: "en"
normalizer: 1
---

Some 150 people were evacuated, and it is "over".
The office said that the road is safe to use again.
T
sed -e 's/150/175/' -e 's/is safe/is not safe/' -e 's/"over"/“over”/' a.md >b.md
expect_code 1 stet diff a.md b.md
expect_line out 'number: 150 → 175'
expect_line out '(negation)'
expect_code 1 stet diff --only number,negation --min-weight 0.8 a.md b.md
expect_line out '{+not+}'
expect_no_line out '175-'
expect_line out '2 edits are hidden'
mv out first
expect_code 1 stet diff --min-weight 0.8 --only negation,number a.md b.md
cmp out first
expect_code 1 stet diff -f unified --ignore typography,number a.md b.md
cp a.md p.md
patch -s p.md out
grep -q 'is not safe' p.md
grep -q '150' p.md
expect_code 1 stet diff --json a.md b.md
mv out edits.json
expect_code 0 stet apply edits.json a.md
cmp out b.md
expect_code 0 stet apply edits.json - <a.md
expect_code 2 stet apply edits.json b.md
expect_error "not the one that was compared"
expect_code 2 stet apply a.md b.md
expect_error "not JSON"
expect_code 2 stet diff --only nonsense a.md b.md
expect_error "no type of edit"
expect_code 2 stet diff --side-by-side a.md b.md
expect_code 1 stet diff -f html --side-by-side a.md b.md
expect_line out 'class="pairs"'
expect_line out '<div class="pair heads"><div><bdi>a.md<.bdi>.*<bdi>b.md<'
