"""Quick scores of the heads on the dev halves, on the project's own tokens: to choose between trainings. What counts is
scripts/evaluate, on raw text with the whole reader."""
import collections
import random

import numpy as np
import torch

from . import batches
from . import inventory as inv


def f1(hit, pred, gold):
    return round(2 * hit / max(1, pred + gold), 4)


def spans(tags):
    """BIO numbers (0 O, odd B, even I) to spans with kind."""
    out, cur = [], None
    for i, t in enumerate(list(tags) + [0]):
        if cur and (t == 0 or t % 2 == 1 or (t - 1) // 2 != cur[1]):
            out.append((cur[0], i, cur[1]))
            cur = None
        if t and cur is None:
            cur = (i, (t - 1) // 2)
    return out


def batches_of(docs, pieces, labels, device):
    for b in batches.epoch([(d, 1) for d in docs], (192, 192), 8192, random.Random(0)):
        yield b, {k: torch.from_numpy(v).to(device) for k, v in batches.collate(b, pieces, labels).items()}


@torch.no_grad()
def all_scores(net, corpora, pieces, labels, device):
    net.eval()
    out = {}
    for name, docs in corpora.items():
        for d in docs:
            batches.prepare(d, pieces, labels)
        c = collections.Counter()
        for b, x in batches_of(docs, pieces, labels, device):
            with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
                count(net, b, x, c)
        out[name] = {k[:-2]: f1(c[k], c[k[:-2] + "_p"], c[k[:-2] + "_g"]) if k[:-2] + "_p" in c else round(c[k] / max(1, c[k[:-2] + "_n"]), 4)
                     for k in sorted(c) if k.endswith("_h") and (c[k[:-2] + "_n"] or c[k[:-2] + "_g"])}
    return out


def count(net, batch, x, c):
    syntax, meaning = net.encode(x)
    for h in batches.TAGS:
        y = x["y_" + h]
        keep = y >= 0
        c[h + "_h"] += int((net.tag(h, syntax, meaning).argmax(-1) == y)[keep].sum())
        c[h + "_n"] += int(keep.sum())
    y, p = x["y_sentence"], net.tag("sentence", syntax, meaning).argmax(-1)
    keep = y >= 0
    c["sentence_h"] += int(((p == 1) & (y == 1) & keep).sum())
    c["sentence_p"] += int(((p == 1) & keep).sum())
    c["sentence_g"] += int((y == 1).sum())
    known = x["y_head"] >= 0
    if known.any():
        scores, dep, head = net.arcs(syntax, x["number"], x["words"])
        best = scores.argmax(-1)
        b, i = known.nonzero(as_tuple=True)
        ok = (best == x["y_head"])[b, i]
        rel = net.relations(dep[b, i], head[b, best[b, i]]).argmax(-1)
        c["uas_h"] += int(ok.sum())
        c["las_h"] += int((ok & (rel == x["y_deprel"][b, i])).sum())
        c["uas_n"] += len(b)
        c["las_n"] += len(b)
    names = net.tag("name", syntax, meaning).argmax(-1).cpu().numpy()
    gold = x["y_name"].cpu().numpy()
    for r in range(len(gold)):
        keep = gold[r] > 0
        if keep.any() and all(g & (g - 1) == 0 for g in gold[r][keep]):
            g = set(spans([int(v).bit_length() - 1 if v else 0 for v in gold[r]]))  # inventory.NAMES: O, then B and I by turns
            p = set(spans(names[r] * keep))
            c["name_h"] += len(g & p)
            c["name_p"] += len(p)
            c["name_g"] += len(g)
    for h in ("trigger", "cue"):
        y = x["y_" + h].cpu().numpy()
        p = net.tag(h, syntax, meaning).float().softmax(-1).cpu().numpy()
        for r in range(len(y)):
            keep = y[r] >= 0
            on = (p[r][:, 1] + p[r][:, 2] > 0.5) & keep
            tags = [0 if not on[i] else 1 if i == 0 or not on[i - 1] or p[r][i, 1] > p[r][i, 2] else 2 for i in range(len(on))]
            g, s = spans(y[r] * keep), spans(tags)
            c[h + "_g"] += len(g)
            c[h + "_p"] += len(s)
            c[h + "_h"] += sum(any(a < e and b < d for d, e, _ in g) for a, b, _ in s)
    for kind in ("fact", "cue"):
        row = x[kind + "_row"]
        if not len(row):
            continue
        t = net.anchors(meaning, x[kind + "_member"], len(row))
        z = net.roles(kind, t, meaning, row, x[kind + "_first"], x["number"]) > 0
        y, keep = x[kind + "_roles"] > 0, x["words"][row][:, :, None]
        for j, role in enumerate(inv.ROLES if kind == "fact" else inv.CUE_ROLES):
            k = f"{kind}.{role}"
            c[k + "_h"] += int((z & y & keep)[..., j].sum())
            c[k + "_p"] += int((z & keep)[..., j].sum())
            c[k + "_g"] += int((y & keep)[..., j].sum())
        if kind == "fact":
            logits = net.facts(t)
            for h in batches.FACT_HEADS:
                known = x["y_" + h].sum(-1) > 0
                c[h + "_h"] += int((x["y_" + h].gather(1, logits[h].argmax(-1, keepdim=True))[:, 0] > 0)[known].sum())
                c[h + "_n"] += int(known.sum())
            c["happened_h"] += int(((logits["status"].argmax(-1) < 2) == (x["y_status"].argmax(-1) < 2)).sum())
            c["happened_n"] += len(row)
            for h in ("mutual", "background"):
                on, want = logits[h][:, 0] > 0, x["y_" + h] > 0
                c[h + "_h"] += int((on & want).sum())
                c[h + "_p"] += int(on.sum())
                c[h + "_g"] += int(want.sum())
            if len(x["same_pairs"]):
                on, want = net.same_event(t, x["same_pairs"]) > 0, x["y_same"] > 0
                c["same_h"] += int((on & want).sum())
                c["same_p"] += int(on.sum())
                c["same_g"] += int(want.sum())
