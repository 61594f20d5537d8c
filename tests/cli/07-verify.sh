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

# The last digit counts as the first does; and each file of the bag may say what all the others do not.
manifest=bag/manifest-sha256.txt
cp -a bag whole
last=$(sed -n '1s/^.\{63\}\(.\).*/\1/p' $manifest)
sed -i "1s/^\(.\{63\}\)./\1$(echo "$last" | tr 0-9a-f 1-9a-f0)/" $manifest
expect_code 1 stet verify bag
expect_line err "'$(sed -n '1s/^[0-9a-f]* *//p' $manifest)' differs"
rm -rf bag
cp -a whole bag
sed -i 's/^Payload-Oxum: .*/Payload-Oxum: 1.1/' bag/bag-info.txt
sum=$(sha256sum <bag/bag-info.txt | cut -d' ' -f1)
sed -i "s/^[0-9a-f]*  bag-info.txt/$sum  bag-info.txt/" bag/tagmanifest-sha256.txt
expect_code 1 stet verify bag
expect_line err "'bag-info.txt' does not give the size"
[ "$(wc -l <err)" -eq 1 ] || fail "more than one fault"
rm -rf bag
mv whole bag
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
mkdir unpacked
gunzip -c case.tar.gz >twice.tar
tar -xf twice.tar -C unpacked
tar -rf twice.tar -C unpacked "$(ls unpacked)/README.txt"
gzip twice.tar
expect_code 1 stet verify twice.tar.gz
expect_line err "'README.txt' is there twice"
ln unpacked/*/README.txt unpacked/"$(ls unpacked)"/data/link
tar -C unpacked -czf link.tar.gz .
expect_code 2 stet verify link.tar.gz
expect_error "no plain file of a bundle"
head -c $((size / 2)) case.tar.gz >cut.tar.gz
expect_code 1 stet verify cut.tar.gz
stet export case.zip example.org/dues >/dev/null
head -c $(($(wc -c <case.zip) / 2)) case.zip >cut.zip
expect_code 1 stet verify cut.zip
for form in tar.gz tar.zst zip; do
    [ -e "case.$form" ] || stet export "case.$form" example.org/dues >/dev/null
    (cat "case.$form"; echo) >long.$form
    expect_code 1 stet verify "long.$form"
    for cut in 1 20 70 75 76; do
        head -c $(($(wc -c <"case.$form") - cut)) "case.$form" >"short.$form"
        expect_code 1 stet verify "short.$form"
    done
done
echo 'no bundle' >no.bundle
expect_code 2 stet verify no.bundle
expect_error "no bundle"
expect_code 2 stet verify nowhere.tar.gz
expect_error "no such file"
expect_code 2 stet export case.tar.gz example.org/dues
expect_error "there already"
expect_code 0 stet export --force case.tar.gz example.org/dues
mkfifo pipe.zip
expect_code 2 stet export --force pipe.zip example.org/dues
expect_error "there already, and is no file"
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
