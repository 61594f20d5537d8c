#!/bin/sh
# One byte that differs is found, and the file named: in a bundle and in an archive.
. "$TOP/tests/cli/lib.sh"
cat >page.html <<'T'
<html lang="en"><head><title>Dues to rise | Post</title><meta property="og:site_name" content="Post"></head><body><article><h1>Dues to rise</h1>
<p>The harbour dues will rise by 4 percent, the council said. They had been the same for ten years.</p>
<p>Fishermen called the decision a mistake. They will meet the council in January.</p></article></body></html>
T
stet archive -q --url https://example.org/dues page.html
sed 's/4 percent/9 percent/' page.html >later.html
stet archive -q --url https://example.org/dues --captured-at 2024-12-05 later.html
stet export bag example.org/dues >/dev/null
expect_code 0 stet verify bag
for file in $(find bag -type f); do
    cp "$file" kept
    printf 'X' | dd of="$file" bs=1 seek=10 conv=notrunc 2>/dev/null
    cmp -s "$file" kept && printf 'Y' | dd of="$file" bs=1 seek=10 conv=notrunc 2>/dev/null
    expect_code 1 stet verify bag
    expect_line err "$(echo "$file" | sed 's,^bag/,,; s,^data/,,')"
    cp kept "$file"
done
expect_code 0 stet verify bag
echo stranger >bag/data/stranger
expect_code 1 stet verify bag
expect_line err "stranger"
rm bag/data/stranger
rm "$(find bag/data -name '*.html' | head -1)"
expect_code 1 stet verify bag
expect_line err "is missing"
ln -s /etc/passwd bag/data/link
expect_code 2 stet verify bag
expect_line err "link"

stet export case.tar.gz example.org/dues >/dev/null
size=$(wc -c <case.tar.gz)
for at in 30 200 $((size / 2)) $((size - 100)) $((size - 4)); do
    cp case.tar.gz bad.tar.gz
    printf '\125' | dd of=bad.tar.gz bs=1 seek="$at" conv=notrunc 2>/dev/null
    cmp -s case.tar.gz bad.tar.gz && continue
    expect_code 1 stet verify bad.tar.gz
done
head -c $((size / 2)) case.tar.gz >cut.tar.gz
expect_code 1 stet verify cut.tar.gz
stet export case.zip example.org/dues >/dev/null
head -c $(($(wc -c <case.zip) / 2)) case.zip >cut.zip
expect_code 1 stet verify cut.zip
echo 'no bundle' >no.bundle
expect_code 2 stet verify no.bundle
expect_error "no bundle"
expect_code 2 stet verify nowhere.tar.gz
expect_error "no such file"
expect_code 2 stet export case.tar.gz example.org/dues
expect_error "there already"
expect_code 0 stet export --force case.tar.gz example.org/dues
expect_code 2 stet export case.rar example.org/dues
expect_error ".tar.gz, .tar.zst or .zip"
expect_code 1 stet export other.zip nosuch
[ ! -e other.zip ] || fail "a file is left of an export that failed"

expect_code 0 stet verify
for file in archive/objects/pack/*; do
    cp "$file" kept
    chmod u+w "$file"
    at=$(($(wc -c <"$file") / 2))
    byte=$(od -An -tu1 -j "$at" -N 1 "$file" | tr -d ' ')
    printf "\\$(printf %o $((byte ^ 1)))" | dd of="$file" bs=1 seek="$at" conv=notrunc 2>/dev/null
    expect_code 1 stet verify
    expect_line err "'"
    cp kept "$file"
done
expect_code 0 stet verify
sound archive
