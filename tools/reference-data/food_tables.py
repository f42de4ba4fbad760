"""Puts the food tables together: both sources, links, dishes by recipe, everyday names, portions."""

from dataclasses import dataclass
from pathlib import Path

import fndds
import links
import portions
import recipes
import sr28
from foods import EVERYDAY, HEADER, PLAIN, RARE, Food
from table import decimal, hand, render


CATEGORY_HEADER = ["category", "seq", "unit", "grams"]


@dataclass
class FoodTables:
    files: dict[str, bytes]
    foods: dict[str, Food]
    units: dict[str, set[str]]
    counts: dict[str, int]


def build(raw: Path) -> FoodTables:
    standard, survey = sr28.foods(raw), fndds.foods(raw)
    weights = sr28.weights(raw)
    dropped = portions.Counts()
    weighed = portions.from_weights(weights, standard, dropped)
    by_food: dict[str, list[portions.Portion]] = {}
    for portion in weighed:
        by_food.setdefault(portion.food_id, []).append(portion)

    sourced = list(weighed)
    pairs = links.link(survey, standard, set(by_food))
    for food in survey:
        if partner := pairs.get(food.id):
            food.sr28_link = partner.id
            if "caffeine_mg" in partner.values:
                food.values.setdefault("caffeine_mg", partner.values["caffeine_mg"])
            sourced += portions.linked(food, partner, by_food.get(partner.id, []))

    dishes, dish_portions = recipes.foods({food.id: food for food in standard + survey})
    foods = {food.id: food for food in standard + survey + dishes}
    if len(foods) != len(standard) + len(survey) + len(dishes):
        raise ValueError("two foods have one id")
    name_for_people(foods)

    rows = portions.ordered(sourced, dish_portions + portions.by_hand(list(foods.values())))
    categories = hand("category_portions.csv")
    counts = {
        "sr28_foods": len(standard),
        "fndds_foods": len(survey),
        "recipe_foods": len(dishes),
        "links": len(pairs),
        "weights": len(weights),
        "plain_mass_dropped": dropped.plain_mass,
        "wrong_dropped": dropped.wrong,
        "servings_added": dropped.serving,
        "portions": len(rows),
    }
    files = {
        "foods.csv": render(HEADER, [line(foods[key]) for key in sorted(foods)]),
        "portions.csv": render(portions.HEADER, rows),
        "category_portions.csv": render(CATEGORY_HEADER, category_rows(categories)),
    }
    return FoodTables(files, foods, units(foods, rows, categories), counts)


def name_for_people(foods: dict[str, Food]) -> None:
    """Readable names, and rank: foods with an everyday name come first, the survey's twins of plain foods last."""
    for row in hand("display_names.csv"):
        foods[row["food_id"]].display_name = row["display_name"]
    for row in hand("food_aliases.csv"):
        food = foods[row["food_id"]]
        if food.rank == PLAIN:
            food.rank = EVERYDAY
    standard = {food.display_name for food in foods.values() if food.source == "sr28"}
    for food in foods.values():
        if food.source == "fndds" and food.rank == PLAIN and food.display_name in standard:
            food.rank = RARE


def category_rows(categories: list[dict[str, str]]) -> list[list[str]]:
    rows = [[row[column] for column in CATEGORY_HEADER] for row in categories]
    return sorted(rows, key=lambda row: (row[0], int(row[1])))


def line(food: Food) -> list[str]:
    about = [food.id, food.name, food.display_name, food.group, food.brand, food.source, str(food.rank), food.sr28_link]
    return about + [decimal(food.values[c]) if c in food.values else "" for c in HEADER[len(about) :]]


def units(foods: dict[str, Food], rows: list[list[str]], categories: list[dict[str, str]]) -> dict[str, set[str]]:
    """The units each food can be counted in, its category's among them."""
    by_category: dict[str, set[str]] = {}
    for row in categories:
        by_category.setdefault(row["category"], set()).add(row["unit"])
    found = {key: set(by_category.get(food.group, ())) for key, food in foods.items()}
    for food_id, _, unit, *_ in rows:
        found[food_id].add(unit)
    return found
