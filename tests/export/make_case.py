"""Writes the reports and readings of a small case by hand: reports.jsonl and readings.jsonl in the current folder.

Spans are found by the words that stand here, so that a person can read the case; Python counts code points, as the
reading format does. The texts hold what formats trip over: quotation marks, commas, semicolons, line breaks, angle
brackets, ampersands, letters of two, three and four bytes.
"""

import json

R1 = """N’DJAMÉNA, Nov 2 -- Chad and Sudan met in Tripoli on Wednesday, the African Union said.
Chad's President Idriss Déby said his army would attack the "Janjaweed; raiders, and <others>" if Sudan did not stop helping them.
Talks between Chad and Sudan will resume in Tripoli on 9 November 🕊.
Kenya urged Sudan to withdraw its troops from Adré & Abéché."""

R2 = """KHARTOUM, Nov 8 -- The African Union proposed a 30-day ceasefire on Tuesday, and Sudan rejected it.
Sudan denied that its planes had bombed Abéché.
Chad accused Sudan of breaking its word."""


class Reading:
    def __init__(self, ident, published, text, **fields):
        self.report = {"id": ident, "published": published, "text": text, "language": "en", **fields}
        self.text = text
        self.actors, self.places, self.statements, self.facts = [], [], [], []

    def span(self, words, within=None):
        start = self.text.index(within) if within else 0
        begin = self.text.index(words, start)
        return [begin, begin + len(words)]

    def actor(self, name, kind, code=None, country=None, wikidata=None, role=None, mentions=()):
        ident = f"a{len(self.actors) + 1}"
        spans = [self.span(*((m,) if isinstance(m, str) else m)) for m in mentions or [name]]
        self.actors.append({"id": ident, "name": name, "kind": kind, "code": code, "country": country,
                            "wikidata": wikidata, "role": role, "mentions": spans})
        return ident

    def place(self, name, country, lat=None, lon=None, geonames=None, precision=None):
        self.places.append({"id": f"p{len(self.places) + 1}", "name": name, "country": country, "lat": lat, "lon": lon,
                            "geonames": geonames, "precision": precision, "mentions": [self.span(name)]})

    def said(self, speaker, content):
        ident = f"s{len(self.statements) + 1}"
        self.statements.append({"id": ident, "speakers": [speaker], "source": None, "cue": None,
                                "content": [self.span(content)], "mode": "indirect", "time": None, "to": []})
        return ident

    def fact(self, trigger, evidence, kind="event", type=None, mode=None, cameo=None, status="occurred", source=(),
             target=(), mutual=False, day=None, place=None, said_in=(), condition=None, detail=None, confidence=0.9):
        time = None
        if day:
            end = day[:8] + f"{int(day[8:]) + 1:02}"
            time = {"span": None, "value": day, "from": day, "to": end}
        where = next((p for p in self.places if p["name"] == place), None)
        self.facts.append({
            "id": f"f{len(self.facts) + 1}", "kind": kind,
            "plover": {"type": type, "mode": mode, "context": ["diplomatic"] if type == "CONSULT" else []} if type else None, "cameo": cameo, "status": status,
            "source": list(source), "target": list(target), "mutual": mutual,
            "trigger": self.span(trigger, evidence), "also": [], "evidence": self.span(evidence), "time": time,
            "place": where and {"id": where["id"], "span": where["mentions"][0], "name": where["name"],
                                "country": where["country"]},
            "said_in": list(said_in), "condition": condition and self.span(condition), "about": [],
            "detail": detail or {}, "confidence": confidence, "background": False})

    def reading(self):
        head = {k: self.report.get(k) for k in ("id", "published", "title", "publisher", "url")}
        return {"schema": "grotius.reading/1", "report": {**head, "chars": len(self.text)},
                "versions": {"program": "1.0.0", "model": "hand", "lexicon": "hand"}, "actors": self.actors,
                "places": self.places, "times": [], "statements": self.statements, "facts": self.facts}


def first():
    r = Reading("r1", "2006-11-02", R1, title='Chad, Sudan meet: "a start"', publisher="Lake Daily",
                url="https://lake.example/1?a=1&b=2")
    chad = r.actor("Chad", "state", "TCD", "TCD", "Q657", mentions=["Chad", ("Chad", "Talks between")])
    sudan = r.actor("Sudan", "state", "SDN", "SDN", "Q1049", mentions=["Sudan", ("Sudan", "if Sudan"),
                                                                       ("Sudan", "Chad and Sudan will"),
                                                                       ("Sudan", "urged Sudan")])
    union = r.actor("African Union", "organisation", "IGOAFRAFU")
    deby = r.actor("Idriss Déby", "person", "TCDGOV", "TCD", role="President")
    raiders = r.actor("Janjaweed", "armed_force", "REB")
    kenya = r.actor("Kenya", "state", "KEN", "KEN", "Q114")
    r.place("Tripoli", "LBY", 32.88743, 13.18733, 2210247, "town")
    r.place("Adré", "TCD")
    one, two, three, four = R1.split("\n")
    by_union = r.said(union, "Chad and Sudan met in Tripoli on Wednesday")
    by_deby = r.said(deby, two)
    r.fact("met", one, type="CONSULT", cameo="040", source=[chad], target=[sudan], mutual=True, day="2006-11-01",
           place="Tripoli", said_in=[by_union], confidence=0.97)
    r.fact("attack", two, type="ASSAULT", cameo="190", status="conditional", source=[deby], target=[raiders],
           said_in=[by_deby], condition="if Sudan did not stop helping them", confidence=0.81)
    r.fact("Talks", three, type="CONSULT", cameo="040", status="planned", source=[chad], target=[sudan], mutual=True,
           day="2006-11-09", place="Tripoli", confidence=0.93)
    r.fact("urged", four, type="REQUEST", mode="yield", cameo="025", source=[kenya], target=[sudan], confidence=0.9)
    r.fact("withdraw", four, type="RETREAT", mode="withdraw", cameo="0874", status="requested", source=[sudan],
           place="Adré", confidence=0.88)
    return r


def second():
    r = Reading("r2", "2006-11-08", R2, publisher="Nile Wire")
    union = r.actor("African Union", "organisation", "IGOAFRAFU")
    sudan = r.actor("Sudan", "state", "SDN", "SDN", "Q1049", mentions=["Sudan", ("Sudan", "Sudan denied"),
                                                                       ("Sudan", "accused Sudan")])
    chad = r.actor("Chad", "state", "TCD", "TCD", "Q657")
    r.place("Abéché", "TCD", 13.82916, 20.8324, 2435899, "town")
    one, two, three = R2.split("\n")
    by_sudan = r.said(sudan, two)
    r.fact("ceasefire", one, kind="proposal", status="proposed", source=[union], day="2006-11-07",
           detail={"label": "30-day ceasefire", "subject": "ceasefire", "duration": "P30D"}, confidence=0.92)
    r.fact("rejected", one, kind="position", type="REJECT", cameo="120", source=[sudan], day="2006-11-07",
           detail={"stance": "rejects", "on": "30-day ceasefire", "on_span": r.span("30-day ceasefire")},
           confidence=0.94)
    r.fact("bombed", two, type="ASSAULT", mode="aerial", cameo="195", status="denied", source=[sudan], place="Abéché",
           said_in=[by_sudan], confidence=0.86)
    r.fact("accused", three, type="ACCUSE", mode="allege", cameo="112", source=[chad], target=[sudan], confidence=0.95)
    return r


def main():
    readings = [first(), second()]
    with open("reports.jsonl", "w", encoding="utf-8") as out:
        out.writelines(json.dumps(r.report, ensure_ascii=False) + "\n" for r in readings)
    with open("readings.jsonl", "w", encoding="utf-8") as out:
        out.writelines(json.dumps(r.reading(), ensure_ascii=False) + "\n" for r in readings)


if __name__ == "__main__":
    main()
