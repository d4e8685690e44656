"""The graphs that both sides run on: written once by Hearsay, read into rows for the peers."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

#: Ties a newcomer makes.
ATTACH = 10


@dataclass
class PeerGraph:
    """An undirected graph in compressed sparse rows, contacts in rising order."""

    path: Path
    offsets: np.ndarray
    targets: np.ndarray

    @property
    def people(self) -> int:
        """The number of people."""
        return len(self.offsets) - 1

    @property
    def ties(self) -> int:
        """The number of undirected ties."""
        return len(self.targets) // 2


def written(hearsay: Path, people: int, folder: Path) -> Path:
    """Writes a Barabasi-Albert graph as an edge list with Hearsay, unless it is there already."""
    path = folder / f"barabasi-albert-{people}.txt"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                str(hearsay), "graph", "generate", "barabasi-albert", "--people", str(people),
                "--attach", str(ATTACH), "--seed", "3", "--out", str(path), "--quiet",
            ],
            check=True,
        )
    return path


def ends(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The two ends of each tie of an edge list."""
    pairs = np.fromfile(path, sep=" ", dtype=np.int64).astype(np.int32).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def read(path: Path) -> PeerGraph:
    """Reads an edge list into rows, and keeps them beside it for the next time."""
    kept = path.with_suffix(".npz")
    if kept.exists():
        with np.load(kept) as arrays:
            return PeerGraph(path, arrays["offsets"], arrays["targets"])
    first, second = ends(path)
    people = int(max(first.max(), second.max())) + 1
    source = np.concatenate([first, second])
    target = np.concatenate([second, first])
    # One key sorts by person, then by contact.
    keys = source.astype(np.int64) * people + target
    keys.sort()
    offsets = np.zeros(people + 1, np.uint32)
    np.cumsum(np.bincount(source, minlength=people), out=offsets[1:])
    targets = (keys % people).astype(np.uint32)
    np.savez(kept, offsets=offsets, targets=targets)
    return PeerGraph(path, offsets, targets)
