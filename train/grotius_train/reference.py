"""The network of docs/model-format.md once more, plainly: what src/neural must compute (golden.py writes it down).

Written for reading, not for speed, and apart from the network that is trained: a slip in one shows against the other. It
adds and rounds in the order that src/neural/kernels_table.h says, so the engine must give its numbers to the last bit.
Sentences for the golden numbers are cut by a few lines of this file; the engine is given the same words.
"""

import math
import re
from dataclasses import dataclass, field

import numpy as np
import torch
from torch.nn import functional as F

from . import modelfile
from .pieces import Pieces, shape

MOST_PIECES_OF_WORD = 60
GROUPS = ("syntax", "meaning")
SYNTAX_TAGS = ("sentence", "upos", "xpos", "feats", "lemma")
MEANING_TAGS = ("name", "trigger", "cue")
FACT_HEADS = (
    "type", "kind", "mode", "status", "stance", "effect", "mandate_change", "control_change", "tone", "subject",
)  # fmt: skip
FACT_FLAGS = ("mutual", "background")
FINAL = (".", "?", "!", "...", "…")
CLOSING = ('"', "'", "''", "”", "’", ")", "]")


@dataclass
class Word:
    form: str
    begin: int  # bytes
    end: int
    paragraph: int
    space_before: bool


@dataclass
class Text:
    text: str
    paragraphs: list = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    sentences: list = field(default_factory=list)


def read(text: str) -> Text:
    """Words by a rough rule, which is enough to compare two programs on them."""
    out = Text(text)
    offset = lambda i: len(text[:i].encode())
    for number, paragraph in enumerate(re.finditer(r"\S(?:.*\S)?", text)):
        out.paragraphs.append([offset(paragraph.start()), offset(paragraph.end())])
        begin = len(out.words)
        for w in re.finditer(r"n't|'s|(?:[A-Z]\.)+|\w+?(?=n't)|\w+|\S", paragraph.group()):
            b, e = w.start() + paragraph.start(), w.end() + paragraph.start()
            out.words.append(Word(w.group(), offset(b), offset(e), number, b == 0 or text[b - 1].isspace()))
            if w.group() in FINAL:
                out.sentences.append([begin, len(out.words)])
                begin = len(out.words)
        if begin < len(out.words):
            out.sentences.append([begin, len(out.words)])
    return out


# ---- windows --------------------------------------------------------------------------------------------------------


def ends_sentence(words: list[Word], i: int, begin: int) -> bool:
    if words[i].form in FINAL:
        return True
    return i > begin and not words[i].space_before and words[i].form in CLOSING and ends_sentence(words, i - 1, begin)


def chunks(words: list[Word], sizes: list[int], begin: int, end: int, room: int):
    while begin < end:
        size, stop, cut = 0, begin, begin
        while stop < end and (stop == begin or size + sizes[stop] <= room):
            size += sizes[stop]
            stop += 1
            if ends_sentence(words, stop - 1, begin):
                cut = stop
        if stop < end and cut > begin:
            stop = cut
        yield begin, stop
        begin = stop


def windows(words: list[Word], sizes: list[int], most: int) -> list[list[int]]:
    out: list[list[int]] = []
    used, begin = 0, 0
    while begin < len(words):
        end = begin
        while end < len(words) and words[end].paragraph == words[begin].paragraph:
            end += 1
        for b, e in chunks(words, sizes, begin, end, most - 2):
            size = sum(sizes[b:e])
            if out and used + 1 + size <= most:
                out[-1][1] = e
                used += 1 + size
            else:
                out.append([b, e])
                used = 2 + size
        begin = end
    return out


# ---- the network ----------------------------------------------------------------------------------------------------


class Reference:
    def __init__(self, file: modelfile.ModelFile):
        self.config, self.labels = file.config, file.labels
        self.weights = {name: torch.from_numpy(np.ascontiguousarray(t)) for name, t in file.tensors.items()}
        self.codes = {name: [torch.from_numpy(np.array(t)) for t in pair] for name, pair in file.codes.items()}
        in_bytes = "layer.0.attention.query.weight" in self.codes
        self.attend, self.gelu = (attend, gelu) if in_bytes else (attend_in_floats, exact_gelu)
        self.pieces = Pieces(file.vocabulary)
        self.most_of_word = min(MOST_PIECES_OF_WORD, self.config["window_pieces"] - 2)

    def linear(self, name, x):
        return product(trim(x), trim(self.weights[name + ".weight"])) + self.weights[name + ".bias"]

    def side(self, name, x):
        """One side of a biaffine, without its 1."""
        return trim(F.relu(self.linear(name, x)))

    def left(self, name, d):
        """What the right sides are multiplied with: [rows, outputs, size of the right side]."""
        w = trim(self.weights[name + ".biaffine"])
        w = w if w.dim() == 3 else w[None]
        return trim(product(one(d), w.transpose(1, 2).flatten(0, 1))).view(len(d), len(w), -1)

    def map(self, name, x):
        """Of the layers: x is rounded to bytes first, unless the weights are floats."""
        if name + ".weight" not in self.codes:
            return self.linear(name, x)
        codes, scales = self.codes[name + ".weight"]
        return whole_product(*in_bytes(x), codes, scales, self.weights[name + ".bias"])

    def norm(self, name, x):
        x = x - in_lanes(x)[..., None] / x.shape[-1]
        variance = in_lanes(x * x)[..., None] / x.shape[-1]
        scale = 1 / torch.from_numpy(np.sqrt((variance + self.config["norm_epsilon"]).numpy()))  # torch's own is not exact
        return x * scale * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def cut(self, word: Word) -> list[int]:
        return list(self.pieces.cut(word.form))[: self.most_of_word]

    def window_input(self, words, begin, end):
        """Pieces, shapes and for each piece its word (-1: none)."""
        ids, shapes, owners = [self.pieces.cls], [0], [-1]
        for i in range(begin, end):
            if i > begin and words[i].paragraph != words[i - 1].paragraph:
                ids.append(self.pieces.brk), shapes.append(0), owners.append(-1)
            cut = self.cut(words[i])
            ids += cut
            shapes += [shape(words[i].form, words[i].space_before)] * len(cut)
            owners += [i - begin] * len(cut)
        return ids + [self.pieces.sep], shapes + [0], owners + [-1]

    def levels(self, ids, shapes):
        """The encoder's output after the embeddings and every shared layer, then every layer of syntax, then every one of
        meaning, each [pieces, hidden]."""
        w, shared = self.weights, self.config["shared_layers"]
        x = w["embeddings.word"][ids] + (w["embeddings.position"][: len(ids)] + w["embeddings.shape"][shapes])
        out = [self.norm("embeddings.norm", x)]
        for i in range(shared):
            out.append(self.layer(f"layer.{i}.", out[-1]))
        below = out[-1]
        for group in GROUPS:
            x = below
            for i in range(shared, self.config["layers"]):
                x = self.layer(f"{group}.{i}.", x)
                out.append(x)
        return out

    def layer(self, name, x):
        q, k, v = (self.map(f"{name}attention.{part}", x) for part in ("query", "key", "value"))
        heads = [t.chunk(self.config["heads"], -1) for t in (q, k, v)]
        attention = torch.cat([self.attend(*head) for head in zip(*heads)], -1)
        x = self.norm(f"{name}attention.norm", x + self.map(f"{name}attention.output", attention))
        return self.norm(f"{name}feed.norm", x + self.map(f"{name}feed.out", self.gelu(self.map(f"{name}feed.in", x))))

    def path(self, levels, group):
        """The levels a group's vectors are mixed from."""
        common = self.config["shared_layers"] + 1
        own = self.config["layers"] + 1 - common
        begin = common + group * own
        return levels[:common] + levels[begin:begin + own]

    def mixes(self, levels, owners, count):
        """Both groups' word vectors [2, words, hidden] of one window."""
        owners = torch.tensor(owners)
        out = []
        for k, weights in enumerate(self.weights["mix.weight"]):
            total = 0
            for weight, level in zip(weights, self.path(levels, k)):
                total = total + weight * torch.stack([mean(level[owners == word], share=True) for word in range(count)])
            out.append(total)
        return torch.stack(out)

    def tags(self, head, syntax, meaning):
        return self.linear(f"head.{head}", syntax if head in SYNTAX_TAGS else meaning)

    def arcs(self, x):
        h = torch.cat([trim(self.weights["arc.root"])[None], self.side("arc.head", x)])
        return product(self.left("arc", self.side("arc.dep", x))[:, 0], h)

    def relations(self, x):
        """[dependents, head columns, labels]."""
        h = torch.cat([trim(self.weights["rel.root"])[None], self.side("rel.head", x)])
        return product(one(h)[None], self.left("rel", self.side("rel.dep", x)))

    def spans(self, head, meaning, windows, sentences, threshold):
        """(begin, end, probability) of every trigger or cue."""
        p = softmax(self.tags(head, None, meaning))
        starts = {b for b, _ in windows} | {b for b, _ in sentences}
        found, inside = [], False
        for i in range(len(p)):
            before, inside = inside, bool(p[i, 1] + p[i, 2] >= threshold)
            if inside and before and p[i, 1] <= p[i, 2] and i not in starts:
                found[-1][1] = i + 1
            elif inside:
                found.append([i, i + 1, float(p[i, 1] + p[i, 2])])
        return found

    def roles(self, name, t, meaning, window, sentence_of, anchor):
        """Probabilities [window's words, roles]."""
        begin, end = window
        left = self.left(name, self.side(f"{name}.anchor", t[None]))[0]
        logits = product(one(self.side(f"{name}.word", meaning[begin:end])), left)
        buckets = [bucket(i - anchor, sentence_of[i] == sentence_of[anchor]) for i in range(begin, end)]
        return sigmoid(logits + self.weights[f"{name}.distance"][:, buckets].T)

    def same(self, later, earlier):
        left = self.left("same", self.side("same.later", later[None]))[0]
        return float(sigmoid(product(left, one(self.side("same.earlier", earlier[None])))))


# The arithmetic of src/neural/kernels_table.h, in its order, so that every bit is the same.


def trim(x):
    """12 significant bits, and 0 below 2^-60: what enters a product of floats."""
    bits = (x.contiguous().view(torch.int32) + 0x800) & ~0xFFF
    return torch.where((bits & 0x7FFFFFFF) < 0x21800000, torch.zeros_like(bits), bits).view(torch.float32)


def product(a, w):
    """A Wᵀ, summed in the order of the last dimension."""
    total = 0
    for k in range(a.shape[-1]):
        total = total + a[..., :, k, None] * w[..., None, :, k]
    return total


def in_bytes(x):
    """Each row rounded to 256 even steps from its least to its greatest value: codes, least, step."""
    least, most = x.aminmax(dim=-1, keepdim=True)
    step = ((most - least) / 255).clamp(min=1e-8)
    return torch.round((x - least) * (1 / step)), least, step


def in_signed_bytes(x):
    """Each row rounded to even steps, 127 on either side of 0: codes, step."""
    step = (x.abs().amax(-1, keepdim=True) / 127).clamp(min=1e-8)
    return torch.round(x * (1 / step)), step


def whole_product(u, least, step, codes, scales, bias):
    """Of rows least + step · u and rows scale · code, in whole numbers."""
    whole = lambda t: t.double()  # holds every sum of these integers
    sums, code_sums = (whole(u) @ whole(codes).T).float(), whole(codes).sum(1).float()
    return sums * (scales * step) + (code_sums * scales * least + bias)


def attend(q, k, v):
    """One head, [pieces, size] each: keys have one step, queries and columns of values one each."""
    size = q.shape[-1]
    q, q_steps = in_signed_bytes(q)
    k, k_step = in_signed_bytes(k.flatten())
    v, v_scales = in_signed_bytes(v.T.contiguous())
    scores = q @ k.view(-1, size).T  # whole numbers below 2^24
    scale = q_steps * (k_step * float(np.float32(1.44269504) / np.sqrt(np.float32(size))))
    weights = torch.round(weight((scores - scores.amax(-1, keepdim=True)) * scale))
    high = torch.floor(weights / 256)
    share, zero = 1 / weights.sum(-1, keepdim=True), torch.zeros(1)
    bytes_product = lambda u, step: whole_product(u, zero, step, v, v_scales[:, 0], zero)
    return bytes_product(high, 256 * share) + bytes_product(weights - 256 * high, share)


def attend_in_floats(q, k, v):
    weights = softmax(product(trim(q), trim(k)), float(np.float32(1) / np.sqrt(np.float32(q.shape[-1]))))
    return product(trim(weights), trim(v.T))


def weight(x):
    """65,500 · 2^x for x ≤ 0."""
    x = x.clamp(min=-20)
    n = torch.round(x)
    f = x - n
    return ((f * 15616.815 + 46075.367) * f + 65529.009) * ((n.int() + 127) << 23).view(torch.float32)


def total(rows):
    """One row after another."""
    sums = rows[0]
    for row in rows[1:]:
        sums = sums + row
    return sums


def in_lanes(x):
    """Sums over the last dimension: of each 16th number, then of these by halves."""
    x = F.pad(x, (0, -x.shape[-1] % 16)).unflatten(-1, (-1, 16))
    total = torch.zeros_like(x[..., 0, :])
    for i in range(x.shape[-2]):
        total = total + x[..., i, :]
    while total.shape[-1] > 1:
        a, b = total.chunk(2, -1)
        total = a + b
    return total[..., 0]


def mean(rows, share=False):
    return total(rows) * float(np.float32(1) / np.float32(len(rows))) if share else total(rows) / len(rows)


def exponential(x):
    x = x.clamp(min=-87)
    n = (x * 1.44269504 + 12582912.0) - 12582912.0
    r = (x - n * 0.693359375) - n * -2.12194440e-4
    p = r * (1 / 5040) + 1 / 720
    for c in (1 / 120, 1 / 24, 1 / 6, 0.5, 1.0, 1.0):
        p = p * r + c
    return p * ((n.int() + 127) << 23).view(torch.float32)


def softmax(x, scale=1.0):
    e = exponential((x - x.amax(-1, keepdim=True)) * scale)
    return e * (1 / in_lanes(e)[..., None])


def sigmoid(x):
    return 1 / (exponential((-x).clamp(max=87)) + 1)


def gelu(x):
    y = x.clamp(-3.4, 3.4)
    square = y * y
    p = square * 1.05564995e-5 - 4.15139220e-4
    p = p * square + 6.71190955e-3
    p = p * square - 5.98076247e-2
    p = p * square + 0.394279331
    return x * (p * y + 0.5)


def exact_gelu(x):
    """In doubles, by the C library's function, rounded once."""
    return torch.tensor([[0.5 * v * math.erfc(-v * 0.5**0.5) for v in row] for row in x.tolist()]).float()


def one(x):
    return torch.cat([x, torch.ones(len(x), 1)], 1)


def bucket(delta: int, same_sentence: bool) -> int:
    size = abs(delta)
    m = next(i for i, most in enumerate((0, 1, 2, 4, 8, 16, 32, size)) if size <= most)
    return m + (7 if delta < 0 else 0) + (0 if same_sentence else 15)
