#!/usr/bin/env python3
"""list.py - the pages to learn from, for tune_features: weight, fold, may the gold be cut, page and gold
text, a line each.

In: folders that hold <set>/<id>/{page.html,gold.txt,gold.json}; a set that is in several is taken from
the last. Pages of one site are in one of twelve folds. Python 3, standard library only.
"""
import hashlib, json, os, sys

SETS = {  # how much a page of the set counts, beside others
    "scrapinghub": 1.5, "cleaneval": 1, "daniel": 1, "dragnet": 1, "chinese-web": 1, "fundus": 1,
    "fundus-eval": 0.5, "wcxb": 2, "ota": 1, "cleanportaleval": 0.5, "newspaper4k-lang": 0.2,
}
CUT = {"ota"}  # sets whose gold may be one section of a page with several documents


def main(folders):
    where = {}
    for folder in folders:
        for name in os.listdir(folder):
            if name in SETS:
                where[name] = os.path.join(folder, name)
    for name, path in sorted(where.items()):
        pages = []
        for page in sorted(os.listdir(path)):
            here = os.path.join(path, page)
            if os.path.exists(os.path.join(here, "gold.txt")):
                with open(os.path.join(here, "gold.json"), encoding="utf-8") as file:
                    gold = json.load(file)
                site = str(gold.get("site") or gold["id"])
                fold = int(hashlib.md5(site.encode()).hexdigest(), 16) % 12
                pages.append((fold, here))
        weight = SETS[name] * len(pages) ** -0.5
        for fold, here in pages:
            print(f"{weight:.4f}\t{fold}\t{int(name in CUT)}\t{here}/page.html\t{here}/gold.txt")


if __name__ == "__main__":
    main(sys.argv[1:])
