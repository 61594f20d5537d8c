#!/bin/sh
# archive.sh STET ARTICLES [COUNT] - measures, side by side in one run: 'stet archive' on COUNT Markdown
# articles of about 5 KB (read, normalise, commit, sync, index), and 'git fast-import' of the same texts,
# one commit each. STET and ARTICLES are the built programs. Three rounds, in turn.
set -eu
stet=$1 articles=$2 count=${3:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$articles" "$count" "$work/in"
"$articles" "$count" - >"$work/stream"
seconds() { /usr/bin/time -f '%e %M' -o "$work/time" "$@"; cat "$work/time"; }
printf '%-14s %10s %12s %10s %12s\n' program seconds articles/s 'peak MB' 'size MB'
for round in 1 2 3; do
    rm -rf "$work/archive" "$work/git"
    set -- $(seconds "$stet" archive -q --archive "$work/archive" "$work/in" 2>/dev/null)
    size=$(du -sk "$work/archive/objects" | cut -f1)
    awk -v n="$count" -v s="$1" -v m="$2" -v k="$size" \
        'BEGIN { printf "%-14s %10.2f %12.0f %10.0f %12.1f\n", "stet archive", s, n / s, m / 1024, k / 1024 }'
    stet_s=$1
    git init -q --bare "$work/git"
    set -- $(seconds git -C "$work/git" fast-import --quiet <"$work/stream")
    size=$(du -sk "$work/git/objects" | cut -f1)
    awk -v n="$count" -v s="$1" -v m="$2" -v k="$size" -v t="$stet_s" \
        'BEGIN { printf "%-14s %10.2f %12.0f %10.0f %12.1f   stet is %.2f times as fast\n", "fast-import", s, n / s, m / 1024, k / 1024, s / t }'
done
