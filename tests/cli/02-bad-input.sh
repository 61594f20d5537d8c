#!/bin/sh
# Bad input: each gives one clear line and exit code 2, the rest of the run is archived, the archive is whole.
. "$TOP/tests/cli/lib.sh"

echo 'A plain text with one sentence. And another one that follows it.' >good.txt
stet init "$STET_ARCHIVE" >/dev/null
n=0

# refuse PATTERN SOURCE...: beside a good one, which is archived.
refuse() {
    pattern=$1
    shift
    n=$((n + 1))
    sed "s/one sentence/sentence number $n/" good.txt >"good$n.txt"
    expect_code 2 stet archive "$@" "good$n.txt"
    expect_error "$pattern"
    expect_line out "1 new"
}

refuse "cannot read 'none.html': no such file" none.html
mkdir empty
refuse "empty.*no article" empty
: >empty.html
refuse "empty.html.*empty" empty.html
head -c 5000 /dev/urandom >junk.bin
refuse "junk.bin.*binary" junk.bin
printf '\211PNG\r\n\032\n0000000000000000' >page.html
refuse "page.html.*PNG" page.html
mkfifo pipe
refuse "pipe.*not a regular file" pipe
python3 -c "
import sys
w = sys.stdout.write
for _ in range(20): w('<div>' * 1000000)" >huge.html
refuse "huge.html.*limit" huge.html
rm huge.html
python3 -c "print('<p>Some text.</p>' + '<div>' * 100000 + 'deep')" >deep.html
refuse "deep.html.*nests more than 65000 elements" deep.html
python3 -c "print('word ' * 2000000)" >line.txt
refuse "line.txt.*line" line.txt
rm line.txt
printf 'name with a newline' >'new
line.bin'
head -c 100 /dev/urandom >'new
line.bin'
refuse "new?line.bin" 'new
line.bin'
# A path whose address, escaped, would be longer than any URL may be.
deep=$(printf '\346\226\207%.0s' $(seq 80))
long=$(printf "$deep/%.0s" $(seq 12))
mkdir -p "$long"
cp good.txt "${long}long.txt"
refuse "without --url or --id: the address that follows from its path is larger than 8192 bytes" "${long}long.txt"
sed 's/one sentence/a deep sentence/' good.txt >"${long}long.txt"
expect_code 0 stet archive --id deep "${long}long.txt"

# Words that make no sense: nothing is archived.
refuse_words() {
    pattern=$1
    shift
    expect_code 2 stet archive "$@"
    expect_error "$pattern"
}
before=$(git --git-dir=archive rev-parse main)
refuse_words "not a URL\|no URL\|URL" --url 'not a url' good.txt
refuse_words "URL\|host" --url 'https://' good.txt
refuse_words "host\|URL" --url 'https://../x' good.txt
refuse_words "control" --url "$(printf 'https://example.org/a\tb')" good.txt
refuse_words "host\|URL" --url "$(printf 'https://exam\342\200\256ple.org/')" good.txt
refuse_words "long\|limit\|bytes" --url "https://example.org/$(head -c 10000 /dev/zero | tr '\0' a)" good.txt
refuse_words "URL\|host\|long\|bytes" --url "https://$(head -c 10000 /dev/zero | tr '\0' a).org/" good.txt
refuse_words "'\.\.'" --id '../../etc/passwd' good.txt
refuse_words "control" --id "$(printf 'a\033[31mb')" good.txt
refuse_words "invisible" --id "$(printf 'a\342\200\256b')" good.txt
refuse_words "one source" --url https://example.org/ good.txt good1.txt
refuse_words "not both" --url https://example.org/ --id x good.txt
refuse_words "captured-at" --captured-at yesterday good.txt
refuse_words "no option '--frobnicate'" --frobnicate good.txt
refuse_words "needs SOURCE" --json
[ "$(git --git-dir=archive rev-parse main)" = "$before" ] || fail "something was archived"
printf 'text from nowhere' | { expect_code 2 stet archive -; }
expect_error "give --url or --id"
printf 'A text from a pipe, given a name.' | { expect_code 0 stet archive --id pipe -; }

# Archives that are none.
echo x >file
expect_code 2 stet archive --archive file good.txt
expect_error "'file'"
mkdir notgit && echo x >notgit/x
expect_code 2 stet archive --archive notgit good.txt
expect_error "'notgit'"
git init -q --bare foreign
expect_code 2 stet archive --archive foreign good.txt
expect_error "'foreign'"
expect_code 2 stet list --archive nowhere
expect_error "no archive at 'nowhere'"
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod 500 locked
    expect_code 2 stet archive --archive locked/a good.txt
    expect_error "locked"
fi
stet init newer >/dev/null
git clone -q newer work 2>/dev/null
sed -i 's/2/3/' work/stet.json
git -C work -c user.name=x -c user.email=x commit -qam newer
git -C work push -q origin main
expect_code 2 stet archive --archive newer good.txt
expect_error "newer stet"
expect_code 2 stet frobnicate
expect_error "no command 'frobnicate'"
sound archive

# The same bytes as of the same time, read otherwise: not taken for the same.
printf 'Il caff\350 costa 3 euro. La citt\340 lo sa da tempo, ma tace.\n' >latin.txt
expect_code 0 stet archive --id cafe --media-type 'text/plain; charset=windows-1252' latin.txt
# A charset that is none costs no capture, as servers send such, but it is said.
expect_code 0 stet archive -n --id other --media-type 'text/plain; charset=windoze' latin.txt
expect_error "there is no charset 'windoze'"
expect_code 0 stet extract --media-type 'text/plain; charset=windoze' latin.txt
expect_error "there is no charset 'windoze'"
expect_code 2 stet archive --batch 10001 latin.txt
expect_error "from 1 to 10000, not 10001"
expect_code 2 stet archive --id cafe --media-type 'text/plain; charset=koi8-r' latin.txt
expect_error "another text"
expect_code 0 stet archive --id cafe --media-type 'text/plain; charset=windows-1252' latin.txt
expect_line out "1 unchanged"
sound archive
