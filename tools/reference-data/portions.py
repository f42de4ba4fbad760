"""Household portions: SR28 weights made canonical, weights borrowed over equal nutrients, and weights by hand."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase

from foods import Food
from table import hand

HEADER = ["food_id", "seq", "unit", "modifier", "label", "grams", "basis"]
SERVING = Decimal(85)

FIRST_WORD = {
    "tablespoon": "tbsp",
    "tablespoons": "tbsp",
    "teaspoon": "tsp",
    "teaspoons": "tsp",
    "cups": "cup",
    "milliliter": "ml",
    "grams": "g",
    "pattie": "patty",
    "filet": "fillet",
    "entrée": "entree",
    "each": "piece",
    "item": "piece",
    "unit": "piece",
    "nlea": "serving",
    "portion": "serving",
    "bscuit": "biscuit",
    "donut": "doughnut",
    "leaves": "leaf",
    "halves": "half",
    "loaves": "loaf",
    "individual": "packet",
    "cookies": "cookie",
}
# Measures and shapes that keep their name whatever size stands beside them.
FIRM = {
    *("cup", "tbsp", "tsp", "ml", "quart", "pint", "liter", "slice", "piece", "can", "package", "bar", "bag", "bottle"),
    *("jar", "packet", "container", "box", "fillet", "steak", "chop", "roast", "pie", "pizza", "cake", "head", "stalk"),
    *("bunch", "pat", "stick", "scoop", "serving", "strip", "spear", "leaf", "cookie", "cracker", "biscuit", "wedge"),
    *("sandwich", "patty", "bowl", "glass", "bagel", "roll", "croissant", "tortilla", "pita", "muffin", "doughnut"),
}
SIZES = ("extra large", "extra small", "jumbo", "large", "medium", "small", "miniature", "mini")
WRONG = {("sr28:33875", "fl_oz"), ("sr28:01033", "package")}
EATEN_WHOLE = {"oz", "lb"}


@dataclass
class Portion:
    food_id: str
    unit: str
    modifier: str
    label: str
    grams: Decimal
    basis: str


@dataclass
class Counts:
    """What was dropped and added, for the provenance."""

    plain_mass: int = 0
    wrong: int = 0
    serving: int = 0


Weight = tuple[str, int, Decimal, str, Decimal]


def from_weights(weights: list[Weight], foods: list[Food], counts: Counts) -> list[Portion]:
    """SR28's own weights, one unit each; a food that has only ounces gets a serving of 85 g."""
    kept: list[Portion] = []
    mine: list[Portion] = []
    for food, _, amount, words, grams in sorted(weights):
        unit, modifier = canonical(words)
        if unit in EATEN_WHOLE and not modifier:
            counts.plain_mass += 1
        elif (food, unit) in WRONG or words.startswith(("cup, dry, yields", "oz, dry, yields")) or unit in EATEN_WHOLE:
            counts.wrong += 1
        else:
            portion = Portion(food, unit, modifier, words, per_unit(grams, amount), "usda")
            mine = [other for other in mine if other.food_id == food]
            if not any(repeats(portion, other) for other in mine):
                kept.append(portion)
                mine.append(portion)
    have = {portion.food_id for portion in kept}
    weighed = {food for food, *_ in weights}
    for food in foods:
        if food.source == "sr28" and food.id not in have and food.id in weighed:
            counts.serving += 1
            kept.append(Portion(food.id, "serving", "", "serving", SERVING, "estimate"))
    return kept


def per_unit(grams: Decimal, amount: Decimal) -> Decimal:
    return (grams / amount).quantize(Decimal("0.01"), ROUND_HALF_UP)


def repeats(portion: Portion, other: Portion) -> bool:
    """The same words again, or the same measure weighed within 1 %."""
    if portion.label.lower() == other.label.lower():
        return True
    same = portion.unit == other.unit and portion.modifier == other.modifier
    return same and abs(portion.grams - other.grams) <= other.grams / 100


def canonical(words: str) -> tuple[str, str]:
    """The unit and what distinguishes it: "cup, shredded" is a cup, shredded; "Potato medium (3" dia)" a medium one."""
    text = words.lower().strip()
    for pair in ("fl oz", "cubic inch", "hot pocket"):
        if text.startswith(pair):
            return pair.replace(" ", "_"), tidy(text[len(pair) :])
    text = re.sub(r"^(?:individual|miniature|single) (?=box|packet|serving|container)", "", text)
    found = re.match(r"[a-zé'-]+", text)
    if found is None:
        return "piece", tidy(text)
    first, rest = found.group(), text[found.end() :]
    unit = FIRST_WORD.get(first, singular(first))
    plain = re.sub(r"\([^)]*\)", " ", text)
    if unit not in FIRM and unit not in EATEN_WHOLE:
        for size in SIZES:
            if re.search(rf"\b{size}\b", plain):
                other = re.sub(rf"\b{size}\b", " ", text, count=1)
                unit = {"miniature": "mini"}.get(size, size.replace(" ", "_"))
                return unit, tidy(other)
    return unit, tidy(re.sub(r"^ ?serving\b", "", rest) if first == "nlea" else rest)


def singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "toes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;")


def linked(food: Food, partner: Food, theirs: list[Portion]) -> list[Portion]:
    """A partner's weights for a food of equal nutrients: volumes always, pieces where the head noun is the same."""
    same_thing = head(food.name) == head(partner.name)
    return [
        Portion(food.id, p.unit, p.modifier, p.label, p.grams, "link")
        for p in theirs
        if p.basis == "usda" and (same_thing or p.unit in ("cup", "tbsp", "tsp", "fl_oz"))
    ]


def head(name: str) -> str:
    return singular(name.lower().split(",")[0].split()[0])


def by_hand(foods: list[Food]) -> list[Portion]:
    """Better knowledge of single foods, and of families of foods by a pattern of their ids."""
    rows = hand("portions.csv")
    made = []
    for row in rows:
        matching = [food.id for food in foods if fnmatchcase(food.id, row["food"])]
        if not matching:
            raise ValueError(f"portions.csv: no food matches {row['food']}")
        for food_id in matching:
            label = row["label"] or row["unit"].replace("_", " ")
            made.append(Portion(food_id, row["unit"], row["modifier"], label, Decimal(row["grams"]), "estimate"))
    return made


def ordered(sourced: list[Portion], handmade: list[Portion]) -> list[list[str]]:
    """Rows with their sequence; labels are unique within a food.

    A weight by hand comes first and replaces a sourced one of the same unit and modifier.
    """
    latest = {(p.food_id, p.unit, p.modifier): p for p in handmade}
    kept: dict[tuple[str, str], Portion] = {}
    for portion in latest.values():
        kept.setdefault((portion.food_id, portion.label.lower()), portion)
    for portion in sourced:
        if (portion.food_id, portion.unit, portion.modifier) not in latest:
            kept.setdefault((portion.food_id, portion.label.lower()), portion)
    by_food: dict[str, list[Portion]] = {}
    for portion in kept.values():
        by_food.setdefault(portion.food_id, []).append(portion)
    return [
        [food_id, str(seq), p.unit, p.modifier, p.label, plain(p.grams), p.basis]
        for food_id in sorted(by_food)
        for seq, p in enumerate(by_food[food_id], start=1)
    ]


def plain(grams: Decimal) -> str:
    if grams <= 0:
        raise ValueError("a portion weighs something")
    text = format(grams, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
