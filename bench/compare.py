"""Grotius against PyTorch on the same reports, in one run: python3 bench/compare.py [REPORTS.jsonl] [--pytorch]

Checks that threads and kernels change no byte, then times `parse` and `read` on one core and two, each the best of --rounds, in turn,
and the first reading of a short report; prints the most memory any run took. Of the programs of bench/, where they are built, it prints
the share of each stage (stage_bench) and the encoder's multiply-adds a second against the bare loop of the same instruction
(neural_bench). spaCy's small English model reads the same texts where Python finds it.
With --pytorch (needs PyTorch, numpy and PYTHONPATH=train) the network of the model file runs in float32 on the same words as `parse`
does: encoder, tags and trees, one thread, in batches of about equal length. Its tags must agree with those of `parse` first.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "bin" / "grotius"
MODEL = ROOT / "models" / "grotius-en.model"


def run(arguments, kernels=None):
    """(output, wall seconds, seconds of the processor) of the program."""
    environment = dict(os.environ, **({"GROTIUS_KERNELS": kernels} if kernels else {}))
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([PROGRAM, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, wall, after.ru_utime - before.ru_utime


def most_memory(arguments):
    """The most bytes a run of the program had in memory at once. A small process starts it: a child is charged with its parent's."""
    code = "import os, subprocess, sys; p = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n" \
           "_, status, used = os.wait4(p.pid, 0); print(used.ru_maxrss * 1024); sys.exit(status != 0)"
    return int(subprocess.run([sys.executable, "-S", "-c", code, PROGRAM, *arguments], stdout=subprocess.PIPE, check=True).stdout)


def check(reports):
    few = reports.with_suffix(".few")
    few.write_text("".join(reports.read_text(encoding="utf-8").splitlines(keepends=True)[:5]), encoding="utf-8")
    for command in (["parse"], ["read", "--format", "jsonl"]):
        one = run([*command, "--jobs", "1", str(few)])[0]
        others = [run([*command, "--jobs", "2", str(few)])[0]] + [run([*command, "--jobs", "1", str(few)], k)[0] for k in ("avx2", "portable")]
        if any(o != one for o in others):
            sys.exit(f"{command[0]}: threads or kernels change the output; nothing was timed")


def parsed(reports):
    """Documents for the training code, with the tags of `parse`."""
    out = []
    for line in run(["parse", "--format", "json", "--jobs", "1", str(reports)])[0].decode().splitlines():
        words = [(s["paragraph"], i == 0, w) for s in json.loads(line)["sentences"] for i, w in enumerate(s["words"])]
        ends = [w["span"][1] for _, _, w in words]
        out.append({"form": [w["form"] for *_, w in words], "paragraph": [p for p, *_ in words], "upos": [w["upos"] for *_, w in words],
                    "sentence": [int(first) for _, first, _ in words],
                    "space": [i == 0 or w["span"][0] > ends[i - 1] for i, (*_, w) in enumerate(words)]})
    return out


class PyTorch:
    """Windows as `parse` packs them, cut before the clock starts."""

    def __init__(self, reports):
        import torch
        from grotius_train import batches, model, modelfile, pieces
        self.torch = torch
        torch.set_num_threads(1)
        model.rounded = lambda x: x  # plain float32
        file = modelfile.read_model(MODEL)
        labels, cut = batches.Labels(file.labels), pieces.Pieces(file.vocabulary)
        self.net = model.from_file(file, labels).eval()
        blank = {h: -1 for h in ("name", "trigger", "cue", "head")}
        self.docs, windows = parsed(reports), []
        for d in self.docs:
            n = len(d["form"])
            d.update({h: [v] * n for h, v in blank.items()}, xpos=[""] * n, feats=[""] * n, lemma=[""] * n, deprel=[""] * n, facts=[], cues=[])
            d["name"] = [0] * n
            batches.prepare(d, cut, labels)
            windows += [(sum(d["sizes"][b:e]), d, b, e) for b, e in batches.windows(d["words"], d["sizes"], 190)]
        windows.sort(key=lambda w: w[0])
        rows = [[w[1:] for w in windows[k:k + 16]] for k in range(0, len(windows), 16)]
        self.batches = [{k: torch.from_numpy(v) for k, v in batches.collate(r, cut, labels).items()} for r in rows]

    def pass_once(self):
        """(seconds, share of words that have the tag of `parse`)."""
        torch, right, known = self.torch, 0, 0
        began = time.perf_counter()
        with torch.inference_mode():
            for b in self.batches:
                syntax, meaning = self.net.encode(b)
                tags = {h: self.net.tag(h, syntax, meaning).argmax(-1) for h in self.net.tags}
                scores, dependents, heads = self.net.arcs(syntax, b["number"], b["words"])
                row, word = b["words"].nonzero(as_tuple=True)
                self.net.relations(dependents[row, word], heads[row, scores.argmax(-1)[row, word]]).argmax(-1)
                mask = b["y_upos"] >= 0
                right, known = right + int((tags["upos"] == b["y_upos"])[mask].sum()), known + int(mask.sum())
        return time.perf_counter() - began, right / known


class SpaCy:
    """The small English model on one thread, all its components."""

    def __init__(self, texts, model):
        import spacy
        self.texts, self.pipeline, self.version = texts, spacy.load(model), spacy.__version__

    def pass_once(self):
        began = time.perf_counter()
        for _ in self.pipeline.pipe(self.texts):
            pass
        return time.perf_counter() - began


def spacy_where_installed(texts, model):
    try:
        return SpaCy(texts, model)
    except (ImportError, OSError, ValueError) as missing:
        print(f"spaCy is not compared: {missing}")
        return None


def stages(reports):
    program = PROGRAM.with_name("stage_bench")
    if not program.exists():
        return print("no stage_bench is built: the share of each stage is not known")
    print("share of each stage, one core:")
    print(subprocess.run([program, reports, MODEL, ROOT / "lexicon"], stdout=subprocess.PIPE, text=True, check=True).stdout, end="")


def encoder():
    program = PROGRAM.with_name("neural_bench")
    if not program.exists():
        return print("no neural_bench is built: the encoder is not held against the bare loop")
    for kernels in ("amx", "avx512"):
        done = subprocess.run([program, "--benchmark_filter=^encoder", "--benchmark_format=json"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, env=dict(os.environ, GROTIUS_KERNELS=kernels))
        found = json.loads(done.stdout)["benchmarks"] if done.returncode == 0 and done.stdout else []
        for run_ in found:
            if "share of it" in run_ and run_.get("label") == kernels:
                print(f"encoder with {kernels}: {run_['multiply-adds a second'] / 1e9:,.0f} thousand million multiply-adds of bytes a second, "
                      f"{run_['share of it']:.1%} of the bare loop's {run_['bare loop'] / 1e9:,.0f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reports", nargs="?", type=pathlib.Path, default=ROOT / "samples" / "camp-david.jsonl")
    ap.add_argument("--pytorch", action="store_true"), ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--spacy", default="en_core_web_sm", metavar="MODEL", help="the package of its model (default: %(default)s)")
    args = ap.parse_args()
    texts = [json.loads(l)["text"] for l in args.reports.read_text(encoding="utf-8").splitlines() if l.strip()]
    words = sum(len(t.split()) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "reports.jsonl"
        copy.write_bytes(args.reports.read_bytes())
        check(copy)
        short = copy.with_suffix(".short")
        short.write_text(json.dumps({"id": "short", "text": "The rebels rejected a cease-fire, their leader said."}) + "\n", encoding="utf-8")
        torch = PyTorch(copy) if args.pytorch else None
        spacy = spacy_where_installed(texts, args.spacy)
        best = {}
        for _ in range(args.rounds):
            for command in (["parse"], ["read", "--format", "jsonl"]):
                for jobs in (1, 2):
                    wall = run([*command, "--jobs", str(jobs), str(copy)])[1]
                    best[command[0], jobs] = min(wall, best.get((command[0], jobs), wall))
            wall = run(["read", "--format", "jsonl", str(short)])[1]
            best["start", 1] = min(wall, best.get(("start", 1), wall))
            if spacy:
                seconds = spacy.pass_once()
                best["spaCy's small model", 1] = min(seconds, best.get(("spaCy's small model", 1), seconds))
            if torch:
                seconds, agreed = torch.pass_once()
                if agreed < 0.99:
                    sys.exit(f"PyTorch agrees with parse on {agreed:.3f} of the tags; nothing is compared")
                best["pytorch", 1] = min(seconds, best.get(("pytorch", 1), seconds))
        memory = max(most_memory([*command, "--jobs", "2", str(copy)]) for command in (["parse"], ["read", "--format", "jsonl"]))
        stages(copy)
        encoder()
    start = best.pop(("start", 1))
    print(f"{words:,} words (parted by white space), best of {args.rounds} rounds")
    for (name, jobs), seconds in best.items():
        ratio = f", {best['pytorch', 1] / seconds:.2f} times PyTorch" if torch else ""
        print(f"{name} on {jobs}: {words / seconds:,.0f} words a second{ratio}")
    print(f"read, two against one: {best['read', 1] / best['read', 2]:.2f}")
    print(f"first reading, of one sentence, from start to end: {1000 * start:.0f} ms")
    print(f"most memory of a run on two cores: {memory / 1e6:,.0f} MB")
    if torch:
        print(f"PyTorch's tags are those of parse for {agreed:.4f} of the words")


if __name__ == "__main__":
    main()
