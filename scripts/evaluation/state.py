"""The state of a case at a date, against hand-made gold states. The case was open on the desk when src/process was written."""
import json
import subprocess
import sys

import program
from corpora import DATA, EVAL, GOLD, json_lines, need, to_json_lines
from report import Section, table

GOAL = 0.45


def called(*arguments, output=None):
    with open(output or "/dev/null", "wb") as out:
        subprocess.run([program.PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL, check=True)


def scored(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    reports = DATA / "newswire" / "reports.jsonl"
    texts = to_json_lines(r for r in json_lines(need(reports)) if r["id"] in set(gold["reports"]))
    case, source, state = (program.WORK / f"{path.name}.{kind}" for kind in ("case", "in.jsonl", "json"))
    for left in program.WORK.glob(case.name + "*"):
        left.unlink()
    source.write_text(texts, encoding="utf-8")
    called("case", "init", case)
    called("case", "add", case, source)
    called("status", case, "--as-of", gold["as_of"], "--format", "json", output=state)
    scorer = [sys.executable, "-B", need(EVAL / "score_state.py"), path, state, "--reports", source, "--json"]
    return gold["as_of"], json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)


def states(_):
    need(program.PROGRAM)
    program.WORK.mkdir(parents=True, exist_ok=True)
    done = [scored(path) for path in sorted(need(GOLD).glob("*.state.json"))]
    out = Section("State of a negotiation, Somalia 2006")
    for day, result in done:
        out.add(f"{day}: mean F1 of the sections", result["mean_f1"], goal=GOAL)
        out.add(f"{day}: leaks from later reports", result["leaks"], goal=0, at_most=True, form="{:.0f}")
        out.add(f"{day}: entries without a source", result["unsourced"], goal=0, at_most=True, form="{:.0f}")
    sections = [name for name, value in done[0][1].items() if isinstance(value, dict)]
    out.notes.append(table(["section, F1", *(day for day, _ in done)],
                           [[name, *(f"{result[name]['f1']:.2f}" if name in result else "" for _, result in done)] for name in sections]))
    return out
