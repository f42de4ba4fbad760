"""Activities with their METs: the hand-written rows of the 2011 Compendium, checked and sorted."""

from decimal import Decimal

import aliases
from table import hand, render

HEADER = ["code", "name", "group", "met", "mph_min", "mph_max", "source"]


def files() -> dict[str, bytes]:
    rows = sorted(hand("activities.csv"), key=lambda row: row["code"])
    for row in rows:
        if not Decimal("0.9") <= Decimal(row["met"]) <= 23:
            raise ValueError(f"activities.csv: {row['code']} has MET {row['met']}")
    table = [[*(row[column] for column in HEADER[:-1]), "compendium-2011"] for row in rows]
    made = {"activities.csv": render(HEADER, table)}
    made.update(aliases.key_files("activity_aliases.csv", {row["code"] for row in rows}, "code"))
    return made
