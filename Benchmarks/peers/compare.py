"""Measures Hearsay beside its peers, in turns on the same graphs, and checks that they agree.

    python compare.py --hearsay HEARSAY --default BENCHMARKS [--native BENCHMARKS]

`Benchmarks/peers/run` builds the tools, makes the environment and calls this.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import graphs
from contest import Contest, Side, bytes_rate, replicates_rate, tellings_rate
from hearsay_side import Hearsay
from sample import Sample

#: All that can be measured, in order.
SECTIONS = ("tell-k", "ndlib", "cascade", "reading", "generating")


@dataclass
class Setting:
    """What the command line asks for."""

    hearsay: Path
    default: Path
    native: Path | None
    folder: Path
    sizes: list[int]
    retells: list[float]
    sections: list[str]
    peers: list[str]
    threads: int
    turns: int
    least: float

    @property
    def builds(self) -> dict[str, Path]:
        """Hearsay's builds by name."""
        builds = {"default": self.default}
        if self.native is not None:
            builds["native"] = self.native
        return builds


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
            for section in self.setting.sections:
                if section == "tell-k":
                    for retell in self.setting.retells:
                        self._tell_k(graph, retell)
                elif section == "ndlib" and people <= NDLIB_PEOPLE:
                    self._ndlib(graph)
                elif section == "cascade":
                    self._cascade(graph, 0.05)
                    self._cascade(graph, None)
                elif section == "reading":
                    self._reading(graph)
                elif section == "generating":
                    self._generating(graph)

    def _tell_k(self, graph: graphs.PeerGraph, retell: float) -> None:
        sides: list[Side] = []
        if "numba" in self.setting.peers:
            from tell_k_numba import NumbaTellK

            for threads in range(1, self.setting.threads + 1):
                for kernel in ("plain", "tuned"):
                    peer = NumbaTellK(graph, retell, threads, kernel)
                    sides.append(Side(f"numba {kernel}, {threads}", peer.sample, tellings_rate))
        with self._hearsays("tell-k", graph, "--retell", str(retell)) as tools:
            for name, tool in tools.items():
                sides.append(Side(name, tool.sample, tellings_rate))
            for form in ("modify", "modify-spread", "mark"):
                sides.append(access_side(form, tools["default, 1"]))
            self._play(Contest(f"tell-K, retell {retell}", graph.people, "tellings", sides))

    def _ndlib(self, graph: graphs.PeerGraph) -> None:
        from tell_k_ndlib import NDlibTellK

        retell = self.setting.retells[0]
        with self._hearsays("tell-k", graph, "--retell", str(retell), threads=1) as tools:
            sides = [Side("NDlib, 1", NDlibTellK(graph, retell).sample, tellings_rate)]
            for name, tool in tools.items():
                sides.append(Side(name, tool.sample, tellings_rate))
            title = f"tell-K in NDlib, retell {retell}"
            self._play(Contest(title, graph.people, "tellings", sides))

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

    def _reading(self, graph: graphs.PeerGraph) -> None:
        sides: list[Side] = []
        if "igraph" in self.setting.peers:
            import reading_peers

            works = {"numpy, to an array, 1": reading_peers.numpy_array}
            if graph.people <= IGRAPH_PEOPLE:
                works["igraph, 1"] = reading_peers.igraph_graph
            for name, work in works.items():
                sides.append(repeating_side(name, work, graph, bytes_rate))
        with self._hearsays("tell-k", graph) as tools:
            for name, tool in tools.items():
                sides.append(asking_side(name, tool, "read", bytes_rate))
            self._play(Contest("reading", graph.people, "bytes", sides))

    def _generating(self, graph: graphs.PeerGraph) -> None:
        sides: list[Side] = []
        if "igraph" in self.setting.peers and graph.people <= IGRAPH_PEOPLE:
            import reading_peers

            work = reading_peers.igraph_generated
            sides.append(repeating_side("igraph, 1", work, graph, ties_rate))
        with self._hearsays("tell-k", graph) as tools:
            for name, tool in tools.items():
                sides.append(asking_side(name, tool, "generate", ties_rate))
            self._play(Contest("generating", graph.people, "ties", sides))

    @contextmanager
    def _hearsays(
        self, model: str, graph: graphs.PeerGraph, *options: str, threads: int | None = None
    ) -> Iterator[dict[str, Hearsay]]:
        """Hearsay's sides by name: each build on one thread and on more."""
        with ExitStack() as stack:
            tools = {}
            for count in range(1, (threads or self.setting.threads) + 1):
                for name, tool in self.setting.builds.items():
                    side = Hearsay(tool, model, graph.path, *options, "--threads", str(count))
                    stack.callback(side.close)
                    self.machine = {key: side.ready[key] for key in ("machine", "processor")}
                    tools[f"{name}, {count}"] = side
            yield tools

    def _play(self, contest: Contest) -> None:
        contest.play(self.setting.turns, self.setting.least)
        self.contests.append(contest)
        problems = contest.check()
        self.problems += problems
        print(f"{contest.title}, {contest.people} people", file=sys.stderr)
        for side in contest.sides:
            rate = statistics.median(side.rates)
            print(f"  {side.name:22} {rate:16,.1f} {contest.unit}/s", file=sys.stderr)
        for problem in problems:
            print(f"  DISAGREEMENT {problem}", file=sys.stderr)


#: The largest graph that NDlib is asked to spread through: a run takes seconds.
NDLIB_PEOPLE = 100_000
#: The largest graph that igraph is asked to read and to generate.
IGRAPH_PEOPLE = 100_000


def ties_rate(sample: Sample) -> float:
    """Ties a second."""
    return sample.sums["ties"] / sample.seconds


def access_side(form: str, tool: Hearsay) -> Side:
    """The machine's limit as a side: a million random accesses are a replicate."""

    def take(replicates: int) -> Sample:
        answer = tool.ask(f"{form} {replicates * 1_000_000}")
        return Sample(answer["seconds"], replicates, {"accesses": float(answer["accesses"])})

    def rate(sample: Sample) -> float:
        return sample.sums["accesses"] / sample.seconds

    return Side(f"random {form}, 1", take, rate, is_compared=False)


def repeated(replicates: int, once: Callable[[], Sample]) -> Sample:
    """The sum of that many samples."""
    total = once()
    for _ in range(replicates - 1):
        more = once()
        total.seconds += more.seconds
        total.replicates += 1
        for name, value in more.sums.items():
            total.sums[name] += value
    return total


def asking_side(name: str, tool: Hearsay, line: str, rate: Callable[[Sample], float]) -> Side:
    """Hearsay doing what a line of its peer mode says, a replicate each time."""

    def once() -> Sample:
        answer = tool.ask(line)
        sums = {key: float(answer[key]) for key in ("bytes", "ties") if key in answer}
        return Sample(answer["seconds"], 1, sums)

    return Side(name, lambda count: repeated(count, once), rate, is_compared=False)


def repeating_side(
    name: str,
    work: Callable[[graphs.PeerGraph], Sample],
    graph: graphs.PeerGraph,
    rate: Callable[[Sample], float],
) -> Side:
    """A peer that does the same each time."""
    return Side(name, lambda count: repeated(count, lambda: work(graph)), rate, is_compared=False)


def versions() -> dict[str, str]:
    """The versions of the peers, and of Python."""
    names = ("numba", "llvmlite", "numpy", "cynetdiff", "ndlib", "networkx", "igraph")
    return {"python": platform.python_version(), **{name: metadata.version(name) for name in names}}


def main() -> int:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hearsay", type=Path, required=True, help="the tool; it writes the graphs")
    parser.add_argument("--default", type=Path, required=True, help="Benchmarks, default build")
    parser.add_argument("--native", type=Path, help="Benchmarks, built for this machine alone")
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
            default=arguments.default,
            native=arguments.native,
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
        record = {
            **measuring.machine,
            "versions": versions(),
            "command": " ".join(["compare.py", *sys.argv[1:]]),
            "contests": [contest.record() for contest in measuring.contests],
            "disagreements": measuring.problems,
        }
        arguments.out.write_text(json.dumps(record, indent=1) + "\n")
    return 1 if measuring.problems else 0


if __name__ == "__main__":
    sys.exit(main())
