#!/bin/sh
# run.sh - installs what the tests need, builds stet with the address and undefined-behaviour
# sanitizers, and runs all tests.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
sh "$top/src/cmake/install-packages.sh" test
cd "$top"
cmake --preset asan
cmake --build --preset asan
ctest --preset asan -j "$(nproc)"
