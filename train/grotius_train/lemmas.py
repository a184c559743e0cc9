"""Lemma edit scripts CN+S (docs/model-format.md)."""


def script(form, lemma):
    """The shortest script that makes `lemma` of `form`; keeping the case wins a tie."""
    best = None
    for case, base in (("k", form), ("l", form.lower())):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        s = f"{case}{len(base) - common}+{lemma[common:]}"
        cost = (len(base) - common + len(lemma) - common, case != "k")
        if best is None or cost < best[0]:
            best = (cost, s)
    return best[1]


def apply(form, s):
    base = form if s[0] == "k" else form.lower()
    cut, add = s[1:].split("+", 1)
    return base[:len(base) - int(cut)] + add if int(cut) <= len(base) else form
