"""Whether a fact's confidence keeps its word: of facts at 0.8, four in five should be right.

A fact is right if people marked one at its words, with its label, and it is right about whether that happened. Run alone, after
scripts/evaluate, it prints the two constants of src/events/confidence.cpp anew, and what they give on documents left out.
"""
import json
import math
import re

from corpora import DATA, json_lines, need
import program
from report import Section, table
from scorers import Scorer

CORPORA = {"facts-dev": "facts/dev.jsonl", "moves-dev": "facts/moves-dev.jsonl"}
HAPPENED = ("occurred", "ongoing")
BINS = 10
BAR = 0.08


def label_names(fact):
    return {(fact.get("plover") or {}).get("type"), fact["kind"] if fact["kind"] != "event" else None} - {None}


def judged(row, reading):
    """(confidence, right) of every fact told of the marked sentences."""
    meets = lambda a, b: a[0] < b[1] and b[0] < a[1]
    out = []
    for fact in reading["facts"]:
        if not any(s <= fact["trigger"][0] < e for s, e in row["sentences"]):
            continue
        gold = [g for g in row["facts"] if meets(g["trigger"], fact["trigger"])]
        right = any(label_names(fact) & {re.split(r"[.:]", l)[0] for l in g["labels"]} and
                    (fact["status"] in HAPPENED) == (g["status"] in HAPPENED) for g in gold)
        out.append((fact["confidence"], right))
    return out


def by_document():
    scorer = Scorer("score_layers.py")
    for name, path in CORPORA.items():
        corpus = need(DATA / path)
        texts = scorer.text(["reports", corpus], {})
        done = program.run(name, ["read", "--format", "jsonl"], texts, "jsonl")
        readings = [json.loads(line) for line in done.output.read_text(encoding="utf-8").splitlines()]
        for row, reading in zip(json_lines(corpus), readings):
            yield judged(row, reading)


def bins(pairs):
    """[(told, mean confidence, share right)] of the bins that hold any."""
    held = [[p for p in pairs if min(BINS - 1, int(p[0] * BINS)) == k] for k in range(BINS)]
    return [(len(h), sum(c for c, _ in h) / len(h), sum(r for _, r in h) / len(h)) for h in held if h]


def expected_error(pairs):
    return sum(n * abs(mean - right) for n, mean, right in bins(pairs)) / max(1, len(pairs))


def confidence(_):
    pairs = [p for document in by_document() for p in document]
    out = Section(f"Confidence, news and written negotiations, {len(pairs):,} facts told")
    out.add("expected calibration error", expected_error(pairs), goal=BAR, at_most=True)
    out.notes.append(table(["facts told", "mean confidence", "share right", ""],
                           [[n, f"{mean:.2f}", f"{right:.2f}", "█" * round(20 * right)] for n, mean, right in bins(pairs)]))
    return out


def odds(p):
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def fit(pairs):
    """a, b of sigmoid(a + b x) by Newton's method."""
    a, b = 0.0, 0.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, right in pairs:
            p = sigmoid(a + b * x)
            g0, g1, w = g0 + right - p, g1 + (right - p) * x, p * (1 - p)
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        d = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / d, b + (h00 * g1 - h01 * g0) / d
    return a, b


def main():
    source = (program.ROOT / "src" / "events" / "confidence.cpp").read_text(encoding="utf-8")
    a0, b0 = (float(re.search(rf"k{name} = (-?[0-9.]+)", source).group(1)) for name in ("Constant", "Slope"))
    documents = [[((odds(c) - a0) / b0, right) for c, right in d] for d in by_document()]
    held_out = []
    for part in range(2):
        a, b = fit([p for k, d in enumerate(documents) if k % 2 != part for p in d])
        held_out += [(sigmoid(a + b * x), right) for k, d in enumerate(documents) if k % 2 == part for x, right in d]
    a, b = fit([p for d in documents for p in d])
    print(f"kConstant = {a:.3f}, kSlope = {b:.3f}; expected error on documents left out {expected_error(held_out):.3f}")


if __name__ == "__main__":
    main()
