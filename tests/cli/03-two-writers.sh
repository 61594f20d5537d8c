#!/bin/sh
# Two writers at once: the second waits, says for whom, and both captures are there.
. "$TOP/tests/cli/lib.sh"
echo 'The first text, archived while the lock is held by another.' >a.txt
stet init "$STET_ARCHIVE" >/dev/null
# Hold the lock for a second, as a writer does.
(flock 9; sleep 1.5) 9>"archive/stet/lock" &
sleep 0.3
expect_code 0 stet archive a.txt
expect_line err "waiting: "
wait
# Not where it is short, nor where only failures are wanted.
(flock 9; sleep 0.3) 9>"archive/stet/lock" &
sleep 0.1
expect_code 0 stet archive a.txt
expect_no_line err "waiting: "
wait
(flock 9; sleep 1.5) 9>"archive/stet/lock" &
sleep 0.3
expect_code 0 stet archive -q a.txt
expect_no_line err "waiting: "
wait
for i in 1 2 3 4 5 6; do
    echo "Text number $i, written by one of several at once." >"t$i.txt"
    stet archive "t$i.txt" >/dev/null &
done
wait
expect_code 0 stet list
expect_line out "^7 articles"
sound archive
