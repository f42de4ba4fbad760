"""Dishes that neither source has, computed from the ingredients of a plain recipe."""

from decimal import ROUND_HALF_UP, Decimal

from foods import COLUMNS, PLAIN, Food
from portions import Portion
from table import hand

HUNDREDTH = Decimal("0.01")
Part = tuple[Food, Decimal]


def foods(known: dict[str, Food]) -> tuple[list[Food], list[Portion]]:
    """The dishes and their portions, which are estimates."""
    parts: dict[str, list[Part]] = {}
    for row in hand("recipes.csv"):
        parts.setdefault(row["food"], []).append((known[row["ingredient"]], Decimal(row["grams"])))
    dishes, portions = [], []
    for row in hand("dishes.csv"):
        dishes.append(dish(row, parts.pop(row["id"])))
        for entry in row["portions"].split("|"):
            unit, grams = entry.strip().split("=")
            portions.append(Portion(row["id"], unit, "", unit.replace("_", " "), Decimal(grams), "estimate"))
    if parts:
        raise ValueError(f"recipes.csv: no dish for {sorted(parts)}")
    return dishes, portions


def dish(row: dict[str, str], parts: list[Part]) -> Food:
    """The sum of the ingredients over the cooked weight; what the yield says was lost or taken up is water.

    A nutrient that one ingredient does not know is unknown for the dish.
    """
    raw = sum((grams for _, grams in parts), Decimal(0))
    cooked = raw * Decimal(row["yield"])
    values = {}
    for column in COLUMNS:
        if all(column in food.values for food, _ in parts):
            total = sum((food.values[column] * grams for food, grams in parts), Decimal(0))
            values[column] = (total / cooked).quantize(HUNDREDTH, ROUND_HALF_UP)
    if "water_g" in values:
        taken_up = 100 * (cooked - raw) / cooked
        values["water_g"] = max(Decimal(0), values["water_g"] + taken_up).quantize(HUNDREDTH, ROUND_HALF_UP)
    return Food(row["id"], row["name"], row["name"], row["category"], "recipe", "", PLAIN, values=values)
