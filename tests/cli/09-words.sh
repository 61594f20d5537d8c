#!/bin/sh
# What is said to people: a slip of the finger gets a suggestion, what is missing is named, a reader that
# stops early is no fault, and an archive of somebody else says so.
. "$TOP/tests/cli/lib.sh"
echo 'A plain text with one sentence. And another one that follows it.' >a.txt
sed 's/one sentence/two sentences/' a.txt >b.txt

expect_code 2 stet archiv a.txt
expect_error "did you mean 'archive'"
expect_code 2 stet help serach
expect_error "did you mean 'search'"
expect_code 2 stet frobnicate
expect_error "'stet help' lists them"
expect_code 2 stet --url x
expect_error "where a command should"
expect_code 2 stet archive --ulr https://example.org/ a.txt
expect_error "did you mean '--url'"
expect_code 2 stet archive --url
expect_error "needs a value"
expect_code 2 stet archive --media-type html a.txt
expect_error "text/html; charset"
[ ! -e archive ] || fail "an archive was made by a command that made no sense"

expect_code 0 stet archive --id a a.txt
expect_code 0 stet archive --id a --captured-at 2024-12-04 b.txt
expect_code 0 stet archive --dry-run --id a --captured-at 2042-12-04 b.txt
expect_error "in the future"

# For diff, 1 means different: what is not there is trouble.
expect_code 2 stet diff nothing
expect_error "no article goes by 'nothing'"
expect_code 2 stet diff a.txt nothing.txt
expect_error "no file 'nothing.txt', and no article"
expect_code 2 stet diff a@1..7
expect_error "has 2 versions"

# The same failure in the same second is a failure again.
printf '\001\002\003\004 junk' >junk.bin
expect_code 2 stet archive --id b junk.bin
expect_code 2 stet archive --id b junk.bin
expect_error "binary data, not HTML, plain text or Markdown"
expect_line out "1 failed"

# A reader who has seen enough; a full disk.
(stet list || echo "exit code $?" >&2) 2>err | head -c 1 >out
[ ! -s err ] || { cat err >&2; fail "a reader that stops early is told as a fault"; }
expect_code 2 sh -c '"$STET" list >/dev/full'
expect_error "no space left on device; make room, then run it again"
expect_code 2 stet export nowhere/case.zip a
expect_error "cannot write 'nowhere/case.zip': no such file"

if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    chmod 755 "$WORK"
    cp "$STET" program # the build may lie where others cannot look
    other() { setpriv --reuid 65534 --clear-groups env HOME=/nonexistent "$WORK/program" "$@"; }
    if other --version >/dev/null 2>&1; then
        expect_code 2 other list
        expect_error "permission denied"
        chmod 755 archive
        for state in fresh absent; do # the catalog
            expect_code 0 other list
            expect_code 0 other log a
            expect_code 0 other show a@1
            expect_code 1 other diff a
            expect_code 0 other search sentence
            expect_code 0 other verify
            [ $state = absent ] || rm -f archive/stet/catalog.db*
        done
        expect_code 2 other archive --id c "$WORK/a.txt"
        expect_error "permission denied"
        expect_code 2 other init "$WORK/mine"
        expect_error "permission denied"
    fi
fi
sound archive
