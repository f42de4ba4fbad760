"""The tables of everyday names: one row a folded alias, checked against what it points to."""

from food_tables import FoodTables
from table import fold, hand, render

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
HEADER = ["alias", "food_id", "language", "default_unit", "default_grams", "source"]


def food_files(tables: FoodTables) -> dict[str, bytes]:
    rows: dict[tuple[str, str], list[str]] = {}
    for row in hand("food_aliases.csv"):
        food_id, unit = row["food_id"], row["unit"]
        if food_id not in tables.foods:
            raise ValueError(f"food_aliases.csv: no food {food_id}")
        if unit not in tables.units[food_id]:
            raise ValueError(f"food_aliases.csv: {food_id} has no portion {unit}: {sorted(tables.units[food_id])}")
        for said in spellings(row["aliases"].split("|"), row["language"]):
            key = (said, row["language"])
            if rows.setdefault(key, [food_id, unit, row["grams"]])[0] != food_id:
                raise ValueError(f"food_aliases.csv: {key} means two foods")
    made = []
    for (alias, language), (food, unit, grams) in sorted(rows.items()):
        made.append([alias, food, language, unit, grams, "hand"])
    return {"food_aliases.csv": render(HEADER, made)}


def spellings(names: list[str], language: str = "") -> set[str]:
    """The folded names; German umlauts also as they are typed without the key for them: "hahnchen" and "haehnchen"."""
    folded = {fold(name) for name in names}
    if language == "de":
        folded |= {fold(name.lower().translate(UMLAUTS)) for name in names}
    return folded


def key_files(table: str, known: set[str], target: str) -> dict[str, bytes]:
    """A table of alias and target for exercises and activities."""
    rows: dict[str, str] = {}
    for row in hand(table):
        if row[target] not in known:
            raise ValueError(f"{table}: nothing is called {row[target]}")
        for said in row["aliases"].split("|"):
            alias = fold(said)
            if rows.setdefault(alias, row[target]) != row[target]:
                raise ValueError(f"{table}: {alias} means two things")
    return {table: render(["alias", target], [[alias, rows[alias]] for alias in sorted(rows)])}
