#!/bin/sh
# stet extract: several files and standard input, each form, kinds, rules for sites and their trace in an
# archive.
. "$TOP/tests/cli/lib.sh"
cat >page.html <<'H'
<!DOCTYPE html><html lang="en"><head><title>The bridge | Courier</title><meta name="author" content="Ada Writer"></head><body>
<div id="story"><h1>The bridge</h1><p>Nobody could say, that evening, whether the bridge would <em>hold</em>, or for how long.</p>
<p class="mug">The mug of the month is blue, and it holds a litre, if you ask nicely.</p></div></body></html>
H
echo '<title>404 Not Found</title><h1>Not Found</h1><p>Nothing here.' >gone.html
printf '\001\002\003\004 junk' >junk.bin

# All that can be read is, whatever else cannot; '-' is one of them.
expect_code 2 stet extract page.html missing.html junk.bin - <page.html
[ "$(grep -c 'Nobody could say' out)" -eq 2 ] || fail "not both pages"
[ "$(wc -l <err)" -eq 2 ] || fail "not one line for each failure"
expect_line err "cannot read 'missing.html': no such file"
expect_line err "cannot extract 'junk.bin': "

expect_code 0 stet extract page.html
expect_same out <<'T'
Nobody could say, that evening, whether the bridge would hold, or for how long.

The mug of the month is blue, and it holds a litre, if you ask nicely.
T
expect_code 0 stet extract --format markdown --url https://courier.example/1 page.html
expect_same out <<'T'
---
title: "The bridge"
authors: ["Ada Writer"]
language: "en"
url: "https://courier.example/1"
normalizer: 1
---

Nobody could say, that evening, whether the bridge would *hold*, or for how long.

The mug of the month is blue, and it holds a litre, if you ask nicely.
T
expect_code 0 stet extract --format html page.html
expect_line out '<em>hold</em>'
expect_line out "default-src 'none'"
expect_code 0 stet extract --format json page.html
expect_line out '^"kind":"article",$'
expect_line out '^"rules":null,$'
expect_code 2 stet extract --format pdf page.html

# What it is not.
expect_code 0 stet extract --json gone.html
expect_line out '^"kind":"error",$'
expect_line out "^\"kind_reason\":\"its title says '404 not found'\",$"

expect_code 1 stet extract gone.html
expect_line out '^Nothing here.$'
expect_error "^stet: 'gone.html' is no article (error): its title says '404 not found'$"
expect_code 2 stet extract gone.html missing.html

# Rules: checked before anything is read; used by site and by time; on record by their digest.
echo 'body: p' >bad.rules
expect_code 2 stet extract --rules bad.rules page.html
expect_error "^stet: bad.rules:1: a line 'site: HOST' must stand before 'body'$"
expect_code 2 stet archive --rules bad.rules page.html
expect_error "bad.rules:1"
[ ! -e archive ] || fail "an archive was made with rules that make no sense"
mkdir rules
expect_code 2 stet extract --rules rules page.html
expect_error "it holds no file"
printf 'site: courier.example\nuntil: 2024-06\nbody: #story\ndrop: .mug\n' >rules/courier.rules
echo 'none of these' >rules/README
expect_code 0 stet extract --rules rules --captured-at 2024-03-01 --url https://www.courier.example/1 page.html
expect_same out <<'T'
Nobody could say, that evening, whether the bridge would hold, or for how long.
T
expect_code 0 stet extract --rules rules --captured-at 2024-07-01 --url https://courier.example/1 page.html
expect_line out "mug of the month"
expect_code 0 stet archive --rules rules --captured-at 2024-03-01 --url https://courier.example/1 page.html
expect_code 0 stet archive --rules rules --captured-at 2024-07-01 --url https://courier.example/1 page.html
expect_line out "1 changed"
digest=$(sha256sum rules/courier.rules | cut -d' ' -f1)
for journal in $(git --git-dir=archive ls-tree -r --name-only main captures/ | grep jsonl); do
    git --git-dir=archive show "main:$journal"
done >lines
[ "$(grep -c "\"rules\":\"$digest\"" lines)" -eq 1 ] || fail "not one line with the digest of the rules"
[ "$(wc -l <lines)" -eq 2 ] || fail "not two captures"

# Other rules change nothing that is there, and the same capture cannot get another text.
echo 'drop: em' >>rules/courier.rules
expect_code 2 stet archive --rules rules --captured-at 2024-03-01 --url https://courier.example/1 page.html
expect_code 0 stet reindex
expect_code 0 stet show https://courier.example/1@1
expect_line out "would .*hold"
expect_no_line out "mug"
sound archive

# Why: in the terminal's form a line for each block, and nothing of a hostile page alive in either form.
expect_code 0 stet extract --explain page.html
expect_line out '^[0-9]* of [0-9]* blocks kept; kind: article$'
expect_line out '^keep .* p  *Nobody could say'
COLUMNS=80 expect_code 0 stet extract --explain --color always page.html
expect_line out '\[32mkeep'
printf '<title>\033]0;t\007</title><p onclick="a()">A paragraph \033[31mof some length, <a href="javascript:b()">a link</a>, and more.</p><script>c()</script><img src=x onerror=d() alt="<script>e()"><style>p{}</style><p>&lt;script&gt;f()</p>' >hostile.html
expect_code 0 stet extract --explain hostile.html
if LC_ALL=C grep -q "$(printf '\033')" out; then fail "a control character in the trace"; fi
expect_code 0 stet extract --explain --format html hostile.html
expect_line out "default-src 'none'"
expect_line out '&lt;script&gt;f()'
for word in '<script' 'javascript:' 'onclick' 'onerror=' 'src='; do expect_no_line out "$word"; done
expect_code 2 stet extract --explain --format json page.html
expect_error "explain is for --format text and html"
expect_code 0 stet extract --explain page.html hostile.html
[ "$(grep -c 'blocks kept' out)" -eq 2 ] || fail "not both pages explained"
printf 'A line.\n\nAnother line, of text.\n' >plain.txt
expect_code 0 stet extract --explain plain.txt
expect_line out "this is no HTML"

# What is archived although it is no whole article is told.
cat >stub.html <<'H'
<title>The bridge, at length</title><article><p>Nobody could say, that evening, whether the bridge would hold, or for how long.</p></article>
<div>Subscribe to continue reading</div>
H
expect_code 0 stet archive --id stub stub.html
expect_error "'stub.html' is archived, but taken for the start of an article: it has little text, and says 'subscribe to continue'"
expect_code 2 stet archive --id gone gone.html
expect_error "cannot archive 'gone.html' as an article: its title says"
