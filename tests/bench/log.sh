#!/bin/sh
# log.sh STET ARTICLES [COUNT] - measures, side by side in one run, the history of one of COUNT (10000) articles
# in COUNT commits: 'stet log', and 'git log -- PATH' with commit-graph and changed-path filters. STET and
# ARTICLES are the built programs. The archive gets its commits from 'git fast-import', without captures.
set -eu
stet=$1 articles=$2 count=${3:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 PAGER=cat
"$articles" "$count" "$work/in"
"$articles" "$count" - >"$work/stream"
"$stet" archive -q --archive "$work/archive" "$work/in" 2>/dev/null
for i in $(seq 1 "$count"); do
    printf 'commit refs/heads/main\ncommitter stet <stet@localhost> %s +0000\ndata <<E\nNothing new\nE\n' "$((2000000000 + i))"
    [ "$i" -gt 1 ] || echo 'from refs/heads/main^0'
    echo
done | git -C "$work/archive" fast-import --quiet
"$stet" list --archive "$work/archive" --limit 1 >/dev/null # the catalog follows
git init -q --bare "$work/git"
git -C "$work/git" fast-import --quiet <"$work/stream"
git -C "$work/git" commit-graph write --reachable --changed-paths 2>/dev/null
middle=$((count / 2))
path=$(git -C "$work/git" ls-tree -r --name-only main | grep "/article-$middle/")
id=$("$stet" search --archive "$work/archive" "\"article $middle of the archive\"" --json | sed 's/.*"id":"\([0-9a-f]*\)".*/\1/')
# took command...: the median of 9 rounds of ten runs, in microseconds a run. (Ten, as starting 'date' takes
# a millisecond.)
took() {
    for round in 1 2 3 4 5 6 7 8 9; do
        begin=$(date +%s%N)
        for run in 1 2 3 4 5 6 7 8 9 10; do
            "$@" >"$work/out"
        done
        end=$(date +%s%N)
        echo $(((end - begin) / 10000))
    done | sort -n | sed -n 5p
}
own=$(took "$stet" log --archive "$work/archive" "$id")
[ -s "$work/out" ]
git=$(took git -C "$work/git" log --oneline main -- "$path")
[ -s "$work/out" ]
echo "stet $("$stet" --version | cut -d' ' -f2), $(git --version), $count articles, $count commits"
awk -v own="$own" -v git="$git" \
    'BEGIN { printf "stet log %.1f ms, git log -- PATH %.1f ms: stet is %.1f times as fast\n", own / 1000, git / 1000, git / own }'
