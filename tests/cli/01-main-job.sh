#!/bin/sh
# The main job: a text is archived, an edited copy becomes version 2, the diff shows the edits and nothing
# else, a bundle leaves and is checked by stet, tar and sha256sum.
. "$TOP/tests/cli/lib.sh"

cat >first.txt <<'T'
Mar. Dic 3rd, 2024
Il logo del municipio visto dalla piazza

Sblocca gratuitamente la newsletter del direttore

Il municipio di Portovenna ha speso 11.000 euro per le nuove insegne, secondo il bilancio pubblicato martedì. Le insegne sono state montate in “centinaia di vie [who] del centro”.

“Non siamo contrari all’uso delle insegne. . . Ciò su cui non siamo d'accordo è il prezzo”, ha detto Livia Morandi.

Il sindaco non ha risposto alle domande. La giunta si riunirà di nuovo a gennaio.
T
expect_code 0 stet archive --id insegne first.txt
expect_line err "made a new archive"
expect_line out "1 source: 1 new, 0 changed, 0 unchanged, 0 failed"
stet show -f markdown insegne >shown.md
expect_same shown.md <<'T'
---
published: "2024-12-03"
language: "it"
normalizer: 1
---

<figure>

Il logo del municipio visto dalla piazza

</figure>

Il municipio di Portovenna ha speso 11.000 euro per le nuove insegne, secondo il bilancio pubblicato martedì.
Le insegne sono state montate in “centinaia di vie [who] del centro”.

“Non siamo contrari all’uso delle insegne. . .
Ciò su cui non siamo d'accordo è il prezzo”, ha detto Livia Morandi.

Il sindaco non ha risposto alle domande.
La giunta si riunirà di nuovo a gennaio.
T
stet extract -f json first.txt | grep -q '"dropped-signup"' || fail "the sign-up call has no diagnostic"

# Three edits: a number, a name, a sentence gone.
sed -e 's/11\.000/17.000/' -e 's/Livia Morandi/Lidia Morandi/' \
    -e 's/ *La giunta si riunirà di nuovo a gennaio\.//' first.txt >second.txt
expect_code 0 stet archive --id insegne --captured-at 2024-12-09T10:00:00Z second.txt
expect_line out "changed"
expect_code 0 stet log insegne
expect_line out "2 versions"
expect_code 1 stet diff insegne
[ "$(grep -c '\[-' out)" -eq 2 ] || { cat out; fail "not two edited sentences"; }
expect_line out '\[-11\.000-\]'
expect_line out '{+17\.000+}'
expect_line out '\[-Livia-\]'
expect_line out '{+Lidia+}'
expect_line out 'La giunta si riunirà'
expect_code 1 stet diff -f unified insegne
[ "$(grep -c '^-[^-]' out)" -eq 3 ] || { cat out; fail "not three lines less"; }
[ "$(grep -c '^+[^+]' out)" -eq 2 ] || { cat out; fail "not two lines more"; }
expect_code 0 stet diff insegne@1..1

# The same again finds nothing new.
expect_code 0 stet archive --id insegne --captured-at 2024-12-10T10:00:00Z second.txt
expect_line out "1 unchanged"
expect_code 0 stet log insegne
expect_line out "found unchanged 1 time"

for form in tar.gz tar.zst zip; do
    expect_code 0 stet export "one.$form" insegne
    expect_code 0 stet export "two.$form" insegne
    cmp "one.$form" "two.$form" || fail "two exports as $form differ"
    expect_code 0 stet verify "one.$form"
    expect_line out "valid; checked"
done
expect_code 0 stet export folder insegne
expect_code 0 stet verify folder
mkdir unpacked
tar -xzf one.tar.gz -C unpacked
(cd unpacked/* && sha256sum --quiet -c manifest-sha256.txt && sha256sum --quiet -c tagmanifest-sha256.txt)
diff -r unpacked/* folder || fail "the folder and the packed bag differ"
cmp "$(find folder/data -name '*.txt' | sort | head -1)" first.txt || fail "the source is not what it was"
sound archive
