#!/bin/sh
# Saves of one page, each from the day when its file was last changed: one article, whatever the order of their names.
. "$TOP/tests/cli/lib.sh"
save() { # FILE DAY DAYS
    printf '<html lang="en"><head><title>Page</title></head><body><article><h1>Page</h1>' >"$1"
    printf '<p>The ferry was allowed to sail on %s days, the report says.</p>' "$3" >>"$1"
    printf '<p>It carries about 900 passengers a day.</p></article></body></html>' >>"$1"
    TZ=UTC touch -d "2024-11-$2 12:00:00" "$1"
}
mkdir saved
save saved/a.html 03 99
save saved/b.html 01 212
save saved/c.html 02 212
url=https://example.org/page
expect_code 0 stet archive --file-times --url $url saved
expect_line out '^3 sources: 1 new, 1 changed, 1 unchanged, 0 failed$'
stet log $url >log
expect_line log '2 versions'
expect_line log '3 captures'
expect_code 0 stet show $url@2024-11-02
expect_line out '212 days'
expect_code 0 stet show $url@latest
expect_line out '99 days'
# The same as one by one, and from a list.
for file in a:03 b:01 c:02; do
    stet archive -q --archive single --url $url -t "2024-11-${file#*:}T12:00:00Z" "saved/${file%:*}.html"
done
find saved -type f | stet archive -q --archive list --file-times --url $url -T -
stet export one.zip >out
for archive in single list; do
    stet export --archive $archive $archive.zip >out
    cmp one.zip $archive.zip || fail "$archive holds something else"
done

# What tells no time is not archived as if it did; the others are.
save none.html 04 1
TZ=UTC touch -d '1970-01-01 00:00:00' none.html
save future.html 04 2
TZ=UTC touch -d '2990-01-01' future.html
save good.html 05 3
expect_code 2 stet archive --file-times --url $url none.html future.html good.html
expect_line out '^3 sources: 0 new, 1 changed, 0 unchanged, 2 failed$'
expect_line err "^stet: .*'none.html'.*--captured-at"
expect_line err "^stet: .*'future.html'.*--captured-at"
sound "$(stet status --json | sed -n 's/.*"path": *"\([^"]*\)".*/\1/p')"

# Without times of their own they would all be one moment's.
expect_code 2 stet archive --url $url saved
expect_error '3.*--file-times'
expect_code 2 stet archive --file-times --title Page saved
expect_error 'title'
expect_code 2 stet archive --file-times -t 2024-11-01 saved
expect_error 'not both'
# Standard input has no time of its own.
expect_code 0 stet archive --file-times --id note - <good.html
expect_line out '^new'
