#!/bin/sh
# install-packages.sh build|test - installs the Debian packages that building (or testing) stet needs,
# as root or with sudo. Does nothing if they are there.
set -eu
build='gcc g++ libc6-dev cmake ninja-build pkg-config git ca-certificates libgit2-dev zlib1g-dev
       libarchive-dev libdeflate-dev libicu-dev libsqlite3-dev libjansson-dev libssl-dev'
more='libcmocka-dev libmd4c-dev unzip zstd patch strace man-db python3'
case ${1:-} in
build) wanted=$build ;;
test) wanted="$build $more" ;;
*) echo "usage: install-packages.sh build|test" >&2; exit 2 ;;
esac
missing=
for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0
as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null || { echo "these packages are needed:$missing" >&2; exit 2; }
fi
echo "installing:$missing"
$as_root apt-get update -q
# shellcheck disable=SC2086 # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
