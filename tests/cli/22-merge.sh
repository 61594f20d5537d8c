#!/bin/sh
# Two archives that never met become one: each article has one history in order of time, whichever is merged
# into which; a second time nothing is new; a damaged capture stays behind alone.
. "$TOP/tests/cli/lib.sh"
unset STET_ARCHIVE
page() { # WORD: a page of a fixed address, with a sentence that changes
    printf '<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>'
    printf '<p>The old bridge over the river will be closed for repairs, the town said.</p>'
    printf '<p>The works will last %s months, and cost two million.</p></article></body></html>' "$1"
}
at() { # ARCHIVE DAY WORD
    page "$3" >page.html
    "$STET" archive -q --archive "$1" -t "2024-05-0$2" -u https://example.org/bridge page.html
}
at a 1 six
at a 3 nine
at b 2 seven
at b 3 nine
at b 4 nine
printf '# Only here\n\nA note that the second archive alone has kept.\n' >note.md
"$STET" archive -q --archive b -t 2024-05-02 note.md
printf '%1000s' '' | tr ' ' '\001' >junk.bin
expect_code 2 stet archive -q --archive b -t 2024-05-02 junk.bin
cp -r a a0
cp -r b b0
expect_code 0 stet merge --archive a b
expect_line out '^b: 4 captures added$'
expect_code 0 stet merge --archive b a0
expect_line out '^a0: 1 capture added'
# The same articles, whichever way; journals may lie in other files.
[ "$(git --git-dir=a rev-parse main:articles)" = "$(git --git-dir=b rev-parse main:articles)" ] ||
    fail "the two ways give other articles"
sound a
sound b
expect_code 0 stet log --archive a https://example.org/bridge
expect_line out '3 versions'
expect_code 1 stet diff --archive a https://example.org/bridge@1..2
expect_line out 'six'
expect_line out 'seven'
expect_code 0 stet list --archive a
expect_line out '^2 articles'
commit=$(git --git-dir=a rev-parse main)
expect_code 0 stet merge --archive a b b0 a0 a
expect_line out '0 captures added'
[ "$commit" = "$(git --git-dir=a rev-parse main)" ] || fail "merging again made a commit"
# Of a second's captures the archive has some.
printf '# First\n\nOne of two notes of the same second.\n' >first.md
printf '# Second\n\nThe other of two notes of the same second.\n' >second.md
"$STET" archive -q --archive both -t 2024-05-06 first.md second.md
"$STET" archive -q --archive one -t 2024-05-06 first.md
expect_code 0 stet merge --archive one both
expect_line out '^both: 1 capture added, 1 known$'
# Into an archive that is not there yet; as JSON.
expect_code 0 stet merge --archive new --json b0 a0
expect_line out '"added": *5'
[ "$(git --git-dir=new rev-parse main:articles)" = "$(git --git-dir=a rev-parse main:articles)" ] ||
    fail "a new archive has other articles"
# What is damaged stays behind, and says so; what is not an archive is named.
source=$(git --git-dir=b0 ls-tree -r main articles | awk '/source.md/ { print $3 }')
git clone -q --bare b0 loose 2>/dev/null
cp b0/config loose/config
mv loose/objects/pack packed
mkdir loose/objects/pack
for pack in packed/*.pack; do git --git-dir=loose unpack-objects -q <"$pack"; done
file=loose/objects/$(echo "$source" | cut -c1-2)/$(echo "$source" | cut -c3-)
chmod u+w "$file"
printf 'x' | dd of="$file" bs=1 seek=30 conv=notrunc 2>/dev/null
expect_code 2 stet merge --archive rest loose
expect_line err "loose.*note.md.* is not merged"
expect_line out '^loose: 4 captures added, 1 left out$'
# Every blob is sound, but the journal names another source.
git clone -q b0 clone
for file in clone/captures/*/*/*/*.jsonl; do
    sed -i '/note.md/s/"sha256":"..../"sha256":"0000/' "$file"
done
git -C clone -c user.name=x -c user.email=x commit -qam 'Damage a journal'
expect_code 2 stet merge --archive other clone/.git
expect_line err "note.md.* is not merged: its source is not the one that the journal names"
expect_line out 'left out$'
sound rest
expect_code 2 stet merge --archive rest note.md loose
expect_line err "note.md"
expect_code 2 stet merge --archive rest
expect_error 'ARCHIVE'
