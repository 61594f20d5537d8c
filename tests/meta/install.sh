#!/bin/sh
# install.sh TOP BUILD - installs to a stage that is then moved, and builds ten-line consumers against it:
# through stet.pc and through the CMake package.
set -eu
top=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/stage"
test -x "$work/stage/bin/stet"
test -s "$work/stage/share/man/man1/stet.1"
test -s "$work/stage/share/bash-completion/completions/stet"
cat >"$work/consumer.c" <<'C'
#include <stdio.h>
#include <stet/extract.h>
int main(void)
{
    struct stet_document *document = NULL;
    struct stet_error error;
    const struct stet_source source = {.bytes = {(const uint8_t *)"A line.\n\nAnother.\n", 18}};
    enum stet_status status = stet_extract(&document, &source, &error);
    puts(status == STET_OK ? stet_version() : error.message);
    stet_document_free(document);
    return status != STET_OK;
}
C
pc=$(find "$work/stage" -name stet.pc)
flags=$(sed -n 's/.*-fsanitize=\([a-z,]*\).*/-fsanitize=\1/p' "$build/CMakeCache.txt" | head -1)
PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --cflags --libs stet >"$work/flags"
# shellcheck disable=SC2046,SC2086 # one word a flag
cc $flags "$work/consumer.c" -o "$work/by_pc" $(cat "$work/flags")
LD_LIBRARY_PATH=$(dirname "$(dirname "$pc")") "$work/by_pc"
mkdir "$work/cmake"
cat >"$work/cmake/CMakeLists.txt" <<C
cmake_minimum_required(VERSION 3.25)
project(consumer C)
find_package(stet REQUIRED)
add_executable(consumer $work/consumer.c)
target_link_libraries(consumer PRIVATE stet::stet)
C
cmake -G Ninja -S "$work/cmake" -B "$work/cmake/build" -DCMAKE_PREFIX_PATH="$work/stage" -DCMAKE_C_FLAGS="$flags" >/dev/null
cmake --build "$work/cmake/build" >/dev/null
"$work/cmake/build/consumer"
