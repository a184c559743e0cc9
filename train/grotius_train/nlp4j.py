"""A second teacher of names: NLP4J's English recogniser (Apache-2.0; Choi 2016), trained on OntoNotes, of which none is here.

Enters: documents with words and sentence numbers (batches.prepare). Leaves: a label number a word (inventory.NAMES). Alone it is
right in 0.843 of the news names (F1, dev half), network 4 in 0.810, and 0.4 of it with 0.6 of the network in 0.857.
"""
import pathlib
import subprocess

from . import inventory as inv

HERE = pathlib.Path(__file__).resolve().parents[1] / "nlp4j"
KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP", "EVENT": "MISC",
         "WORK_OF_ART": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "LANGUAGE": "MISC"}
WEB = ("http", "www.", "@", ".com", ".org", ".jpg")


def written(docs):
    for d in docs:
        for i, form in enumerate(d["form"]):
            if i and d["sentence_number"][i] != d["sentence_number"][i - 1]:
                yield "\n"
            yield ("".join("_" if c.isspace() else c for c in form) or "_") + "\n"
        yield "\n"


def tags(docs, jars):
    """NLP4J's own tag of every word of every document; `jars` is the folder that pom.xml's dependencies were copied to."""
    text = "".join(written(docs))
    done = subprocess.run(["java", "-Xmx8g", "-cp", f"{jars}/*", str(HERE / "Tags.java"), str(HERE / "decode.xml")],
                          input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    found = iter(done.stdout.split("\n"))
    return [[next(found) for _ in d["form"]] for d in docs]


def names(doc, marked):
    """Names as names/GUIDE.md cuts them: no article, no possessive ending, no address of the web."""
    out, forms, i = [0] * len(marked), doc["form"], 0
    while i < len(marked):
        begin = i
        i += 1
        if marked[begin][0] == "B":
            while i < len(marked) and marked[i - 1][0] != "L" and marked[i][0] in "IL":
                i += 1
        kind, end = KINDS.get(marked[begin][2:]), i
        if marked[begin][0] not in "BU" or not kind:
            continue
        if forms[begin].lower() == "the":
            begin += 1
        while end > begin and (forms[end - 1] in ("'s", "'", "’s") or forms[end - 1] == "." and len(forms[end - 2]) > 1):
            end -= 1
        words = forms[begin:end]
        if any(x in w.lower() for w in words for x in WEB) or not any(c.isupper() for w in words for c in w):
            continue
        out[begin] = inv.NAMES.index("B-" + kind)
        out[begin + 1:end] = [inv.NAMES.index("I-" + kind)] * (end - begin - 1)
    return out
