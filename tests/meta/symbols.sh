#!/bin/sh
# symbols.sh TOP LIBRARY - the shared library exports what the public headers declare, and nothing else; and
# what it does follows from nothing that its process may have set: a locale may have a comma for the point.
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

nm -D --undefined-only "$library" | awk '{ print $NF }' | sed 's/@.*//' | sort -u >"$work/used"
[ "$(wc -l <"$work/used")" -gt 100 ]
if grep -xE '(ato|strto)[fd]|strtold|__ctype_.*|to(upper|lower)|str(case|ncase)cmp|str(coll|xfrm|ftime)|localtime.*' "$work/used"; then
    echo "the locale or the time zone of the process has a say in these" >&2
    exit 1
fi
if grep -rnE '%(\.[0-9*]+)?[efgEFG]([^a-z]|$)' "$top/src" --include='*.c' --exclude-dir=cli; then
    echo "numbers that a locale may write with a comma" >&2
    exit 1
fi
