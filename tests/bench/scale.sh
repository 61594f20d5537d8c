#!/bin/sh
# scale.sh STET ARTICLES [SIZES] [DIR] - grows an archive by generated articles of about 5 KB to each of SIZES
# ("1000 10000 100000 1000000") and prints what it costs there: to add, to keep, to ask; and in ratio to the first
# size what should not grow (the columns with x; verify by the article). Each line comes as soon as it is measured.
# Of the largest, then: making its catalog anew, compacting, and checking what was compacted. STET and ARTICLES are
# the built programs. Needs about 13 KB of disk an article in DIR, which it makes and removes.
set -eu
stet=$1 articles=$2 sizes=${3:-1000 10000 100000 1000000}
work=${4:-$(mktemp -d)}
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
archive=$work/archive
export NO_COLOR=1 PAGER=cat

# took N command...: the median of N runs in milliseconds, one after another; their output is dropped.
took() {
    rounds=$1
    shift
    i=0
    while [ $i -lt "$rounds" ]; do
        begin=$(date +%s%N)
        "$@" >/dev/null 2>&1 || true
        end=$(date +%s%N)
        echo $(((end - begin) / 10000))
        i=$((i + 1))
    done | sort -n | sed -n "$((rounds / 2 + 1))p" | awk '{ printf "%.2f", $1 / 100 }'
}

# weighed COMMAND...: sets seconds, cpu (seconds) and mb (the most memory) of one run; its output is dropped.
weighed() {
    begin_one=$(date +%s%N)
    /usr/bin/time -q -f '%U %S %M' -o "$work/time" "$@" >/dev/null 2>&1 || echo "this failed: $*" >&2
    end_one=$(date +%s%N)
    read -r user system peak <"$work/time"
    seconds=$(echo $((end_one - begin_one)) | awk '{ print $1 / 1e9 }')
    cpu=$(echo "$user $system" | awk '{ print $1 + $2 }') mb=$((peak / 1024))
}

# one_more ROUND: the same page with another sentence, synced.
one_more() {
    { cat "$work/page.md"; printf '\nSentence number %s was added later.\n' "$1"; } >"$work/changed.md"
    "$stet" archive -q --no-compact --archive "$archive" "$work/changed.md"
}
echo "stet $("$stet" --version | cut -d' ' -f2), $(nproc) processors, $(uname -sr), $(date -u +%F)"
printf '%9s %9s %9s %8s %9s %9s %8s %8s %8s %8s %8s %9s %8s %9s %9s %6s %9s %8s %8s\n' articles 'capt./s' 'CPU us' \
    'peak MB' 'B/article' 'cat. B' 'log ms' 'show ms' 'diff ms' 'list ms' 'host ms' 'status ms' 'rare ms' 'common ms' \
    'one ms' 'one x' 'verify s' 'verify x' 'ver. MB'
have=0 one_first='' verify_first=''
for size in $sizes; do
    "$articles" $((size - have)) "$work/in" $have
    [ -f "$work/page.md" ] || cp "$work/in/000/00500.md" "$work/page.md"
    find "$work/in" -name '*.md' | sort >"$work/names"
    begin=$(date +%s%N)
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$stet" archive -q --no-compact --archive "$archive" \
        --files-from "$work/names" 2>/dev/null
    end=$(date +%s%N)
    rm -rf "$work/in"
    read -r user system peak <"$work/time"
    bytes=$(du -sk "$archive/objects" | cut -f1)
    catalog=$(du -sk "$archive/stet" | cut -f1)
    id=$("$stet" archive --no-compact --archive "$archive" --json "$work/page.md" 2>/dev/null |
        sed 's/.*"id":"\([0-9a-f]*\)".*/\1/')
    one=$(for r in 1 2 3 4 5; do
        round=$((have / 100 + r))
        begin_one=$(date +%s%N)
        one_more $round >/dev/null
        end_one=$(date +%s%N)
        echo $(((end_one - begin_one) / 10000))
    done | sort -n | sed -n 3p | awk '{ printf "%.2f", $1 / 100 }')
    log=$(took 5 "$stet" log --archive "$archive" "$id")
    show=$(took 5 "$stet" show --archive "$archive" "$id@2")
    diff=$(took 5 "$stet" diff --archive "$archive" "$id@2..3")
    list=$(took 5 "$stet" list --archive "$archive" --limit 20)
    host=$(took 5 "$stet" list --archive "$archive" --limit 20 --host news0.example)
    status=$(took 5 "$stet" status --archive "$archive")
    rare=$(took 5 "$stet" search --archive "$archive" 'sentence number 1 was added')
    common=$(took 3 "$stet" search --archive "$archive" harbour)
    add_user=$user add_system=$system add_peak=$peak # weighed sets them, too
    weighed "$stet" verify --archive "$archive"
    verify=$seconds
    one_first=${one_first:-$one}
    verify_first=${verify_first:-$(echo "$verify $size" | awk '{ print $1 / $2 }')}
    awk -v n="$size" -v new=$((size - have)) -v ns=$((end - begin)) -v u="$add_user" -v s="$add_system" \
        -v m="$add_peak" -v k="$bytes" -v c="$catalog" -v log_="$log" -v show="$show" -v diff="$diff" -v list="$list" -v host="$host" -v status="$status" \
        -v rare="$rare" -v common="$common" -v one="$one" -v one_first="$one_first" -v verify="$verify" \
        -v verify_first="$verify_first" -v verify_mb="$mb" 'BEGIN {
            printf "%9d %9.0f %9.0f %8.0f %9.0f %9.0f %8.1f %8.1f %8.1f %8.1f %8.1f %9.1f %8.1f %9.1f %9.1f %6.2f %9.1f %8.2f %8.0f\n",
                n, new / ns * 1e9, (u + s) / new * 1e6, m / 1024, k * 1024 / n, c * 1024 / n, log_, show, diff, list, host,
                status, rare, common, one, one / one_first, verify, verify / n / verify_first, verify_mb }'
    have=$size
done

# after WHAT COMMAND...: a line of what it costs for all articles.
after() {
    what=$1
    shift
    weighed "$@"
    bytes=$(du -sk "$archive/objects" | cut -f1)
    printf '%-16s %8.1f s %8.1f s of CPU %6d MB %8d B/article\n' "$what" "$seconds" "$cpu" "$mb" $((bytes * 1024 / have))
}
after reindex "$stet" reindex --archive "$archive"
after compact "$stet" compact --archive "$archive"
after 'verify, then' "$stet" verify --archive "$archive"
