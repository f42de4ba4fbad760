"""Exercises: the facts of free-exercise-db in our words, and what programmes need to know, by rules and by hand."""

import json
import re
from pathlib import Path

import aliases
import packages
from table import hand, render

MEMBER = "package/datasets/exercises.json"
SHA256 = "6c8525ddf60689ca7080dd5c5b7b1e829836fa565268fc36b79ce64456b4942f"
FACTS = ["category", "level", "force", "mechanic", "equipment", "primary", "secondary"]
DERIVED = ["pattern", "needs", "one_sided", "assisted", "bodyweight_fraction", "implements", "timed", "rank"]
HEADER = ["id", "name", *FACTS, *DERIVED]

EQUIPMENT = {
    None: "none",
    "body only": "bodyweight",
    "kettlebells": "kettlebell",
    "bands": "band",
    "e-z curl bar": "ez-bar",
    "foam roll": "foam-roller",
}
# Free weights come in pairs unless the name says otherwise.
PAIRED = {"dumbbell"}
ONE = r"(One|Single)[-_ ]?(Arm|Leg|Legged|Dumbbell)|^One-"
ONE_IMPLEMENT = re.compile(ONE)
ONE_SIDE = re.compile(rf"{ONE}|One_Leg|Alternate_Leg|Side_Bridge|Lunge|Split_Squat|Step_Ups")
TIMED = re.compile(r"Plank|Hold|Isometric|Walk$|Carry$|Stone_Trainer")
BENCH = re.compile(r"Bench|Incline|Decline|Hip_Thrust|Preacher|Seated_(Dumbbell|Barbell)|_Floor_On_Bench")
BAR_ABOVE = re.compile(r"^(Pullups|Chin-Up|V-Bar_Pullup|Hanging_|Muscle_Up|Kipping)|Pull[-_]Up|Chins?$")


def files(raw: Path) -> dict[str, bytes]:
    source = json.loads(packages.read(raw, packages.EXERCISES, MEMBER, SHA256))
    rows = [fact_row(entry) for entry in source]
    rules = [Rule(row) for row in hand("exercise_patterns.csv")]
    for row in rows:
        row.update(derived(row, rules))
    by_id = {row["id"]: row for row in rows}
    for fact in hand("exercise_facts.csv"):
        by_id[fact["id"]][fact["column"]] = "" if fact["value"] == "-" else fact["value"]
    for row in hand("exercises.csv"):
        by_id[row["id"]] = row
    spoken = {row["exercise_id"] for row in hand("exercise_aliases.csv")}
    for key, row in by_id.items():
        row["rank"] = "0" if key in spoken else "1"
    made = {"exercises.csv": render(HEADER, [[by_id[key][c] for c in HEADER] for key in sorted(by_id)])}
    made.update(aliases.key_files("exercise_aliases.csv", set(by_id), "exercise_id"))
    return made


def kebab(word: str | None) -> str:
    return (word or "").replace(" ", "-")


def fact_row(entry: dict) -> dict[str, str]:
    return {
        "id": entry["id"],
        "name": entry["name"],
        "category": kebab(entry["category"]),
        "level": entry["level"],
        "force": entry["force"] or "",
        "mechanic": entry["mechanic"] or "",
        "equipment": EQUIPMENT.get(entry["equipment"], kebab(entry["equipment"])),
        "primary": "|".join(kebab(muscle) for muscle in entry["primaryMuscles"]),
        "secondary": "|".join(sorted(kebab(muscle) for muscle in entry["secondaryMuscles"])),
    }


class Rule:
    """One row of the pattern table; an empty cell fits everything."""

    def __init__(self, row: dict[str, str]):
        self.id = re.compile(row["id"])
        self.primary = set(filter(None, row["primary"].split("|")))
        self.category = row["category"]
        self.pattern = row["pattern"]

    def fits(self, row: dict[str, str]) -> bool:
        return (
            self.id.search(row["id"]) is not None
            and (not self.primary or row["primary"].split("|")[0] in self.primary)
            and self.category in ("", row["category"])
        )


def derived(row: dict[str, str], rules: list[Rule]) -> dict[str, str]:
    name = row["id"]
    timed = row["category"] in ("stretching", "cardio") or TIMED.search(name)
    return {
        "pattern": next(rule.pattern for rule in rules if rule.fits(row)),
        "needs": needs(row),
        "one_sided": flag(ONE_SIDE.search(name)),
        "assisted": "0",
        "bodyweight_fraction": "",
        "implements": "2" if paired(row) else "1",
        "timed": flag(timed),
    }


def paired(row: dict[str, str]) -> bool:
    name = row["id"]
    if row["equipment"] == "kettlebell":
        return "Double" in name or "Two-Arm_Kettlebell" in name
    return row["equipment"] in PAIRED and not ONE_IMPLEMENT.search(name)


def needs(row: dict[str, str]) -> str:
    """Besides its equipment: a bench, a bar above, a rack."""
    found = []
    if BENCH.search(row["id"]) and row["equipment"] in ("barbell", "dumbbell", "ez-bar", "kettlebell", "bodyweight"):
        found.append("bench")
    if BAR_ABOVE.search(row["id"]) and row["equipment"] in ("bodyweight", "other", "none"):
        found.append("pull-up-bar")
    if "Dip" in row["id"] and row["equipment"] in ("bodyweight", "other") and "Bench" not in row["id"]:
        found.append("dip-bars")
    return "|".join(found)


def flag(value: object) -> str:
    return "1" if value else "0"
