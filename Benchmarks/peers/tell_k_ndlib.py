"""Tell-K as a model of NDlib, written the way NDlib's own models are."""

from __future__ import annotations

import random
import time

import networkx as nx
import numpy as np
from ndlib.models.DiffusionModel import DiffusionModel
from ndlib.models.ModelConfig import Configuration

from graphs import PeerGraph, ends
from sample import FIGURES, Sample


class TellK(DiffusionModel):
    """Statuses: knows nothing, is about to tell (either story), has done with it (either story)."""

    def __init__(self, graph: nx.Graph, seed: int | None = None) -> None:
        """Declares the statuses and the parameter, as NDlib asks."""
        super().__init__(graph, seed)
        self.name = "Tell K"
        self.available_statuses = {
            "Susceptible": 0, "Infected": 1, "Negative": 2, "Removed": 3, "RemovedNegative": 4,
        }
        self.parameters = {
            "model": {
                "retell": {
                    "descr": "Chance to tell on", "range": [0, 1], "optional": False,
                    "default": 0.3,
                }
            },
            "nodes": {},
            "edges": {},
        }
        self.heard: tuple[set[int], set[int]] = (set(), set())
        self.tellings = 0
        self.held = 0

    def start(self, positive: list[int], negative: list[int]) -> None:
        """Resets the model to these first-hand people."""
        self.reset(infected_nodes=positive)
        for person in negative:
            self.status[person] = 2
        self.heard = (set(), set())
        self.tellings = 0
        self.held = 0
        # NDlib's first iteration only reports the start.
        self.actual_iteration = 1

    def iteration(self, node_status: bool = True) -> dict[str, object]:
        """One round: everybody who is about to tell tells; NDlib's dictionary of what changed."""
        self.clean_initial_status(self.available_statuses.values())
        actual_status = {node: status for node, status in self.status.items()}
        retell = self.params["model"]["retell"]
        told: tuple[set[int], set[int]] = (set(), set())
        for person in self.graph.nodes:
            status = self.status[person]
            if status not in (1, 2):
                continue
            k = random.randint(2, 3) if status == 1 else random.randint(8, 10)
            neighbors = list(self.graph.neighbors(person))
            contacts = random.sample(neighbors, min(k, len(neighbors)))
            self.tellings += len(contacts)
            told[status - 1].update(contacts)
            actual_status[person] = status + 2
        for person in told[0] | told[1]:
            if self.status[person] == 0:
                story = 2 if person in told[1] else 1
                self.held += 1
                actual_status[person] = story if random.random() < retell else story + 2
        for story in (0, 1):
            self.heard[story].update(told[story])
        delta, node_count, status_delta = self.status_delta(actual_status)
        self.status = actual_status
        self.actual_iteration += 1
        return {
            "iteration": self.actual_iteration - 1,
            "status": delta if node_status else {},
            "node_count": node_count.copy(),
            "status_delta": status_delta.copy(),
        }


class NDlibTellK:
    """The NDlib side of tell-K on one graph."""

    def __init__(self, graph: PeerGraph, retell: float, seed: int = 1) -> None:
        """Makes the networkx graph that NDlib works on."""
        first, second = ends(graph.path)
        network = nx.Graph()
        network.add_edges_from(zip(first.tolist(), second.tolist()))
        self._model = TellK(network)
        configuration = Configuration()
        configuration.add_model_parameter("retell", retell)
        configuration.add_model_initial_configuration("Infected", [0])
        self._model.set_initial_status(configuration)
        self._people = graph.people
        random.seed(seed)

    def sample(self, replicates: int) -> Sample:
        """Times that many replicates."""
        results = np.zeros((replicates, len(FIGURES)), np.int64)
        model = self._model
        start = time.perf_counter()
        for index in range(replicates):
            customers = random.sample(range(self._people), (12 * self._people + 5000) // 10_000)
            negative = [person for person in customers if random.random() < 1 / 6]
            positive = sorted(set(customers) - set(negative))
            model.start(positive, negative)
            while any(status in (1, 2) for status in model.status.values()):
                model.iteration(node_status=False)
            results[index] = (
                model.tellings,
                len(model.heard[0].difference(positive)),
                len(model.heard[1].difference(negative)),
                model.held,
            )
        return Sample.of(results, time.perf_counter() - start)
