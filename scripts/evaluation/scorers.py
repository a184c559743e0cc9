"""The scorers, called in this process on text held in memory, so that a bootstrap can call them hundreds of times."""
import builtins
import contextlib
import importlib.util
import io
import json
import random
import sys

from corpora import EVAL, Missing, need


class Scorer:
    def __init__(self, name):
        path = need(EVAL / name)
        spec = importlib.util.spec_from_file_location(path.stem, path)
        self.module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.module)
        self.path = path

    def text(self, arguments, files):
        """What the scorer prints for these arguments; a name in `files` stands for a file with that text."""
        def open_(path, *rest, **options):
            return io.StringIO(files[path]) if path in files else builtins.open(path, *rest, **options)

        self.module.open = open_  # shadows the built-in for that module alone
        out, saved = io.StringIO(), sys.argv
        sys.argv = [str(self.path), *map(str, arguments)]
        try:
            with contextlib.redirect_stdout(out):
                self.module.main()
        except SystemExit as stop:
            raise Missing(f"not measured: {self.path.name}: {stop}") from None
        finally:
            sys.argv = saved
        return out.getvalue()

    def __call__(self, arguments, files):
        return json.loads(self.text(arguments, files))


def intervals(documents, score, resamples, seed=1):
    """95 % bootstrap intervals over documents. `score` takes a list of documents and returns numbers by name."""
    if not resamples or len(documents) < 2:
        return {}
    chance = random.Random(seed)
    draws = [score(chance.choices(documents, k=len(documents))) for _ in range(resamples)]
    low, high = int(0.025 * resamples), min(resamples - 1, int(0.975 * resamples))
    return {name: (ordered[low], ordered[high])
            for name in draws[0] for ordered in [sorted(d[name] for d in draws)]}
