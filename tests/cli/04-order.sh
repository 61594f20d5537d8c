#!/bin/sh
# Captures of an article in any order give the same articles, the same journal and the same log: also where
# a text comes back that had been replaced.
. "$TOP/tests/cli/lib.sh"
text() {
    printf '<html lang="en"><head><title>Page</title></head><body><article><h1>Page</h1>'
    printf '<p>The ferry was allowed to sail on %s days, the report says.</p>' "$1"
    printf '<p>It carries about 900 passengers a day between the island and the mainland.</p></article>'
    printf '<!-- served by node %s --></body></html>' "$2"
}
# text, node: A A' B A A' C, some with the same bytes.
set -- 212:1 212:2 99:1 212:2 212:3 7:1 7:1
i=0
for capture; do
    i=$((i + 1))
    text "${capture%:*}" "${capture#*:}" >"page$i.html"
done
take() {
    for i in $2; do
        stet archive -q --archive "$1" --url https://example.org/page \
            --captured-at "2024-11-0${i}T12:00:00Z" "page$i.html"
    done
    stet log --archive "$1" example.org/page >"$1.log"
    git --git-dir="$1" rev-parse 'main^{tree}' >"$1.tree"
    sound "$1"
}
take ordered "1 2 3 4 5 6 7"
expect_line ordered.log "4 versions"
expect_line ordered.log "7 captures"
take backward "7 6 5 4 3 2 1"
take shuffled "4 1 7 3 6 2 5"
take again "3 5 1 2 7 6 4"
for other in backward shuffled again; do
    diff -u ordered.log "$other.log" || fail "the log of $other differs"
    diff -u ordered.tree "$other.tree" || fail "the tree of $other differs"
done
# What stood on a day.
expect_code 0 stet show --archive shuffled example.org/page@2024-11-03
expect_line out "99 days"
expect_code 0 stet show --archive shuffled example.org/page@2024-11-05
expect_line out "212 days"
expect_code 1 stet show --archive shuffled example.org/page@2024-10-31
expect_error "first capture"
# The same capture twice is one.
stet archive -q --archive ordered --url https://example.org/page --captured-at 2024-11-03T12:00:00Z page3.html
git --git-dir=ordered rev-parse 'main^{tree}' | diff ordered.tree - || fail "a capture counts twice"
