#!/bin/sh
# The catalog: found deleted, damaged or behind, it is made anew, and the answers are the same.
. "$TOP/tests/cli/lib.sh"
for i in 1 2 3; do
    printf -- '---\ntitle: Paper %s\ndate: 2024-0%s-10\nurl: https://site%s.example/p\n---\n\nThe minister resigned on day %s. Città e perché.\n' $i $i $i $i >"p$i.md"
done
stet archive -q p1.md p2.md p3.md
answers() {
    stet list
    stet list --host site2.example --json
    stet list --title 'PAPER 3'
    stet list --sort title --reverse
    stet list --limit 1 --offset 1 --sort url
    stet search minister resigned
    stet search citta
    stet search '"minister resigned"' --json
    stet search 'resig*'
    stet log site1.example
}
answers >before
expect_line before "^3 articles"
expect_line before "minister"
rm -rf archive/stet/catalog.db*
answers >after && diff -u before after || fail "deleted: other answers"
head -c 3000 /dev/urandom >archive/stet/catalog.db
answers >after && diff -u before after || fail "damaged: other answers"
truncate -s 4096 archive/stet/catalog.db
answers >after && diff -u before after || fail "cut: other answers"
cp -a archive/stet kept
echo 'A fourth text, archived while the catalog was away.' >p4.txt
stet archive -q p4.txt
rm -rf archive/stet && cp -a kept archive/stet
expect_code 0 stet list
expect_line out "^4 articles"
expect_code 0 stet reindex
expect_line out "indexed 4 articles, 4 versions, 4 captures"
expect_code 1 stet search nothingofthiskind
expect_line out "^0 hits in the archive '$STET_ARCHIVE'"
expect_code 1 stet list --host nowhere.example
expect_line out "^0 such articles in the archive '$STET_ARCHIVE'"
for hostile in '"' 'AND' 'x:y' '-x' 'C++' '(' 'a*b' 'NEAR(' "'; drop table"; do
    code=0
    stet search -- "$hostile" >out 2>err || code=$?
    [ "$code" -le 2 ] || fail "search '$hostile' gives $code"
done
# Selectors: none, several, by prefix, by id.
expect_code 1 stet log nosuchthing
expect_error "no article goes by 'nosuchthing' in the archive '$STET_ARCHIVE'"
expect_code 2 stet log site
expect_line err "names 3 articles"
expect_line err "https://site2.example/p"
id=$(stet list --host site3.example --json | sed 's/.*"id":"\([0-9a-f]*\)".*/\1/')
expect_code 0 stet log "$id"
expect_line out "site3.example"
expect_code 0 stet log "$(echo "$id" | cut -c1-8)"
expect_code 0 stet show https://site3.example/p@latest
expect_code 1 stet show site3.example@7
expect_error "no version '@7'"
expect_code 0 stet status
expect_line out "articles  4"

# A line of a journal that git vouches for, but that stet never wrote: said, by whoever asks.
git clone -q archive clone
journal=$(git -C clone ls-files 'captures/*.jsonl' | head -1)
echo garbage >"clone/$journal"
git -C clone -c user.name=x -c user.email=x commit -qam 'Damage a journal'
git -C archive fetch -q ../clone main:damaged
git -C archive update-ref refs/heads/main damaged
rm -rf archive/stet/catalog.db*
for command in list 'show site1.example' 'export folder'; do
    expect_code 2 stet $command
    expect_error "'$journal'"
done
