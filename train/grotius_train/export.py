"""A trained network to the model file: python -m grotius_train.export NETWORK.pt --data DATA.pkl --out models/grotius-en.model"""
import argparse
import pickle
import unicodedata

import torch

from . import label, modelfile
from .model import tensors

CONFIG = {"layers": 6, "shared_layers": 4, "hidden": 384, "heads": 12, "intermediate": 1536, "max_positions": 512, "window_pieces": 192, "norm_epsilon": 1e-12}


def readable(piece):
    """Whether English news can hold the piece; pieces of other scripts only would make the file larger."""
    unused = piece.startswith("[unused") and piece != "[unused1]"
    return not unused and all(ord(c) < 128 or unicodedata.name(c, "").startswith("LATIN") or unicodedata.category(c)[0] in "PS" for c in piece)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("network"), ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--recipe", default="train/recipe.sh")
    a = ap.parse_args()
    pieces = pickle.load(open(a.data, "rb"))["vocabulary"]
    net, labels = label.load(a.network, len(pieces), "cpu")
    arrays, rounded = tensors(net)
    kept = [i for i, p in enumerate(pieces) if readable(p)]
    arrays["embeddings.word"], vocabulary = arrays["embeddings.word"][kept], [pieces[i] for i in kept]
    arguments = torch.load(a.network, map_location="cpu", weights_only=False)["arguments"]
    modelfile.write_model(a.out, CONFIG, labels.names, arrays, rounded, "\n".join(vocabulary).encode("utf-8"),
                          {"recipe": a.recipe, "seed": arguments["seed"]})
    assert modelfile.read_model(a.out).vocabulary == vocabulary


if __name__ == "__main__":
    main()
