#!/usr/bin/env python3
"""Writes lexicon/states.tsv from two npm and two PyPI packages, all under the MIT licence.

    npm install countries-list@3.4.1 i18n-iso-countries@7.14.0
    pip install rigour==2.6.1
    pip install --no-deps --target packages hdx-python-country==4.2.5
    python3 train/lexicon/make_states.py node_modules packages lexicon/states.tsv

countries-list gives the common English name and the capital, i18n-iso-countries the other English names and the
ISO 3166-1 codes, hdx-python-country (the United Nations' own list) the formal names and who is a member, rigour the
Wikidata ids. Forms with diacritics are listed with and without them. What the packages do not know (adjectives,
peoples, former names) stands in lexicon/state-words.tsv, written by hand; check_states.py holds it against two others.
"""
import csv
import json
import pathlib
import sys
import unicodedata

from rigour._core import territories_jsonl

HEAD = """\
# States and territories. Made by train/lexicon/make_states.py; do not edit, add to state-words.tsv.
# Sources (MIT licence): npm countries-list 3.4.1 (c) Annexare Studio; npm i18n-iso-countries 7.14.0 (c) widdix GmbH;
#   PyPI hdx-python-country 4.2.5 (c) UN OCHA; PyPI rigour 2.6.1 (c) OpenSanctions Datenbanken GmbH.
# Columns, separated by tabs; several values by "; ":
#   ISO 3166-1 alpha-3 code (the states of CAMEO-style codes are these), common name, other names, capital, ISO 3166-1 alpha-2 code,
#   ISO 3166-1 numeric code, UN for a member of the United Nations (else "-"), Wikidata id ("-" if the source has none)
"""
USER_CODES = {"XK": "XKX"}  # the code in general use; the package has another
NOT_STATES = {"AC", "AQ", "BV", "HM", "TA", "UM"}  # uninhabited, or part of another entry


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def spellings(text):
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    return [text] if plain(text) == text else [text, plain(text)]


def formal_names(packages):
    """By alpha-2 code: the formal English name, and whether the state is a member of the United Nations."""
    [taxonomy] = (packages / "hdx/location").glob("*Taxonomy*.csv")
    out = {}
    for row in csv.DictReader(taxonomy.open(encoding="utf-8-sig")):
        formal = row["English Formal"].removeprefix("the ").strip()
        out[row["ISO 3166-1 Alpha 2-Codes"]] = (formal, row["Appears in DGACM list"] == "Y")
    return out


def wikidata_ids():
    territories = [json.loads(line) for line in territories_jsonl().splitlines() if line]
    return {t["code"].upper(): t["qid"] for t in territories if "-" not in t["code"] and t.get("qid")}


def main():
    packages, others, target = map(pathlib.Path, sys.argv[1:4])
    formal, wikidata = formal_names(others), wikidata_ids()
    countries = json.loads((packages / "countries-list/countries.min.json").read_text())
    names = json.loads((packages / "i18n-iso-countries/langs/en.json").read_text())["countries"]
    codes = {two: (three, numeric) for two, three, numeric, *_ in json.loads((packages / "i18n-iso-countries/codes.json").read_text())}
    rows = []
    for two, country in countries.items():
        if two in NOT_STATES or two not in codes:
            continue
        other = names.get(two, [])
        other = [other] if isinstance(other, str) else other
        full, member = formal.get(two, ("", False))
        every = [s for n in [country["name"], *other, *country.get("alias", []), full] for s in spellings(n) if n and "," not in n]
        every = list(dict.fromkeys(every))
        common = next((n for n in [country["name"], *other] if plain(n) == n), every[0])  # "Turkey" before "Türkiye"
        every = [common] + [n for n in every if n != common]
        capital = spellings(country["capital"]) if country["capital"] else []
        rows.append([USER_CODES.get(two, codes[two][0]), every[0], "; ".join(every[1:]), "; ".join(capital), two,
                     codes[two][1] or "-", "UN" if member else "-", wikidata.get(two, "-")])
    rows.sort()
    target.write_text(HEAD + "".join("\t".join(r) + "\n" for r in rows))


if __name__ == "__main__":
    main()
