"""Pairs an FNDDS food with the SR28 food that has the same nutrients, whose weights and caffeine it may borrow."""

import re
from decimal import ROUND_HALF_UP, Decimal

from foods import Food
from portions import singular

HUNDREDTH = Decimal("0.01")
MACROS = ("protein_g", "carbohydrate_g", "fat_g")
STOP = {"and", "with", "from", "the", "nfs", "raw", "all", "not", "added", "made"}


def key(food: Food) -> tuple[Decimal, ...]:
    whole = food.values["energy_kcal"].quantize(Decimal(1), ROUND_HALF_UP)
    return (whole, *(food.values[name].quantize(HUNDREDTH, ROUND_HALF_UP) for name in MACROS))


def words(food: Food) -> set[str]:
    return {singular(word) for word in re.findall(r"[a-z]{3,}", food.name.lower())} - STOP


def link(fndds: list[Food], sr28: list[Food], weighed: set[str]) -> dict[str, Food]:
    """FNDDS id to its SR28 partner: most words in common, then one that has weights, then the lowest number."""
    same: dict[tuple[Decimal, ...], list[Food]] = {}
    for food in sr28:
        same.setdefault(key(food), []).append(food)
    pairs = {}
    for food in fndds:
        mine = words(food)
        ranked = sorted(
            (-len(mine & words(other)), other.id not in weighed, other.id, other)
            for other in same.get(key(food), [])
            if mine & words(other)
        )
        if ranked:
            pairs[food.id] = ranked[0][-1]
    return pairs
