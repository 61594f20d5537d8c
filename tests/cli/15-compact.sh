#!/bin/sh
# compact: the same archive in less space, beside readers and writers, stopped and killed; and by itself.
. "$TOP/tests/cli/lib.sh"

# page ARTICLE VERSION: a page with menus; its text changes a little with the version.
page() {
    printf '<html><head><title>Report %s</title>\n<link rel="canonical" href="https://example.org/report/%s"></head><body>\n' "$1" "$1"
    i=0
    while [ $i -lt 40 ]; do
        printf '<li class="menu"><a href="/topic/%s-%s">Topic %s of many</a></li>\n' $i $((i * 7919 % 1000)) $i
        i=$((i + 1))
    done
    printf '<main><article><h1>Report %s</h1>\n' "$1"
    i=0
    while [ $i -lt 12 ]; do
        edition=0
        [ $i -lt "$2" ] && edition=$2
        printf '<p>Paragraph %s of report %s says in its edition %s what was found in the records of the harbour, and who had signed them before the winter came.</p>\n' $i "$1" $edition
        i=$((i + 1))
    done
    printf '</article></main></body></html>\n'
}

version=0
while [ $version -lt 8 ]; do
    mkdir -p in
    for article in 1 2 3 4 5 6; do page $article $version >in/$article.html; done
    SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + version * 3600)) stet archive -q in >/dev/null
    version=$((version + 1))
done
sound archive
contents() {
    for article in 1 2 3 4 5 6; do
        stet log example.org/report/$article
        for v in 1 4 8; do stet show --format source "example.org/report/$article@$v"; done
    done
}
contents >before
git --git-dir archive rev-parse main >head
size() { du -sk archive/objects | cut -f1; }
size_before=$(size)

# Stopped by the user: nothing has changed, and it says so.
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
    ls archive/objects/pack >packs
    export ASAN_OPTIONS=detect_leaks=0 # leaks cannot be looked for under strace
    expect_code 130 strace -qq -e trace=fsync -e inject=fsync:signal=INT:when=1 -o /dev/null \
        "$STET" compact
    expect_error "the archive is as it was"
    ls archive/objects/pack | expect_same packs
    ls archive/stet/compact >left
    expect_no_line left new
    # Killed: what is left goes with the next writer.
    code=0
    strace -qq -e trace=fsync -e inject=fsync:signal=KILL:when=2 -o /dev/null "$STET" compact 2>/dev/null || code=$?
    [ $code -eq 137 ] || fail "not killed: $code"
    ls archive/stet/compact >left
    expect_line left new.pack
    echo 'A text that came in after the kill.' >late.txt
    stet archive -q late.txt >/dev/null
    ls archive/stet/compact >left
    expect_no_line left new
    git --git-dir archive rev-parse main >head
fi

expect_code 0 stet compact
expect_line out "^compacted [0-9]* objects of [0-9]* packs: .* became .*; no object is more than [0-9]* deltas deep$"
[ "$(size)" -lt $((size_before / 2)) ] || fail "$size_before kB became $(size) kB"
[ "$(ls archive/objects/pack/*.pack | wc -l)" -eq 1 ] || fail "more than one pack is left"
git --git-dir archive rev-parse main | expect_same head
contents >after
expect_same after <before
sound archive
expect_code 0 stet compact
expect_line out "^nothing to do"
expect_code 0 stet compact --json
expect_line out '"stet_compact": *1'

# Beside a writer and a reader, again and again.
(for n in 1 2 3 4 5; do
    page 1$n 3 >w.html
    "$STET" archive -q w.html || echo "archive $n failed"
done) >writer 2>&1 &
for n in 1 2 3 4 5; do
    stet compact >/dev/null || fail "compact beside a writer"
    contents >after
    expect_same after <before
done
wait
grep -v '^stet: waiting: ' writer >complaints || true # that it waits it may say
expect_same complaints </dev/null
sound archive

# Not by itself as long as little has come in.
page 30 1 >w.html
expect_code 0 stet archive w.html
expect_no_line err compacting
expect_code 0 stet archive --no-compact w.html

# A clone with a work tree is no archive to write to.
git clone -q archive clone 2>/dev/null
expect_code 2 stet compact --archive clone
expect_error "clone it with --bare"
sound archive
