#!/bin/sh
# history.sh STET ARTICLES [VERSIONS] [COUNT] - measures, side by side in one run: 'stet blame' on an article of
# VERSIONS (200) versions of 10 KB, and 'git blame' on the same texts, one commit each; then 'stet log', 'stet search --removed' and
# 'stet similar', the last also among COUNT (0: left out) other articles of 5 KB. STET and ARTICLES are the built programs.
set -eu
stet=$1 articles=$2 versions=${3:-200} count=${4:-0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export STET_ARCHIVE="$work/archive" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 PAGER=cat
"$articles" 3 "$work/some"

# The first version: sentences of three articles, one a line, up to 10 KB.
{
    printf -- '---\ntitle: A history\nlanguage: en\nurl: https://bench.example/history\n---\n\n'
    cat "$work"/some/*/*.md | awk '/^---/ || /^[a-z_]+: / { next } { gsub(/\. /, ".\n"); print }' |
        awk '{ n += length($0) + 1; if (n > 10000) exit; print }'
} >"$work/text.md"
"$stet" init -q 2>/dev/null || "$stet" init >/dev/null
i=1
while [ $i -le "$versions" ]; do
    day=$(date -u -d "2024-01-01 +$i days" +%Y-%m-%dT%H:%M:%SZ)
    "$stet" archive -q --captured-at "$day" "$work/text.md" >/dev/null
    # One word of one sentence changes; of every tenth version a sentence goes and another comes.
    awk -v i=$i -v lines="$(wc -l <"$work/text.md")" '
        BEGIN { hit = 7 + (i * 13) % (lines - 16) }
        NR >= hit && NF > 4 && !done { $3 = "word" i; done = 1 }
        i % 10 == 0 && NR == hit + 6 { next }
        { print }
        i % 10 == 5 && NR == hit + 5 { print "In version " i " a sentence came that was not there before." }
    ' "$work/text.md" >"$work/next.md"
    mv "$work/next.md" "$work/text.md"
    i=$((i + 1))
done

git init -q "$work/git"
i=1
while [ $i -le "$versions" ]; do
    printf 'commit refs/heads/main\ncommitter b <b@bench.example> %s +0000\ndata 1\nv\nM 644 inline article.md\n' $((1700000000 + i))
    "$stet" show -f markdown "bench.example@$i" >"$work/one.md"
    printf 'data %s\n' "$(wc -c <"$work/one.md")"
    cat "$work/one.md"
    echo
    i=$((i + 1))
done | git -C "$work/git" fast-import --quiet
git -C "$work/git" checkout -q main

measure() { # measure NAME COMMAND...: the mean of ten runs
    name=$1
    shift
    /usr/bin/time -f '%e %U %S' -o "$work/time" sh -c 'for i in 0 1 2 3 4 5 6 7 8 9; do "$@" >/dev/null 2>&1; done; true' sh "$@"
    awk -v name="$name" '{ printf "%-34s %7.0f ms %7.0f ms of processor\n", name, 100 * $1, 100 * ($2 + $3) }' "$work/time"
}
bytes=$("$stet" show -f markdown bench.example | wc -c)
printf '%s versions, the last of %s bytes\n' "$("$stet" log --json bench.example | grep -o '"last_seen"' | wc -l)" "$bytes"
for round in 1 2 3; do
    measure 'stet blame' "$stet" blame bench.example
    measure 'stet blame --removed --json' "$stet" blame --removed --json bench.example
    measure 'git blame' git -C "$work/git" blame article.md
done
measure 'stet log' "$stet" log bench.example
measure 'stet search --removed' "$stet" search --removed harbour
measure 'stet similar' "$stet" similar bench.example
[ "$count" -gt 0 ] || exit 0
"$articles" "$count" "$work/in"
"$stet" archive -q "$work/in" >/dev/null
printf 'among %s articles\n' "$("$stet" status --json | sed 's/.*"articles":\([0-9]*\).*/\1/')"
measure 'stet similar' "$stet" similar bench.example
measure 'stet list --changed' "$stet" list --changed
measure 'stet search --removed' "$stet" search --removed harbour
