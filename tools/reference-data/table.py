"""CSV in and out, and the two spellings that every table shares: folded text and plain decimals."""

import csv
import io
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

HAND = Path(__file__).parent / "hand"


def hand(name: str) -> list[dict[str, str]]:
    """A hand-written table; lines that start with # are remarks."""
    with open(HAND / name, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#") and line.strip()]
    return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(lines)]


def render(columns: list[str], rows: list[list[str]]) -> bytes:
    """A CSV file in UTF-8 with LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def decimal(value: Decimal) -> str:
    """A plain decimal without exponent or trailing zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ı": "i"})


def fold(text: str) -> str:
    """Lower case without accents or apostrophes, `&` as "and", anything else but letters and digits as one space."""
    text = text.lower().translate(SPECIAL)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"['’`´]", "", text).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def slug(text: str) -> str:
    """The folded text with hyphens: the second half of an identifier."""
    return fold(text).replace(" ", "-")
