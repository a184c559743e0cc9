"""Words a second, memory, and the wait for the first line."""
import statistics

import program
from corpora import DATA, GOLD, ROOT, json_lines, to_json_lines
from report import Section

SAMPLE_EVERY = 8  # of 2,427 newswire reports: about 300, from all years and agencies
QUICK_EVERY = 80


def speed(quick):
    reports = json_lines(DATA / "newswire" / "reports.jsonl")[::QUICK_EVERY if quick else SAMPLE_EVERY]
    words = sum(len(r["text"].split()) for r in reports)
    text = to_json_lines(reports)
    out = Section(f"Speed and memory, {len(reports)} newswire reports, {words:,} words (separated by white space)")
    runs = {}
    for cores in (1, 2):
        runs[cores] = program.run(f"speed-{cores}", ["read", "--format", "jsonl", "--jobs", str(cores)], text, "jsonl", cores)
        read = len(json_lines(runs[cores].output))
        if read != len(reports):
            out.notes.append(f"Only {read} of {len(reports)} reports were read with --jobs {cores}: its figures are void.")
    rate = {cores: words / r.seconds for cores, r in runs.items()}
    out.add("words a second, one core", rate[1], 1500, form="{:,.0f}")
    out.add("words a second, two cores", rate[2], form="{:,.0f}")
    out.add("two cores against one", rate[2] / rate[1], 1.8, form="{:.2f}")
    out.add("peak memory, MB", max(r.peak_bytes for r in runs.values()) / 1e6, 500, at_most=True, form="{:,.0f}")
    same = runs[1].output.read_bytes() == runs[2].output.read_bytes()
    out.notes.append("Output with --jobs 1 and --jobs 2: " + ("identical." if same else "**differs**."))
    one = GOLD / "seed.report.jsonl"
    one = one if one.exists() else ROOT / "samples" / "camp-david.jsonl"
    wait = statistics.median(program.seconds_to_first_line(one) for _ in range(5))
    out.add("seconds from start to the first line", wait, 0.6, at_most=True, form="{:.2f}")
    return out
