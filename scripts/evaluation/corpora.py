"""Where the corpora lie, and how they become reports: raw text, never given tokens."""
import json
import os
import pathlib
import re
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("GROTIUS_CORPORA", ROOT.parent / "shared" / "data")).resolve()
EVAL = DATA.parent / "eval"  # the scorers and the gold records lie beside the corpora
GOLD = DATA.parent / "gold"


class Missing(Exception):
    """Something that a measure needs is not on this machine."""


def need(path):
    if not path.exists():
        raise Missing(f"missing: {path}")
    return path


def lines_of(path):
    with open(need(path), encoding="utf-8") as file:
        return file.read().split("\n")


def json_lines(path):
    return [json.loads(line) for line in lines_of(path) if line.strip()]


def to_json_lines(objects):
    return "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects)


@dataclass
class GoldDocument:
    """A document of a CoNLL-U or IOB2 file: its rows for the scorer, its raw text for the program."""

    rows: str
    text: str


def gold_documents(path):
    """Cuts the file at `# newdoc`; rebuilds the text from the `# text` lines: a space between sentences, an empty line
    between paragraphs."""
    documents, rows, text, new_paragraph = [], [], "", False
    for line in lines_of(path):
        if line.startswith("# newdoc") and rows:
            documents.append(GoldDocument("\n".join(rows) + "\n", text))
            rows, text = [], ""
        if re.match(r"# newpar(\s|$)", line):
            new_paragraph = True
        elif line.startswith("# text = "):
            text += ("\n\n" if new_paragraph else " ") if text else ""
            text += line.removeprefix("# text = ")
            new_paragraph = False
        rows.append(line)
    documents.append(GoldDocument("\n".join(rows) + "\n", text))
    return documents


def without_space(text):
    return re.sub(r"\s", "", text)


def split_system(conllu, documents):
    """The rows that the program printed for each document. Counts characters, white space aside, because a scorer sees
    no other trace of where a document ends."""
    parts, rows, length = [], [], 0
    want = [len(without_space(d.text)) for d in documents]
    covered = 0  # words up to this number belong to the multiword token before them
    for line in conllu.split("\n"):
        rows.append(line)
        number, _, rest = line.partition("\t")
        if rest and "." not in number and not line.startswith("#"):
            first, _, last = number.partition("-")
            if last or int(first) > covered:
                length += len(without_space(rest.split("\t")[0]))
            covered = int(last) if last else covered
        elif not line:
            covered = 0
            if len(parts) < len(want) and length >= want[len(parts)]:
                parts.append("\n".join(rows) + "\n")
                rows, length = [], 0
    return parts if len(parts) == len(documents) else None
