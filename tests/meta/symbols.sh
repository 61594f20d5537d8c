#!/bin/sh
# symbols.sh TOP LIBRARY - the shared library exports what the public headers declare, and nothing else.
set -eu
top=$1 library=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A declaration begins at STET_API; its name is the last word before the first parenthesis.
cat "$top"/include/stet/*.h | grep -v '^#' | tr '\n' ' ' | grep -o 'STET_API [^;(]*(' |
    sed 's/($//; s/.*[ *]//' | sort -u >"$work/declared"
nm -D --defined-only "$library" | awk '$2 ~ /[TDRB]/ { print $3 }' | grep -v '^_' | sort -u >"$work/exported"
[ -s "$work/declared" ]
diff -u "$work/declared" "$work/exported"
