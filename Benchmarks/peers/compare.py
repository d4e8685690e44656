"""Measures Hearsay beside its peers, in turns on the same graphs, and prints the tables.

    python compare.py --hearsay HEARSAY --native BENCHMARKS --portable BENCHMARKS

`Benchmarks/peers/run` builds the tools, makes the environment and calls this.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import graphs
from contest import Contest, Side, replicates_rate, tellings_rate
from hearsay_side import Hearsay
from sample import Sample

#: All that can be measured, in order.
SECTIONS = ("tell-k", "cascade", "reading", "generating", "memory")


@dataclass
class Setting:
    """What the command line asks for."""

    hearsay: Path
    native: Path
    portable: Path | None
    folder: Path
    sizes: list[int]
    retells: list[float]
    sections: list[str]
    peers: list[str]
    threads: int
    turns: int
    least: float


class Measuring:
    """Plays the contests of a setting one after the other."""

    def __init__(self, setting: Setting) -> None:
        """Takes the setting."""
        self.setting = setting
        self.contests: list[Contest] = []
        self.problems: list[str] = []
        self.machine: dict[str, object] = {}

    def run(self) -> None:
        """Plays everything that was asked for."""
        for people in self.setting.sizes:
            path = graphs.written(self.setting.hearsay, people, self.setting.folder)
            graph = graphs.read(path)
            if "tell-k" in self.setting.sections:
                for retell in self.setting.retells:
                    self._tell_k(graph, retell)
            if "cascade" in self.setting.sections:
                self._cascade(graph, 0.05)
                self._cascade(graph, None)

    def _tell_k(self, graph: graphs.PeerGraph, retell: float) -> None:
        sides: list[Side] = []
        if "numba" in self.setting.peers:
            from tell_k_numba import NumbaTellK

            for threads in range(1, self.setting.threads + 1):
                for kernel in ("plain", "tuned"):
                    peer = NumbaTellK(graph, retell, threads, kernel)
                    sides.append(Side(f"numba {kernel}, {threads}", peer.sample, tellings_rate))
        if "ndlib" in self.setting.peers and graph.people <= 100_000:
            from tell_k_ndlib import NDlibTellK

            sides.append(Side("NDlib, 1", NDlibTellK(graph, retell).sample, tellings_rate))
        with self._hearsays("tell-k", graph, "--retell", str(retell)) as tools:
            for name, tool in tools.items():
                sides.append(Side(name, tool.sample, tellings_rate))
            sides.append(access_side(next(iter(tools.values()))))
            self._play(Contest(f"tell-K, retell {retell}", graph.people, "tellings", sides))

    def _cascade(self, graph: graphs.PeerGraph, chance: float | None) -> None:
        sides: list[Side] = []
        if "cynetdiff" in self.setting.peers:
            from cascade_cynetdiff import CyNetDiffCascade

            peer = CyNetDiffCascade(graph, chance)
            sides.append(Side("CyNetDiff, 1", peer.sample, replicates_rate))
        options = ("weighted-cascade",) if chance is None else ("each", "--chance", str(chance))
        title = "weighted cascade" if chance is None else f"each({chance})"
        with self._hearsays(options[0], graph, *options[1:]) as tools:
            for name, tool in tools.items():
                sides.append(Side(name, tool.sample, replicates_rate))
            self._play(Contest(title, graph.people, "runs", sides))

    @contextmanager
    def _hearsays(
        self, model: str, graph: graphs.PeerGraph, *options: str
    ) -> Iterator[dict[str, Hearsay]]:
        """Hearsay's sides: each build on one thread, the native one on more."""
        with ExitStack() as stack:
            tools = {}

            def start(name: str, tool: Path, threads: int) -> None:
                side = Hearsay(tool, model, graph.path, *options, "--threads", str(threads))
                stack.callback(side.close)
                self.machine = {"machine": side.ready["machine"], "processor": side.ready["processor"]}
                tools[f"{name}, {threads}"] = side

            for threads in range(1, self.setting.threads + 1):
                start("native", self.setting.native, threads)
                if self.setting.portable is not None:
                    start("portable", self.setting.portable, threads)
            yield tools

    def _play(self, contest: Contest) -> None:
        contest.play(self.setting.turns, self.setting.least)
        self.contests.append(contest)
        problems = contest.check()
        self.problems += problems
        print(f"{contest.title}, {contest.people} people", file=sys.stderr)
        for side in contest.sides:
            rate = sorted(side.rates)[len(side.rates) // 2]
            print(f"  {side.name:16} {rate:14,.1f} {contest.unit}/s", file=sys.stderr)
        for problem in problems:
            print(f"  DISAGREEMENT {problem}", file=sys.stderr)


def access_side(tool: Hearsay) -> Side:
    """The machine's limit as a side: a million random accesses are a replicate."""

    def take(replicates: int) -> Sample:
        answer = tool.ask(f"access {replicates * 1_000_000}")
        return Sample(answer["seconds"], replicates)

    return Side("random accesses, 1", take, lambda s: 1e6 * s.replicates / s.seconds)


def main() -> int:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hearsay", type=Path, required=True, help="the tool; it writes the graphs")
    parser.add_argument("--native", type=Path, required=True, help="Benchmarks, native build")
    parser.add_argument("--portable", type=Path, help="Benchmarks, portable build")
    parser.add_argument("--graphs", type=Path, required=True, help="folder to keep graphs in")
    parser.add_argument("--people", default="10000,100000,1000000", help="sizes, by commas")
    parser.add_argument("--retell", default="0.3,0.1", help="chances to tell on, by commas")
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections, by commas")
    parser.add_argument("--peers", default="numba,ndlib,cynetdiff,igraph", help="by commas")
    parser.add_argument("--threads", type=int, default=2, help="compare with 1 to so many threads")
    parser.add_argument("--turns", type=int, default=7, help="samples of each side")
    parser.add_argument("--least", type=float, default=0.25, help="seconds of a sample, at least")
    parser.add_argument("--out", type=Path, help="file for the raw results, JSON")
    arguments = parser.parse_args()
    measuring = Measuring(
        Setting(
            hearsay=arguments.hearsay,
            native=arguments.native,
            portable=arguments.portable,
            folder=arguments.graphs,
            sizes=[int(text) for text in arguments.people.split(",")],
            retells=[float(text) for text in arguments.retell.split(",")],
            sections=arguments.only.split(","),
            peers=arguments.peers.split(","),
            threads=arguments.threads,
            turns=arguments.turns,
            least=arguments.least,
        )
    )
    measuring.run()
    if arguments.out is not None:
        record = {**measuring.machine, "contests": [c.record() for c in measuring.contests]}
        arguments.out.write_text(json.dumps(record, indent=1) + "\n")
    return 1 if measuring.problems else 0


if __name__ == "__main__":
    sys.exit(main())
