"""Losses of all heads on one batch; a head without labels in the batch costs nothing."""
import torch
from torch.nn import functional as F

from .batches import DETAIL_HEADS, TAGS

WEIGHTS = {"sentence": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.5, "lemma": 0.7, "arc": 1.0, "rel": 0.7, "name": 2.0,
           "trigger": 6.0, "cue": 3.0, "type": 1.0, "kind": 0.6, "mode": 0.5, "status": 1.0, "subject": 0.1, "detail": 0.4,
           "mutual": 0.4, "background": 0.2, "fact_roles": 0.35, "cue_roles": 0.06, "same": 0.5}


def hard(logits, y):
    """Mean cross entropy over the labelled (y >= 0)."""
    z, y = logits.flatten(0, -2).float(), y.flatten()
    return F.cross_entropy(z, y, ignore_index=-1, label_smoothing=0.03, reduction="sum") / (y >= 0).sum().clamp(min=1)


def one_of(logits, allowed):
    """Minus log of the probability of a set of labels; rows that allow none are unlabelled."""
    z, known = logits.float(), allowed.any(-1)
    chosen = torch.where(allowed | ~known[..., None], z, -1e9)
    return (torch.logsumexp(z, -1) - torch.logsumexp(chosen, -1)).sum() / known.sum().clamp(min=1)


def soft(logits, target, weight=None):
    """Cross entropy against distributions; rows of zeros are unlabelled."""
    known = (target.sum(-1) > 0).float()
    weight = known if weight is None else known * weight
    loss = -(target * torch.log_softmax(logits.float(), -1)).sum(-1)
    return (loss * weight).sum() / weight.sum().clamp(min=1e-6)


def binary(logits, y, weight=None):
    return F.binary_cross_entropy_with_logits(logits, y, weight) if len(y) else logits.sum() * 0


def name_mask(bits, n):
    return (bits[..., None] >> torch.arange(n, device=bits.device)) & 1 > 0


def batch_losses(net, batch):
    syntax, meaning = net.encode(batch)
    out = {h: hard(net.tag(h, syntax, meaning), batch["y_" + h]) for h in ("sentence", *TAGS, "trigger", "cue")}
    names = net.tag("name", syntax, meaning)
    out["name"] = one_of(names, name_mask(batch["y_name"], names.shape[-1])) + 0.8 * soft(names, batch["soft_name"])
    for h in ("trigger", "cue"):
        out[h] = out[h] + 0.5 * soft(net.tag(h, syntax, meaning), batch["soft_" + h])

    known = batch["y_head"] >= 0
    if known.any():
        scores, dependents, heads = net.arcs(syntax, batch["number"], batch["words"])
        out["arc"] = F.cross_entropy(scores[known], batch["y_head"][known])
        b, i = known.nonzero(as_tuple=True)
        rel = net.relations(dependents[b, i], heads[b, batch["y_head"][b, i]])
        out["rel"] = hard(rel, batch["y_deprel"][b, i])
    if len(batch["fact_row"]):
        t = net.anchors(meaning, batch["fact_member"], len(batch["fact_row"]))
        logits = net.facts(t)
        weight = batch["fact_weight"]
        for h in ("type", "kind", "mode", "status", "subject"):
            out[h] = soft(logits[h], batch["y_" + h], weight)
        out["detail"] = sum(soft(logits[h], batch["y_" + h], weight) for h in DETAIL_HEADS.values())
        for h in ("mutual", "background"):
            out[h] = binary(logits[h][:, 0].float(), batch["y_" + h], weight)
        out["fact_roles"] = role_loss(net, "fact", t, meaning, batch)
        if len(batch["same_pairs"]):
            out["same"] = binary(net.same_event(t, batch["same_pairs"]), batch["y_same"])
    if len(batch["cue_row"]):
        t = net.anchors(meaning, batch["cue_member"], len(batch["cue_row"]))
        out["cue_roles"] = role_loss(net, "cue", t, meaning, batch)
    return out


def role_loss(net, kind, t, meaning, batch):
    row = batch[kind + "_row"]
    z = net.roles(kind, t, meaning, row, batch[kind + "_first"], batch["number"])
    loss = F.binary_cross_entropy_with_logits(z, batch[kind + "_roles"], reduction="none")
    weight = batch[kind + "_weight"]
    return (loss * batch["words"][row][:, :, None] * weight[:, None, None]).sum() / weight.sum()


def total(losses):
    return sum(WEIGHTS[k] * v for k, v in losses.items())
