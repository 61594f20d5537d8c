#!/bin/sh
# extraction.sh STET CHANGED_PAGES MODULES DIR [COUNT] - measures, side by side in one run: 'stet archive' on COUNT (10000)
# HTML pages (all of it: read, extract, normalise, commit, sync, index), and Mozilla Readability on linkedom and on
# jsdom, extraction only, on a part of the same pages. STET and CHANGED_PAGES are the built programs; the pages of 30 to
# 200 KB below DIR are repeated with changed words. MODULES is a folder with node_modules, see readability.mjs.
set -eu
stet=$1 pages=$2 modules=$(cd "$3" && pwd) dir=$4 count=${5:-10000}
bench=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$dir" -name '*.html' -size +30k -size -200k | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "$pages" "$count" "$work/in"
cp "$bench/readability.mjs" "$work/"
ln -s "$modules/node_modules" "$work/node_modules"
echo "stet $("$stet" --version | cut -d' ' -f2), node $(node --version), $(nproc) processors," \
    "$(du -sm --apparent-size "$work/in" | cut -f1) MB in $count pages"
find "$work/in" -name '*.html' | LC_ALL=C sort >"$work/names"
printf '%-12s %8s %8s %10s   %s\n' program pages found 'ms/page' 'stet is'
for round in 1 2 3; do
    rm -rf "$work/archive"
    begin=$(date +%s%N)
    "$stet" archive --json --archive "$work/archive" "$work/in" >"$work/told" 2>/dev/null || true
    end=$(date +%s%N)
    ms=$(echo "$begin $end $count" | awk '{ printf "%.3f", ($2 - $1) / 1e6 / $3 }')
    printf '%-12s %8d %8d %10s\n' 'stet archive' "$count" "$(grep -c '"outcome":"new"' "$work/told")" "$ms"
    for library in linkedom jsdom; do
        step=$((count / 1000))
        [ $library = jsdom ] && step=$((count / 200))
        awk -v s=$((step > 0 ? step : 1)) 'NR % s == 0' "$work/names" >"$work/some"
        (cd "$work" && node readability.mjs $library <some 2>/dev/null) | awk -v own="$ms" \
            '{ printf "%-12s %8d %8d %10s   %.1f times as fast\n", $1, $2, $3, $4, $4 / own }'
    done
done
