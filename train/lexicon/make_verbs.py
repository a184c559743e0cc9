#!/usr/bin/env python3
"""Writes lexicon/syntax/wordnet.txt: verbs in their dictionary form, and forms that no rule makes.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
    python3 train/lexicon/make_verbs.py wordnet/usr/share/wordnet lexicon

The package (Debian wordnet-base 1:3.0-37) holds WordNet 3.0, whose licence allows any use with its notice, which is
lexicon/syntax/WORDNET-LICENSE. Taken are single words of plain letters; of the irregular forms those with one
dictionary form alone.
"""
import pathlib
import re
import sys

HEAD = """\
# Made by train/lexicon/make_verbs.py; do not edit. Source: Debian wordnet-base 1:3.0-37, WordNet 3.0 (WORDNET-LICENSE).
# One a line: a verb in its dictionary form, or after "verb" or "noun" a form and what it is of.
"""
WORD = re.compile(r"[a-z]+")


def rows(file):
    for line in file.read_text().splitlines():
        fields = line.split()
        if not line.startswith(" ") and all(WORD.fullmatch(field) for field in fields[:2]):
            yield fields


def irregular(folder, part):
    return sorted({f"{part} {form} {base}" for form, base, *more in rows(folder / f"{part}.exc")
                   if not more and base != form})


def main():
    source, lexicon = map(pathlib.Path, sys.argv[1:])
    verbs = sorted({fields[0] for fields in rows(source / "index.verb")})
    lines = verbs + irregular(source, "verb") + irregular(source, "noun")
    (lexicon / "syntax" / "wordnet.txt").write_text(HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
