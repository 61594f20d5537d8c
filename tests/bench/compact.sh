#!/bin/sh
# compact.sh STET PAGES [COUNT [VERSIONS]] - measures, in one run, in how little space the same history of
# web pages is kept: COUNT articles (1000) in VERSIONS versions (10), each with its source, about 36 KB of
# HTML, and its text, about 5 KB, one commit a version. STET and PAGES are the built programs (stet, bench_pages).
#   stet compact        the archive
#   git repack          the same objects: -adf --depth=50 --window=250
#   borg, restic, zstd  the files of the newest tree (every version and source), where installed
# And what a version costs to read before and after. COUNT 10000 takes git an hour or more.
set -eu
stet=$1 pages=$2 count=${3:-1000} versions=${4:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
archive=$work/archive
"$stet" --version
git --version
for tool in borg zstd; do command -v $tool >/dev/null && $tool --version; done
command -v restic >/dev/null && restic version
v=0
while [ $v -lt "$versions" ]; do
    "$pages" "$count" $v "$work/in"
    SOURCE_DATE_EPOCH=$((1704067200 + v * 86400)) "$stet" archive -q --no-compact --archive "$archive" "$work/in" >/dev/null
    rm -rf "$work/in"
    v=$((v + 1))
done
cp -a "$archive" "$work/git"

packs() { cat "$1"/objects/pack/*."$2" | wc -c; }
seconds() { /usr/bin/time -f '%e %U %M' -o "$work/time" "$@" >/dev/null 2>&1; cat "$work/time"; }
row() { # NAME BYTES SECONDS USER KB
    awk -v n="$1" -v b="$2" -v s="${3:-0}" -v u="${4:-0}" -v m="${5:-0}" -v c=$((count * versions)) \
        'BEGIN { printf "%-34s %10.2f %12.0f %9.1f %9.1f %9.0f\n", n, b / 1e6, b / c, s, u, m / 1024 }'
}
# reading NAME ARCHIVE: the median of 21 runs, in ms
reading() {
    url=$("$stet" list --archive "$2" --json --limit 1 | sed -n 's/.*"url": *"\([^"]*\)".*/\1/p' | head -1)
    for what in "log $url" "show --format source $url@1" "show --format source $url@$versions"; do
        i=0
        while [ $i -lt 21 ]; do
            from=$(date +%s%N)
            "$stet" ${what%% *} --archive "$2" ${what#* } >/dev/null
            echo $((($(date +%s%N) - from) / 1000))
            i=$((i + 1))
        done | sort -n | sed -n 11p | awk -v n="$1: $what" '{ sub(/https?:[^@]*/, "ARTICLE", n); printf "%-44s %8.2f ms\n", n, $1 / 1000 }'
    done
}

printf '\n%-34s %10s %12s %9s %9s %9s\n' '' MB 'bytes/capture' seconds user 'peak MB'
row 'as archived' "$(packs "$archive" pack)"
reading before "$archive" >"$work/reading"
row 'stet compact' 0 $(seconds "$stet" compact --archive "$archive") >"$work/row"
stet_bytes=$(packs "$archive" pack)
row 'stet compact' "$stet_bytes" $(cat "$work/time")
row '  with its index' $((stet_bytes + $(packs "$archive" idx)))
reading after "$archive" >>"$work/reading"
git --git-dir "$archive" fsck --strict --full --no-progress
"$stet" verify --archive "$archive" >/dev/null

tree=$work/tree
mkdir "$tree"
git --git-dir "$archive" archive main | tar -x -C "$tree"
row 'files (every version and source)' "$(find "$tree" -type f -printf '%s\n' | awk '{ s += $1 } END { print s }')"
if command -v zstd >/dev/null; then
    set -- $(seconds sh -c "tar --sort=name -c -C '$tree' . | zstd -q -19 --long=27 -o '$work/tar.zst'")
    row 'tar | zstd -19 --long=27' "$(wc -c <"$work/tar.zst")" "$@"
fi
if command -v borg >/dev/null; then
    export BORG_BASE_DIR="$work" BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes
    borg init -e none "$work/borg"
    set -- $(seconds borg create -C zstd,19 "$work/borg::all" "$tree")
    row 'borg create -C zstd,19' $(($(du -sk "$work/borg/data" | cut -f1) * 1024)) "$@"
fi
if command -v restic >/dev/null; then
    export RESTIC_PASSWORD=x XDG_CACHE_HOME="$work/cache"
    restic init -q -r "$work/restic" --repository-version 2
    set -- $(seconds restic backup -q -r "$work/restic" --compression max "$tree")
    row 'restic backup --compression max' $(($(du -sk "$work/restic/data" | cut -f1) * 1024)) "$@"
fi
set -- $(seconds git --git-dir "$work/git" -c repack.writeBitmaps=false repack -adfq --depth=50 --window=250)
git_bytes=$(packs "$work/git" pack)
row 'git repack -adf' "$git_bytes" "$@"
row '  with its index' $((git_bytes + $(packs "$work/git" idx)))
awk -v s="$stet_bytes" -v g="$git_bytes" 'BEGIN { printf "\nstet compact is %.2f of git repack\n\n", s / g }'
cat "$work/reading"
