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
    goal: float | None = None  # the next bar, for what is being built now

    def reaches(self, limit):
        return None if limit is None else (self.value <= limit if self.at_most else self.value >= limit)

    @property
    def met(self):
        return self.reaches(self.bar)

    @property
    def at_goal(self):
        return self.reaches(self.goal)

    def cells(self):
        show = self.form.format
        limits = [(f"{'≤' if self.at_most else '≥'} {show(limit)}", self.reaches(limit))
                  for limit in (self.bar, self.goal) if limit is not None]
        return [self.what, show(self.value),
                f"{show(self.interval[0])} – {show(self.interval[1])}" if self.interval else "",
                ", ".join(limit for limit, _ in limits),
                ", ".join("met" if met else "**missed**" for _, met in limits)]


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
            lines.append(f"  {what:<42} {value:>9}  {interval:<17} {bar:<18} {met.replace('*', '')}".rstrip())
        lines += ["  " + line for note in self.notes for line in note.split("\n")]
        return "\n".join(lines)


def table(head, body):
    rows = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(str(c) for c in row) + " |" for row in rows)
