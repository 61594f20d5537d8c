#!/bin/sh
# What a person gets wrong although each word is right: nothing is written where it should not be, nothing
# more is handed on than was meant, and what is sound is not called unsound.
. "$TOP/tests/cli/lib.sh"
page() { printf '<title>%s</title><h1>%s</h1><p>%s</p>' "$1" "$1" "The ferry was late by $2 hours, its owner said on Monday."; }
page Ferry two >1.html
page Ferry three >2.html
page Ferry four >3.html
page Harbour five >other.html
url=https://news.example/ferry

# 'stet init' makes the archive that the next command will mean.
expect_code 0 stet init
[ -d archive ] || fail "init made another archive than the one of \$STET_ARCHIVE"
mkdir full
touch full/file
expect_code 2 stet init full
expect_error "choose a new folder"

for n in 1 2 3; do
    expect_code 0 stet archive --url "$url" --captured-at "2024-11-0$n" "$n.html"
done
expect_code 0 stet archive --url https://news.example/harbour other.html

# A standard stream that is closed is not the next file that is opened.
expect_code 2 sh -c '"$STET" archive 1.html nothing.html 2>&-'
expect_code 2 sh -c '"$STET" archive - <&-'
expect_error "cannot read 'standard input'"
expect_code 2 sh -c '"$STET" list >&-'
expect_error "cannot write 'standard output'"
sound archive

# What follows an '@' is no version, but the article is there.
for word in "$url@last" "$url@2024-13-01" "$url@" "$url@1...3" "$url@x..2"; do
    expect_code 1 stet show "$word"
    expect_error "is no version"
done
expect_code 1 stet show "https://news.example/nothing@last"
expect_error "no article goes by 'https://news.example/nothing@last'"

# An address copied from elsewhere: another scheme, a slash at its end.
for word in http://news.example/ferry "$url/" http://www.news.example/ferry/; do
    expect_code 1 stet show "$word"
    expect_error "no article goes by '$word'; did you mean '$url'"
done
expect_code 1 stet show http://news.example/
expect_error "'stet list' shows all"

# Of an id some digits are needed.
for word in 7 ab 0F1; do
    expect_code 1 stet show "$word"
    expect_error "no article goes by '$word'; of an id give 4 digits or more"
done

# An empty variable of a script is no filter that lets all pass.
expect_code 2 stet log --only "" "$url"
expect_error "there is no type of edit ''"
expect_code 2 stet list --changed --ignore ""
expect_error "there is no type of edit ''"

expect_code 2 stet export one.zip "$url@2"
expect_error "every version; leave the '@2' away"

# Nothing is behind the latest version.
expect_code 0 stet diff "$url@latest"
expect_line err "nothing after it"
expect_code 1 stet diff "$url@2"
[ ! -s err ] || fail "a version that is not the latest is told as if it were"

# The name of a bundle was forgotten: not all that there is, in a folder named as the article.
id=$(stet list --json | sed -n 's/.*"id":"\([0-9a-f]\{8\}\).*ferry.*/\1/p')
for word in "$id" "$url" news.example/ferry; do
    expect_code 2 stet export "$word"
    expect_error "names an article; give the name of the bundle before it"
done
[ ! -e "$id" ] || fail "all articles were written into a folder named as one"
expect_code 0 stet export "./$id"
expect_line out "3 articles"
expect_code 2 stet export - "$url"
expect_error "cannot go to standard output"
[ ! -e ./- ] || fail "a folder '-' was made"

# An address where a host is wanted would select nothing.
for word in https://news.example news.example/ferry; do
    expect_code 2 stet list --host "$word"
    expect_error "takes a host, as 'news.example'"
    expect_code 2 stet export --host "$word" all.zip
    expect_error "takes a host, as 'news.example'"
done

# An archive is no bundle, and no worse for it; a folder that is neither cannot be judged.
expect_code 0 stet verify archive
expect_line out "^archive: valid"
expect_code 2 stet verify full
expect_error "neither a bundle nor an archive"
expect_code 0 stet export bundle
rm bundle/bagit.txt bundle/tagmanifest-sha256.txt
expect_code 1 stet verify bundle
mv "./$id" 'x: valid
y'
expect_code 0 stet verify 'x: valid
y'
expect_no_line out "^x: valid$"

expect_code 2 stet diff --only numbers "$url"
expect_error "did you mean 'number'"
expect_code 1 sh -c '"$STET" diff --only number -f stat 1.html - <3.html'
expect_line out "1 sentence edited"
expect_code 2 stet diff - -
expect_error "only one of the two"

# What is to be done about a source that cannot be archived.
gzip -c 1.html >1.html.gz
expect_code 2 stet archive 1.html.gz
expect_error "it is a gzip file.*unpack it"
printf 'MIME-Version: 1.0\nFrom: a@b.example\nSubject: x\n\nText.\n' >mail.eml
expect_code 2 stet archive mail.eml
expect_error "mail message.*save"
printf 'WARC/1.0\r\nWARC-Type: response\r\n\r\n' >a.warc
expect_code 2 stet archive a.warc
expect_error "WARC file.*take the pages out"
ln -s nowhere link.html
expect_code 2 stet archive link.html
expect_error "a link to nothing"

# A file from somebody else does not write to the title of the window, whatever form is asked for.
printf -- '---\ntitle: "x"\nnormalizer: 1\n---\n\nA plain sentence.\n' >good.md
printf -- '---\ntitle: "x"\nnormalizer: 1\n---\n\nA plain \033]0;owned\007 sentence.\n' >evil.md
stet diff --json good.md evil.md >edits.json || true
# Where the system gives no pseudo-terminal there is none to write to.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    for words in 'diff -f words good.md evil.md' 'diff -f unified good.md evil.md' \
        'diff -f html good.md evil.md' 'diff --json good.md evil.md' 'apply edits.json good.md'; do
        script -qec "$STET $words" /dev/null </dev/null >terminal || true
        expect_line terminal owned
        ! grep -q "$(printf '\033]0')" terminal || fail "a control sequence reached the terminal: $words"
    done
fi
stet apply edits.json good.md | cmp - evil.md

# What libarchive says of a damaged bundle is a sentence like all others.
stet export whole.zip >/dev/null
head -c 400 whole.zip >cut.zip
expect_code 1 stet verify cut.zip
expect_line err "^stet: 'cut.zip' cannot be unpacked: [a-z]"
