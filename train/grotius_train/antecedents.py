"""Learns whom pronouns and descriptions take up: the weights of lexicon/pronouns.tsv and lexicon/descriptions.tsv.

    GIVEN="--treebank gum-train.conllu --facts train.jsonl moves-train.jsonl"
    python -m grotius_train.antecedents reports $GIVEN > REPORTS.jsonl
    candidates MODEL LEXICON REPORTS.jsonl > CANDIDATES.jsonl
    python -m grotius_train.antecedents fit $GIVEN --candidates CANDIDATES.jsonl --what pronoun > WEIGHTS.tsv

The treebank has chains in MISC (`Entity=`, as GUM has). A candidate is right if its chain is that of what is resolved; "nobody" is
right where the chain begins or where there is none; choices whose right candidate the reader did not see are passed over. Of the
facts serve the reports in which a pronoun is participant of a fact told twice: who is it in the one telling, is it in the other.
The loss is the negative log of the right candidates' share of a softmax over all, with an L2 penalty on weights that all classes
(columns) share and on what each adds. Deterministic.
"""
import argparse
import json
import re
import sys

import numpy as np
import torch

# Penalties on what is shared and on what a class adds. Those of pronouns are strong: GUM is half talk, and reports are not.
PENALTIES = {"pronoun": (60.0, 120.0), "description": (1.0, 4.0)}
# Whence the penalties draw: for pronouns what grammar says (after Lappin and Leass 1994), for descriptions nothing.
GRAMMAR = {"pronoun": {
    "subj": 3, "pass": 3, "obj": 2.2, "poss": 1.8, "obl": 1.5, "nmod": 1, "other": 1, "mod": 0.2, "coordinated": -0.5, "here": 2.5,
    "1 back": 1.5, "3 back": -1.5, "distance": -0.3, "subj<subj": 1, "obj<obj": 0.7, "obl<obl": 0.7, "obl<obj": 0.7, "obj<obl": 0.7,
    "owner, own subject": 2.5, "subject above, ccomp": 1.5, "quoted, pronoun not": -2.5, "pronoun quoted": -0.3, "both say": 1.5,
    "mentions": 0.7, "several": 0.5, "several named": 0.5, "several persons": 0.5, "ahead": 2.5, "collective": -1, "thing": 0.5,
    "nobody": 2}, "description": {}}
CAUTION = {"pronoun": 0.0, "description": 1.5}  # what is added to nobody's weight: wrongly joined misleads more than split
SOME = 0.25  # what it weighs that a pronoun stands for some actor
COLUMNS = 3


class Document:
    """Raw text of a treebank's document, a space between sentences, an empty line between paragraphs; its words' places in it."""

    def __init__(self):
        self.text, self.words = "", []  # words: (Entity=, start, end)
        self.fresh = False

    def add_sentence(self, text, words):
        if self.text:
            self.text += "\n\n" if self.fresh else " "
        at, self.fresh = len(self.text), False
        self.text += text
        for form, entity in words:
            found = self.text.find(form, at)
            if found < 0 or found > at + 60:  # a word of a contraction, which the text does not show as such
                self.words.append((entity, at, at))
                continue
            at = found + len(form)
            self.words.append((entity, found, at))


def treebank_documents(path):
    out, text, words = [], None, []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            out.append(Document())
        elif re.match(r"# newpar(\s|$)", line):
            out[-1].fresh = True
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line and text is not None:
            out[-1].add_sentence(text, words)
            text, words = None, []
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                entity = next((m.removeprefix("Entity=") for m in cells[9].split("|") if m.startswith("Entity=")), "")
                words.append((cells[1], entity))
    return out


def mentions(rows):
    """[(chain, start, end, head start)] of rows (entity, start, end)."""
    stack, out = [], []
    for i, (entity, _, _) in enumerate(rows):
        for part in re.findall(r"\([^()]+\)?|[^()]+\)|\)", entity):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                head = fields[5].split(",")[0]
                stack.append((fields[0], i, int(head) if head.isdigit() else 1))
            if part.endswith(")"):
                opened = next((m for m in reversed(stack) if m[0] == part.strip("()").split("-")[0]), None)
                if opened:
                    stack.remove(opened)
                    chain, first, least = opened
                    head = min(first + least - 1, len(rows) - 1)
                    out.append((chain, rows[first][1], rows[i][2], rows[head][1]))
    return out


class Chains:
    """The gold chain of a span of text."""

    def __init__(self, document):
        self.by_head, self.first = {}, {}
        for chain, start, end, head in mentions(document.words):
            self.by_head.setdefault(head, []).append((start, end, chain))
            self.first[chain] = min(head, self.first.get(chain, head))

    def of(self, span, head):
        fits = [(abs(s - span[0]) + abs(e - span[1]), chain) for s, e, chain in self.by_head.get(head[0], [])]
        return min(fits)[1] if fits else None


def examples(documents, lines, what):
    """(document's number, column, [{signal: value}], [is right]) for every choice."""
    for number, (document, line) in enumerate(zip(documents, lines)):
        chains = Chains(document)
        for choice in json.loads(line)["choices"]:
            if choice["what"] != what:
                continue
            own = chains.of(choice.get("span", choice["word"]), choice["word"])
            options = choice["options"]
            right = [own is not None and "span" in o and chains.of(o["span"], o["head"]) == own for o in options]
            if not any(right):
                if own is not None and chains.first[own] < choice["word"][0]:
                    continue
                right = ["span" not in o for o in options]
            yield number, choice["column"], options, right, 1.0


def fact_examples(gold_lines, lines, what, numbers_from):
    """The same of marked facts: who is source or target of one mention of a fact is that of the others ("same"). Where that tells
    nobody, a pronoun that is a participant stands for some actor, a thing never."""
    for number, (gold, line) in enumerate(zip(gold_lines, lines), numbers_from):
        facts, dump = json.loads(gold)["facts"], json.loads(line)
        groups = {}
        for fact in facts:
            groups.setdefault(fact.get("same", fact["id"]), []).append(fact)
        named = {}  # who else takes this participant's part: {(start, end): [(start, end)]}
        for group in groups.values():
            for role in ("source", "target"):
                parts = [tuple(f[role][0]) for f in group if len(f[role]) == 1]
                for part in parts:
                    named.setdefault(part, []).extend(p for p in parts if p != part)
        for choice in dump["choices"]:
            if choice["what"] != what:
                continue
            start, end = choice["word"]
            part = next((p for p in named if p[0] <= start and p[1] == end), None)
            if part is None:
                continue
            others = {i for i, spans in enumerate(dump["actors"]) for s, e in spans for p in named[part]
                      if p[1] == e and p[0] <= e and (what == "pronoun" or s < start)}
            right = [bool(others & set(o["actors"])) for o in choice["options"]]
            if any(right):
                yield number, choice["column"], choice["options"], right, 1.0
            elif what == "pronoun" and any(o["actors"] for o in choice["options"]):
                yield number, choice["column"], choice["options"], [bool(o["actors"]) for o in choice["options"]], SOME


PRONOUNS = {"he", "she", "it", "they", "him", "her", "his", "its", "their", "them"}


def tells_of_pronouns(line):
    report = json.loads(line)
    return any("same" in fact and report["text"][start:end].lower() in PRONOUNS
               for fact in report["facts"] for role in ("source", "target") for start, end in fact.get(role, []))


class Problem:
    """Choices as one matrix: a row a candidate, a column a signal (shared, then one block a class)."""

    def __init__(self, chosen, names):
        self.names, at = names, {name: i for i, name in enumerate(names)}
        rows, self.starts, right, self.weights = [], [], [], []
        for _, column, options, is_right, weight in chosen:
            self.starts.append(len(rows))
            self.weights.append(weight)
            for option in options:
                row = np.zeros(len(names) * (COLUMNS + 1), np.float32)
                for name, value in option["signals"].items():
                    if name in at:
                        row[at[name]] = value
                        row[len(names) * (1 + column) + at[name]] = value
                rows.append(row)
            right.extend(is_right)
        self.matrix, self.right = np.array(rows), np.array(right, bool)
        self.tensor = torch.from_numpy(self.matrix)
        self.group = np.repeat(np.arange(len(self.starts)), np.diff([*self.starts, len(rows)]))

    def loss(self, weights):
        """Minus the log of what the right candidates have of a softmax over all of their choice."""
        scores = self.tensor @ weights
        group = torch.as_tensor(self.group)
        most = torch.full((len(self.starts),), -1e9, dtype=scores.dtype).scatter_reduce(0, group, scores.detach(), "amax")
        odds = torch.exp(scores - most[group])
        zero = torch.zeros(len(self.starts), dtype=scores.dtype)
        everything = zero.index_add(0, group, odds)
        good = zero.index_add(0, group, odds * torch.as_tensor(self.right))
        return -(torch.tensor(self.weights) * torch.log(good / everything)).sum()

    def told(self, weights):
        """The number of the chosen candidate for every choice."""
        scores = self.matrix @ weights
        ends = [*self.starts[1:], len(scores)]
        return [int(np.argmax(scores[a:b])) for a, b in zip(self.starts, ends)]


def fit(problem, what):
    size = len(problem.names)
    penalty = torch.tensor([PENALTIES[what][0], *[PENALTIES[what][1]] * COLUMNS]).repeat_interleave(size)
    prior = torch.zeros(size * (COLUMNS + 1))
    prior[:size] = torch.tensor([float(GRAMMAR[what].get(name, 0)) for name in problem.names])
    weights = prior.clone().requires_grad_(True)
    search = torch.optim.LBFGS([weights], max_iter=300, history_size=20, line_search_fn="strong_wolfe")

    def objective():
        search.zero_grad()
        loss = problem.loss(weights) + 0.5 * (penalty * (weights - prior) ** 2).sum()
        loss.backward()
        return loss

    search.step(objective)
    return weights.detach().numpy()


def by_column(weights, size):
    return np.array([weights[:size] + weights[size * (1 + c):size * (2 + c)] for c in range(COLUMNS)]).T


def signal_names(chosen, least=5):
    seen = {}
    for _, _, options, _, _ in chosen:
        for name in {n for o in options for n in o["signals"]}:
            seen[name] = seen.get(name, 0) + 1
    return sorted(n for n, times in seen.items() if times >= least)


def validate(chosen, what, folds=5):
    """How many choices are right, and how many actors told, held out by document."""
    counts = np.zeros((COLUMNS, 4), int)  # choices right, choices, actors told, of them right
    for fold in range(folds):
        train = [c for c in chosen if c[0] % folds != fold]
        test = [c for c in chosen if c[0] % folds == fold]
        names = signal_names(train)
        weights = fit(Problem(train, names), what)
        for (_, column, options, right, _), told in zip(test, Problem(test, names).told(weights)):
            actor = bool(options[told]["actors"])
            counts[column] += [right[told], 1, actor, actor and right[told]]
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=["reports", "fit", "validate"])
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--facts", nargs="*", default=[], help="corpora of facts, JSON Lines")
    parser.add_argument("--candidates", help="what the tool `candidates` wrote for the reports")
    parser.add_argument("--what", choices=list(CAUTION), default="pronoun")
    given = parser.parse_args()
    documents = treebank_documents(given.treebank)
    marked = [line for path in given.facts for line in open(path, encoding="utf-8") if tells_of_pronouns(line)]
    if given.task == "reports":
        for text in [*(d.text for d in documents), *(json.loads(line)["text"] for line in marked)]:
            print(json.dumps({"text": text}, ensure_ascii=False))
        return
    dumped = list(open(given.candidates, encoding="utf-8"))
    chosen = [*examples(documents, dumped, given.what),
              *fact_examples(marked, dumped[len(documents):], given.what, len(documents))]
    if given.task == "validate":
        for column, (right, all_, actors, good) in enumerate(validate(chosen, given.what)):
            print(f"column {column}: {right} of {all_} choices right, {good} of {actors} actors told")
        return
    names = signal_names(chosen)
    table = by_column(fit(Problem(chosen, names), given.what), len(names))
    table[names.index("nobody")] += CAUTION[given.what]
    for name, row in zip(names, table):
        print("\t".join([name, *(f"{w:.3f}" for w in row)]))
    print(f"{len(chosen)} choices, {len(names)} signals", file=sys.stderr)


if __name__ == "__main__":
    main()
