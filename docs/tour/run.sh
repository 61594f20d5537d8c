#!/bin/sh
# run.sh - builds stet and does its main job on the articles beside this file: archive them, archive a
# later edition, show what changed, export a bundle and verify it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
sh "$top/src/cmake/install-packages.sh" build
mkdir -p "$top/build"
log=$top/build/tour.log
if ! { cmake -S "$top" -B "$top/build/tour" -G Ninja -DSTET_BUILD_TESTING=OFF &&
    cmake --build "$top/build/tour"; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
PATH=$top/build/tour:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export STET_ARCHIVE="$work/archive" PAGER=cat

run() { printf '\n$ %s\n' "$*"; "$@"; }
run stet archive --captured-at 2024-11-18T08:00:00Z "$here/articles"
run stet archive --captured-at 2024-11-21T19:30:00Z "$here/later/ferry.html"
run stet list
run stet log harbourpost.example
run stet diff --color always harbourpost.example || [ $? -eq 1 ]
run stet search 'bow doors'
run stet export "$work/ferry.tar.gz" harbourpost.example
run stet verify "$work/ferry.tar.gz"
run stet verify
printf '\nThe program is %s\n' "$top/build/tour/stet"
