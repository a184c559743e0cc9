"""A trained network to the model file: python -m grotius_train.export NETWORK.pt --data DATA.pkl --out models/grotius-en.model"""
import argparse
import pickle

import torch

from . import label, modelfile
from .model import tensors
from .pieces import Pieces

CONFIG = {"layers": 6, "hidden": 384, "heads": 12, "intermediate": 1536, "max_positions": 512, "window_pieces": 192, "norm_epsilon": 1e-12}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("network"), ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--recipe", default="train/recipe.sh")
    a = ap.parse_args()
    vocabulary = pickle.load(open(a.data, "rb"))["vocabulary"]
    net, labels = label.load(a.network, len(vocabulary), "cpu")
    arrays, rounded = tensors(net)
    arguments = torch.load(a.network, map_location="cpu", weights_only=False)["arguments"]
    modelfile.write_model(a.out, CONFIG, labels.names, arrays, rounded, "\n".join(vocabulary).encode("utf-8"),
                          {"recipe": a.recipe, "seed": arguments["seed"]})
    assert Pieces(modelfile.read_model(a.out).vocabulary).unk == Pieces(vocabulary).unk


if __name__ == "__main__":
    main()
