#!/bin/sh
# extraction.sh STET CHANGED_PAGES MODULES DIR [COUNT] - measures, side by side in one run: 'stet archive' on COUNT (10000)
# HTML pages (all of it: read, extract, normalise, commit, sync, index), and Mozilla Readability on linkedom and on
# jsdom, extraction only, on a part of the same pages; then 'stet extract' on one core beside both, by the time of the
# processor, whatever else the machine does. STET and CHANGED_PAGES are the built programs; the pages of 30 to 200 KB
# below DIR are repeated with changed words. MODULES is a folder with node_modules, see readability.mjs. Where bench_html
# lies beside CHANGED_PAGES, the HTML parser's share of 'stet extract' is told too.
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
all=0-$(($(nproc) - 1))
# some COUNT: that many of all pages.
some() {
    awk -v s=$((count > $1 ? count / $1 : 1)) 'NR % s == 0' "$work/names" >"$work/some"
}
# line NAME PAGES FOUND MS OWN: a line of the table; OWN is stet's time.
line() {
    awk -v name="$1" -v pages="$2" -v found="$3" -v ms="$4" -v own="$5" \
        'BEGIN { printf "%-12s %8d %8s %10.3f   %s\n", name, pages, found, ms, own ? sprintf("%.1f times as fast", ms / own) : "" }'
}
# readability LIBRARY CORES: over these pages.
readability() {
    (cd "$work" && taskset -c "$2" node readability.mjs "$1" <some 2>/dev/null)
}
printf '%-12s %8s %8s %10s   %s\n' program pages found 'ms/page' 'stet is'
for round in 1 2 3; do
    rm -rf "$work/archive"
    begin=$(date +%s%N)
    "$stet" archive --json --archive "$work/archive" "$work/in" >"$work/told" 2>/dev/null || true
    end=$(date +%s%N)
    ms=$(echo "$begin $end $count" | awk '{ printf "%.3f", ($2 - $1) / 1e6 / $3 }')
    line 'stet archive' "$count" "$(grep -c '"outcome":"new"' "$work/told")" "$ms" 0
    for library in linkedom jsdom; do
        some $([ $library = jsdom ] && echo 200 || echo 1000)
        set -- $(readability $library "$all")
        line "$library" "$2" "$3" "$4" "$ms"
    done
done
echo 'one core, milliseconds of the processor'
for round in 1 2 3; do
    some 1000
    xargs /usr/bin/time -f '%U %S' -o "$work/time" taskset -c 0 "$stet" extract <"$work/some" >"$work/told" 2>&1 || true
    set -- $(tail -1 "$work/time") $(wc -l <"$work/some")
    own=$(echo "$1 $2 $3" | awk '{ printf "%.3f", ($1 + $2) * 1e3 / $3 }')
    line 'stet extract' "$3" - "$own" 0
    for library in linkedom jsdom; do
        some $([ $library = jsdom ] && echo 200 || echo 1000)
        set -- $(readability $library 0)
        line "$library" "$2" "$3" "$5" "$own"
    done
done
parser=$(dirname "$pages")/bench_html
if [ -x "$parser" ]; then
    some 1000
    speed=$(xargs taskset -c 0 "$parser" <"$work/some" | awk '$1 == "stet" { print $2 }')
    echo "$speed $(xargs cat <"$work/some" | wc -c) $(wc -l <"$work/some") $own" |
        awk '{ printf "the HTML parser, alone and warm: %.3f ms/page, %.0f %% of stet extract\n", $2 / $3 / $1 / 1e3, 100 * $2 / $3 / $1 / 1e3 / $4 }'
fi
