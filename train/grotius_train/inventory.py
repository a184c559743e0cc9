"""Closed label inventories (PLOVER 2024, design of the record); open ones are read off the training data."""
TYPES = ["-", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
KINDS = ["event", "proposal", "position", "measure", "mandate", "control", "assessment"]
STATUSES = ["occurred", "ongoing", "planned", "proposed", "requested", "conditional", "denied", "hypothetical"]
MODES = ["-"] + [f"{t}.{m}" for t, ms in {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
               " heavy-weapons crowd-control unconventional"}.items() for m in ms.split()]
DETAILS = {"position": ("stance", ["accepts", "rejects", "conditional", "seeks", "undecided"]),
           "measure": ("effect", ["imposed", "lifted", "expired", "extended", "eased", "under_consideration"]),
           "mandate": ("mandate_change", ["appointed", "removed", "narrowed", "widened", "resigned", "holds"]),
           "control": ("control_change", ["gained", "lost", "held", "contested"]),
           "assessment": ("tone", ["hopeful", "positive", "cautious", "obstacle", "warning", "pessimistic"])}
ROLES = ["source", "target", "time", "place", "said", "cond", "on", "terms", "person", "role", "area", "instrument"]
CUE_ROLES = ["source", "content"]
NAMES = ["O"] + [f"{b}-{t}" for t in ("PER", "ORG", "GPE", "LOC", "NORP", "MISC") for b in "BI"]
SUBJECTS_AT_LEAST = 3  # a proposal's subject seen less often is "other"
