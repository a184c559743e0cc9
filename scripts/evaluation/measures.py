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
from state import states


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
    out.add(f"attribution F1 (P {precision:.3f}, R {recall:.3f})", value, 0.60, goal=0.70, interval=spread.get("attribution"))
    out.add("source right, of those found", result["source_of_found"], goal=0.90)
    for part, figures in result["chars"].items():
        out.add(f"{part}, characters F1", figures[2])
    return out


SLOTS = ("stance", "effect", "change")
AT_MOST = ("not_happened_told_as_done",)


def fact_numbers(result):
    details = [result["detail"][k] for k in SLOTS]
    return {"trigger": result["trigger"][2], "label": result["label"][2], "all right": result["all_right"][2],
            **result["of_found"], **result["roles"],
            "details": sum(d[0] for d in details) / max(1, sum(d[1] for d in details)),
            **{k: hit / of for k, (hit, of) in result["detail"].items() if of}}


def facts(name, title, path, bars, goals):
    def section(resamples):
        rows, score, result = layer(name, "facts", path)
        # a draw may hold no fact with a detail of some sort
        spread = intervals(rows, lambda draw: {k: v for k, v in fact_numbers(score(draw)).items() if k not in result["detail"]}, resamples)
        out = Section(f"{title}, {len(rows)} documents, {result['gold']:,} facts ({result['pred']:,} told)")
        say = {"trigger": "trigger F1", "label": "label F1", "all right": "all right F1",
               "status": "status right, of those found", "happened_or_not": "happened or not right, of those found",
               "not_happened_told_as_done": "not happened but told as done", "details": "stance, effect, change right",
               "said": "speaker (said_in) F1", "cond": "condition F1"}
        for key, value in fact_numbers(result).items():
            name_ = f"{key} right, of those found" if key in result["detail"] else f"{key} F1"
            out.add(say.get(key, name_), value, bars.get(key), at_most=key in AT_MOST, goal=goals.get(key), interval=spread.get(key))
        out.notes = [table(["label", "precision", "recall", "gold"],
                           [[k, v["precision"], v["recall"], v["gold"]] for k, v in result["by_label"].items()]),
                     "Details: " + ", ".join(f"{k} {hit}/{of}" for k, (hit, of) in result["detail"].items()) + ".",
                     "Most frequent confusions (gold → told): " + ", ".join(
                         f"{gold} → {told} {n}" for gold, told, n in result["confusion"]) +
                     f". Told twice: {result['told_twice']}."]
        return out
    return section


def times(name, title, path, goals):
    def section(_):
        rows, _, result = layer(name, "times", path)
        out = Section(f"{title}, {len(rows)} texts, {result['gold']:,} expressions")
        for key in ("relaxed", "strict", "value"):
            precision, recall, value = result[key]
            out.add(f"{key} F1 (P {precision:.3f}, R {recall:.3f})", value, goal=goals.get(key))
        return out
    return section


NAMED = {"person": 0.92, "org": 0.78, "place": 0.88}


def entities(_):
    rows, _, result = layer("re3d-dev", "entities", "entities/re3d-dev.jsonl")
    out = Section(f"Entities, re3d dev, {len(rows)} reports")
    for kind, figures in result.items():
        out.add(f"{kind}: recall ({figures['gold']} gold)", figures["recall"])
        out.add(f"{kind}: recall with kind", figures["typed_recall"], goal=NAMED[kind])
        out.add(f"{kind}: precision of names", figures["names_precision"], goal=0.80)
    return out


def events(_):
    rows, _, result = layer("plover-gsr-dev", "events", "events/plover-gsr-dev.jsonl")
    out = Section(f"Events, PLOVER gold sentences, {len(rows)} sentences, {result['predicted_facts']} facts told")
    for key, goal in (("type_recall", 0.85), ("type_and_actors_recall", 0.70), ("most_confident_type_right", 0.75)):
        out.add(key.replace("_", " "), result[key], goal=goal)
    out.add("facts a sentence", result["facts_per_gold"], goal=2.8, at_most=True)
    out.notes.append("Most frequent confusions (gold → told): " + ", ".join(
        f"{gold} → {told} {n}" for gold, told, n in result["confusion"]))
    return out


def record(name, title, golds, reports, goals):
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
            out.add(key.replace("_", " ").replace("f1", "F1"), result[key], goal=goals.get(key), interval=spread.get(key))
        for slot in ("said_by", "time", "place"):
            right, of = result["slots"][slot]
            out.add(f"{slot} right, of those found", right / of, goal=0.80)
        out.add("traps fallen into, share", result["trap_hits"] / result["traps"], at_most=True, goal=goals["traps"])
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
                    {"label": 0.61, "status": 0.80, "happened_or_not": 0.93, "source": 0.74, "target": 0.62},
                    {"label": 0.67, "all right": 0.34, "status": 0.86, "not_happened_told_as_done": 0.12, "source": 0.80,
                     "target": 0.72, "said": 0.75, "mode": 0.75, "time": 0.85, "place": 0.72}),
              facts("moves-dev", "Facts, written negotiations", "facts/moves-dev.jsonl", {"label": 0.52, "details": 0.65},
                    {"label": 0.60, "not_happened_told_as_done": 0.12, "stance": 0.75, "effect": 0.75, "change": 0.75, "person": 0.85,
                     "cond": 0.55, "time": 0.85, "place": 0.72}),
              confidence],
    "record": [record("gold-reports", "Whole records, ten news reports", lambda: sorted(need(GOLD / "reports").glob("*.gold.json")),
                      DATA / "newswire" / "reports.jsonl",
                      {"right_f1": 0.66, "found_f1": 0.75, "statement_f1": 0.80, "speaker_accuracy": 0.90, "traps": 1 / 40}),
               record("gold-seed", "Whole record, the founding report", lambda: [GOLD / "seed.gold.json"], GOLD / "seed.report.jsonl",
                      {"right_f1": 0.70, "statement_f1": 0.90, "speaker_accuracy": 0.95, "traps": 0})],
    "times": [times("timebank", "Times, TimeBank", "time/timebank.jsonl", {"relaxed": 0.92, "value": 0.80}),
              times("recognizers-dev", "Times, single expressions (Recognizers dev)", "time/recognizers-dev.jsonl", {"value": 0.65})],
    "entities": [entities, coreference],
    "events": [events],
    "state": [states],
}
