"""The independent cascade and the weighted cascade by CyNetDiff (Cython over C++)."""

from __future__ import annotations

import time

import numpy as np
from cynetdiff.models import IndependentCascadeModel

from graphs import PeerGraph
from sample import Sample

#: Seed people of each run.
SEEDS = 10


class CyNetDiffCascade:
    """One story from ten people drawn anew for each run; everybody told tells on."""

    def __init__(self, graph: PeerGraph, chance: float | None, seed: int = 1) -> None:
        """Takes the graph; a `chance` of None means the weighted cascade, 1 over the degree."""
        starts = graph.offsets[:-1].astype(np.uint32)
        edges = graph.targets.astype(np.uint32)
        if chance is None:
            degrees = np.diff(graph.offsets.astype(np.int64))
            options = {"activation_probs": (1.0 / degrees[edges]).astype(np.float32)}
        else:
            options = {"activation_prob": chance}
        self._model = IndependentCascadeModel(
            starts, edges, rng=np.random.default_rng(seed), **options
        )
        self._people = graph.people
        self._luck = np.random.default_rng(seed + 1)

    def sample(self, replicates: int) -> Sample:
        """Times that many runs; their seed people are drawn before the clock starts."""
        model = self._model
        seeds = [self._seeds() for _ in range(replicates)]
        reached = np.zeros((replicates, 1), np.int64)
        start = time.perf_counter()
        for index, people in enumerate(seeds):
            model.set_seeds(people)
            model.reset_model()
            model.advance_until_completion()
            reached[index, 0] = model.get_num_activated_nodes()
        seconds = time.perf_counter() - start
        return Sample.of(reached - SEEDS, seconds, ("held",))

    def _seeds(self) -> list[int]:
        """Ten distinct people, by rejection."""
        people: set[int] = set()
        while len(people) < SEEDS:
            people.update(self._luck.integers(0, self._people, SEEDS - len(people)).tolist())
        return list(people)
