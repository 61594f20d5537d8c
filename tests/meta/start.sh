#!/bin/sh
# start.sh STET - a command that does not write an archive or a bundle starts without libgit2 and libarchive, and
# nothing of the libraries in the program stands in the way of those it loads.
set -eu
stet=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# loads WORD...: the shared libraries that a command makes the loader look for.
loads() {
    LD_DEBUG=files LD_DEBUG_OUTPUT="$work/loaded" "$stet" "$@" >"$work/out" 2>"$work/err" || [ $? -eq 1 ] || { cat "$work/err"; exit 1; }
    cat "$work"/loaded.* | grep -o 'file=[^ ]*' | sort -u
    rm "$work"/loaded.*
}
without() {
    loads "$@" >"$work/files"
    [ -s "$work/files" ] || { echo "the loader says nothing"; exit 1; }
    if grep -E 'libgit2|libarchive' "$work/files"; then
        echo "'stet $*' loads it"
        exit 1
    fi
}
echo "One sentence." >"$work/a.txt"
echo "Two sentences." >"$work/b.txt"
export STET_ARCHIVE="$work/archive"
loads archive "$work/a.txt" | grep -q libgit2
echo "Another sentence." >"$work/a.txt"
"$stet" archive -q "$work/a.txt"
loads export "$work/bag.zip" a.txt | grep -q libarchive
without --version
without diff "$work/a.txt" "$work/b.txt"
without extract "$work/a.txt"
for command in 'list' 'log a.txt' 'show a.txt' 'diff a.txt' 'blame a.txt' 'search sentence' status; do
    # shellcheck disable=SC2086 # one word an operand
    without $command
done
if nm -D --defined-only "$stet" | grep -E ' (SHA1_|SHA256_|OPENSSL_|sqlite3_|json_|inflate|u_|uc)'; then
    echo "the program exports it: a library that is loaded would use it"
    exit 1
fi
