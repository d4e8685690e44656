"""Turns raw results into the tables of RESULTS.md.

    python tables.py --results FOLDER [--into RESULTS.md]

The folder holds what `record` leaves: versions.txt, compare.json, and for the builds `default` and
`native` suites-BUILD.jsonl, huge-BUILD-PEOPLE.jsonl, growth-BUILD.jsonl and start-BUILD.json. What
is missing is left out. Into a file the tables go between its two marks; else to standard output.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"
BUILDS = ("default", "native")


@dataclass(frozen=True)
class Figure:
    """A median with the least and the most of its values."""

    median: float
    least: float
    most: float

    @staticmethod
    def of(values: list[float]) -> Figure:
        """The figure of some values."""
        return Figure(statistics.median(values), min(values), max(values))

    def scaled(self, factor: float) -> Figure:
        """The same in another unit."""
        return Figure(self.median * factor, self.least * factor, self.most * factor)

    def inverse(self) -> Figure:
        """One over it: seconds of a rate."""
        return Figure(1 / self.median, 1 / self.most, 1 / self.least)

    def __str__(self) -> str:
        return f"{short(self.median)} ({short(self.least)}-{short(self.most)})"


def short(value: float) -> str:
    """Three significant digits or all before the point, never in powers of ten."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.3g}" if value < 0.001 else f"{value:.3f}"[:5] if value < 1 else f"{value:.2f}"


def people_words(people: int) -> str:
    """10 k, 1 M."""
    return f"{people // 1_000_000} M" if people >= 1_000_000 else f"{people // 1000} k"


def row(*cells: object) -> str:
    """A row of a table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def heading(*cells: str) -> list[str]:
    """The first two rows; all columns but the first are figures."""
    return [row(*cells), "|---|" + "---:|" * (len(cells) - 1)]


class Results:
    """What the peers' contests came to."""

    def __init__(self, record: dict) -> None:
        """Takes the raw results of `compare.py`."""
        self.record = record
        self.contests = record["contests"]

    def rates(self, title: str, people: int, side: str) -> list[float] | None:
        """A side's rates, turn by turn."""
        for contest in self.contests:
            if contest["title"] == title and contest["people"] == people:
                for found in contest["sides"]:
                    if found["name"] == side:
                        return found["rates"]
        return None

    def ratio(self, title: str, people: int, one: str, other: str) -> Figure | None:
        """How many times faster one side is than another, turn by turn."""
        a, b = self.rates(title, people, one), self.rates(title, people, other)
        return Figure.of([x / y for x, y in zip(a, b)]) if a and b else None

    def sizes(self, title: str) -> list[int]:
        """The sizes at which a contest was held."""
        return [contest["people"] for contest in self.contests if contest["title"] == title]


#: What Hearsay is set against, the contest, the other side (none: one thread of Hearsay itself), and the ratios due
#: at least and aimed at: one for all sizes, or one each for 10 k, 100 k and 1 M people.
GOALS = (
    ("tell-K dense over numba", "tell-K, retell 0.3", "numba plain, 1", "8 / 9 / 8", "10 / 11 / 10"),
    (
        "tell-K dense over numba, tuned",
        "tell-K, retell 0.3", "numba tuned, 1", "3.5 / 5 / 4.3", "5 / 6 / 6",
    ),
    (
        "tell-K sparse over numba, tuned",
        "tell-K, retell 0.1", "numba tuned, 1", "1.05 / 1.9 / 3", "1.5 / 2.5 / 4",
    ),
    ("tell-K over NDlib", "tell-K in NDlib, retell 0.3", "NDlib, 1", "2,000", "2,500"),
    ("each(.05) over CyNetDiff", "each(0.05)", "CyNetDiff, 1", "12 / 17 / 25", "17 / 30 / 35"),
    (
        "weighted cascade over CyNetDiff",
        "weighted cascade", "CyNetDiff, 1", "2.8 / 4.5 / 5.8", "5 / 6 / 8",
    ),
    ("two threads over one, dense", "tell-K, retell 0.3", "", "1.9 / 1.9 / 1.75", "1.95 / 1.95 / 1.9"),
    ("two threads over one, sparse", "tell-K, retell 0.1", "", "1.9 / 1.9 / 1.75", "1.95 / 1.95 / 1.9"),
    ("two threads over one, each(.05)", "each(0.05)", "", "1.9 / 1.9 / 1.75", "1.95 / 1.95 / 1.9"),
)

#: Suites with a goal: the beginning of their names, what is shown, whether smaller is better, must and aim. Of
#: those that fill a gap in a name the worst is shown.
SUITE_GOALS = (
    *(
        (f"customers/{{}} of {size}", "by share over by count", False, "0.85", "0.95")
        for size in ("10 k", "100 k", "1 M", "10 M")
    ),
    ("serving/hubs, 10 % tell on, one", "a service period over its wave", True, "3", "2"),
    ("serving/hubs, nobody", "a service period over its wave", True, "3", "2"),
    ("serving/small world, 10 % tell on, one", "a service period over its wave", True, "3", "2"),
    ("serving/small world, nobody", "a service period over its wave", True, "3", "2"),
    ("reading/text of numbers and", "GB/s", False, "1.1", "1.3"),
)


def of_size(text: str, people: int) -> str:
    """The part of a goal that is for a size."""
    parts = text.split(" / ")
    return parts[-1] if len(parts) == 1 else parts[{10_000: 0, 100_000: 1}.get(people, 2)]


def goal_rows(results: Results, folder: Path) -> list[str]:
    """Hearsay over each peer, by size and build."""
    lines = heading("goal", "people", "must", "aim", *BUILDS)
    for goal, title, peer, must, aim in GOALS:
        for people in results.sizes(title):
            cells = []
            for build in BUILDS:
                other = peer or f"{build}, 1"
                figure = results.ratio(title, people, f"{build}, {2 if peer == '' else 1}", other)
                cells.append(str(figure) if figure else "-")
            if cells != ["-"] * len(cells):
                due = [of_size(text, people) for text in (must, aim)]
                lines.append(row(goal, people_words(people), *due, *cells))
    for title in dict.fromkeys(title for _, title, *_ in GOALS):
        for people in results.sizes(title):
            figure = results.ratio(title, people, "default, 1", "native, 1")
            if figure:
                goal = f"default over native, {title}"
                lines.append(row(goal, people_words(people), "0.93", "0.97", figure, ""))
    return lines + suite_goal_rows(folder) + memory_rows(folder)


def suite_goal_rows(folder: Path) -> list[str]:
    """The suites that have a goal."""
    suites = {
        build: {entry["name"]: entry for entry in json_lines(folder / f"suites-{build}.jsonl")}
        for build in BUILDS
    }
    lines = []
    for start, shown, inverts, must, aim in SUITE_GOALS:
        for name in suite_names(suites["default"], start):
            cells = []
            for build in BUILDS:
                entry = suites[build].get(name)
                if entry is None:
                    cells.append("-")
                elif shown == "GB/s":
                    rates = [entry["units"] / seconds for seconds in entry["seconds"]]
                    cells.append(str(Figure.of(rates).scaled(1e-9)))
                else:
                    ratio = Figure.of(entry["ratios"])
                    cells.append(str(ratio.inverse() if inverts else ratio))
            lines.append(row(f"{name}: {shown}", "", must, aim, *cells))
    return lines


def suite_names(entries: dict[str, dict], start: str) -> list[str]:
    """The suites that begin with a text; where it has a gap, the worst of those that fill it."""
    if "{}" not in start:
        return [name for name in entries if name.startswith(start)]
    before, after = start.split("{}")
    names = [name for name in entries if name.startswith(before) and after + " people" in name]
    return [min(names, key=lambda name: entries[name]["median_ratio"])] if names else []


def memory_rows(folder: Path) -> list[str]:
    """What building a graph takes."""
    lines = []
    for people in (1_000_000, 10_000_000):
        cells = []
        for build in BUILDS:
            phases = json_lines(folder / f"huge-{build}-{people}.jsonl")
            found = [phase["bytes_a_tie"] for phase in phases if "bytes_a_tie" in phase]
            cells.append(short(found[0]) if found else "-")
        if cells != ["-"] * len(cells):
            goal = "peak memory building, bytes a tie"
            lines.append(row(goal, people_words(people), "33", "16.5", *cells))
    return lines


def contest_rows(results: Results, titles: dict[str, tuple[str, float, bool]]) -> list[str]:
    """A table of all sides by size, for each contest: its unit, a factor, and whether to invert."""
    lines: list[str] = []
    for title, (unit, factor, inverts) in titles.items():
        sizes = results.sizes(title)
        if not sizes:
            continue
        names: list[str] = []
        for contest in results.contests:
            if contest["title"] == title:
                names += [side["name"] for side in contest["sides"] if side["name"] not in names]
        lines += [f"**{title}**, {unit}", ""]
        lines += heading("program, threads", *[people_words(people) for people in sizes])
        for name in names:
            cells = []
            for people in sizes:
                rates = results.rates(title, people, name)
                if not rates:
                    cells.append("-")
                    continue
                figure = Figure.of(rates)
                cells.append(str((figure.inverse() if inverts else figure).scaled(factor)))
            lines.append(row(name, *cells))
        lines.append("")
    return lines


def json_lines(path: Path) -> list[dict]:
    """The objects of a file of JSON lines; none if there is no such file."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def suite_rows(folder: Path) -> list[str]:
    """The suites, one build beside the other."""
    suites = {
        build: {entry["name"]: entry for entry in json_lines(folder / f"suites-{build}.jsonl")}
        for build in BUILDS
    }
    names = list(dict.fromkeys(name for entries in suites.values() for name in entries))
    if not names:
        return []
    lines = heading("benchmark", "unit", "default", "ratio", "native", "ratio", "ratio is over")
    for name in names:
        cells: list[str] = []
        yardstick = ""
        unit = ""
        for build in BUILDS:
            entry = suites[build].get(name)
            if entry is None:
                cells += ["-", "-"]
                continue
            rate = Figure.of([entry["units"] / seconds for seconds in entry["seconds"]])
            large = rate.median >= 1e5
            unit = ("M " if large else "") + f"{entry['unit']}/s"
            cells.append(str(rate.scaled(1e-6 if large else 1)))
            cells.append(short(entry["median_ratio"]) if "ratios" in entry else "")
            yardstick = entry.get("yardstick", "")
        lines.append(row(name, unit, *cells, yardstick))
    return lines


def huge_rows(folder: Path) -> list[str]:
    """The phases on large graphs."""
    lines: list[str] = []
    for path in sorted(folder.glob("huge-*.jsonl"), key=lambda p: (len(p.stem), p.stem)):
        _, build, people = path.stem.split("-")
        lines += [f"**{people_words(int(people))} people, {build} build**", ""]
        lines += heading("phase", "seconds", "peak MiB", "remark")
        for entry in json_lines(path):
            lines.append(
                row(
                    entry["phase"], short(entry["seconds"]),
                    f"{entry['peak_bytes'] / 2**20:,.0f}", entry["remark"],
                )
            )
        lines.append("")
    return lines


def growth_rows(folder: Path) -> list[str]:
    """Cost by the number of tellings."""
    lines: list[str] = []
    for build in BUILDS:
        entries = json_lines(folder / f"growth-{build}.jsonl")
        if not entries:
            continue
        lines += [f"**{people_words(entries[0]['people'])} people, {build} build, one worker**", ""]
        lines += heading(
            "tellings", "replicates", "seconds", "of them the graph", "ns a telling, graph apart"
        )
        for entry in entries:
            spread = entry["seconds"] - entry["graph_seconds"]
            lines.append(
                row(
                    f"{entry['tellings']:,}", f"{entry['replicates']:,}", short(entry["seconds"]),
                    short(entry["graph_seconds"]), short(1e9 * spread / entry["tellings"]),
                )
            )
        lines.append("")
    return lines


def start_rows(folder: Path) -> list[str]:
    """How long the tool takes to start, and a bare run of it."""
    lines = heading("command", "build", "seconds")
    for build in BUILDS:
        path = folder / f"start-{build}.json"
        if path.exists():
            for command, seconds in json.loads(path.read_text()).items():
                lines.append(row(f"`{command}`", build, Figure.of(seconds)))
    return lines if len(lines) > 2 else []


def section(title: str, command: str, lines: list[str]) -> list[str]:
    """A part of the page, or nothing if there is nothing in it."""
    return [f"## {title}", "", f"Made by `{command}`.", "", *lines, ""] if lines else []


def page(folder: Path) -> str:
    """All tables."""
    lines: list[str] = []
    versions_file = folder / "versions.txt"
    if versions_file.exists():
        lines += ["; ".join(versions_file.read_text().splitlines()) + ".", ""]
    compare = folder / "compare.json"
    if compare.exists():
        results = Results(json.loads(compare.read_text()))
        versions = ", ".join(f"{name} {v}" for name, v in results.record["versions"].items())
        lines += [
            f"Machine: {results.record['machine']}; {results.record['processor']}. {versions}.",
            "",
        ]
        command = "Benchmarks/record peers"
        agreement = results.record["disagreements"]
        lines += section("Goals", command, goal_rows(results, folder))
        titles = {
            "tell-K, retell 0.3": ("million tellings/s, accesses/s", 1e-6, False),
            "tell-K, retell 0.1": ("million tellings/s, accesses/s", 1e-6, False),
            "tell-K in NDlib, retell 0.3": ("million tellings/s", 1e-6, False),
            "each(0.05)": ("milliseconds a run", 1e3, True),
            "weighted cascade": ("milliseconds a run", 1e3, True),
            "reading": ("MB/s, text to graph", 1e-6, False),
            "generating": ("million ties/s", 1e-6, False),
        }
        lines += section("Peers", command, contest_rows(results, titles))
        agreed = "All sides agree on the means of what they compute, within 4.4 standard errors."
        lines += [f"**The sides disagree:** {sentence}" for sentence in agreement] or [agreed]
        lines.append("")
    lines += section("Suites", "Benchmarks/record suites", suite_rows(folder))
    lines += section("Huge graphs", "Benchmarks/record huge", huge_rows(folder))
    lines += section("Growth", "Benchmarks/record growth", growth_rows(folder))
    lines += section("Start", "Benchmarks/record start", start_rows(folder))
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Prints the tables or puts them into a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path, required=True, help="folder of raw results")
    parser.add_argument("--into", type=Path, help="page with the two marks")
    arguments = parser.parse_args()
    text = page(arguments.results)
    if arguments.into is None:
        print(text, end="")
        return 0
    old = arguments.into.read_text()
    if BEGIN not in old or END not in old:
        print(f"error: {arguments.into} lacks the marks {BEGIN} and {END}", file=sys.stderr)
        return 1
    before, rest = old.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    arguments.into.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
