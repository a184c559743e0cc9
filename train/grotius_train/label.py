"""Teachers label texts that nobody marked, for a student to learn from (train --extra):
python -m grotius_train.label NETWORK.pt … --data DATA.pkl --nlp4j JARS --out EXTRA.pkl

The mean of the teachers' distributions is kept for names, triggers and cues (a row a word) and, at every likely trigger and
cue, for all heads and roles. Reports whose facts people marked are left out. Of the corpora, words whose names nobody marked get
those alone. Of the names, NLP4J has its share where it is at hand.
"""
import argparse
import pickle
import random

import numpy as np
import torch

from . import batches
from . import inventory as inv
from . import nlp4j
from .model import Network, fork
from .pieces import Pieces

LIKELY = 0.35     # a word is an anchor for the student from this probability on; its weight is the probability
SMALL = 0.05      # role probabilities below are taken as zero


def load(path, vocabulary, device):
    saved = torch.load(path, map_location="cpu", weights_only=False)
    labels = batches.Labels(saved["labels"])
    net = Network(labels, vocabulary)
    net.load_state_dict({k: v.float() for k, v in fork(saved["state"], net).items()})
    return net.to(device).eval(), labels


def runs(p):
    """Runs of likely words, as docs/model-format.md cuts triggers."""
    on = p[:, 1] + p[:, 2] >= LIKELY
    out = []
    for i in np.flatnonzero(on):
        if out and i and on[i - 1] and p[i, 1] <= p[i, 2]:
            out[-1].append(int(i))
        else:
            out.append([int(i)])
    return out


@torch.no_grad()
def label(docs, nets, pieces, labels, device):
    for d in docs:
        batches.prepare(d, pieces, labels)
        n = len(d["form"])
        d["soft"] = {h: np.zeros((n, size), np.float16) for h, size in batches.SOFT.items()}
        d["facts"], d["cues"] = [], []
    for batch in batches.epoch([(d, 1) for d in docs], (192, 192), 16384, random.Random(0)):
        arrays = batches.collate(batch, pieces, labels)
        x = {k: torch.from_numpy(v).to(device) for k, v in arrays.items()}
        with torch.autocast(device, torch.bfloat16):
            encoded = [net.encode(x) for net in nets]
            mean = lambda f: torch.stack([f(net, s, m) for net, (s, m) in zip(nets, encoded)]).mean(0)
            words = {h: mean(lambda net, s, m: net.tag(h, s, m).float().softmax(-1)).cpu().numpy() for h in batches.SOFT}
            for r, (d, b, e) in enumerate(batch):
                for h, p in words.items():
                    d["soft"][h][b:e] = p[r, :e - b]
            for kind, head in (("fact", "trigger"), ("cue", "cue")):
                mark(kind, head, batch, words[head], x, mean, labels, device)


def mark(kind, head, batch, p, x, mean, labels, device):
    width = x["words"].shape[1]
    found = [(r, run) for r, (_, b, e) in enumerate(batch) for run in runs(p[r, :e - b])]
    if not found:
        return
    row = torch.tensor([r for r, _ in found], device=device)
    first = torch.tensor([run[0] for _, run in found], device=device)
    member = torch.tensor([[k, r * width + w] for k, (r, run) in enumerate(found) for w in run], device=device)

    def roles(net, s, m):
        return net.roles(kind, net.anchors(m, member, len(found)), m, row, first, x["number"]).sigmoid()
    z = mean(roles).cpu().numpy()
    heads = {}
    if kind == "fact":
        for h in batches.FACT_HEADS:
            heads[h] = mean(lambda net, s, m: net.facts(net.anchors(m, member, len(found)))[h].float().softmax(-1)).cpu().numpy()
        for h in ("mutual", "background"):
            heads[h] = mean(lambda net, s, m: net.facts(net.anchors(m, member, len(found)))[h].float().sigmoid())[:, 0].cpu().numpy()
    names = inv.ROLES if kind == "fact" else inv.CUE_ROLES
    for k, (r, run) in enumerate(found):
        d, b, e = batch[r]
        item = {"words": [b + w for w in run], "weight": float(p[r, run[0], 1] + p[r, run[0], 2]),
                "roles": {name: {b + int(w): float(z[k, w, j]) for w in np.flatnonzero(z[k, :e - b, j] > SMALL)} for j, name in enumerate(names)}}
        for h, v in heads.items():
            item[h] = v[k].astype(np.float16) if v.ndim > 1 else float(v[k])
        kinds = heads["kind"][k] if kind == "fact" else None
        for move, h in batches.DETAIL_HEADS.items() if kind == "fact" else ():
            if kinds[inv.KINDS.index(move)] < 0.2:  # the detail of a kind it is not says nothing
                item[h] = -1
        d["facts" if kind == "fact" else "cues"].append(item)


KEPT = ("id", "form", "space", "paragraph", "sentence", "upos", "xpos", "feats", "lemma", "head", "deprel", "name", "trigger", "cue", "facts", "cues", "soft")
SHARES = {"ewt": 0.5, "polnear": 0.4, "facts": 0.4, "moves": 0.4}  # NLP4J's, by corpus whose names are not all marked
SHARE = 0.4  # in the newswire
SURE = 0.95  # probability of a tag that NLP4J gives


def mix(docs, share, jars):
    for d, marked in zip(docs, nlp4j.tags(docs, jars)):
        said = np.eye(len(inv.NAMES), dtype=np.float32)[nlp4j.names(d, marked)]
        said = said * SURE + (1 - SURE) / len(inv.NAMES)
        d["soft"]["name"] = ((1 - share) * d["soft"]["name"] + share * said).astype(np.float16)


def label_all(data, networks, out, device, jars=None):
    """Labels the unmarked reports, and the unmarked names of the corpora in SHARES, by the networks of the paths and NLP4J."""
    pieces = Pieces(data["vocabulary"])
    loaded = [load(p, len(data["vocabulary"]), device) for p in networks]
    nets, labels = [n for n, _ in loaded], loaded[0][1]
    marked = {d["id"].split("/")[-1] for d in data["train"]["facts"]}
    docs = [d for d in data["newswire"] if d["id"] not in marked]
    label(docs, nets, pieces, labels, device)
    if jars:
        mix(docs, SHARE, jars)
    names = {}
    for corpus, share in SHARES.items():
        copies = [dict(d) for d in data["train"][corpus]]
        label(copies, nets, pieces, labels, device)
        if jars:
            mix(copies, share, jars)
        for d in copies:
            d["soft"]["name"][np.array(d["name"]) > 0] = 0
        names[corpus] = [d["soft"]["name"] for d in copies]
    pickle.dump({"reports": [{k: d[k] for k in KEPT} for d in docs], "names": names}, open(out, "wb"), protocol=4)
    print(len(docs), "reports labelled,", sum(len(d["facts"]) for d in docs), "triggers,", sum(len(d["cues"]) for d in docs), "cues", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("networks", nargs="+"), ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--nlp4j", help="folder of NLP4J's jars (train/nlp4j/pom.xml)"), ap.add_argument("--device", default="cpu")
    a = ap.parse_args()
    label_all(pickle.load(open(a.data, "rb")), a.networks, a.out, a.device, a.nlp4j)


if __name__ == "__main__":
    main()
