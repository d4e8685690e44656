"""The numba sides of tell-K: threads, memory and the clock around a kernel."""

from __future__ import annotations

import time

import numpy as np
from numba import set_num_threads

import tell_k_plain
import tell_k_tuned
from graphs import PeerGraph
from sample import FIGURES, Sample

_KERNELS = {"plain": tell_k_plain.replicates, "tuned": tell_k_tuned.replicates}


class NumbaTellK:
    """The numba side of tell-K on one graph."""

    def __init__(
        self, graph: PeerGraph, retell: float, threads: int, kernel: str, seed: int = 1
    ) -> None:
        """Takes the graph and allocates each thread's state once; `kernel` is plain or tuned."""
        self._kernel = _KERNELS[kernel]
        self._graph = graph
        self._retell = retell
        self._customers = (12 * graph.people + 5000) // 10_000
        self._seed = seed
        self._threads = threads
        self._next = 0
        self._states = np.zeros((threads, graph.people), np.uint8)
        self._lists = np.zeros((threads, graph.people), np.uint32)
        self._marks = np.zeros((threads, graph.people), np.uint8)

    def sample(self, replicates: int) -> Sample:
        """Times that many replicates, one after the other on each thread."""
        set_num_threads(self._threads)
        results = np.zeros((replicates, len(FIGURES)), np.int64)
        start = time.perf_counter()
        self._kernel(
            self._graph.offsets, self._graph.targets, self._retell, self._customers, self._seed,
            self._next, results, self._states, self._lists, self._marks,
        )
        seconds = time.perf_counter() - start
        self._next += replicates
        return Sample.of(results, seconds)
