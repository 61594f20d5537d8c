#!/bin/sh
# Several processes with several batches each on one archive: all that was told is there, and nobody
# waits until another is through with all of its own.
. "$TOP/tests/cli/lib.sh"
mkdir in
for i in $(seq 1 60); do
    printf '# Note %s\n\nThis is note %s. It has two sentences, and it is short.\n' "$i" "$i" >"in/note$i.md"
done
stet init "$STET_ARCHIVE" >/dev/null
for k in 0 1 2 3; do
    ls in/* | awk -v k=$k 'NR % 4 == k' | "$STET" archive --json --batch 5 -T - >"told$k" 2>"said$k" &
done
wait
[ "$(cat told? | wc -l)" -eq 60 ] || fail "$(cat told? | wc -l) captures were told, not 60"
expect_code 0 stet list
expect_line out "^60 articles"
for id in $(cat told? | sed 's/.*"id":"\([0-9a-f]*\)".*/\1/'); do
    git --git-dir=archive ls-tree -r --name-only main articles | grep -q "$(echo "$id" | cut -c1-8)/article.md" ||
        fail "$id was told, but is not there"
done
sound archive
# A writer of many batches leaves the lock to one who waits.
for i in $(seq 100 400); do
    printf '# Long %s\n\nThis is the text number %s of the long run.\n' "$i" "$i" >"long$i.md"
done
ls long* | "$STET" archive -q --batch 1 -T - 2>/dev/null &
run=$!
while [ "$(git --git-dir=archive rev-list --count main)" -lt 20 ]; do
    sleep 0.05
done
printf '# Short\n\nOne page of another process, between the batches of the first.\n' >short.md
expect_code 0 stet archive short.md
kill -0 $run || fail "the short run waited for the end of the long one"
# Packs come and go while it is checked: that is no fault.
while kill -0 $run 2>/dev/null; do
    expect_code 0 stet verify
done
wait $run
expect_code 0 stet list
expect_line out "^362 articles"
