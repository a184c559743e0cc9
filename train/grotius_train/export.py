"""A trained network to the model file: python -m grotius_train.export NETWORK.pt --data DATA.pkl --out models/grotius-en.model

What eight bits cost is measured with two files more, which the program reads in place of the model (--model, GROTIUS_MODEL), slowly:
--weights floats   no weight rounded, and all arithmetic of the layers in floats
--weights rounded  the same arithmetic, each weight the float that its byte stands for
"""
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
    ap.add_argument("--recipe", default="train/recipe.sh"), ap.add_argument("--weights", choices=("bytes", "floats", "rounded"), default="bytes")
    a = ap.parse_args()
    pieces = pickle.load(open(a.data, "rb"))["vocabulary"]
    net, labels = label.load(a.network, len(pieces), "cpu")
    arrays, rounded = tensors(net)
    kept = [i for i, p in enumerate(pieces) if readable(p)]
    arrays["embeddings.word"], vocabulary = arrays["embeddings.word"][kept], [pieces[i] for i in kept]
    if a.weights == "rounded":
        arrays.update({k: modelfile.dequantize(*modelfile.quantize(arrays[k])) for k in rounded})
    arguments = torch.load(a.network, map_location="cpu", weights_only=False)["arguments"]
    modelfile.write_model(a.out, CONFIG, labels.names, arrays, rounded if a.weights == "bytes" else set(), "\n".join(vocabulary).encode("utf-8"),
                          {"recipe": a.recipe, "seed": arguments["seed"]})
    assert modelfile.read_model(a.out).vocabulary == vocabulary


if __name__ == "__main__":
    main()
