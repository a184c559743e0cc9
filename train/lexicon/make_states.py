#!/usr/bin/env python3
"""Writes lexicon/states.tsv from two npm packages under the MIT licence.

    npm install countries-list@3.4.1 i18n-iso-countries@7.14.0
    python3 train/lexicon/make_states.py node_modules lexicon/states.tsv

countries-list gives the common English name and the capital, i18n-iso-countries the other English names and the
ISO 3166-1 alpha-3 codes. Forms with diacritics are listed with and without them. What the packages do not know
(adjectives, peoples, former names) stands in lexicon/state-words.tsv, written by hand.
"""
import json
import pathlib
import sys
import unicodedata

HEAD = """\
# States and territories. Made by train/lexicon/make_states.py; do not edit, add to state-words.tsv.
# Sources (MIT licence): npm countries-list 3.4.1 (c) Annexare Studio; npm i18n-iso-countries 7.14.0 (c) widdix GmbH.
# Columns, separated by tabs; several values by "; ":
#   ISO 3166-1 alpha-3 code, common name, other names, capital
"""
USER_CODES = {"XK": "XKX"}  # the code in general use; the package has another
NOT_STATES = {"AC", "AQ", "BV", "HM", "TA", "UM"}  # uninhabited, or part of another entry


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def spellings(text):
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    return [text] if plain(text) == text else [text, plain(text)]


def main():
    packages, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    countries = json.loads((packages / "countries-list/countries.min.json").read_text())
    names = json.loads((packages / "i18n-iso-countries/langs/en.json").read_text())["countries"]
    alpha3 = {two: three for two, three, *_ in json.loads((packages / "i18n-iso-countries/codes.json").read_text())}
    rows = []
    for two, country in countries.items():
        if two in NOT_STATES or two not in alpha3:
            continue
        other = names.get(two, [])
        other = [other] if isinstance(other, str) else other
        every = [s for n in [country["name"], *other, *country.get("alias", [])] for s in spellings(n) if "," not in n]
        every = list(dict.fromkeys(every))
        common = next((n for n in [country["name"], *other] if plain(n) == n), every[0])  # "Turkey" before "Türkiye"
        every = [common] + [n for n in every if n != common]
        capital = spellings(country["capital"]) if country["capital"] else []
        rows.append([USER_CODES.get(two, alpha3[two]), every[0], "; ".join(every[1:]), "; ".join(capital)])
    rows.sort()
    target.write_text(HEAD + "".join("\t".join(r) + "\n" for r in rows))


if __name__ == "__main__":
    main()
