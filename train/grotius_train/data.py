"""Corpora to documents: words, paragraphs and, where a corpus marks them, the labels of each head.

A document is a dict of parallel lists over its words (`form`, `space`, `paragraph`) and of labels; a label that a
corpus does not give is UNKNOWN and costs nothing in training. Tokens of plain texts come from the project's own tokenizer
(the developer tool build/release/bin/tokens), those of treebanks from the treebank.
"""
import bisect
import collections
import json
import os
import re
import subprocess
import tempfile

from . import inventory as inv
from . import lemmas

UNKNOWN = -1
OWN = os.path.join(os.path.dirname(__file__), "..", "annotations")  # the project's own marks, by place in the corpora's texts


def rows(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def empty(n):
    return {"sentence": [UNKNOWN] * n, "upos": [None] * n, "xpos": [None] * n, "feats": [None] * n, "lemma": [None] * n,
            "head": [-2] * n, "deprel": [None] * n, "name": [0] * n, "trigger": [UNKNOWN] * n, "cue": [UNKNOWN] * n,
            "facts": [], "cues": []}


def treebank(path):
    """CoNLL-U to documents; heads are word indices of the document, -1 the root."""
    docs, doc, paragraph, fresh = [], None, 0, True
    sent, mwt = [], None

    def flush():
        nonlocal sent
        if not sent:
            return
        base = len(doc["form"])
        for k, w in enumerate(sent):
            doc["form"].append(w["form"]), doc["space"].append(w["space"]), doc["paragraph"].append(paragraph)
            doc["sentence"].append(int(k == 0))
            doc["upos"].append(w["upos"]), doc["xpos"].append(w["xpos"]), doc["feats"].append(w["feats"])
            doc["lemma"].append(lemmas.script(w["form"], w["lemma"]) if w["lemma"] != "_" else None)
            doc["head"].append(base + w["head"] - 1 if w["head"] else -1), doc["deprel"].append(w["deprel"])
            doc["entity"].append(w["entity"])
        sent = []

    space = True
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            doc = {k: [] for k in ("form", "space", "paragraph", "sentence", "upos", "xpos", "feats", "lemma", "head", "deprel", "entity")}
            doc["id"] = line.split("=")[1].strip()
            docs.append(doc)
            paragraph, space = -1, True
        elif line.startswith("# newpar"):
            paragraph, space = paragraph + 1, True
        elif not line:
            flush()
            mwt = None
        elif line[0] != "#":
            f = line.split("\t")
            if "." in f[0]:
                continue
            if paragraph < 0:
                paragraph = 0
            if "-" in f[0]:
                lo, hi = map(int, f[0].split("-"))
                mwt = [lo, hi, f[1], "SpaceAfter=No" in f[9]]
                continue
            i = int(f[0])
            w = {"form": f[1], "upos": f[3], "xpos": f[4], "feats": f[5], "lemma": f[2], "head": int(f[6]), "deprel": f[7],
                 "space": space, "entity": (re.search(r"Entity=([^|]+)", f[9]) or [None, ""])[1]}
            space = "SpaceAfter=No" not in f[9]
            if mwt and mwt[0] <= i <= mwt[1]:  # words tile the surface token, as in the tokenizer
                surface, last = mwt[2], i == mwt[1]
                n = len(surface) if last else min(len(f[1]), max(1, len(surface) - (mwt[1] - i)))
                w["form"], mwt[2] = surface[:n] or f[1], surface[n:]
                space = last and not mwt[3]
                if last:
                    mwt = None
            sent.append(w)
    flush()
    for d in docs:
        n = len(d["form"])
        for k, v in empty(n).items():
            d.setdefault(k, v)
    return docs


TITLES = set("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. President Prime Minister Sir King Queen Senator Professor Prof. Judge Captain "
             "General Lord Lady Saint St. Pope Prince Princess Congressman Governor Mayor Justice".split())


def gum_names(doc):
    """Partial name labels from GUM's entities: proper-noun runs of persons, organisations and places; the rest of what
    could be a name stays unknown."""
    n = len(doc["form"])
    spans, stack = [], []
    for i, e in enumerate(doc["entity"]):
        for opening, kind, single, closing in re.findall(r"\((\d+)-([a-z]+)[^()]*?(\))?(?=\(|\d|$|\))|(\d+)\)", e):
            if opening:
                if single:
                    spans.append((i, i + 1, kind))
                else:
                    stack.append((opening, i, kind))
            elif closing:
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == closing:
                        spans.append((stack[k][1], i + 1, stack[k][2]))
                        del stack[k]
                        break
    every = (1 << len(inv.NAMES)) - 1
    tag = lambda *names: sum(1 << inv.NAMES.index(x) for x in names)
    labels = [every if doc["form"][i][:1].isupper() or doc["upos"][i] == "PROPN" else tag("O") for i in range(n)]
    kinds = {"person": ("PER",), "organization": ("ORG",), "place": ("GPE", "LOC")}
    for s, e, kind in sorted(spans, key=lambda x: x[0] - x[1]):
        if kind not in kinds or e - s > 8:
            continue
        heads = [i for i in range(s, e) if not s <= doc["head"][i] < e]
        if len(heads) != 1 or doc["upos"][heads[0]] != "PROPN":
            continue
        lo = hi = heads[0]
        proper = lambda i: s <= i < e and doc["upos"][i] == "PROPN"
        while proper(lo - 1):
            lo -= 1
        while proper(hi + 1) or (kind == "organization" and doc["form"][hi + 1:hi + 2] == ["of"] and proper(hi + 2)):
            hi += 1
        while kind == "person" and lo < hi and doc["form"][lo] in TITLES:
            lo += 1
        for i in range(lo, hi + 1):
            labels[i] = tag(*(f"{'B' if i == lo else 'I'}-{t}" for t in kinds[kind]))
    return labels


def tokenize(texts, tokens_tool):
    """For each text a list of (begin, end, paragraph, space_before), in code points."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for t in texts:
            f.write(json.dumps({"text": t}) + "\n")
        f.flush()
        out = subprocess.run([tokens_tool, f.name], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return [[(w[0], w[1], w[3], w[4]) for w in json.loads(line)["words"]] for line in out.splitlines()]


def plain(doc_id, text, words):
    d = {"id": doc_id, "form": [text[b:e] for b, e, _, _ in words], "paragraph": [p for _, _, p, _ in words],
         "space": [bool(s) for _, _, _, s in words], **empty(len(words))}
    begins = [w[0] for w in words]
    ends = [w[1] for w in words]

    def covered(span):
        lo = bisect.bisect_right(ends, span[0])
        hi = bisect.bisect_left(begins, span[1])
        return list(range(lo, hi))
    return d, covered


def bio(labels, words):
    for k, w in enumerate(words):
        labels[w] = 1 if k == 0 else 2


def spans_of(value):
    return [] if not value else [value] if isinstance(value[0], int) else value


def fact_labels(fact):
    base = lambda l: re.split(r"[.:]", l)[0]
    plover = [l for l in fact["labels"] if base(l) in inv.TYPES]
    moves = [l for l in fact["labels"] if base(l) in inv.KINDS]
    out = {"type": sorted({inv.TYPES.index(base(l)) for l in plover}) or [0],
           "kind": inv.KINDS.index(base(moves[0])) if moves else 0,
           "mode": inv.MODES.index(plover[0]) if plover and plover[0] in inv.MODES else 0,
           "status": inv.STATUSES.index(fact["status"])}
    for l in moves:
        kind, _, value = l.partition(":")
        if kind == "proposal":
            out["subject"] = value
        elif value in inv.DETAILS[kind][1]:
            out[inv.DETAILS[kind][0]] = inv.DETAILS[kind][1].index(value)
    return out


def mark_facts(d, covered, sentences, facts):
    for s in sentences:
        for i, w in enumerate(covered(s)):
            d["trigger"][w] = 0
            d["sentence"][w] = int(i == 0)
    chain = {}
    for f in facts:
        chain[f["id"]] = chain.get(f.get("same"), f["id"])
        words = covered(f["trigger"])
        if not words:
            continue
        bio(d["trigger"], words)
        roles = {r: sorted({w for s in spans_of(f.get(r)) for w in covered(s)}) for r in inv.ROLES}
        d["facts"].append({"words": words, "mutual": bool(f.get("mutual")), "background": bool(f.get("bg")),
                           "roles": {r: w for r, w in roles.items() if w}, "chain": chain[f["id"]], **fact_labels(f)})


def mark_names(d, covered, sentences, names):
    tag = inv.NAMES.index
    for s in sentences:
        for w in covered(s):
            d["name"][w] = 1
    for begin, end, kind in names:
        for k, w in enumerate(covered([begin, end])):
            d["name"][w] = 1 << tag(f"{'I' if k else 'B'}-{kind}")


def mark_attributions(d, covered, attributions):
    d["cue"] = [0] * len(d["form"])
    for a in attributions:
        words = [w for s in a["cue"][:1] for w in covered(s)]
        if not words:
            continue
        bio(d["cue"], words)
        d["cues"].append({"words": words, "roles": {r: sorted({w for s in a[r] for w in covered(s)}) for r in inv.CUE_ROLES}})


def wikigold(path):
    """IOB1 tags; places and peoples are told apart only by the other corpora."""
    mask = {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("GPE", "LOC"), "MISC": ("MISC", "NORP")}
    docs, forms, names, sentence, previous = [], [], [], [], ""

    def flush():
        nonlocal forms, names, sentence
        if forms:
            d = {"id": f"wikigold-{len(docs)}", "form": forms, "paragraph": [0] * len(forms), "space": [True] * len(forms), **empty(len(forms))}
            for i, f in enumerate(forms):  # the corpus is tokenised; put the usual spaces back
                d["space"][i] = not (f in ".,;:?!)'" or f.startswith("'") or (i and forms[i - 1] == "("))
            d["name"], d["sentence"] = names, sentence
            docs.append(d)
        forms, names, sentence = [], [], []
    start = True
    for line in open(path, encoding="utf-8"):
        f = line.split()
        if len(f) != 2:
            start, previous = True, "O"
            if len(forms) > 150:
                flush()
            continue
        tag = f[1][2:]
        if tag:
            b = "I" if previous == tag else "B"
            names.append(sum(1 << inv.NAMES.index(f"{b}-{t}") for t in mask[tag]))
        else:
            names.append(1)
        forms.append(f[0]), sentence.append(int(start))
        previous, start = tag, False
    flush()
    return docs


def extended(reports, corpora):
    """The reports of facts/train with the project's own marks: more sentences of some of them, and other reports."""
    texts = {"newswire/" + r["id"]: r for r in rows(f"{corpora}/newswire/reports.jsonl")}
    texts.update({"polnear/" + r["id"]: r for r in rows(f"{corpora}/attribution/polnear-train.jsonl")})
    coded = open(f"{corpora}/events/cameo-class-train.tsv", encoding="utf-8")
    texts.update({f"cameo/{number}": {"text": line.rstrip("\n").split("\t")[0].strip()} for number, line in enumerate(coded)})
    known = {r["doc"]: r for r in reports}
    for more in rows(f"{OWN}/facts.jsonl"):
        doc = more["doc"]
        if doc not in known:
            known[doc] = {"doc": doc, "sentences": [], "facts": []}
        r = known[doc]
        known[doc] = {**r, "text": texts[doc]["text"], "sentences": r["sentences"] + more["sentences"], "facts": r["facts"] + more["facts"]}
    return list(known.values())


def add_names(docs):
    """The project's own marks of names in EWT's training half: of each sentence of a document the names, by word."""
    marked = {m["doc"]: m["sentences"] for m in rows(f"{OWN}/ewt-names.jsonl")}
    for d in docs:
        begins = [i for i, s in enumerate(d["sentence"]) if s] + [len(d["form"])]
        for number, names in marked.get(d["id"], {}).items():
            begin, end = begins[int(number)], begins[int(number) + 1]
            for i in range(begin, end):
                d["name"][i] = 1
            for first, last, kind in names:
                for i in range(first, last + 1):
                    d["name"][begin + i] = 1 << inv.NAMES.index(f"{'I' if i > first else 'B'}-{kind}")


def trimmed(d):
    """Without the paragraphs after the last marked word: nothing could be learnt from them."""
    last = max((i for i, t in enumerate(d["trigger"]) if t != UNKNOWN), default=-1)
    keep = next((i for i in range(last + 1, len(d["form"])) if d["paragraph"][i] != d["paragraph"][last]), len(d["form"]))
    return {k: v[:keep] if isinstance(v, list) and len(v) == len(d["form"]) and k not in ("facts", "cues") else v for k, v in d.items()}


def load(corpora, tokens_tool, part):
    """All documents of a part ("train" or "dev"), by corpus."""
    out = collections.OrderedDict()
    for name in ("ewt", "gum"):
        out[name] = treebank(f"{corpora}/ud/{name}-{part}.conllu")
        for d in out[name]:
            d["name"] = gum_names(d) if name == "gum" else [0] * len(d["form"])
    if part == "train":
        add_names(out["ewt"])
    names = {r["doc"]: r for r in rows(f"{corpora}/names/{part}.jsonl")}
    for name, path in (("facts", f"facts/{part}.jsonl"), ("moves", f"facts/moves-{part}.jsonl")):
        reports = rows(f"{corpora}/{path}")
        if name == "facts" and part == "train":
            reports = extended(reports, corpora)
        elif name == "moves" and part == "train":
            reports += rows(f"{OWN}/moves.jsonl")
        out[name] = []
        for r, words in zip(reports, tokenize([r["text"] for r in reports], tokens_tool)):
            d, covered = plain(r["doc"], r["text"], words)
            mark_facts(d, covered, r["sentences"], r["facts"])
            if r["doc"] in names:
                mark_names(d, covered, names[r["doc"]]["sentences"], names[r["doc"]]["names"])
            out[name].append(trimmed(d))
    reports = rows(f"{corpora}/attribution/polnear-{part}.jsonl")
    out["polnear"] = []
    for r, words in zip(reports, tokenize([r["text"] for r in reports], tokens_tool)):
        d, covered = plain(r["id"], r["text"], words)
        mark_attributions(d, covered, r["attributions"])
        out["polnear"].append(d)
    if part == "train":
        out["wikigold"] = wikigold(f"{corpora}/entities/wikigold.conll")
    return out
