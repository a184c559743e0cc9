#!/usr/bin/env python3
"""A big case out of a small one: copies of reports and readings, each copy later than the one before.

Reads JSON Lines of reports and of their readings (grotius read --format jsonl) and writes FOLDER/0000.jsonl,
0001.jsonl …, each with so many reports, every report before its reading. Copy k has its id followed by "-k", and every
date of the report and of its facts moved by k times the days that the original spans (and one), so that a big case
covers a long time as a real one does; the texts stay.

    bench/redate.py reports.jsonl readings.jsonl FOLDER --reports 100000 --per-file 5000
"""
import argparse
import datetime
import json
import pathlib


def day(text):
    return datetime.date.fromisoformat(text[:10])


def moved(text, days):
    """An ISO date, or date and time, so many days later; what is none stays."""
    try:
        return (day(text) + datetime.timedelta(days)).isoformat() + text[10:]
    except ValueError:
        return text


def copy_of(report, reading, number, days):
    report = dict(report, id=f"{report['id']}-{number}", published=moved(report["published"], days))
    facts = []
    for fact in reading["facts"]:
        if fact.get("time"):
            time = {key: moved(value, days) if key in ("value", "from", "to") and isinstance(value, str) else value
                    for key, value in fact["time"].items()}
            fact = dict(fact, time=time)
        facts.append(fact)
    source = dict(reading["report"], id=report["id"], published=report["published"])
    return report, dict(reading, report=source, facts=facts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports"), parser.add_argument("readings"), parser.add_argument("folder")
    parser.add_argument("--reports", dest="count", type=int, required=True)
    parser.add_argument("--per-file", type=int, default=5000)
    options = parser.parse_args()
    with open(options.readings) as lines:
        readings = {r["report"]["id"]: r for r in map(json.loads, lines)}
    with open(options.reports) as lines:
        pairs = [(r, readings[r["id"]]) for r in map(json.loads, lines) if r["id"] in readings]
    days = [day(report["published"]) for report, _ in pairs]
    span = (max(days) - min(days)).days + 1
    folder = pathlib.Path(options.folder)
    folder.mkdir(parents=True)
    facts = 0
    for first in range(0, options.count, options.per_file):
        with open(folder / f"{first // options.per_file:04}.jsonl", "w") as out:
            for i in range(first, min(first + options.per_file, options.count)):
                report, reading = copy_of(*pairs[i % len(pairs)], i // len(pairs), i // len(pairs) * span)
                facts += len(reading["facts"])
                for value in (report, reading):
                    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{options.count} reports, {facts} facts")


if __name__ == "__main__":
    main()
