"""A section of measures, for the terminal and for docs/quality.md."""
from dataclasses import dataclass, field


@dataclass
class Measure:
    what: str
    value: float
    bar: float | None = None
    at_most: bool = False
    interval: tuple | None = None
    form: str = "{:.3f}"

    @property
    def met(self):
        return None if self.bar is None else (self.value <= self.bar if self.at_most else self.value >= self.bar)

    def cells(self):
        show = self.form.format
        return [self.what, show(self.value),
                f"{show(self.interval[0])} – {show(self.interval[1])}" if self.interval else "",
                "" if self.bar is None else f"{'≤' if self.at_most else '≥'} {show(self.bar)}",
                {None: "", True: "met", False: "**missed**"}[self.met]]


@dataclass
class Section:
    title: str
    measures: list = field(default_factory=list)
    notes: list = field(default_factory=list)  # Markdown blocks

    def add(self, what, value, bar=None, **more):
        self.measures.append(Measure(what, value, bar, **more))

    def markdown(self):
        blocks = [f"## {self.title}"]
        if self.measures:
            head = ["measure", "value", "95 % interval", "bar", ""]
            blocks.append(table(head, [m.cells() for m in self.measures]))
        return "\n\n".join(blocks + self.notes)

    def terminal(self):
        lines = [self.title]
        for cells in (m.cells() for m in self.measures):
            what, value, interval, bar, met = cells
            lines.append(f"  {what:<42} {value:>9}  {interval:<17} {bar:<9} {met.strip('*')}".rstrip())
        lines += ["  " + line for note in self.notes for line in note.split("\n")]
        return "\n".join(lines)


def table(head, body):
    rows = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(str(c) for c in row) + " |" for row in rows)
