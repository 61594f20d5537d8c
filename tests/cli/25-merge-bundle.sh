#!/bin/sh
# A bundle comes back into an archive: every form gives what its archive gives, and the same bundle again; selections
# in any order, twice, give the same; one that is not valid, or hostile, or no bundle, leaves the archive as it was.
. "$TOP/tests/cli/lib.sh"
unset STET_ARCHIVE
page() { # TOWN WORD [CLASS]
    printf '<html lang="en"><head><title>The bridge</title></head><body><article class="%s"><h1>The bridge of %s</h1>' "${3-}" "$1"
    printf '<p>The old bridge over the river will be closed for repairs, the town said.</p>'
    printf '<p>The works will last %s months, and cost two million.</p></article></body></html>' "$2"
}
at() { # DAY TOWN WORD [CLASS]: a page of the town into archive a
    page "$2" "$3" "${4-}" >page.html
    stet archive -q --archive a -t "2024-05-0$1" -u "https://$2.example/bridge" page.html
}
tree_of() { git --git-dir="$1" rev-parse 'main^{tree}'; }
refused() { # BUNDLE PATTERN: it changes nothing, and says why
    expect_code 2 stet merge --archive n "$1"
    expect_line err "$2"
    [ "$(tree_of n)" = "$before" ] || fail "something of $1 was taken"
}
reseal() { # BAG: manifests that hold, whatever lies in data/
    (
        cd "$1"
        find data -type f | sort | xargs sha256sum >manifest-sha256.txt
        size=$(find data -type f | sort | xargs cat | wc -c)
        sed -i "s/^Payload-Oxum.*/Payload-Oxum: $size.$(find data -type f | wc -l)/" bag-info.txt
        sha256sum bagit.txt bag-info.txt README.txt manifest-sha256.txt >tagmanifest-sha256.txt
    )
}
lie() { # SED-EXPRESSION: bad is bag, with every journal so changed, and named by what it holds
    rm -rf bad
    cp -r bag bad
    for journal in $(find bad/data/captures -name '*.jsonl'); do
        sed "$1" "$journal" >changed
        rm "$journal"
        cp changed "${journal%-*}-$(sha256sum <changed | cut -c1-8).jsonl"
    done
    reseal bad
}

# Three articles; new, changed, unchanged with the same source and with another, late, refused.
for town in arles basel cadiz; do
    at 1 "$town" six
    at 3 "$town" nine
    at 4 "$town" nine
done
at 2 arles seven
at 5 basel nine wide
printf '<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>' >gone.html
stet archive -q --archive a -t 2024-05-06 -u https://cadiz.example/bridge gone.html 2>err || true
git --git-dir=a grep -q '"refused"' main -- captures || fail "no capture was refused"

# Every form: what the archive gives, and the same bytes again; a second time nothing.
stet merge --archive all a >out
expect_line out '^a: 12 captures added$'
for form in tar.gz tar.zst zip; do stet export --archive a "all.$form" >out; done
stet export --archive a bag >out
mkdir unpacked
tar -C unpacked -xzf all.tar.gz
for bundle in all.tar.gz all.tar.zst all.zip bag unpacked/*; do
    rm -rf n again.*
    expect_code 0 stet merge --archive n "$bundle"
    expect_line out ': 12 captures added$'
    [ "$(tree_of n)" = "$(tree_of all)" ] || fail "$bundle gives another archive than the one it came from"
    sound n
    for form in tar.gz tar.zst zip; do
        stet export --archive n "again.$form" >out
        cmp "all.$form" "again.$form" || fail "what came from $bundle leaves as another bundle"
    done
    commit=$(git --git-dir=n rev-parse main)
    expect_code 0 stet merge --archive n "$bundle" a
    expect_line out ': 0 captures added$'
    [ "$commit" = "$(git --git-dir=n rev-parse main)" ] || fail "merging again made a commit"
    [ ! -e n/stet/bundle ] || fail "the unpacked files are still there"
done
git --git-dir=n log --format=%s main >log
expect_line log '^Merge stet-bundle-[0-9a-f]*$'
# What is listed, found and compared is what the archive has.
for what in list status 'log arles.example' 'similar --min-share 0 arles.example' 'search bridge' 'blame basel.example'; do
    stet $what --json --archive a >wanted || true
    stet $what --json --archive n >found || true
    [ -s wanted ] || fail "'$what' prints nothing"
    sed -i '/"path": *"[^"]*\/[an]"/d' wanted found
    diff wanted found || fail "'$what' is another"
done

# Selections that overlap, in any order, beside the archive itself: one history.
stet export --archive a ab.zip arles.example basel.example >out
stet export --archive a bc.tar.gz basel.example cadiz.example >out
stet export --archive a c.tar.zst cadiz.example >out
for order in 'ab.zip bc.tar.gz' 'bc.tar.gz ab.zip' 'c.tar.zst ab.zip bc.tar.gz' 'ab.zip a' 'bc.tar.gz c.tar.zst ab.zip'; do
    rm -rf n again.zip
    expect_code 0 stet merge --archive n $order
    stet export --archive n again.zip >out
    cmp all.zip again.zip || fail "merged as '$order' it is another archive"
    [ "$(git --git-dir=n rev-parse main:articles)" = "$(git --git-dir=a rev-parse main:articles)" ] ||
        fail "merged as '$order' the articles are others"
done
expect_code 0 stet merge --archive n --json c.tar.zst
expect_line out '"added": *0'
# However a second came: in two batches, or in one.
printf '# First\n\nOne of two notes of the same second.\n' >first.md
printf '# Second\n\nThe other of two notes of the same second.\n' >second.md
stet archive -q --archive once -t 2024-05-06 first.md second.md
stet archive -q --archive twice -t 2024-05-06 second.md
stet archive -q --archive twice -t 2024-05-06 first.md
stet export --archive once once.zip >out
stet export --archive twice twice.zip >out
cmp once.zip twice.zip || fail "the same captures give two bundles"

# One byte that differs, or a piece that is missing: nothing of it is taken.
rm -rf n
stet merge --archive n ab.zip >out
before=$(tree_of n)
for form in tar.gz tar.zst zip; do
    stet export --archive a "small.$form" cadiz.example >out
    size=$(wc -c <"small.$form")
    for part in 0 1 2 3 5 8 12 17 23 31 38 46 54 61 69 77 85 92 97 98 99; do
        offset=$((size * part / 100))
        cp "small.$form" "bad.$form"
        byte=$(od -An -tu1 -j "$offset" -N 1 "bad.$form" | tr -d ' ')
        printf "\\$(printf %o $((byte ^ 16)))" | dd of="bad.$form" bs=1 seek="$offset" conv=notrunc 2>/dev/null
        refused "bad.$form" "^stet: nothing of 'bad.$form' is merged: it is not valid"
    done
    head -c $((size / 2)) "small.$form" >"bad.$form"
    refused "bad.$form" "^stet: nothing of 'bad.$form' is merged"
done
# The others come, though one is bad; and what a killed merge may leave is no hindrance.
echo left >n/stet/bundle
expect_code 2 stet merge --archive n bad.zip small.zip
expect_line out '^small.zip: 4 captures added$'
sound n
[ ! -e n/stet/bundle ] || fail "what a killed merge left is still there"
rm -rf n
stet merge --archive n ab.zip >out

# From strangers: manifests that hold, and yet.
lie ''
expect_code 0 stet verify bad
while IFS='|' read -r change pattern; do
    lie "$change"
    refused bad "$pattern"
done <<'LIES'
s/"sha256":"./"sha256":"x/|holds a line that is no capture
s/"source":"[0-9a-f]*"/"source":"0123456789012345678901234567890123456789"/|source is missing
s/"text":"[0-9a-f]*"/"text":"0123456789012345678901234567890123456789"/|text is missing
s/"bytes":/"bytes":9/|source is missing or differs
s/"extension":"html"/"extension":"..\/..\/x"/|holds a line that is no capture
s/arles/paris/g|holds a line that is no capture
s/"time":"2024/"time":"2023/|no line of the journal speaks of
LIES
lie ''
ln -s /etc/passwd bad/data/link
refused bad "'data/link', which is no plain file"
lie ''
echo more >bad/data/more
refused bad "'data/more' is in no manifest"
for format in 1 3; do
    lie ''
    echo "{\"format\": $format}" >bad/data/stet.json
    reseal bad
    refused bad "'bad' .*format $format"
done
rm bad/data/stet.json
reseal bad
refused bad "'bad': it is a bag, but not of stet"
mkdir -p up/in
(cd up/in && tar -P -czf ../../up.tar.gz ../../bag/bagit.txt)
refused up.tar.gz "'../../bag/bagit.txt', which is no plain file"
tar -czf two.tar.gz bag first.md
refused two.tar.gz "'first.md' lies outside the bag's folder"
sound n

# What is no bundle at all.
mkdir empty other
cp first.md other
tar -czf some.tar.gz first.md other
while IFS='|' read -r name pattern; do
    expect_code 2 stet merge --archive n "$name"
    expect_error "'$name': $pattern"
done <<'STRANGERS'
some.tar.gz|it is no bundle
first.md|it is no bundle
empty|it is neither an archive nor a bundle
other|it is neither an archive nor a bundle
nowhere|no such file
STRANGERS
[ "$(tree_of n)" = "$before" ] || fail "something of them was taken"
expect_code 2 stet import all.zip
expect_error "did you mean 'merge'"
