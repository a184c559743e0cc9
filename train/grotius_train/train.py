"""Trains the network: python -m grotius_train.train --data DATA.pkl --base BASE.pt --out NETWORK.pt

One optimiser over the encoder and all heads; batches mix the corpora. Weights are averaged over the last steps (EMA).
"""
import argparse
import json
import multiprocessing
import os
import pickle
import time

import numpy as np
import torch

from . import batches, evaluate
from .losses import batch_losses, total
from .model import Network, depths, fork, load_encoder
from .pieces import Pieces

torch.multiprocessing.set_sharing_strategy("file_system")  # a batch has fifty tensors: too many open files otherwise

SAVE_EVERY = 480  # seconds


def to_device(batch, device):
    return {k: v.to(device, non_blocking=True) for k, v in batch.items()}


def groups(net, lr, head_lr, decay):
    """Parameter groups: lower layers learn slower, heads faster."""
    layers = depths(net)
    depth = 1 + max(i for i, _ in layers)
    encoder = [[net.position.weight, *net.norm.parameters()] + ([net.word.weight] if net.word.weight.requires_grad else [])]
    encoder += [[p for i, l in layers if i == k for p in l.parameters()] for k in range(depth)]
    seen = {id(p) for g in encoder for p in g} | {id(net.word.weight)}
    rest = [p for p in net.parameters() if id(p) not in seen]
    return [{"params": g, "lr": lr * decay ** (depth - i)} for i, g in enumerate(encoder)] + [{"params": rest, "lr": head_lr}]


def parser():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True), ap.add_argument("--base", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--steps", type=int, default=4000), ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--init", help="a trained network to start from instead of the bare encoder")
    ap.add_argument("--hide", type=float, default=0, help="share of the words hidden from the encoder, so that the heads learn from context too")
    ap.add_argument("--lr", type=float, default=2e-4), ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--decay", type=float, default=0.9), ap.add_argument("--batch-pieces", type=int, default=4096)
    ap.add_argument("--dropout", type=float, default=0.1), ap.add_argument("--ema", type=float, default=0.998)
    ap.add_argument("--seconds", type=float, default=1e9, help="stop learning after this long, the rate falling to zero by then")
    ap.add_argument("--workers", type=int, default=2), ap.add_argument("--device", default="cpu")
    ap.add_argument("--processes", type=int, default=1, help="share the work among this many, one thread each (CPU)")
    ap.add_argument("--freeze-words", action="store_true", help="leave the word pieces' embeddings as they are")
    ap.add_argument("--bf16", action="store_true", help="matrix products in bfloat16 (GPUs, and CPUs with AMX)")
    ap.add_argument("--repeat", type=json.loads, default={}, help='how often a corpus is seen an epoch, e.g. {"moves": 2, "polnear": 0.4}')
    ap.add_argument("--extra", help="what teachers labelled (pickle of label.label_all)")
    return ap


def read_data(args):
    """Data with every document prepared, and the documents of --extra as one more corpus."""
    data = pickle.load(open(args.data, "rb"))
    labels, pieces = batches.Labels(data["labels"]), Pieces(data["vocabulary"])
    if args.extra:
        add_extra(data, args.extra)
    for docs in data["train"].values():
        for d in docs:
            batches.prepare(d, pieces, labels)
    return data


def add_extra(data, path):
    """Adds what teachers labelled (label.label_all)."""
    extra = pickle.load(open(path, "rb"))
    data["train"]["extra"] = extra["reports"]
    for corpus, names in extra["names"].items():
        for d, soft in zip(data["train"][corpus], names):
            d["soft"] = {"name": soft}


def initial(args, data, labels, pieces):
    net = Network(labels, len(data["vocabulary"]), p=args.dropout)
    if args.init:
        net.load_state_dict({k: v.float() for k, v in fork(torch.load(args.init, map_location="cpu", weights_only=False)["state"], net).items()})
    else:
        load_encoder(net, torch.load(args.base))
    net.to(args.device).train()
    net.word.weight.requires_grad_(not args.freeze_words)
    return net


def run(args, data):
    """Trains, saves and scores; several processes share each step's gradient, one thread each."""
    if args.processes == 1:
        work(0, args, data)
        return
    mp = multiprocessing.get_context("fork")
    ranks = [mp.Process(target=work, args=(k, args, data)) for k in range(args.processes)]
    for r in ranks:
        r.start()
    for r in ranks:
        r.join()


def work(rank, args, data):
    if args.processes > 1:
        torch.set_num_threads(1)
        torch.distributed.init_process_group("gloo", init_method=f"file://{args.out}.ranks", rank=rank, world_size=args.processes)
    torch.manual_seed(args.seed), np.random.seed(args.seed)
    labels, pieces = batches.Labels(data["labels"]), Pieces(data["vocabulary"])
    net = initial(args, data, labels, pieces)
    torch.manual_seed(args.seed + 1000 * rank)
    docs = [(d, args.repeat.get(name, 1)) for name, ds in data["train"].items() for d in ds]
    stream = batches.Stream(docs, (48, 192), args.batch_pieces, f"{args.seed} {rank}", lambda b: batches.collate(b, pieces, labels))

    def save(state):
        torch.save({"state": {k: v.half().cpu() for k, v in state.items()}, "labels": labels.names, "arguments": vars(args)}, args.out + ".part")
        os.replace(args.out + ".part", args.out)
    average = learn(net, stream, args, rank, pieces.index["[MASK]"], save)
    if rank:
        return
    save(average)
    net.load_state_dict(average)
    report = {"arguments": vars(args), "dev": evaluate.all_scores(net, data["dev"], pieces, labels, args.device)}
    print(json.dumps(report), flush=True)
    json.dump(report, open(args.out + ".json", "w"))


class Gradient:
    """All gradients in one buffer, so that processes can average them in one call; its last cell is the share of the training
    that is done, which all must agree on."""

    def __init__(self, parameters, processes):
        self.flat = torch.zeros(sum(p.numel() for p in parameters) + 1, device=parameters[0].device)
        self.processes, at = processes, 0
        for p in parameters:
            p.grad = self.flat[at:at + p.numel()].view_as(p)
            at += p.numel()

    def average(self, share):
        self.flat[-1] = share
        if self.processes > 1:
            torch.distributed.all_reduce(self.flat)
            self.flat /= self.processes
        share = float(self.flat[-1])
        self.flat[-1] = 0
        self.flat *= min(1.0, 1.0 / max(1e-6, float(self.flat.norm())))
        return share


def hide(batch, share, mask_piece):
    """Replaces all pieces of a random share of the words."""
    hidden = torch.rand(batch["words"].shape, device=batch["words"].device) < share
    of_piece = hidden.gather(1, batch["word"].clamp(min=0)) & (batch["word"] >= 0)
    return {**batch, "pieces": batch["pieces"].masked_fill(of_piece, mask_piece)}


def parted(batch):
    """Says which rows each group's layers need look at: those with labels for them, and for syntax a tenth of the others,
    whose sentences' beginnings are known."""
    rows = len(batch["words"])
    meaning = (batch["y_name"] > 0).any(1) | (batch["y_trigger"] >= 0).any(1) | (batch["y_cue"] >= 0).any(1)
    for h in batches.SOFT:
        meaning |= (batch["soft_" + h].sum(-1) > 0).any(1)
    syntax = (batch["y_upos"] >= 0).any(1) | (torch.rand(rows) < 0.1).to(meaning.device)
    sentence = batch["y_sentence"].masked_fill(~syntax[:, None], -1)
    return {**batch, "only_syntax": syntax.nonzero()[:, 0], "only_meaning": meaning.nonzero()[:, 0], "y_sentence": sentence}


def learn(net, stream, args, rank, mask_piece, save):
    """Trains in place; returns the averaged weights, and saves them now and then on long runs."""
    optimiser = torch.optim.AdamW(groups(net, args.lr, args.head_lr, args.decay), weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    gradient = Gradient([p for g in optimiser.param_groups for p in g["params"]], args.processes)
    base = [g["lr"] for g in optimiser.param_groups]
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    warm, running, began = max(1, min(400, args.steps // 10)), {}, time.time()
    saved = began
    for step, batch in enumerate(stream.loader(args.workers)):
        batch = parted(hide(to_device(batch, args.device), args.hide, mask_piece))
        with torch.autocast(args.device, torch.bfloat16, enabled=args.bf16):
            losses = batch_losses(net, batch)
            loss = total(losses)
        gradient.flat.zero_()
        loss.backward()
        share = gradient.average(max(step / args.steps, (time.time() - began) / args.seconds))
        if share >= 1:
            break
        for g, lr in zip(optimiser.param_groups, base):
            g["lr"] = lr * min(1.0, (step + 1) / warm) * max(0.02, 1 - share)
        optimiser.step()
        if rank:
            continue
        if step % 4 == 3:
            keep = min(args.ema ** 4, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_([average[k] for k in net.state_dict()], list(net.state_dict().values()), 1 - keep)
        if time.time() - saved > SAVE_EVERY:
            save(average)
            saved = time.time()
        if step % 50 == 0:
            for k, v in losses.items():
                running[k] = 0.7 * running.get(k, v.detach()) + 0.3 * v.detach()
            print(f"step {step}/{args.steps} {time.time() - began:.0f}s", " ".join(f"{k} {float(v):.3f}" for k, v in running.items()), flush=True)
    return average


def main():
    args = parser().parse_args()
    run(args, read_data(args))


if __name__ == "__main__":
    main()
