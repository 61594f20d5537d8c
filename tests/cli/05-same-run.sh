#!/bin/sh
# Many inputs in one run: each accounted for, the same commit whatever the number of threads, nothing new
# the second time; a reader of the repository needs git only.
. "$TOP/tests/cli/lib.sh"
mkdir -p in/deep/er in/page_files
for i in $(seq 1 60); do
    printf '# Note %s\n\nThis is note %s. It has two sentences, and it is short.\n' "$i" "$i" >"in/deep/note$i.md"
done
printf '<html><body><article><p>A page with a sentence. And with another one, so that it is text.</p></article></body></html>' >in/page.html
printf 'x' >in/page_files/x.html
printf 'body { color: red }' >in/style.css
printf 'Plain text in a folder that lies deep. It is archived like the rest.' >in/deep/er/plain
expect_code 0 stet archive --archive one --jobs 1 in
expect_line out "62 sources: 62 new, 0 changed, 0 unchanged, 0 failed"
expect_code 0 stet archive --archive many --jobs 8 in
[ "$(git --git-dir=one rev-parse main)" = "$(git --git-dir=many rev-parse main)" ] || fail "the commits differ"
[ "$(git --git-dir=one rev-list --count main)" -eq 2 ] || fail "not one commit a run"
expect_code 0 stet archive --archive one --json --captured-at 2024-12-04 in
[ "$(wc -l <out)" -eq 62 ] || fail "not one line a capture"
[ "$(grep -c '"outcome":"unchanged"' out)" -eq 62 ] || fail "not all unchanged"
expect_line err "62 sources: 0 new, 0 changed, 62 unchanged, 0 failed"
[ "$(git --git-dir=one ls-tree -r --name-only main captures | grep -c jsonl)" -eq 2 ] || fail "not two journals"
[ "$(git --git-dir=one ls-tree -r --name-only main articles | grep -c '/article.md$')" -eq 62 ] || fail "not 62 articles"
# Dry run: the same words, nothing written.
head=$(git --git-dir=one rev-parse main)
expect_code 0 stet archive --archive one --dry-run in
expect_line out "would archive 62 sources: 0 new, 0 changed, 62 unchanged"
[ "$(git --git-dir=one rev-parse main)" = "$head" ] || fail "a dry run wrote"
expect_code 0 stet archive --archive absent --dry-run in
[ ! -e absent ] || fail "a dry run made an archive"
# Plain git.
git clone -q one copy
[ -f "$(find copy/articles -name article.md | head -1)" ] || fail "no article in the clone"
git --git-dir=one log -p --stat >/dev/null
git --git-dir=one gc -q
sound one
expect_code 0 stet list --archive one
expect_line out "^62 articles"
# A clone is an archive too.
git clone -q --bare one bare
expect_code 0 stet list --archive bare
expect_line out "^62 articles"
