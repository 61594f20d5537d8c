#!/bin/sh
# Blame: since when each sentence stands, in intervals between captures, through edits, moves and returns.
. "$TOP/tests/cli/lib.sh"
page() { # page TIME BODY: a capture of the one article
    printf -- '---\ntitle: "Fire at the harbour"\nlanguage: en\nurl: https://news.example/fire\n---\n\n%b\n' "$2" >page.md
    stet archive -q --captured-at "$1" page.md
}
first='The harbour burnt on Friday night.\n\nSome 150 people were taken to hospital.\n\nThe minister denies everything.'
page 2024-11-01T09:00:00Z "$first"
page 2024-11-03T09:00:00Z "$first"
page 2024-11-04T10:12:00Z 'The harbour burnt on Friday night.\n\nSome 175 people were taken to hospital.\n\nTwo of them have died since then.\n\nThe minister denies everything.'
page 2024-11-06T08:00:00Z 'The harbour burnt on Friday night.\n\nSome 175 people were taken to hospital.\n\nTwo of them have died since then.'

expect_code 0 stet blame --removed news.example
expect_same out <<'T'
Fire at the harbour
https://news.example/fire
@3 of 3 versions, found in the capture of 2024-11-06 08:00. Times are UTC. @1: seen in the first capture, of 2024-11-01 09:00.

@1     title: Fire at the harbour
@1     language: en
@1     url: https://news.example/fire

@1     The harbour burnt on Friday night.

@1 ~   Some 175 people were taken to hospital.
         @2 edited between 2024-11-03 09:00 (last seen as before) and 2024-11-04 10:12 (first seen so): [-150-] {+175+}

@2     Two of them have died since then.
         @2 came between 2024-11-03 09:00 (last seen without) and 2024-11-04 10:12 (first seen with)

Gone

@1 -   The minister denies everything.
         @3 went between 2024-11-04 10:12 (last seen with) and 2024-11-06 08:00 (first seen without)
T

# A version of before; what has gone by then is not gone there.
expect_code 0 stet blame --removed news.example@2
expect_line out '^@1     The minister denies everything'
expect_line out '^Nothing is gone'

# It comes back, in another place; its story goes on.
page 2024-11-08T08:00:00Z 'The minister denies everything.\n\nThe harbour burnt on Friday night.\n\nSome 175 people were taken to hospital.\n\nTwo of them have died since then.'
expect_code 0 stet blame news.example
expect_line out '^@1 ~   The minister denies everything'
expect_line out '@3 went between 2024-11-04 10:12'
expect_line out '@4 came back between 2024-11-06 08:00 (last seen without) and 2024-11-08 08:00 (first seen with)'

# JSON: the lines are the text, each told once.
stet show -f markdown news.example >text.md
stet blame --json --removed news.example >blame.json
python3 - <<'P'
import json
blame = json.load(open('blame.json'))
text = ''.join(line['text'] + '\n' for line in blame['lines'])
assert text == open('text.md').read(), text
at = 0
for line in blame['lines']:
    assert line['range'] == [at, at + len(line['text'].encode())], line
    at = line['range'][1] + 1
    for event in line.get('events', []):
        assert event['after'] is None or event['after'] < event['by'], event
assert blame['removed'] == []
edited = [e for l in blame['lines'] for e in l.get('events', []) if e['event'] == 'edited']
assert len(edited) == 1 and edited[0]['before'] == 'Some 150 people were taken to hospital.'
P

# One page that needs nothing else.
stet blame -f html --removed news.example >blame.html
expect_line blame.html '<del>150</del> <ins>175</ins>'
expect_no_line blame.html '<script'
expect_no_line blame.html '<link'
expect_code 1 stet blame nosuch
expect_code 1 stet blame news.example@9
expect_code 2 stet blame news.example@1..2
expect_code 2 stet blame
