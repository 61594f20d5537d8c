#!/bin/sh
# Without an archive: extract as a filter, diff of two files.
. "$TOP/tests/cli/lib.sh"
unset STET_ARCHIVE
cat >a.html <<'T'
<html lang="en"><head><title>Storm</title></head><body><nav><a href="/">Home</a> <a href="/b">News</a></nav><article><h1>Storm</h1>
<p>The storm reached the coast at noon on Monday. It “was not expected”, the office said.</p>
<p>About 300 houses were without power until the evening, and two roads were closed.</p></article></body></html>
T
sed -e 's/300 houses/1,300 houses/' -e 's/“was not expected”/"was not expected"/' a.html >b.html
expect_code 0 stet extract a.html
expect_line out "^The storm reached the coast at noon on Monday.$"
expect_no_line out "Home"
expect_code 0 stet extract -f json - <a.html
expect_line out '"title":"Storm"'
expect_code 1 stet diff a.html b.html
expect_line out '{+1,300+}'
expect_code 0 stet diff a.html a.html
[ ! -s out ] || expect_no_line out '\[-'
expect_code 1 stet diff -f html a.html b.html
expect_line out '<ins'
expect_no_line out '<script src'
expect_code 1 stet diff --json a.html b.html
python3 -m json.tool <out >/dev/null
expect_line out '"title":"Storm","url":null,'
expect_code 1 stet diff -f unified a.html b.html
expect_line out '^@@'
expect_code 2 stet diff a.html none.html
expect_code 2 stet diff a.html
expect_error "name another"
expect_code 1 stet diff -f stat a.html b.html
[ ! -e "$WORK/data" ] || fail "an archive was made"
# Pipes with names, as a shell's <(command) makes them.
mkfifo one two
cat a.html >one &
expect_code 0 stet extract one
expect_line out "^The storm reached the coast"
cat a.html >one &
cat b.html >two &
expect_code 1 stet diff one two
expect_line out '{+1,300+}'
expect_code 2 stet diff /dev/null a.html
expect_error "cannot compare '/dev/null': it is empty"
# A terminal never gets raw control characters.
printf 'Title line\n\nA text with \033[31mescape\033[0m and a bell \007. Another sentence of this text.\n' >esc.txt
expect_code 0 stet extract esc.txt
[ "$(tr -d '\n\t -~' <out | wc -c)" -eq 0 ] || fail "control characters are left"
# Depth beyond a browser's is flattened, and said.
python3 -c "print('<html><body><article>' + '<div>' * 600 + '<p>Deep text with one sentence. And a second one.</p></article></body></html>')" >deep.html
expect_code 0 stet extract -f json deep.html
expect_line out '"flattened-elements"'
expect_line out 'Deep text with one sentence'
