"""Runs grotius and measures what it costs."""
import os
import pathlib
import subprocess
import sys
import time
from dataclasses import dataclass

from corpora import ROOT, Missing, need

WORK = ROOT / "build" / "evaluation"  # inputs and outputs stay here, to be looked at
PROGRAM = ROOT / "build" / "release" / "bin" / "grotius"


@dataclass
class Run:
    output: pathlib.Path
    seconds: float
    peak_bytes: int


def run(name, command, reports, extension, cores=None):
    """Feeds JSON Lines to `grotius COMMAND…`; the output goes to build/evaluation/NAME.EXTENSION. With `cores`, on that
    many processor cores."""
    need(PROGRAM)
    WORK.mkdir(parents=True, exist_ok=True)
    source, output, errors = WORK / f"{name}.in.jsonl", WORK / f"{name}.{extension}", WORK / f"{name}.log"
    source.write_text(reports, encoding="utf-8")
    print(f"running grotius {' '.join(command)} on {name} …", file=sys.stderr)
    with open(output, "wb") as out, open(errors, "wb") as log:
        begin = time.monotonic()
        process = subprocess.Popen([PROGRAM, *command, source], stdin=subprocess.DEVNULL, stdout=out, stderr=log,
                                   preexec_fn=pinned(cores))
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = errors.read_text(encoding="utf-8", errors="replace").strip().split("\n")[-1]
        print(f"  exit status {process.returncode}: {last}", file=sys.stderr)
    return Run(output, seconds, usage.ru_maxrss * 1024)


def pinned(cores):
    if cores is None:
        return None
    chosen = set(sorted(os.sched_getaffinity(0))[:cores])
    if len(chosen) < cores:
        raise Missing(f"missing: {cores} processor cores, this machine has {len(chosen)}")
    return lambda: os.sched_setaffinity(0, chosen)


def seconds_to_first_line(path):
    """From the start of the program to the first line of its output."""
    need(PROGRAM)
    begin = time.monotonic()
    process = subprocess.Popen([PROGRAM, "read", "--format", "jsonl", path], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    line = process.stdout.readline()
    seconds = time.monotonic() - begin
    process.communicate()
    if not line:
        raise Missing(f"missing: output of grotius read for {path}")
    return seconds


def version():
    need(PROGRAM)
    done = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True)
    return done.stdout.strip().replace("\n", ", ") or "unknown"


def machine():
    model = "unknown processor"
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB of memory"
