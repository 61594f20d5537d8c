#!/bin/sh
# The edits of two loose files: their types are told, filters say how much they hide, and the JSON of the
# difference, applied to what was compared, gives the new text byte for byte.
. "$TOP/tests/cli/lib.sh"
cat >old.md <<'EOF'
# Minister denies the figure

The minister said on Tuesday that 12 people were injured in the fire.

"We did not know about the report," she said.

The council will meet in March to vote on the plan.

Police were called at 9 am, and the road was closed until noon.
EOF
cat >new.md <<'EOF'
# Minister denies the figure

The minister said on Tuesday that 21 people were injured in the fire.

“We knew about the report,” she said.

Police were called at 9 am, and the road was closed until noon.

The council will meet in March to vote on the plan.
EOF

expect_code 1 stet diff old.md new.md
expect_line out 'number: 12 → 21'
expect_line out 'quotation'
expect_line out 'moved'
expect_code 1 stet diff --only number old.md new.md
expect_line out '\[-12-\]{+21+}'
expect_line out 'edits are hidden'
expect_no_line out '{+knew+}'
expect_code 2 stet diff --only nmuber old.md new.md
expect_error 'nmuber'
expect_code 0 stet diff old.md old.md

expect_code 1 stet diff --json old.md new.md
mv out edits.json
expect_code 0 stet extract -f markdown new.md
mv out wanted.md
expect_code 0 stet apply edits.json old.md
cmp out wanted.md || fail "applied to the file, the edits do not give the new text"
expect_code 0 stet extract -f markdown old.md
mv out old.canonical.md
expect_code 0 stet apply edits.json old.canonical.md
cmp out wanted.md || fail "applied to its canonical text, the edits do not give the new text"
expect_code 2 stet apply edits.json new.md
expect_error "'new.md'.*not the one that was compared"
expect_code 2 stet apply old.md old.md
expect_error 'not JSON'
