"""read_back.py FORMAT PATH: reads an export of the case of make_case.py with a reader that knows nothing of Grotius.

Readers: Python's csv, json and xml, and the Debian packages python3-icalendar, python3-rdflib, python3-networkx,
python3-geojson. Exit status 77, after a line that says so, where a package is missing.
"""

import csv
import importlib
import json
import pathlib
import re
import sys
from urllib.parse import unquote

import make_case

TEXTS = {"r1": make_case.R1, "r2": make_case.R2}


def need(module):
    try:
        return importlib.import_module(module)
    except ImportError:
        print(f"skipped: python3-{module} is not installed")
        sys.exit(77)


def one_line(text):
    return " ".join(text.split())


def rows(path, header):
    lines = list(csv.reader(path.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    return lines[1:] if header else lines


def check_csv(path):
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n")
    table = list(csv.DictReader(path.open(encoding="utf-8", newline=""), strict=True))
    assert [(r["report"], r["fact"]) for r in table] == [("r1", f"f{i}") for i in range(1, 6)] + [
        ("r2", f"f{i}") for i in range(1, 5)]
    for row in table:
        assert None not in row, "a row is longer than the header"
        assert one_line(TEXTS[row["report"]][int(row["begin"]):int(row["end"])]) == row["passage"]
    assert table[1]["condition"] == "if Sudan did not stop helping them"
    assert table[5]["label"] == "30-day ceasefire"


def check_jsonl(path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    facts = [one for one in lines if one["record"] == "fact"]
    assert len(facts) == 9
    for fact in facts:
        begin, end = fact["evidence"]
        assert one_line(TEXTS[fact["report"]][begin:end]) == fact["passage"]
    ids = {one["id"] for one in lines if one["record"] == "actor"}
    assert all(actor in ids for fact in facts for actor in fact["source"] + fact["target"] + fact["said_by"])
    events = {one["id"]: one for one in lines if one["record"] == "event"}
    assert {fact["event"] for fact in facts} - {None} == set(events)
    assert sorted({one["record"] for one in lines}) == sorted(
        {"case", "report", "actor", "fact", "event", "proposal", "obstacle", "contact", "agenda_item", "mandate", "dyad"})


def check_plover(path):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({r["id"] for r in records}) == len(records)
    for r in records:
        assert all(r.get(k) for k in ("id", "date", "actor", "event"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", r["date"])
        info = r["text_info"]
        assert one_line(TEXTS[info["report"]][info["begin"]:info["end"]]) == r["text"]
    kinds = [(r["event"], r.get("mode"), r["date"]) for r in records]
    assert (["CONSULT"], None, "2006-11-01") in kinds
    assert {r.get("context") == ["diplomatic"] for r in records if r["event"] == ["CONSULT"]} == {True}
    assert (["AGREE"], None, "2006-11-02") in kinds, "a meeting to come is an agreement of the day it is told"
    assert (["THREATEN"], ["violence"], "2006-11-02") in kinds
    assert (["REQUEST"], ["yield"], "2006-11-02") in kinds
    assert not any(r["event"] in (["ASSAULT"], ["RETREAT"]) for r in records), "neither happened"


def check_polecat(path):
    table = list(csv.DictReader(path.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(table[0]) == 40
    meeting = next(r for r in table if r["Event Type"] == "CONSULT")
    assert (meeting["Actor COW"], meeting["Recipient COW"]) == ("483", "625")
    assert (meeting["City"], meeting["Country"], meeting["GeoNames ID"]) == ("Tripoli", "LBY", "2210247")
    assert meeting["Contexts"] == "diplomatic"
    threat = next(r for r in table if r["Event Type"] == "THREATEN")
    assert threat["Contexts"] == ""
    assert (threat["Actor Name"], threat["Primary Actor Sector"], threat["Actor Title"]) == (
        "Idriss Déby", "GOV", "President")


def check_gdelt(path):
    table = rows(path, False)
    assert all(len(r) == 61 for r in table)
    assert len({r[0] for r in table}) == len(table) and all(r[0].isdigit() for r in table)
    meetings = [r for r in table if r[26] == "040"]
    assert sorted((r[7], r[17]) for r in meetings) == [("SDN", "TCD"), ("TCD", "SDN")]
    for r in meetings:
        assert r[1:5] == ["20061101", "200611", "2006", "2006.8246"]
        assert r[51:54] == ["4", "Tripoli, Libya", "LY"]
        assert (float(r[56]), float(r[57])) == (32.88743, 13.18733)
    assert all(r[59] == "20061108000000" for r in table)
    assert all(r[27] == r[26][:3] and r[28] == r[26][:2] for r in table)


def check_icews(path):
    table = list(csv.DictReader(path.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(table[0]) == 20
    accused = next(r for r in table if r["CAMEO Code"] == "112")
    assert (accused["Source Name"], accused["Target Name"], accused["Intensity"]) == ("Chad", "Sudan", "-2.0")
    assert {r["Country"] for r in table if r["City"] == "Tripoli"} == {"Libya"}


def check_geojson(path):
    geojson = need("geojson")
    collection = geojson.loads(path.read_text(encoding="utf-8"))
    assert collection.is_valid, collection.errors()
    assert [f["geometry"]["coordinates"] for f in collection["features"]] == [[13.18733, 32.88743]] * 2
    assert [f["properties"]["state"] for f in collection["features"]] == ["occurred", "planned"]


def check_graphml(path):
    networkx = need("networkx")
    graph = networkx.read_graphml(path, force_multigraph=True)
    by_name = {data["label"]: node for node, data in graph.nodes(data=True)}
    chad, sudan = by_name["Chad"], by_name["Sudan"]
    edges = [data for a, b, data in graph.edges(data=True) if (a, b) == (chad, sudan)]
    assert sorted((e["type"], e["state"], e["events"]) for e in edges) == [
        ("ACCUSE", "occurred", 1), ("CONSULT", "occurred", 1), ("CONSULT", "planned", 1)]
    assert all(isinstance(e["weight"], float) for e in edges)


def check_jsonld(path):
    rdflib = need("rdflib")
    graph = rdflib.Graph().parse(str(path), format="json-ld")
    prov, oa = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("http://www.w3.org/ns/oa#")
    facts = set(graph.subjects(prov.wasGeneratedBy, None))
    assert len(facts) == 9
    for fact in facts:
        assert graph.value(fact, prov.wasDerivedFrom) is not None
    said = [fact for fact in facts if (fact, prov.wasAttributedTo, None) in graph]
    assert len(said) == 3
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert {graph.value(a, oa.hasBody) for a in annotations} == facts
    for annotation in annotations:
        target = graph.value(annotation, oa.hasTarget)
        text = TEXTS[unquote(str(graph.value(target, oa.hasSource)).rsplit(":", 1)[1])]
        for selector in graph.objects(target, oa.hasSelector):
            if (selector, rdflib.RDF.type, oa.TextPositionSelector) in graph:
                begin, end = (int(graph.value(selector, key)) for key in (oa.start, oa.end))
            else:
                exact, before, after = (str(graph.value(selector, key) or "")
                                        for key in (oa.exact, oa.prefix, oa.suffix))
        assert text[begin:end] == exact
        assert text[:begin].endswith(before) and text[end:].startswith(after)


def check_ical(path):
    icalendar = need("icalendar")
    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    assert [str(e["SUMMARY"]) for e in events] == ["Meeting: Chad, Sudan"]
    event = events[0]
    assert str(event.decoded("DTSTART")) == "2006-11-09" and str(event.decoded("DTEND")) == "2006-11-10"
    assert event.decoded("DTSTAMP").isoformat() == "2006-11-08T00:00:00+00:00"
    assert str(event["LOCATION"]) == "Tripoli" and "🕊" in str(event["DESCRIPTION"])


def check_markdown(path):
    notes = {str(p.relative_to(path)): p.read_text(encoding="utf-8") for p in path.rglob("*.md")}
    assert {"index.md", "reports.md"} <= set(notes)
    for name, text in notes.items():
        for target in re.findall(r"\]\(([^)]*)\)", text):
            file, _, anchor = target.partition("#")
            there = (path / name).parent / file
            assert there.exists(), f"{name}: {target} leads nowhere"
            assert not anchor or f"## {anchor}\n" in there.read_text(encoding="utf-8")
    proposal = next(text for name, text in notes.items() if name.startswith("proposals/"))
    assert "30-day ceasefire" in proposal and "> KHARTOUM" in proposal


def main():
    name, path = sys.argv[1], pathlib.Path(sys.argv[2])
    globals()["check_" + name](path)
    print(f"{name}: read back")


if __name__ == "__main__":
    main()
