"""Every measure but speed: one function a corpus, each returning a Section."""
import collections
import json
import re

import program
from calibration import confidence
from coreference import coreference
from corpora import DATA, GOLD, gold_documents, json_lines, need, split_system, to_json_lines
from report import Section, table
from scorers import Scorer, intervals


def parse_documents(name, path):
    """Gold documents with what `grotius parse` prints for each (None if the texts differ), and all of it."""
    documents = gold_documents(path)
    reports = to_json_lines({"id": f"{name}-{i}", "language": "en", "text": d.text} for i, d in enumerate(documents))
    done = program.run(name, ["parse", "--format", "conllu"], reports, "conllu")
    output = done.output.read_text(encoding="utf-8")
    return documents, split_system(output, documents), output


def treebank(name, title, bars):
    def section(_):
        documents, _, output = parse_documents(name, DATA / "ud" / f"{name}.conllu")
        result = Scorer("score_layers.py")(["parse", "gold", "--system", "system"],
                                           {"gold": "".join(d.rows for d in documents), "system": output})
        out = Section(f"{title}, {result['gold_words']:,} words")
        for key in ("tokens", "sentences", "words", "upos", "lemma", "uas", "las"):
            out.add({"upos": "UPOS", "uas": "UAS", "las": "LAS"}.get(key, key), result[key], bars.get(key), form="{:.4f}")
        return out
    return section


def own_possessives(rows):
    """IOB2 rows with "'s" cut off names as a token of its own, as the treebanks (and the names' own marking) have it."""
    out = []
    for row in rows.split("\n"):
        fields = row.split("\t")
        if len(fields) > 2 and fields[1].endswith("'s") and len(fields[1]) > 2 and fields[2] != "O":
            out += ["\t".join([fields[0], fields[1][:-2], *fields[2:]]), "\t".join([fields[0], "'s", "O", *fields[3:]])]
        else:
            out.append(row)
    return "\n".join(out)


KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}


def name_counts(gold, system, result):
    """Names of one document by kind: right, told, in the gold; `result` is the scorer's for the document."""
    starts = lambda pattern, text: collections.Counter(KINDS.get(kind) for kind in re.findall(pattern, text, re.M))
    told, there = starts(r"NER=B-(\w+)", system), starts(r"^\d+\t[^\t]+\tB-(\w+)", gold)
    counts = {k: (round(result[k][0] * told[k]), told[k], there[k]) for k in ("PER", "ORG", "LOC")}
    return {"all": tuple(map(sum, zip(*counts.values()))), **counts}


def names(name, title, path, bar, change=lambda rows: rows):
    def section(resamples):
        documents, parts, output = parse_documents(name, DATA / path)
        for document in documents:
            document.rows = change(document.rows)
        scorer = Scorer("score_layers.py")

        def score(pairs):
            return scorer(["ner", "gold", "--system", "system"],
                          {"gold": "".join(g for g, _ in pairs), "system": "".join(s for _, s in pairs)})
        result = score([("".join(d.rows for d in documents), output)])
        pairs = list(zip((d.rows for d in documents), parts)) if parts else []
        alone = [name_counts(g, s, score([(g, s)])) for g, s in pairs]

        def pooled(draw):
            sums = {k: list(map(sum, zip(*(d[k] for d in draw)))) for k in draw[0]}
            return {k: 2 * hit / max(1, told + there) for k, (hit, told, there) in sums.items()}
        spread = intervals(alone, pooled, resamples)
        out = Section(f"{title}, {len(documents)} documents")
        for kind, (precision, recall, value) in result.items():
            out.add(f"{'all kinds' if kind == 'all' else kind} F1 (P {precision:.3f}, R {recall:.3f})", value, bar if kind == "all" else None,
                    interval=spread.get(kind))
        if not parts:
            out.notes.append("The program's text differs from the gold text: figures above are void.")
        return out
    return section


def layer(name, layer_, path):
    """Reads a corpus; returns its rows, a function that scores any list of them, and the result on all."""
    scorer = Scorer("score_layers.py")
    corpus = need(DATA / path)
    done = program.run(name, ["read", "--format", "jsonl"], scorer.text(["reports", corpus], {}), "jsonl")
    readings = done.output.read_text(encoding="utf-8")

    def score(rows):
        return scorer([layer_, "gold", "--readings", "readings"], {"gold": to_json_lines(rows), "readings": readings})
    rows = json_lines(corpus)
    return rows, score, score(rows)


def statements(resamples):
    rows, score, result = layer("polnear-dev", "statements", "attribution/polnear-dev.jsonl")
    # no figure of a document depends on another's, so a document's counts are enough to resample
    alone = [(r["attribution"], r["gold"], r["pred"]) for r in (score([row]) for row in rows)]
    alone = [(f[2] * (gold + pred) / 2, gold, pred) for f, gold, pred in alone]

    def pooled(draw):
        hit, gold, pred = map(sum, zip(*draw))
        return {"attribution": 2 * hit / max(1, gold + pred)}
    spread = intervals(alone, pooled, resamples)
    out = Section(f"Statements, PolNeAR dev, {len(rows)} reports, {result['gold']:,} attributions")
    precision, recall, value = result["attribution"]
    out.add(f"attribution F1 (P {precision:.3f}, R {recall:.3f})", value, 0.60, interval=spread.get("attribution"))
    out.add("source right, of those found", result["source_of_found"])
    for part, figures in result["chars"].items():
        out.add(f"{part}, characters F1", figures[2])
    return out


SLOTS = ("stance", "effect", "change")


def fact_numbers(result):
    details = [result["detail"][k] for k in SLOTS]
    return {"trigger": result["trigger"][2], "label": result["label"][2], "all right": result["all_right"][2],
            **result["of_found"], **result["roles"],
            "details": sum(d[0] for d in details) / max(1, sum(d[1] for d in details))}


def facts(name, title, path, bars):
    def section(resamples):
        rows, score, result = layer(name, "facts", path)
        spread = intervals(rows, lambda draw: fact_numbers(score(draw)), resamples)
        out = Section(f"{title}, {len(rows)} documents, {result['gold']:,} facts ({result['pred']:,} told)")
        say = {"trigger": "trigger F1", "label": "label F1", "all right": "all right F1",
               "status": "status right, of those found", "happened_or_not": "happened or not right, of those found",
               "not_happened_told_as_done": "not happened but told as done", "details": "stance, effect, change right",
               "said": "speaker (said_in) F1", "cond": "condition F1"}
        for key, value in fact_numbers(result).items():
            out.add(say.get(key, f"{key} F1"), value, bars.get(key), interval=spread.get(key))
        out.notes = [table(["label", "precision", "recall", "gold"],
                           [[k, v["precision"], v["recall"], v["gold"]] for k, v in result["by_label"].items()]),
                     table(["detail", "right", "of"], [[k, *v] for k, v in result["detail"].items()]),
                     "Most frequent confusions (gold → told): " + ", ".join(
                         f"{gold} → {told} {n}" for gold, told, n in result["confusion"]) +
                     f". Told twice: {result['told_twice']}."]
        return out
    return section


def times(name, title, path):
    def section(_):
        rows, _, result = layer(name, "times", path)
        out = Section(f"{title}, {len(rows)} texts, {result['gold']:,} expressions")
        for key in ("relaxed", "strict", "value"):
            precision, recall, value = result[key]
            out.add(f"{key} F1 (P {precision:.3f}, R {recall:.3f})", value)
        return out
    return section


def entities(_):
    rows, _, result = layer("re3d-dev", "entities", "entities/re3d-dev.jsonl")
    out = Section(f"Entities, re3d dev, {len(rows)} reports")
    for kind, figures in result.items():
        out.add(f"{kind}: recall ({figures['gold']} gold)", figures["recall"])
        out.add(f"{kind}: recall with kind", figures["typed_recall"])
        out.add(f"{kind}: precision of names", figures["names_precision"])
    return out


def events(_):
    rows, _, result = layer("plover-gsr-dev", "events", "events/plover-gsr-dev.jsonl")
    out = Section(f"Events, PLOVER gold sentences, {len(rows)} sentences, {result['predicted_facts']} facts told")
    for key in ("type_recall", "type_and_actors_recall", "most_confident_type_right"):
        out.add(key.replace("_", " "), result[key])
    out.notes.append("Most frequent confusions (gold → told): " + ", ".join(
        f"{gold} → {told} {n}" for gold, told, n in result["confusion"]))
    return out


def record(name, title, golds, reports):
    """Whole records. The scorer's verbose account of every fact goes to build/evaluation/NAME.txt."""
    def section(resamples):
        gold = [json.loads(need(path).read_text(encoding="utf-8")) for path in golds()]
        wanted = {g["report"]["id"] for g in gold}
        texts = to_json_lines(r for r in json_lines(reports) if r["id"] in wanted)
        done = program.run(name, ["read", "--format", "jsonl"], texts, "jsonl")
        files = {"texts": texts, "readings": done.output.read_text(encoding="utf-8")}
        scorer = Scorer("score_record.py")
        arguments = ["gold", "--readings", "readings", "--reports", "texts"]

        def score(draw):
            return scorer([*arguments, "--json"], {**files, "gold": json.dumps(draw)})
        result = score(gold)
        account = program.WORK / f"{name}.txt"
        account.write_text(scorer.text([*arguments, "--verbose"], {**files, "gold": json.dumps(gold)}), encoding="utf-8")
        keys = ("right_precision", "right_recall", "right_f1", "found_precision", "found_recall", "found_f1",
                "statement_precision", "statement_recall", "statement_f1", "speaker_accuracy")
        spread = intervals(gold, lambda draw: {k: v for k, v in score(draw).items() if k in keys}, resamples)
        out = Section(f"{title}: {result['counts']['gold_must']} facts asked for, {result['counts']['predicted']} told")
        for key in keys:
            out.add(key.replace("_", " ").replace("f1", "F1"), result[key], interval=spread.get(key))
        out.notes = ["Slots right, of those found: " + ", ".join(f"{k} {a}/{b}" for k, (a, b) in result["slots"].items()) + ".",
                     f"Traps fallen into: {result['trap_hits']} of {result['traps']}. Told twice: {result['duplicates']}. "
                     f"Spans outside the text: {result['bad_spans']}."]
        if len(gold) > 1:
            each = [(g["report"]["id"], score([g])) for g in gold]
            out.notes.append(table(["report", "right P", "R", "F1", "traps"],
                                   [[i, *(f"{r[k]:.2f}" for k in keys[:3]), f"{r['trap_hits']}/{r['traps']}"] for i, r in each]))
        return out
    return section


SECTIONS = {
    "parse": [treebank("ewt-dev", "Parse, UD EWT dev (web text), from raw text",
                       {"tokens": 0.99, "sentences": 0.85, "upos": 0.95, "lemma": 0.955, "uas": 0.885, "las": 0.86}),
              treebank("gum-dev", "Parse, UD GUM dev (open genres), from raw text", {"upos": 0.963, "las": 0.875})],
    "names": [names("names-dev", "Names, news", "names/dev.iob2", 0.85),
              names("names-dev", "Names, news, the gold's \"'s\" cut off the names it is glued to", "names/dev.iob2", None, own_possessives),
              names("uner-ewt-dev", "Names, UNER on EWT dev (other guidelines, web text)", "entities/uner-ewt-dev.iob2", 0.72)],
    "statements": [statements],
    "facts": [facts("facts-dev", "Facts, news", "facts/dev.jsonl",
                    {"label": 0.61, "status": 0.80, "happened_or_not": 0.93, "source": 0.74, "target": 0.62}),
              facts("moves-dev", "Facts, written negotiations", "facts/moves-dev.jsonl", {"label": 0.52, "details": 0.65}),
              confidence],
    "record": [record("gold-reports", "Whole records, ten news reports", lambda: sorted(need(GOLD / "reports").glob("*.gold.json")),
                      DATA / "newswire" / "reports.jsonl"),
               record("gold-seed", "Whole record, the founding report", lambda: [GOLD / "seed.gold.json"], GOLD / "seed.report.jsonl")],
    "times": [times("timebank", "Times, TimeBank", "time/timebank.jsonl"),
              times("recognizers-dev", "Times, single expressions (Recognizers dev)", "time/recognizers-dev.jsonl")],
    "entities": [entities, coreference],
    "events": [events],
}
