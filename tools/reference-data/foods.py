"""A food and its nutrient columns, whichever source it comes from."""

from dataclasses import dataclass, field
from decimal import Decimal

# Column, SR28 nutrient number, FNDDS column (None where the source lacks it).
NUTRIENTS: list[tuple[str, str, str | None]] = [
    ("energy_kcal", "208", "Energy"),
    ("protein_g", "203", "Protein"),
    ("carbohydrate_g", "205", "Carbohydrate"),
    ("fat_g", "204", "Total fat"),
    ("fibre_g", "291", "Fiber"),
    ("sugars_g", "269", "Total Sugars"),
    ("saturated_g", "606", "Fatty acids, total saturated"),
    ("mono_g", "645", None),
    ("poly_g", "646", None),
    ("trans_g", "605", None),
    ("cholesterol_mg", "601", "Cholesterol"),
    ("sodium_mg", "307", "Sodium"),
    ("potassium_mg", "306", "Potassium"),
    ("calcium_mg", "301", "Calcium"),
    ("iron_mg", "303", "Iron"),
    ("magnesium_mg", "304", "Magnesium"),
    ("phosphorus_mg", "305", "Phosphorus"),
    ("zinc_mg", "309", "Zinc"),
    ("copper_mg", "312", "Copper"),
    ("selenium_ug", "317", "Selenium"),
    ("water_g", "255", None),
    ("alcohol_g", "221", None),
    ("caffeine_mg", "262", None),
    ("vitamin_a_ug_rae", "320", "Vitamin A, RAE"),
    ("vitamin_c_mg", "401", "Vitamin C"),
    ("vitamin_d_ug", "328", "Vitamin D (D2 + D3)"),
    ("vitamin_e_mg", "323", "Vitamin E"),
    ("vitamin_k_ug", "430", "Vitamin K1"),
    ("b1_mg", "404", "Thiamin"),
    ("b2_mg", "405", "Riboflavin"),
    ("b3_mg", "406", "Niacin"),
    ("b5_mg", "410", None),
    ("b6_mg", "415", "Vitamin B-6"),
    ("folate_ug", "417", "Folate, total"),
    ("folate_dfe_ug", "435", None),
    ("b12_ug", "418", "Vitamin B-12"),
    ("choline_mg", "421", "Choline"),
]
COLUMNS = [name for name, _, _ in NUTRIENTS]
HEADER = ["id", "name", "display_name", "group", "brand", "source", "rank", "sr28_link", *COLUMNS]

EVERYDAY, PLAIN, BRAND, RARE = range(4)


@dataclass
class Food:
    """Values are of 100 g; a nutrient that is not in `values` is unknown."""

    id: str
    name: str
    display_name: str
    group: str
    source: str
    brand: str = ""
    rank: int = PLAIN
    sr28_link: str = ""
    values: dict[str, Decimal] = field(default_factory=dict)
