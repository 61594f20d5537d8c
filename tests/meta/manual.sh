#!/bin/sh
# manual.sh STET MANUAL - every command and option of --help stands in the manual page, the page has
# no fault that man would tell, and help fits a terminal.
set -eu
stet=$1 manual=$2
# The page with its hyphens as typed.
page=$(sed 's/\\-/-/g; s/\\f[BIR]//g' "$manual")
commands=$("$stet" help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
[ "$(echo "$commands" | wc -l)" -ge 10 ]
for command in $commands; do
    long=$("$stet" "$command" --help | grep -E '^.{80}' || true)
    [ -z "$long" ] || { echo "too long for a terminal: $long"; exit 1; }
    echo "$page" | grep -q "^\.SS stet $command " || { echo "'$command' is not in the manual"; exit 1; }
    for option in $("$stet" "$command" --help | grep -o '^ .*--[a-z-]*' | grep -o '\--[a-z-]*$'); do
        echo "$page" | grep -q -- "$option" || { echo "'$command $option' is not in the manual"; exit 1; }
    done
done
if command -v man >/dev/null; then
    faults=$(man --warnings -E UTF-8 -l -Tutf8 -Z "$manual" 2>&1 >/dev/null)
    [ -z "$faults" ] || { echo "$faults"; exit 1; }
fi
