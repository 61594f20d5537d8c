#!/bin/sh
# documents.sh TOP - files and headings that the README and docs/ name exist, and no merge was left half
# done in them.
set -eu
top=$1
code=0
# The headings of a document as links call them.
headings() {
    sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}
for document in "$top/README.md" "$top"/docs/*.md; do
    grep -nE '^(<<<<<<<|=======|>>>>>>>)( |$)' "$document" && { echo "$document holds both sides of a merge"; code=1; }
    for name in $(grep -oE '(src|include|tests|docs)/[A-Za-z0-9_./-]*[A-Za-z0-9_/]' "$document" | sort -u); do
        [ -e "$top/$name" ] || { echo "$document names '$name', which is not there"; code=1; }
    done
    # Links to files beside the document; those of examples are in code.
    for name in $(sed 's/`[^`]*`//g; /^    /d' "$document" | grep -oE '\]\([A-Za-z0-9_./-]+\)' |
        sed 's/](//; s/)$//' | sort -u); do
        [ -e "$(dirname "$document")/$name" ] || { echo "$document links to '$name', which is not there"; code=1; }
    done
    # Links to a heading, of this document or of one beside it.
    for link in $(sed 's/`[^`]*`//g; /^    /d' "$document" | grep -oE '\]\([A-Za-z0-9_.-]*#[a-z0-9-]+\)' |
        sed 's/](//; s/)$//' | sort -u); do
        file=${link%%#*}
        headings "${file:+$(dirname "$document")/}${file:-$document}" | grep -qx -- "${link#*#}" ||
            { echo "$document links to '$link', which is not there"; code=1; }
    done
done
exit $code
