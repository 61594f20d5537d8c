#!/bin/sh
# --json of every command: objects that name themselves first, with the keys that docs/json.md tells of.
. "$TOP/tests/cli/lib.sh"
cat >check.py <<'P'
import json, re, sys

def tables(text):
    """The keys told of under each heading's tables: name of the object -> keys."""
    found, keys = {}, None
    for line in text.splitlines():
        if line.startswith('| key |'):
            keys = []
        elif keys is not None and line.startswith('| `'):
            names = re.findall(r'`(\w+)`', line.split('|')[1])
            if not keys:
                found[names[0]] = keys
            keys += names
        elif not line.startswith('|'):
            keys = None
    return found

name, least = sys.argv[2], int(sys.argv[3])
told = tables(open(sys.argv[1]).read())[name]
text, count = sys.stdin.read().strip(), 0
while text:
    value, end = json.JSONDecoder().raw_decode(text)
    text, count = text[end:].strip(), count + 1
    assert next(iter(value)) == name and value[name] == 1, value
    strange = set(value) - set(told)
    assert not strange, f'{name}: not in docs/json.md: {strange}'
    missing = set(told) - set(value)
    assert not missing, f'{name}: told of, but not there: {missing}'
assert count >= least, f'{count} objects'
P
# object NAME LEAST COMMAND...: at least so many objects of that name.
object() {
    name=$1 least=$2
    shift 2
    "$@" >out 2>err || [ $? -lt 3 ] || fail "$* broke off"
    python3 check.py "$TOP/docs/json.md" "$name" "$least" <out || { cat out err >&2; fail "$*"; }
}

printf 'Night ferry, 3 December 2024\n\nThe ferry sailed at eight. It had 150 people on board.\n' >a.txt
sed 's/150/175/' a.txt >b.txt
: >empty.txt
object stet_init 1 stet init --json "$STET_ARCHIVE"
object stet_capture 1 stet archive --json --id ferry a.txt
object stet_capture 1 stet archive --json --id ferry -t 2024-12-04 b.txt
object stet_capture 1 stet archive --json --id ferry --dry-run b.txt
object stet_capture 2 stet archive --json empty.txt none.txt
object stet_article 1 stet list --json
object stet_log 1 stet log --json ferry
object stet_document 2 stet show --json ferry@1 ferry@2
object stet_document 2 stet extract --json a.txt b.txt
object stet_hit 1 stet search --json ferry
object stet_said 1 stet search --json --removed 150
stet archive -q --id copy a.txt
object stet_similar 1 stet similar --json ferry
object stet_blame 1 stet blame --json --removed ferry
object stet_status 1 stet status --json
object stet_reindex 1 stet reindex --json
object stet_compact 1 stet compact --json
object stet_compact 1 stet compact --json
stet archive -q --archive other --id else b.txt
object stet_merge 1 stet merge --json other
object stet_export 1 stet export --json case.zip ferry
object stet_verify 2 stet verify --json case.zip case.zip
object stet_verify 1 stet verify --json
expect_code 1 stet diff --json ferry
python3 -c 'import json, sys; assert json.load(open(sys.argv[1]))["stet_diff"] == 2' out

# What cannot be answered: no object, a message.
expect_code 1 stet show --json nothing
[ ! -s out ] || fail "something is printed of an article that is not there"
expect_code 1 stet list --json --host nowhere.example
[ ! -s out ] || fail "something is printed of no article"
