"""Training where a GPU is at hand: python -m grotius_train.recipe --data DATA.pkl --base BASE.pt --out FOLDER --device cuda

    teachers ── label unmarked texts ── students, from the best teacher ── mean of the students

Each step is a process of its own that leaves its network, its scores and its log in FOLDER; what is there is not made again.
The mean of the students' weights (Wortsman et al. 2022, "Model soups") and the best student are scored; the better one by
`merit` becomes FOLDER/network.pt.
"""
import argparse
import gc
import json
import multiprocessing
import os
import shutil
import time

import torch

from . import batches, evaluate, label, train
from .pieces import Pieces

REPEAT = {"facts": 1.5, "moves": 2, "polnear": 0.4, "wikigold": 0.7, "extra": 0.7}
TEACHERS = [{"seed": 1}, {"seed": 2}, {"seed": 3}]
STUDENTS = [{"seed": 11, "lr": 2e-4}, {"seed": 12, "lr": 2e-4}, {"seed": 13, "lr": 3e-4}]
MERIT = {"ewt": ("las", "sentence"), "gum": ("las",), "facts": ("name", "trigger", "type", "status", "fact.source", "fact.target"),
         "moves": ("trigger", "kind", "status", "fact.target"), "polnear": ("cue", "cue.content")}


def merit(path):
    """Sum of the dev scores that the bars of docs/quality.md hang on."""
    dev = json.load(open(path + ".json"))["dev"]
    return sum(dev[c].get(k, 0) for c, ks in MERIT.items() for k in ks)


def forked(name, out, work, *rest):
    """Runs `work` in a process whose output goes to FOLDER/NAME.log."""
    def body():
        log = os.open(f"{out}/{name}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1), os.dup2(log, 2)
        work(*rest)
    p = multiprocessing.get_context("fork").Process(target=body, name=name)
    p.start()
    return p


class Recipe:
    def __init__(self, args):
        self.args, self.began = args, time.time()
        self.common = train.parser().parse_args(["--data", args.data, "--base", args.base, "--out", "?", "--device", args.device])
        vars(self.common).update(bf16=True, repeat=REPEAT, hide=0.05, lr=3e-4, batch_pieces=8192, steps=args.steps, workers=args.workers)
        os.makedirs(args.out, exist_ok=True)
        self.data = train.read_data(self.common)
        self.say("data prepared")

    def say(self, what):
        print(f"{time.time() - self.began:6.0f}s {what}", flush=True)

    def path(self, name):
        return f"{self.args.out}/{name}.pt"

    def train(self, name, **changes):
        """Starts a training, unless its network is there; None then."""
        if os.path.exists(self.path(name) + ".json"):
            return None
        return forked(name, self.args.out, train.run, argparse.Namespace(**{**vars(self.common), "out": self.path(name), **changes}), self.data)

    def wait(self, *processes):
        for p in filter(None, processes):
            p.join()
            if p.exitcode:
                raise RuntimeError(f"{p.name} ended with {p.exitcode}: see {self.args.out}/{p.name}.log")
            self.say(f"{p.name} done")

    def several(self, jobs):
        """Runs trainings (name, changes), as many at a time as asked for."""
        for k in range(0, len(jobs), self.args.parallel):
            self.wait(*[self.train(name, **changes) for name, changes in jobs[k:k + self.args.parallel]])
        for name, _ in jobs:
            self.say(f"{name}: merit {merit(self.path(name)):.3f}")

    def teachers(self, seconds):
        """Paths of the teachers, the best first."""
        jobs = [(f"teacher{k}", {**t, "seconds": seconds}) for k, t in enumerate(TEACHERS, 1)]
        self.several(jobs)
        return sorted((self.path(name) for name, _ in jobs), key=merit, reverse=True)

    def label(self, teachers):
        out = f"{self.args.out}/extra.pkl"
        if not os.path.exists(out):
            self.wait(forked("label", self.args.out, label.label_all, self.data, teachers, out, self.args.device))
        train.add_extra(self.data, out)
        labels, pieces = batches.Labels(self.data["labels"]), Pieces(self.data["vocabulary"])
        for d in self.data["train"]["extra"]:
            batches.prepare(d, pieces, labels)

    def students(self, init, seconds):
        jobs = [(f"student{k}", {**s, "init": init, "seconds": seconds}) for k, s in enumerate(STUDENTS, 1)]
        self.several(jobs)
        names = [self.path(name) for name, _ in jobs]
        self.wait(forked("mean", self.args.out, mean, self.data, names, self.path("mean"), self.args.device))
        best = max([*names, self.path("mean")], key=merit)
        shutil.copy(best, self.path("network"))
        self.say(f"network: {best}")


def mean(data, paths, out, device):
    saved = [torch.load(p, map_location="cpu", weights_only=False) for p in paths]
    saved[0]["state"] = {k: (sum(s["state"][k].float() for s in saved) / len(saved)).half() for k in saved[0]["state"]}
    torch.save(saved[0], out)
    net, labels = label.load(out, len(data["vocabulary"]), device)
    scores = evaluate.all_scores(net, data["dev"], Pieces(data["vocabulary"]), labels, device)
    json.dump({"dev": scores}, open(out + ".json", "w"))
    print(json.dumps(scores))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", required=True), ap.add_argument("--base", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--device", default="cpu"), ap.add_argument("--parallel", type=int, default=1, help="trainings at a time")
    ap.add_argument("--workers", type=int, default=1)
    ap.add_argument("--steps", type=int, default=100000, help="steps of a training at most")
    ap.add_argument("--seconds", type=float, nargs=2, default=(290, 255), help="for a teacher, for a student")
    args = ap.parse_args()
    recipe = Recipe(args)
    gc.collect(), gc.freeze()
    teachers = recipe.teachers(args.seconds[0])
    recipe.label(teachers)
    recipe.students(teachers[0], args.seconds[1])


if __name__ == "__main__":
    main()
