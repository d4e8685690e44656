"""Reading and generating graphs by other libraries."""

from __future__ import annotations

import time

import igraph
import numpy as np

from graphs import ATTACH, PeerGraph
from sample import Sample


def numpy_array(graph: PeerGraph) -> Sample:
    """The numbers of an edge list in an array, and no graph yet."""
    start = time.perf_counter()
    numbers = np.fromfile(graph.path, sep=" ", dtype=np.int64)
    seconds = time.perf_counter() - start
    if len(numbers) != 2 * graph.ties:
        raise ValueError(f"numpy read {len(numbers)} numbers from {graph.path}")
    return Sample(seconds, 1, {"bytes": float(graph.path.stat().st_size)})


def igraph_graph(graph: PeerGraph) -> Sample:
    """A graph from an edge list."""
    start = time.perf_counter()
    found = igraph.Graph.Read_Edgelist(str(graph.path), directed=False)
    seconds = time.perf_counter() - start
    if found.ecount() != graph.ties:
        raise ValueError(f"igraph read {found.ecount()} ties from {graph.path}")
    return Sample(seconds, 1, {"bytes": float(graph.path.stat().st_size)})


def igraph_generated(graph: PeerGraph) -> Sample:
    """A Barabasi-Albert graph of as many people."""
    start = time.perf_counter()
    made = igraph.Graph.Barabasi(graph.people, ATTACH)
    seconds = time.perf_counter() - start
    return Sample(seconds, 1, {"ties": float(made.ecount())})
