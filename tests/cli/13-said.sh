#!/bin/sh
# What was said: words that were removed and added between versions; lists and logs of what changed, by
# weight and type.
. "$TOP/tests/cli/lib.sh"
page() { # page NAME TIME BODY
    printf -- '---\ntitle: "About %s"\nlanguage: en\nurl: https://%s.example/a\n---\n\n%b\n' "$1" "$1" "$3" >page.md
    stet archive -q --captured-at "$2" page.md
}
page fire 2024-10-01T09:00:00Z 'Some 150 people were taken to hospital.\nThe minister denies everything.'
page fire 2024-10-03T09:00:00Z 'Some 175 people were taken to hospital.\nThe minister denies everything.'
page fire 2024-11-05T09:00:00Z 'Some 175 people were taken to hospital.'
page rain 2024-10-02T09:00:00Z 'It rained for "three" days in the north of the country.'
page rain 2024-11-06T09:00:00Z 'It rained for “three” days in the north of the country.'
page snow 2024-10-02T09:00:00Z 'The minister will speak of snow.'

expect_code 0 stet search --removed minister
id=$(stet list --host fire.example --json | sed 's/.*"id":"\([0-9a-f]\{8\}\).*/\1/')
expect_same out <<T
$id@3  About fire
    between 2024-10-03T09:00:00Z (last seen as before) and 2024-11-05T09:00:00Z (first seen so)
    - The *minister* denies everything.
1 hit
T
expect_code 0 stet search --added 175
expect_line out '^    - Some 150 people'
expect_line out '^    + Some \*175\* people'
expect_code 1 stet search --removed people
expect_line out '^0 hits'
expect_code 1 stet search --removed --since 2024-11-06 minister
expect_line out '^0 hits; 1 more outside'
expect_code 0 stet search --removed --added --until 2024-10-31 hospital 17*
expect_line out '^1 hit$'
expect_code 2 stet search --since 2024-11-01 minister
expect_error 'go with --removed or --added'
expect_code 2 stet search --removed

# Lists of what changed.
expect_code 0 stet list --changed
expect_line out '^2 articles$'
expect_code 0 stet list --changed --since 2024-11-01 --min-weight 0.1
expect_line out 'About fire'
expect_line out 'weight 0\.[0-9]* in 1 change: .*removed'
expect_line out '^1 article; 1 more changed, hidden'
expect_code 0 stet list --changed --only number
expect_line out '^1 article; 1 more changed'
expect_code 1 stet list --changed --only negation,hedge
expect_line out '^0 articles; 2 more'
expect_code 0 stet list --changed --ignore typography
expect_line out '^1 article; 1 more'
expect_code 0 stet list --changed --sort weight
[ "$(grep -c weight out)" -eq 2 ] || fail "not two weights"
expect_code 2 stet list --only number
expect_error 'go with --changed'
expect_code 2 stet list --changed --only frob
expect_error "there is no type of edit 'frob'; there are typography"
expect_code 2 stet list --changed --min-weight heavy
expect_error 'a number from 0 to 1'

# The log of one article.
expect_code 0 stet log fire.example
expect_line out '^@2 .* weight 0\.[0-9]*  +1 -1  number$'
expect_line out '^@3 .* +0 -4  removed$'
expect_code 0 stet log --only number fire.example
expect_line out '^@2 '
expect_no_line out '^@3 '
expect_line out '^2 versions hidden by'

# Made anew, the catalog says the same, also after a capture came in late.
answers() { stet search --removed minister; stet search --added 175; stet list --changed; stet log fire.example; }
page fire 2024-10-20T09:00:00Z 'Some 175 people were taken to hospital.\nThe mayor denies everything.'
answers >before
expect_line before '+ The mayor denies'
expect_code 0 stet reindex
answers >after
diff -u before after || fail "made anew, the catalog says otherwise"
