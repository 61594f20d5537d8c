#!/bin/sh
# headers.sh TOP - each public header compiles alone, as C and as C++, without warnings.
set -eu
top=$1
for header in "$top"/include/stet/*.h; do
    name=stet/$(basename "$header")
    echo "#include <$name>" | cc -std=c17 -Wall -Wextra -Wpedantic -Werror -I "$top/include" -fsyntax-only -x c -
    echo "#include <$name>" | c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -I "$top/include" -fsyntax-only -x c++ -
done
