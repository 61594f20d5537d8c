#!/bin/sh
# What people stumbled over who had never seen stet: odd names, wrong words, a place that cannot be
# written, two articles side by side.
. "$TOP/tests/cli/lib.sh"
page() { printf '<title>%s</title><h1>%s</h1><p>%s</p>' "$1" "$1" "The ferry was late by $2 hours, its owner said on Monday."; }
mkdir saved saved/page_files
page Ferry two >saved/page.html
page Harbour two >saved/-dash.html
touch saved/.hidden saved/a.css saved/b.CSS saved/c.json saved/page_files/ad.js

# What was passed over is told by kinds, each once.
expect_code 0 stet archive saved
expect_line out "5 files skipped, by name no article (.*)$"
for kind in hidden .css .json _files; do
    expect_line out "[( ]$kind[,)]"
done
expect_no_line out 'css.*css'

# A name that looks like an option.
expect_code 2 sh -c 'cd saved && "$STET" archive *.html'
expect_error "write './-dash.html' for the file of that name"
expect_code 2 stet archive -0 saved
expect_error "goes with --files-from"

# A number of a version says little where there are two articles.
expect_code 0 stet archive --id one saved/page.html
expect_code 0 stet archive --id two ./saved/-dash.html
expect_code 1 stet diff one two
expect_line out '^one@1 (.*) → two@1 ('
expect_code 1 stet diff saved/-dash.html one
expect_line out '^saved/-dash.html → one@1 ('
expect_code 2 stet diff saved one
expect_error "'saved' is a folder"

# Nothing of the kind is not nothing at all.
expect_code 1 stet list --changed
expect_line out '^0 such articles in'

# A bundle that was cut has one fault, and no digest of a manifest that nobody has seen.
expect_code 0 stet export case.tar.gz
digest=$(sed -n 's/^sha256 of its manifest //p' out)
expect_code 0 stet verify case.tar.gz
expect_line out "^sha256 of its manifest $digest$"
[ "$(tar -xzOf case.tar.gz --wildcards '*/manifest-sha256.txt' | sha256sum)" = "$digest  -" ] ||
    fail "export told another digest than that of the manifest"
head -c 200 case.tar.gz >cut.tar.gz
expect_code 1 stet verify cut.tar.gz
expect_error "'cut.tar.gz' cannot be unpacked: "
expect_line out '^cut.tar.gz: NOT valid'
expect_no_line out 'sha256'
expect_code 1 stet verify --json cut.tar.gz
expect_line out '"digest":null'

# A catalog that cannot be kept is not made, but asked all the same.
rm archive/stet/catalog.db*
ln -s nowhere archive/stet/catalog.db
expect_code 2 stet reindex
expect_error "cannot write the catalog "
expect_code 0 stet list
expect_line out '^4 articles'

# A text can be made again from what the bundle holds, as docs/bundle.md says.
expect_code 0 stet archive --url https://news.example/ferry -t 2024-11-01 saved/page.html
expect_code 0 stet export ferry https://news.example/ferry
source=$(find ferry/data -name '2*.html')
stet extract -f markdown --url https://news.example/ferry "$source" | cmp - "${source%.html}.md" ||
    fail "the text does not follow from its source"

# That a page is gone is seen where its versions are.
printf '<title>404 Not Found</title><h1>Not Found</h1><p>It is not on this server.</p>' >gone.html
expect_code 2 stet archive --url https://news.example/ferry -t 2024-11-05 gone.html
expect_code 0 stet log https://news.example/ferry
expect_line out '^besides 1 that gave no text .*, last 2024-11-05T00:00:00Z$'
expect_code 0 stet log one
expect_no_line out 'gave no text'
expect_code 0 stet list
expect_line out 'no text in the last capture .*; the last text was seen 2024-11-0[1-4]$'
[ "$(grep -c 'no text' out)" -eq 1 ] || fail "others are told as gone"
expect_code 0 stet list --json --host news.example
expect_line out '"last_captured":"2024-11-05T00:00:00Z","last_text":"2024-11-0[1-4]T'

# What 'archive' would not take, and two pages in one.
expect_code 2 stet extract --url news.example saved/page.html
expect_error "does not start with http"
expect_code 2 stet extract -f html saved/page.html saved/-dash.html
expect_error "html is one page"
expect_code 2 stet show -f html one two
expect_error "html is one page"

# Who stands in a clone of an archive means that, not another one.
git clone -q archive clone
(cd clone && env -u STET_ARCHIVE "$STET" status) >out
expect_line out '^archive .*/clone'

# Of a text that has nothing in common with the other the edits say nothing, and that is said first.
for i in 1 2 3 4 5 6 7 8; do
    printf 'Ferry number %s was late by two hours, its owner said on Monday.\n' $i >>ferry.txt
    printf 'Snow fell all night in hills and valleys; road %s0 is closed.\n' $i >>snow.txt
done
expect_code 1 stet diff ferry.txt snow.txt
expect_line out '^Written anew\. [0-9]'
