"""Who is who within a text: chains of people, organisations and places on GUM, by the PyPI package coreference-eval.

A reading's mentions are matched to gold ones by the gold head word, since spans follow other conventions; mentions of things,
events and times, which a reading has no actors for, are left out on the gold side. A chain of one mention counts for nothing.
"""
import json
import re

import program
from corpora import DATA, Missing, gold_documents, need, to_json_lines
from report import Section

KINDS = ("person", "organization", "place")
PRONOUN, NAME = "PRON", "PROPN"


def rows_of(document):
    """[(form, upos, Entity)] with the byte-free offsets of each word in the text: (start, end)."""
    out, at = [], 0
    for line in document.rows.split("\n"):
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        found = document.text.find(cells[1], at)
        if found < 0 or found > at + 60:  # a word of a contraction, which the text does not show as such
            found, end = at, at
        else:
            end = found + len(cells[1])
        at = end
        entity = next((m.removeprefix("Entity=") for m in cells[9].split("|") if m.startswith("Entity=")), "")
        out.append((cells[3], entity, found, end))
    return out


def gold_mentions(rows):
    """[(group, start, end, head start, UPOS of the head)]"""
    stack, out = [], []
    for i, (_, entity, _, _) in enumerate(rows):
        for part in re.findall(r"\([^()]+\)?|[^()]+\)|\)", entity):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                stack.append((fields[0], fields[1], i, int(fields[5].split(",")[0]) if fields[5].split(",")[0].isdigit() else 1))
            if part.endswith(")"):
                name = part.strip("()").split("-")[0]
                opened = next((m for m in reversed(stack) if m[0] == name), None)
                if not opened:
                    continue
                stack.remove(opened)
                group, kind, first, least = opened
                head = first + least - 1
                if kind in KINDS and head < len(rows):
                    out.append((group, rows[first][2], rows[i][3], rows[head][2], rows[head][0]))
    return out


def told_mentions(reading):
    for n, entry in enumerate([*reading["actors"], *reading["places"]]):
        for start, end in entry["mentions"]:
            yield n, start, end


def chains(document, reading):
    """(told, gold): lists of chains of (key, UPOS); a told mention that matches no gold one has a key of its own."""
    rows = rows_of(document)
    marked = gold_mentions(rows)
    gold, told, taken = {}, {}, set()
    for group, start, end, head, upos in marked:
        gold.setdefault(group, []).append((head, end - start, upos))
    for chain, start, end in sorted(told_mentions(reading), key=lambda m: (m[1], m[2])):
        fits = [(abs(start - s) + abs(end - e), head, e - s, upos) for _, s, e, head, upos in marked
                if start <= head < end and (head, e - s) not in taken]
        if fits:
            _, head, size, upos = min(fits)
            taken.add((head, size))
            told.setdefault(chain, []).append((head, size, upos))
        else:
            last = next((u for u, _, s, e in rows if s < end <= e), "X")
            told.setdefault(chain, []).append((start, -1 - chain, last))
    return list(told.values()), list(gold.values())


def kept(all_chains, forms):
    """The chains of the mentions whose heads are of these parts of speech; of all, where none are given."""
    out = [[m[:2] for m in chain if not forms or m[2] in forms] for chain in all_chains]
    return [chain for chain in out if len(chain) > 1]


def coreference(_):
    try:
        import corefeval
    except ImportError:
        raise Missing("coreference: not measured; pip install coreference-eval numpy") from None
    documents = gold_documents(need(DATA / "ud" / "gum-dev.conllu"))
    texts = to_json_lines({"id": str(i), "text": d.text} for i, d in enumerate(documents))
    done = program.run("gum-dev-actors", ["read", "--format", "jsonl"], texts, "jsonl")
    readings = [json.loads(line) for line in done.output.read_text(encoding="utf-8").splitlines()]
    pairs = [chains(d, r) for d, r in zip(documents, readings)]
    out = Section(f"Coreference, UD GUM dev, {len(documents)} texts, people, organisations and places")
    for title, forms in (("names", (NAME,)), ("names and pronouns", (NAME, PRONOUN)), ("all mentions", ())):
        scorer = corefeval.Scorer()
        for told, gold in pairs:
            scorer.update(corefeval.Document(predicted=kept(told, forms), truth=kept(gold, forms)))
        f1, metrics = scorer.detailed_score("", "", verbose=False)
        out.add(f"{title}: CoNLL F1 (MUC {metrics['muc']['f1']:.3f}, B³ {metrics['b_cubed']['f1']:.3f}, CEAF {metrics['ceafe']['f1']:.3f})", f1)
    return out
