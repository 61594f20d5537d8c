#!/bin/sh
# start.sh STET - measures, side by side in one run, what a small question costs: the start alone, and two texts
# of 4 KB compared, by 'stet diff', 'wdiff' and 'git diff --word-diff'.
set -eu
stet=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 PAGER=cat
awk 'BEGIN { srand(1); split("the government said on Monday that a new report about water prices would not be ready before spring and people in the north had asked for it twice", w, " ");
    for (p = 0; p < 10; p++) { for (s = 0; s < 6; s++) { line = "Then"; for (i = 0; i < 12; i++) line = line " " w[int(rand() * 28) + 1]; printf "%s. ", line } print "\n" } }' >"$work/a.md"
awk 'NR % 4 == 1 { sub(/ the /, " every ") } { print }' "$work/a.md" >"$work/b.md"
cd "$work"
# row NAME COMMAND...: the median of 101 runs in milliseconds.
row() {
    name=$1
    shift
    for round in $(seq 101); do
        begin=$(date +%s%N)
        "$@" >"$work/out" || [ $? -eq 1 ]
        end=$(date +%s%N)
        echo $(((end - begin) / 1000))
    done | sort -n | awk -v name="$name" 'NR == 51 { printf "%-22s %5.1f ms\n", name, $1 / 1000 }'
}
echo "$("$stet" --version), $(git --version)"
row 'true' /bin/true
row 'stet --version' "$stet" --version
row 'stet diff' "$stet" diff a.md b.md
! command -v wdiff >/dev/null || row 'wdiff' wdiff a.md b.md
row 'git diff --word-diff' git diff --no-index --word-diff a.md b.md
