"""Masked words first: the encoder guesses pieces of the corpora's texts, which turns a sentence-similarity encoder back
into one that knows what each word means in its place (Gururangan et al. 2020, domain-adaptive pretraining)."""
import time

import numpy as np
import torch
from torch.nn import functional as F

from . import batches
from .model import dropout

KEYS = ("pieces", "shapes", "mask")


def collate(batch, pieces, rng, mask_piece, size):
    rows = []
    for d, b, e in batch:
        ids, shapes = [pieces.cls], [0]
        for i in range(b, e):
            if i > b and d["paragraph"][i] != d["paragraph"][i - 1]:
                ids.append(pieces.brk), shapes.append(0)
            ids.extend(d["pieces"][i]), shapes.extend([d["shape"][i]] * len(d["pieces"][i]))
        rows.append((ids + [pieces.sep], shapes + [0]))
    n = max(len(r[0]) for r in rows)
    out = {"pieces": np.zeros((len(rows), n), np.int64), "shapes": np.zeros((len(rows), n), np.int64), "mask": np.zeros((len(rows), n), bool)}
    for k, (ids, shapes) in enumerate(rows):
        out["pieces"][k, :len(ids)], out["shapes"][k, :len(ids)], out["mask"][k, :len(ids)] = ids, shapes, True
    hide = (rng.random(out["pieces"].shape) < 0.15) & out["mask"] & (out["pieces"] > 999)  # word pieces proper start at 999
    target = np.where(hide, out["pieces"], -1)
    kind = rng.random(out["pieces"].shape)
    out["pieces"] = np.where(hide & (kind < 0.8), mask_piece, np.where(hide & (kind > 0.9), rng.integers(1000, size, out["pieces"].shape), out["pieces"]))
    return {**out, "target": target}


def hidden(net, batch):
    x = net.word(batch["pieces"]) + net.position.weight[:batch["pieces"].shape[1]] + net.shape(batch["shapes"])
    x = dropout(net.norm(x), net.p, net.training)
    for layer in net.layers:
        x = layer(x, batch["mask"][:, None, None, :])
    return x


def adapt(net, docs, pieces, args):
    device, began = args.device, time.time()
    transform = torch.nn.Sequential(torch.nn.Linear(384, 384), torch.nn.GELU(), torch.nn.LayerNorm(384)).to(device)
    bias = torch.zeros(len(pieces.names), device=device, requires_grad=True)
    encoder = [p for m in (net.word, net.position, net.shape, net.norm, net.layers) for p in m.parameters()]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": 3e-4}, {"params": [*transform.parameters(), bias], "lr": 2e-3}], weight_decay=0.01)
    base, running = [g["lr"] for g in optimiser.param_groups], None
    rng = np.random.default_rng(args.seed)
    hidden_words = lambda b: collate(b, pieces, rng, pieces.index["[MASK]"], len(pieces.names))
    stream = batches.Stream([(d, 1) for d in docs], (128, 192), 3 * args.batch_pieces, args.seed, hidden_words)
    for step, batch in enumerate(stream.loader(args.workers)):
        share = (time.time() - began) / args.mlm_seconds
        if share >= 1:
            break
        for g, lr in zip(optimiser.param_groups, base):
            g["lr"] = lr * min(1, (step + 1) / 60) * max(0.02, 1 - share)
        batch = {k: v.to(device, non_blocking=True) for k, v in batch.items()}
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            keep = batch["target"] >= 0
            scores = transform(hidden(net, batch)[keep]) @ net.word.weight.t() + bias
            loss = F.cross_entropy(scores.float(), batch["target"][keep])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        running = float(loss.detach()) if running is None else 0.99 * running + 0.01 * float(loss.detach())
    print(f"masked words: {step} steps, {time.time() - began:.0f}s, loss {running or 0:.3f}", flush=True)
