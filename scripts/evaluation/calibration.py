"""Whether a fact's confidence keeps its word: of facts at 0.8, four in five should be right.

A fact is right if people marked one at its words, with its label, and it is right about whether that happened. Run alone, after
scripts/evaluate, it prints the constants of src/events/confidence.cpp anew, and what they give on documents left out, both
from the facts whose confidence is their own and not shared within a sentence.
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
AHEAD = 0.002


def label_names(fact):
    return {(fact.get("plover") or {}).get("type"), fact["kind"] if fact["kind"] != "event" else None} - {None}


def judged(row, reading):
    """(confidence, right, where the trigger starts, where its sentence does) of every fact told of the marked sentences."""
    meets = lambda a, b: a[0] < b[1] and b[0] < a[1]
    out = []
    for fact in reading["facts"]:
        if not any(s <= fact["trigger"][0] < e for s, e in row["sentences"]):
            continue
        gold = [g for g in row["facts"] if meets(g["trigger"], fact["trigger"])]
        right = any(label_names(fact) & {re.split(r"[.:]", l)[0] for l in g["labels"]} and
                    (fact["status"] in HAPPENED) == (g["status"] in HAPPENED) for g in gold)
        out.append((fact["confidence"], right, fact["trigger"][0], fact["evidence"][0]))
    return out


def leading_verbs(conllu):
    """Where the verbs start that lead their sentence (src/events/ways.cpp), by the report's id."""
    told = ("say", "tell", "report", "announce", "state", "add", "note", "declare", "claim", "confirm")
    out, words = {}, {}

    def leads(word):
        if word[3] != "VERB":
            return False
        while word[6] != "0":
            above, relation = words[word[6]], word[7].split(":")[0]
            if relation != "conj" and not (relation in ("ccomp", "parataxis") and above[2] in told):
                return False
            word = above
        return True

    for line in [*conllu.splitlines(), ""]:
        if line.startswith("# newdoc id = "):
            starts = out.setdefault(line.split(" = ", 1)[1], set())
        elif line and line[0] != "#":
            words[line.split("\t")[0]] = line.split("\t")
        elif not line:
            starts.update(int(re.search(r"start_char=(\d+)", w[9])[1]) for i, w in words.items() if "-" not in i and leads(w))
            words = {}
    return out


def texts():
    """(name, corpus, its reports)"""
    scorer = Scorer("score_layers.py")
    for name, path in CORPORA.items():
        corpus = need(DATA / path)
        yield name, corpus, scorer.text(["reports", corpus], {})


def by_document():
    """(report's id, what is judged of it)"""
    for name, corpus, reports in texts():
        done = program.run(name, ["read", "--format", "jsonl"], reports, "jsonl")
        readings = [json.loads(line) for line in done.output.read_text(encoding="utf-8").splitlines()]
        for row, reading in zip(json_lines(corpus), readings):
            yield reading["report"]["id"], judged(row, reading)


def bins(pairs):
    """[(told, mean confidence, share right)] of the bins that hold any."""
    held = [[p for p in pairs if min(BINS - 1, int(p[0] * BINS)) == k] for k in range(BINS)]
    return [(len(h), sum(c for c, _ in h) / len(h), sum(r for _, r in h) / len(h)) for h in held if h]


def expected_error(pairs):
    return sum(n * abs(mean - right) for n, mean, right in bins(pairs)) / max(1, len(pairs))


def confidence(_):
    pairs = [p[:2] for _, document in by_document() for p in document]
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


def fit(facts, given):
    """Constant and slope of sigmoid(constant + slope x + given if the verb leads) by Newton's method."""
    a, b = 0.0, 0.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, leads, right in facts:
            p = sigmoid(a + b * x + given * leads)
            g0, g1, w = g0 + right - p, g1 + (right - p) * x, p * (1 - p)
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        d = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / d, b + (h00 * g1 - h01 * g0) / d
    return a, b


def missed(facts, a, b, given):
    """Mean logarithm of what was given to what is so."""
    return -sum(math.log(sigmoid((a + b * x + given * leads) * (1 if right else -1))) for x, leads, right in facts) / len(facts)


def shared(fact, facts):
    """Did a leading fact come before surer ones by sharing with them (kAhead of src/events/confidence.h)? What such facts had
    before cannot be told; which ones they are depends on what they had alone, so leaving them out does not bend the fit."""
    return any(abs(abs(fact[0] - other[0]) - AHEAD) < 0.0006 for other in facts if fact[3] == other[3])


def best_lead(facts):
    """What a leading verb adds, to a twentieth, with constant and slope fitted to it."""
    return min((n / 20 for n in range(40)), key=lambda given: missed(facts, *fit(facts, given), given))


def main():
    source = (program.ROOT / "src" / "events" / "confidence.cpp").read_text(encoding="utf-8")
    a0, b0, c0 = (float(re.search(rf"k{name} = (-?[0-9.]+)", source).group(1)) for name in ("Constant", "Slope", "Leads"))
    leading = {}
    for name, _, reports in texts():
        trees = program.run(f"{name}-trees", ["parse"], reports, "conllu").output
        leading.update({k: (name, v) for k, v in leading_verbs(trees.read_text(encoding="utf-8")).items()})
    documents = []
    for report, facts in by_document():
        name, starts = leading[report]
        documents.append((name, [((odds(f[0]) - a0 - c0 * (f[2] in starts)) / b0, f[2] in starts, f[1])
                                 for f in facts if not shared(f, facts)]))
    # each corpus has one voice on what a leading verb adds, whatever its size
    lead = sum(best_lead([f for n, d in documents if n == name for f in d]) for name in CORPORA) / len(CORPORA)
    held_out = []
    for part in range(2):
        a, b = fit([f for k, (_, d) in enumerate(documents) if k % 2 != part for f in d], lead)
        held_out += [(sigmoid(a + b * x + lead * leads), right)
                     for k, (_, d) in enumerate(documents) if k % 2 == part for x, leads, right in d]
    a, b = fit([f for _, d in documents for f in d], lead)
    print(f"kConstant = {a:.3f}, kSlope = {b:.3f}, kLeads = {lead:.3f}; expected error on documents left out "
          f"{expected_error(held_out):.3f}")


if __name__ == "__main__":
    main()
