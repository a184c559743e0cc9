"""Documents to windows to batches. Windows are whole paragraphs packed up to a number of pieces, as src/neural packs them;
in training the number varies, so that the heads see many contexts."""
import collections
import random

import numpy as np
import torch

from . import inventory as inv
from .pieces import shape
from .reference import CLOSING, Word, ends_sentence, windows

TAGS = ("upos", "xpos", "feats", "lemma")
DETAIL_HEADS = {kind: head for kind, (head, _) in inv.DETAILS.items()}
FACT_HEADS = ("type", "kind", "mode", "status", "subject", *DETAIL_HEADS.values())
SOFT = {"trigger": 3, "cue": 3, "name": len(inv.NAMES)}  # heads that teachers may give distributions for
FEWEST = {"lemma": 3, "xpos": 2, "feats": 3}


class Labels:
    """Label inventories; the open ones are read off the treebanks."""

    def __init__(self, names):
        self.names = names
        self.index = {h: {l: i for i, l in enumerate(ls)} for h, ls in names.items()}

    @classmethod
    def from_documents(cls, corpora):
        counts = collections.defaultdict(collections.Counter)
        for docs in corpora.values():
            for d in docs:
                for h in (*TAGS, "deprel"):
                    counts[h].update(x for x in d[h] if x)
                counts["subject"].update(f["subject"] for f in d["facts"] if "subject" in f)
        names = {h: sorted(l for l, c in counts[h].items() if c >= FEWEST.get(h, 1)) for h in (*TAGS, "deprel")}
        names["subject"] = ["other"] + sorted(l for l, c in counts["subject"].items() if c >= inv.SUBJECTS_AT_LEAST)
        names.update(name=inv.NAMES, type=inv.TYPES, kind=inv.KINDS, mode=inv.MODES, status=inv.STATUSES,
                     role=inv.ROLES, cue_role=inv.CUE_ROLES, **{h: ls for h, ls in inv.DETAILS.values()})
        return cls(names)


def prepare(doc, pieces, labels):
    """Adds what windows need: pieces, shapes, a sentence number a word (gold, else guessed), label numbers."""
    n = len(doc["form"])
    if "pieces" in doc:
        return doc
    doc["pieces"] = [pieces.cut(f)[:60] for f in doc["form"]]
    doc["words"] = [Word(f, 0, 0, p, bool(s)) for f, s, p in zip(doc["form"], doc["space"], doc["paragraph"])]
    doc["sizes"] = [len(p) for p in doc["pieces"]]
    doc["shape"] = [shape(f, s) for f, s in zip(doc["form"], doc["space"])]
    number, out = 0, []
    for i in range(n):
        start = doc["sentence"][i]
        if start < 0:
            start = i > 0 and (doc["paragraph"][i] != doc["paragraph"][i - 1] or ends_sentence(doc["words"], i - 1, 0) and doc["form"][i][:1] not in CLOSING)
        number += bool(start) and i > 0
        out.append(number)
    doc["sentence_number"] = out
    for h in (*TAGS, "deprel"):
        doc["y_" + h] = [labels.index[h].get(x, -1) if x else -1 for x in doc[h]]
    for f in doc["facts"]:
        if isinstance(f.get("subject"), str):
            f["subject"] = labels.index["subject"].get(f["subject"], 0)
    return doc


def epoch(docs, limits, batch_pieces, rng):
    """Batches of (doc, begin, end), of about equal length within a batch, in random order. `docs` come with the number of
    times they are seen, which may be a fraction."""
    todo = []
    for d, times in docs:
        for _ in range(int(times + rng.random())):
            for b, e in windows(d["words"], d["sizes"], rng.randint(*limits)):
                todo.append((sum(len(p) for p in d["pieces"][b:e]) + rng.random(), d, b, e))
    rng.shuffle(todo)
    out = []
    chunk = 1024
    for k in range(0, len(todo), chunk):
        part = sorted(todo[k:k + chunk], key=lambda w: w[0])
        batch = []
        for size, d, b, e in part:
            if batch and (size + 12) * (len(batch) + 1) > batch_pieces:
                out.append(batch)
                batch = []
            batch.append((d, b, e))
        if batch:
            out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch, pieces, labels):
    """A batch as numpy arrays; flat word index = row * words + position."""
    rows = []
    for d, b, e in batch:
        ids, shapes, word = [pieces.cls], [0], [-1]
        for i in range(b, e):
            if i > b and d["paragraph"][i] != d["paragraph"][i - 1]:
                ids.append(pieces.brk), shapes.append(0), word.append(-1)
            p = d["pieces"][i]
            ids.extend(p), shapes.extend([d["shape"][i]] * len(p)), word.extend([i - b] * len(p))
        ids.append(pieces.sep), shapes.append(0), word.append(-1)
        rows.append((ids, shapes, word))
    B, P, N = len(batch), max(len(r[0]) for r in rows), max(e - b for _, b, e in batch)
    out = {"pieces": np.zeros((B, P), np.int64), "shapes": np.zeros((B, P), np.int64), "word": np.full((B, P), -1, np.int64),
           "mask": np.zeros((B, P), bool), "words": np.zeros((B, N), bool), "number": np.zeros((B, N), np.int64)}
    for h in ("sentence", "deprel", "trigger", "cue", *TAGS):
        out["y_" + h] = np.full((B, N), -1, np.int64)
    out["y_name"] = np.zeros((B, N), np.int64)
    for h, size in SOFT.items():
        out["soft_" + h] = np.zeros((B, N, size), np.float32)
    out["y_head"] = np.full((B, N), -1, np.int64)  # 0 the root, j + 1 word j
    anchors = {"fact": [], "cue": []}
    for r, (d, b, e) in enumerate(batch):
        ids, shapes, word = rows[r]
        k, n = len(ids), e - b
        out["pieces"][r, :k], out["shapes"][r, :k], out["word"][r, :k], out["mask"][r, :k] = ids, shapes, word, True
        out["words"][r, :n] = True
        out["number"][r, :n] = d["sentence_number"][b:e]
        for h in ("deprel", *TAGS):
            out["y_" + h][r, :n] = d["y_" + h][b:e]
        for h in ("sentence", "trigger", "cue", "name"):
            out["y_" + h][r, :n] = d[h][b:e]
        for h, values in d.get("soft", {}).items():
            out["soft_" + h][r, :n] = values[b:e]
        for i in range(b, e):
            h = d["head"][i]
            if h == -1:
                out["y_head"][r, i - b] = 0
            elif h >= 0 and b <= h < e:
                out["y_head"][r, i - b] = h - b + 1
        for kind, items in (("fact", d["facts"]), ("cue", d["cues"])):
            for x in items:
                if b <= x["words"][0] and x["words"][-1] < e:
                    anchors[kind].append((r, b, e, x))
    for kind, roles in (("fact", inv.ROLES), ("cue", inv.CUE_ROLES)):
        a = anchors[kind]
        out[kind + "_row"] = np.array([r for r, *_ in a], np.int64)
        out[kind + "_first"] = np.array([x["words"][0] - b for _, b, _, x in a], np.int64)
        out[kind + "_weight"] = np.array([x.get("weight", 1.0) for *_, x in a], np.float32)
        out[kind + "_member"] = np.array([[k, r * N + w - b] for k, (r, b, _, x) in enumerate(a) for w in x["words"]], np.int64).reshape(-1, 2)
        y = np.zeros((len(a), N, len(roles)), np.float32)
        for k, (_, b, e, x) in enumerate(a):
            for j, role in enumerate(roles):
                words = x["roles"].get(role, ())
                for w, p in words.items() if isinstance(words, dict) else ((w, 1.0) for w in words):
                    if b <= w < e:
                        y[k, w - b, j] = p
        out[kind + "_roles"] = y
    facts = anchors["fact"]
    for h in FACT_HEADS:
        out["y_" + h] = np.zeros((len(facts), len(labels.names[h])), np.float32)
    for k, (*_, x) in enumerate(facts):
        for h in FACT_HEADS:
            value = x.get(h, -1)
            if isinstance(value, list):  # several labels are right
                out["y_" + h][k, value] = 1.0 / len(value)
            elif isinstance(value, np.ndarray):  # a teacher's distribution
                out["y_" + h][k] = value
            elif value >= 0:
                out["y_" + h][k, value] = 1.0
    for h in ("mutual", "background"):
        out["y_" + h] = np.array([x[h] for *_, x in facts], np.float32)
    pairs = [(i, j, float(facts[i][3]["chain"] == facts[j][3]["chain"])) for i in range(len(facts)) for j in range(i - 1, -1, -1)
             if facts[i][0] == facts[j][0] and "chain" in facts[i][3]]
    out["same_pairs"] = np.array([p[:2] for p in pairs], np.int64).reshape(-1, 2)
    out["y_same"] = np.array([p[2] for p in pairs], np.float32)
    return out


class Stream(torch.utils.data.IterableDataset):
    """Batches without end: every worker process goes through the documents in passes of its own, in a fixed random order."""

    def __init__(self, docs, limits, batch_pieces, seed, collate):
        self.docs, self.limits, self.batch_pieces, self.seed, self.collate = docs, limits, batch_pieces, seed, collate

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        rng = random.Random(f"{self.seed} {worker.id if worker else 0}")
        while True:
            for batch in epoch(self.docs, self.limits, self.batch_pieces, rng):
                yield {k: torch.from_numpy(v) for k, v in self.collate(batch).items()}

    def loader(self, workers):
        return torch.utils.data.DataLoader(self, batch_size=None, num_workers=workers, prefetch_factor=6 if workers else None)
