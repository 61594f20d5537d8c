# lib.sh - read by every scenario: a scratch folder, a fixed clock, and the ways to expect things.
# $STET is the program, $TOP the project. A scenario stops at the first thing that is not as expected.
set -eu
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cd "$WORK"
export HOME="$WORK/home" XDG_DATA_HOME="$WORK/data" STET_ARCHIVE="$WORK/archive" PAGER=cat NO_COLOR=1
export SOURCE_DATE_EPOCH=1733212800 # 2024-12-03T08:00:00Z
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
mkdir -p "$HOME"
stet() { "$STET" "$@"; }

fail() { echo "FAIL: $*" >&2; exit 1; }

# expect_code N command...: the command's exit code is N. Its output is left in out and err.
expect_code() {
    want=$1
    shift
    code=0
    "$@" >"$WORK/out" 2>"$WORK/err" || code=$?
    [ "$code" -eq "$want" ] || { cat "$WORK/out" "$WORK/err" >&2; fail "exit code $code, not $want: $*"; }
}

# expect_error PATTERN: standard error is one line, and PATTERN is in it.
expect_error() {
    [ "$(wc -l <"$WORK/err")" -eq 1 ] || { cat "$WORK/err" >&2; fail "not one line of error"; }
    grep -q -- "$1" "$WORK/err" || { cat "$WORK/err" >&2; fail "the error does not hold '$1'"; }
}

# expect_line FILE PATTERN / expect_no_line FILE PATTERN
expect_line() { grep -q -- "$2" "$1" || { cat "$1" >&2; fail "'$2' is not in $1"; }; }
expect_no_line() {
    [ -f "$1" ] || fail "there is no file $1"
    ! grep -q -- "$2" "$1" || { cat "$1" >&2; fail "'$2' is in $1"; }
}

# expect_same FILE: standard input is what FILE holds.
expect_same() { cat >"$WORK/wanted"; diff -u "$WORK/wanted" "$1" || fail "$1 is not as expected"; }

# sound ARCHIVE: git and stet find no fault in it.
sound() {
    faults=$(git --git-dir="$1" fsck --strict --no-dangling 2>&1) || fail "git fsck: $faults"
    [ -z "$faults" ] || fail "git fsck: $faults"
    "$STET" verify --archive "$1" >/dev/null || fail "stet verify finds a fault in $1"
}
