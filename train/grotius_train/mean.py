"""The weighted mean of two networks of one line: python -m grotius_train.mean NEW.pt OLD.pt --share 0.75 --out MEAN.pt"""
import argparse

import torch


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("new"), ap.add_argument("old"), ap.add_argument("--out", required=True)
    ap.add_argument("--share", type=float, required=True, help="of the first")
    a = ap.parse_args()
    new, old = (torch.load(path, map_location="cpu", weights_only=False) for path in (a.new, a.old))
    assert new["labels"] == old["labels"]
    state = {k: torch.lerp(old["state"][k].float(), v.float(), a.share).half() for k, v in new["state"].items()}
    torch.save({**new, "state": state}, a.out)


if __name__ == "__main__":
    main()
