"""The golden numbers that the engine is tested against, and made-up models, by the plain network of reference.py.

    python -m grotius_train.golden tiny OUT.model OUT.json       a tiny random model and its golden numbers
    python -m grotius_train.golden floats OUT.model OUT.json     the same, its layers in floats, of one text
    python -m grotius_train.golden golden MODEL                  tests/models/real_golden.json of the shipped model
    python -m grotius_train.golden random VOCABULARY OUT.model   a random model of the shipped size, for timing
    python -m grotius_train.golden time MODEL                    words a second of this code, one thread
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch

from . import inventory, modelfile
from .pieces import shape
from .reference import FACT_FLAGS, FACT_HEADS, GROUPS, MEANING_TAGS, SYNTAX_TAGS, Reference, mean, read, sigmoid, softmax, windows

REAL_GOLDEN = Path(__file__).parents[2] / "tests/models/real_golden.json"

TEXTS = [
    'PRETORIA, April 5 (AFP) -- South Africa\'s foreign minister met envoys of the A.U. on Friday. "We didn\'t agree," '
    'he said.\n\nTalks resume in 2025; the rebels of M23 have rejected a cease-fire.',
    "L'Élysée welcomed the accord… “Paris will send €30m,” Émile Żurawski wrote (in Ελληνικά: ΣΟΦΟΣ). 和平 means peace.",
    "Troops entered the town. They shelled it! Did they leave? The governor, who was appointed in May and removed in June "
    "and appointed again in July after long talks with the council of elders and the army and the church and the union "
    "of teachers and everybody else in the town, does not say. \"Nobody knows.\" He left.\n\nX y.\n\nThe iPhone-maker's "
    "plan, agreed on 3 May 1998, failed.",
]  # fmt: skip


class Golden:
    """Everything the network says of some texts; of wide matrices every `step`-th column."""

    def __init__(self, network: Reference, step: int, threshold: float):
        self.network, self.step, self.threshold = network, step, threshold

    def matrix(self, x, step=None):
        return [[float(f"{v:.9g}") for v in row] for row in x[:, :: step or self.step].tolist()]

    def vector(self, x):
        return [float(f"{v:.9g}") for v in x.tolist()]

    def document(self, text: str) -> dict:
        net, t = self.network, read(text)
        cut = [net.cut(w) for w in t.words]
        spans = windows(t.words, [len(c) for c in cut], net.config["window_pieces"])
        levels, vectors = [], []
        for b, e in spans:
            ids, shapes, owners = net.window_input(t.words, b, e)
            levels.append(net.levels(ids, shapes))
            vectors.append(net.mixes(levels[-1], owners, e - b))
        syntax, meaning = torch.cat(vectors, 1)
        return {
            "text": t.text,
            "paragraphs": t.paragraphs,
            "words": [[w.begin, w.end, w.paragraph, int(w.space_before)] for w in t.words],
            "sentences": t.sentences,
            "pieces": cut,
            "shapes": [shape(w.form, w.space_before) for w in t.words],
            "windows": spans,
            "levels": [[self.matrix(x) for x in window] for window in levels],
            "syntax": self.matrix(syntax),
            "meaning": self.matrix(meaning),
            "tags": {h: self.matrix(net.tags(h, syntax, meaning)) for h in SYNTAX_TAGS + MEANING_TAGS},
            "arcs": [self.matrix(net.arcs(syntax[b:e]), 1) for b, e in t.sentences],
            "relations": [self.relations(syntax[b:e]) for b, e in t.sentences],
            "triggers": self.triggers(meaning, spans, t.sentences),
            "cues": self.anchors("cue", meaning, spans, t.sentences)[0],
        }

    def relations(self, x):
        """For each word the scores of one arc: [head column, scores]."""
        scores = self.network.relations(x)
        return [[i * 5 % (len(x) + 1), self.vector(scores[i, i * 5 % (len(x) + 1)])] for i in range(len(x))]

    def anchors(self, head, meaning, spans, sentences):
        sentence_of = {i: s for s, (b, e) in enumerate(sentences) for i in range(b, e)}
        out, vectors = [], []
        for b, e, probability in self.network.spans(head, meaning, spans, sentences, self.threshold):
            window = next(w for w in spans if w[0] <= b < w[1])
            t = mean(meaning[b:e])
            roles = self.network.roles("role" if head == "trigger" else "cue", t, meaning, window, sentence_of, b)
            out.append({"words": [b, e], "probability": probability, "roles": self.matrix(roles, 1)})
            vectors.append(t)
        return out, vectors

    def triggers(self, meaning, spans, sentences):
        net = self.network
        out, vectors = self.anchors("trigger", meaning, spans, sentences)
        for i, trigger in enumerate(out):
            f = net.side("fact.hidden", vectors[i][None])[0]
            for h in FACT_HEADS:
                trigger[h] = self.vector(softmax(net.linear(f"fact.{h}", f[None]))[0])
            for h in FACT_FLAGS:
                trigger[h] = float(sigmoid(net.linear(f"fact.{h}", f[None])))
            trigger["same"] = [net.same(vectors[i], earlier) for earlier in vectors[:i]]
        return out

    def write(self, path, texts=TEXTS):
        golden = {
            "column_step": self.step,
            "threshold": self.threshold,
            "documents": [self.document(text) for text in texts],
        }
        with open(path, "w", encoding="utf-8") as out:
            json.dump(golden, out, ensure_ascii=False, separators=(",", ":"))
            out.write("\n")


# ---- random models --------------------------------------------------------------------------------------------------


def layer_names(config):
    shared = config["shared_layers"]
    return [f"layer.{i}" for i in range(shared)] + [f"{g}.{i}" for g in GROUPS for i in range(shared, config["layers"])]


def random_tensors(config, labels, vocabulary, sizes, rng):
    hidden, inner = config["hidden"], config["intermediate"]
    out = {}

    def put(name, *dimensions, spread=None):
        spread = spread or 1 / dimensions[-1] ** 0.5
        out[name] = rng.normal(0, spread, dimensions).astype(np.float32)

    def linear(name, outputs, inputs):
        put(name + ".weight", outputs, inputs), put(name + ".bias", outputs, spread=0.1)

    def norm(name):
        put(name + ".weight", hidden, spread=0.1), put(name + ".bias", hidden, spread=0.1)
        out[name + ".weight"] += 1

    put("embeddings.word", vocabulary, hidden), put("embeddings.position", config["max_positions"], hidden)
    put("embeddings.shape", 16, hidden), norm("embeddings.norm")
    for layer in layer_names(config):
        for part in ("query", "key", "value", "output"):
            linear(f"{layer}.attention.{part}", hidden, hidden)
        norm(f"{layer}.attention.norm"), norm(f"{layer}.feed.norm")
        linear(f"{layer}.feed.in", inner, hidden), linear(f"{layer}.feed.out", hidden, inner)
    put("mix.weight", 2, config["layers"] + 1, spread=0.5)
    for head in SYNTAX_TAGS + MEANING_TAGS:
        linear(f"head.{head}", {"sentence": 2, "trigger": 3, "cue": 3}.get(head) or len(labels[head]), hidden)
    outputs = {"arc": 1, "rel": len(labels["deprel"]), "role": len(labels["role"]), "cue": len(labels["cue_role"]), "same": 1}
    for name, (left, right) in SIDES.items():
        k = sizes[name]
        linear(f"{name}.{left}", k, hidden), linear(f"{name}.{right}", k, hidden)
        put(f"{name}.biaffine", outputs[name], k + 1, k if name == "arc" else k + 1, spread=1 / k)
    out["arc.biaffine"] = out["arc.biaffine"][0]
    put("arc.root", sizes["arc"]), put("rel.root", sizes["rel"])
    put("role.distance", outputs["role"], 30), put("cue.distance", outputs["cue"], 30)
    linear("fact.hidden", sizes["fact"], hidden)
    for head in FACT_HEADS + FACT_FLAGS:
        linear(f"fact.{head}", 1 if head in FACT_FLAGS else len(labels[head]), sizes["fact"])
    return out


SIDES = {
    "arc": ("dep", "head"),
    "rel": ("dep", "head"),
    "role": ("anchor", "word"),
    "cue": ("anchor", "word"),
    "same": ("later", "earlier"),
}


def closed_labels():
    return {
        "name": inventory.NAMES, "type": inventory.TYPES, "kind": inventory.KINDS, "mode": inventory.MODES,
        "status": inventory.STATUSES, "role": inventory.ROLES, "cue_role": inventory.CUE_ROLES,
        **dict(inventory.DETAILS.values()),
    }  # fmt: skip


def write_tiny(path, floats=False):
    words = "the of and to a in met said talks troops rejected south africa minister agree did n t s town governor e c"
    marks = ". , ; - ( ) \" ' ! ? : …".split()
    ends = "##s ##ed ##er ##es ##ion ##e ##a ##o ##u ##i ##n ##t ##r ##l ##y ##p ##m ##d ##g ##h ##c ##2 ##0 ##5 ##1 ##9".split()
    letters = list("bdfghijklmnopqruvwxyz0123456789σо")
    vocabulary = list(dict.fromkeys(["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", *words.split(), *marks, *letters, *ends]))
    config = {"layers": 3, "shared_layers": 2, "hidden": 16, "heads": 2, "intermediate": 24, "max_positions": 40, "window_pieces": 32,
              "norm_epsilon": 1e-12}  # fmt: skip
    labels = {h: [f"{h}{i}" for i in range(3)] for h in ("upos", "xpos", "feats", "lemma", "deprel", "subject")}
    labels |= {h: names[:4] for h, names in closed_labels().items()}
    sizes = {"arc": 6, "rel": 5, "role": 5, "cue": 4, "same": 3, "fact": 7}
    tensors = random_tensors(config, labels, len(vocabulary), sizes, np.random.default_rng(1))
    quantized = {n for n, t in tensors.items() if n == "embeddings.word" or n.startswith(("layer.", *GROUPS)) and t.ndim == 2}
    quantized |= {"rel.biaffine", "arc.dep.weight"}
    modelfile.write_model(path, config, labels, tensors, set() if floats else quantized, "\n".join(vocabulary).encode(), {"seed": 1})


def write_random(vocabulary_path, path):
    vocabulary = open(vocabulary_path, "rb").read()
    config = {"layers": 6, "shared_layers": 4, "hidden": 384, "heads": 12, "intermediate": 1536, "max_positions": 512, "window_pieces": 192,
              "norm_epsilon": 1e-12}  # fmt: skip
    sizes = {"upos": 17, "xpos": 50, "feats": 200, "lemma": 800, "deprel": 50, "subject": 12}
    labels = {h: [f"{h}{i}" for i in range(n)] for h, n in sizes.items()} | closed_labels()
    inner = {"arc": 256, "rel": 128, "role": 192, "cue": 192, "same": 128, "fact": 384}
    tensors = random_tensors(config, labels, len(vocabulary.splitlines()), inner, np.random.default_rng(1))
    quantized = {n for n, t in tensors.items() if t.ndim >= 2 and t.size >= 4096 and not n.startswith("head.")}
    quantized -= {"embeddings.position", "embeddings.shape"}
    modelfile.write_model(path, config, labels, tensors, quantized, vocabulary, {"seed": 1})


def measure(network: Reference):
    """Words a second of the encoder, windows one after another, on the texts of the golden numbers repeated; by the
    clock, and by the processor's time, which other programs on the machine disturb less. The best of five rounds."""
    torch.set_num_threads(1)
    t = read("\n\n".join([*TEXTS] * 8))
    cut = [network.cut(w) for w in t.words]
    spans = windows(t.words, [len(c) for c in cut], network.config["window_pieces"])
    best = {"clock": float("inf"), "processor": float("inf")}
    for _ in range(5):
        begin = {"clock": time.perf_counter(), "processor": time.process_time()}
        for b, e in spans:
            ids, shapes, owners = network.window_input(t.words, b, e)
            network.mixes(network.levels(ids, shapes), owners, e - b)
        end = {"clock": time.perf_counter(), "processor": time.process_time()}
        best = {k: min(v, end[k] - begin[k]) for k, v in best.items()}
    print(f"{len(t.words)} words, {sum(map(len, cut))} pieces, {len(spans)} windows; words a second: "
          + ", ".join(f"{len(t.words) / v:.0f} by the {k}" for k, v in best.items()))


@torch.no_grad()
def main(arguments):
    match arguments:
        case ["tiny", model, golden]:
            write_tiny(model)
            Golden(Reference(modelfile.read_model(model)), 3, 0.72).write(golden)
        case ["floats", model, golden]:
            write_tiny(model, floats=True)
            Golden(Reference(modelfile.read_model(model)), 3, 0.72).write(golden, TEXTS[:1])
        case ["golden", model]:
            Golden(Reference(modelfile.read_model(model)), 64, 0.5).write(REAL_GOLDEN)
        case ["random", vocabulary, model]:
            write_random(vocabulary, model)
        case ["time", model]:
            measure(Reference(modelfile.read_model(model)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
