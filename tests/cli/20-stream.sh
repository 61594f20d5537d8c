#!/bin/sh
# Names from a list, which may be endless: batches, acknowledgement as it goes, and what is left after a
# signal.
. "$TOP/tests/cli/lib.sh"
mkdir -p in/sub
for i in $(seq 10 34); do
    printf '# Note %s\n\nThis is note %s. It has two sentences, and it is short.\n' "$i" "$i" >"in/note$i.md"
done
mv in/note34.md in/sub/
# What an archive holds, however its journals' lines are spread over files.
tree() {
    git --git-dir="$1" rev-parse main:articles
    git --git-dir="$1" grep -h . main -- 'captures/*.jsonl' | sort | sed 's/,"input":"[^"]*"//' | sha256sum
}
commits() { git --git-dir="$1" rev-list --count main; }

# wait_for N FILE: until FILE has N lines, half a minute at most.
wait_for() {
    for i in $(seq 1 300); do
        [ "$(wc -l <"$2")" -ge "$1" ] && return 0
        sleep 0.1
    done
    fail "$2 has $(wc -l <"$2") lines after half a minute, not $1"
}

# However names come, and however many make a commit, what the archive holds is the same.
expect_code 0 stet archive --archive whole in
expect_code 0 stet archive --archive batches --batch 10 in
expect_line out "25 sources: 25 new"
[ "$(commits batches)" -eq 4 ] || fail "not three batches"
find in -name '*.md' | sort >names
expect_code 0 stet archive --archive listed -q --files-from names
expect_code 0 stet archive --archive piped -q -T - <names
find in -name '*.md' -print0 | expect_code 0 stet archive --archive zero -q -0T -
sed 's/$/\r/' names >crlf
printf '\r\n' >>crlf
expect_code 0 stet archive --archive windows -q --files-from crlf
printf 'in/sub\n\nin' | sed 's/^in$/&\n/' >folders
expect_code 0 stet archive --archive walked --batch 7 -T folders
expect_line out "26 sources: 25 new, 0 changed, 1 unchanged"
for archive in batches listed piped zero windows walked; do
    [ "$(tree "$archive")" = "$(tree whole)" ] || fail "what $archive holds is another"
    sound "$archive"
done
expect_code 2 stet archive --archive whole -T names --url https://example.org/
expect_error "names one source"
expect_code 2 stet archive --archive whole - -T -
expect_error "cannot be a source and the list"
expect_code 2 stet archive --archive whole -T absent
expect_error "cannot read the list 'absent': no such file"
expect_code 2 stet archive
expect_error "needs SOURCE"

# A name that cannot be read is a failure, and the others are archived.
printf 'in/note10.md\nin/none.md\nin/note11.md' | expect_code 2 stet archive --archive some -T -
expect_line out "3 sources: 2 new, 0 changed, 0 unchanged, 1 failed"
sound some

# A list that goes on: acknowledged while it is open. Without a fixed clock each source has its own time.
mkfifo pipe
env -u SOURCE_DATE_EPOCH "$STET" archive --archive live --json -T - <pipe >told 2>said &
run=$!
exec 5>pipe
echo in/note10.md >&5
wait_for 1 told
sleep 1
cp in/note10.md kept
echo 'It was changed later, while the list was open.' >>in/note10.md
echo in/note10.md >&5
wait_for 2 told
[ "$(grep -c '"outcome":"changed"' told)" -eq 1 ] || fail "the second look is no change"
# A signal ends the run, with all that was told in the archive.
printf 'in/note11.md\nin/note12.md\n' >&5
wait_for 3 told
kill -TERM $run
code=0
wait $run || code=$?
exec 5>&-
[ $code -eq 143 ] || fail "exit code $code after a signal"
expect_line said "stopped: what is not told of was not archived"
sound live
for id in $(sed 's/.*"id":"\([0-9a-f]*\)".*/\1/' told | sort -u); do
    stet log --archive live "$id" >/dev/null || fail "$id was told, but is not there"
done
mv kept in/note10.md
expect_code 0 stet archive --archive live in
sound live
