#!/bin/sh
# documents.sh TOP - files that the README and docs/ name exist.
set -eu
top=$1
code=0
for document in "$top/README.md" "$top"/docs/*.md; do
    for name in $(grep -oE '(src|include|tests|docs)/[A-Za-z0-9_./-]*[A-Za-z0-9_/]' "$document" | sort -u); do
        [ -e "$top/$name" ] || { echo "$document names '$name', which is not there"; code=1; }
    done
    for name in $(grep -oE '\]\([^)#:]+' "$document" | sed 's/](//' | sort -u); do
        [ -e "$(dirname "$document")/$name" ] || { echo "$document links to '$name', which is not there"; code=1; }
    done
done
exit $code
