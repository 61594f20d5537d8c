#!/bin/sh
# Pages archived one right after the other, by the clock: they are versions in the order of their coming.
. "$TOP/tests/cli/lib.sh"
unset SOURCE_DATE_EPOCH
save() { # FILE DAYS
    printf '<html lang="en"><head><title>Page</title></head><body><article><h1>Page</h1>' >"$1"
    printf '<p>The ferry was allowed to sail on %s days, the report says.</p>' "$2" >>"$1"
    printf '<p>It carries about 900 passengers a day.</p></article></body></html>' >>"$1"
}
url=https://example.org/page
for days in 212 99 40; do
    save page.html $days
    stet archive -q page.html --url $url
    stet archive -q page.html --url $url # the same text need not wait
done
for version in 1:212 2:99 3:40; do
    expect_code 0 stet show $url@${version%:*}
    expect_line out "on ${version#*:} days"
done
# Nor do other articles, and times that are given are taken as they are.
save page.html 7
stet archive --json -t 2024-12-03T08:00:00Z page.html --url $url >one
save page.html 8
stet archive --json -t 2024-12-03T08:00:00Z page.html --url $url >two
expect_line one '"captured":"2024-12-03T08:00:00Z"'
expect_line two '"captured":"2024-12-03T08:00:00Z"'
# A list takes its names one by one.
save page.html 5
printf '%s\n' page.html | stet archive -q -T - --archive list
save page.html 6
printf '%s\n' page.html | stet archive -q -T - --archive list
expect_code 0 stet show --archive list "file://$WORK/page.html@2"
expect_line out 'on 6 days'
sound "$WORK/archive"
