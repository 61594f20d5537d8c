#!/bin/sh
# extraction.sh STET CHANGED_PAGES MODULES DIR [COUNT] - measures, side by side in one run: 'stet archive' on COUNT (10000)
# HTML pages (all of it: read, extract, normalise, commit, sync, index), and Mozilla Readability on linkedom and on
# jsdom, extraction only, on a part of the same pages; then 'stet extract' on one core beside both, by the time of the
# processor, whatever else the machine does: of these pages, and of real ones of about 200 KB. STET and CHANGED_PAGES are
# the built programs; the pages of 30 to 200 KB below DIR are repeated with changed words. MODULES is a folder with node_modules, see readability.mjs. Where bench_html
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
parser=$(dirname "$pages")/bench_html
# one_core STET LINKEDOM JSDOM: over the pages that these lists in $work name, each so long that it takes a second or more.
one_core() {
    for round in 1 2 3; do
        xargs /usr/bin/time -f '%U %S' -o "$work/time" taskset -c 0 "$stet" extract <"$work/$1" >"$work/told" 2>&1 || true
        length=$(wc -l <"$work/$1")
        own=$(tail -1 "$work/time" | awk -v n="$length" '{ printf "%.3f", ($1 + $2) * 1e3 / n }')
        line 'stet extract' "$length" - "$own" 0
        for library in linkedom jsdom; do
            cp "$work/$([ $library = jsdom ] && echo "$3" || echo "$2")" "$work/some"
            readability $library 0 >"$work/result"
            read -r _ length found _ cpu <"$work/result"
            line "$library" "$length" "$found" "$cpu" "$own"
        done
    done
    [ -x "$parser" ] || return 0
    speed=$(xargs taskset -c 0 "$parser" <"$work/$2" | awk '$1 == "stet" { print $2 }')
    echo "$speed $(xargs cat <"$work/$2" | wc -c) $(wc -l <"$work/$2") $own" |
        awk '{ printf "the HTML parser, alone and warm: %.3f ms/page, %.0f %% of stet extract\n", $2 / $3 / $1 / 1e3, 100 * $2 / $3 / $1 / 1e3 / $4 }'
}
# repeat N FILE: the lines of FILE, N times.
repeat() {
    for i in $(seq "$1"); do cat "$2"; done
}
echo 'one core, milliseconds of the processor: the same pages'
some 200 && cp "$work/some" "$work/few"
some 1000 && cp "$work/some" "$work/many"
one_core many many few
find "$dir" -name '*.html' -size +150k -size -260k | LC_ALL=C sort >"$work/large"
echo "one core: the $(wc -l <"$work/large") pages of 150 to 260 KB as they are, over and over"
repeat 3 "$work/large" >"$work/few"
repeat 30 "$work/large" >"$work/many"
one_core many few few
