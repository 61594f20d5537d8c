#!/bin/sh
# Two loose files that stet did not write: a moved paragraph is told as moved, and the JSON of the difference
# applies to the file that was compared as to its canonical text.
. "$TOP/tests/cli/lib.sh"
cat >old.md <<'EOF'
# Minister denies the figure

The minister said on Tuesday that 12 people were injured in the fire.

The council will meet in March to vote on the plan.

Police were called at 9 am, and the road was closed until noon.
EOF
cat >new.md <<'EOF'
# Minister denies the figure

The minister said on Tuesday that 21 people were injured in the fire.

Police were called at 9 am, and the road was closed until noon.

The council will meet in March to vote on the plan.
EOF
expect_code 1 stet diff old.md new.md
expect_line out 'number: 12 → 21'
expect_line out 'moved'
expect_no_line out '^[+] The council'
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
