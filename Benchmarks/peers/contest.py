"""Lets several programs take turns at the same work, and compares them turn by turn."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from sample import Sample, Total, disagreements


@dataclass
class Side:
    """One program: its name, and the work that takes a sample of so many replicates."""

    name: str
    take: Callable[[int], Sample]
    #: What its speed is: units of work a second in a sample.
    rate: Callable[[Sample], float]
    replicates: int = 1
    rates: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    total: Total = field(default_factory=Total)

    def calibrate(self, least: float) -> None:
        """Warms up, and finds how many replicates last at least so many seconds."""
        self.take(1)
        while True:
            sample = self.take(self.replicates)
            if sample.seconds >= 0.8 * least or self.replicates >= 1_000_000:
                break
            growth = 1.2 * least / max(sample.seconds, 1e-9)
            self.replicates = max(self.replicates + 1, int(self.replicates * min(10.0, growth)))

    def turn(self) -> None:
        """Takes a timed sample."""
        sample = self.take(self.replicates)
        self.seconds.append(sample.seconds)
        self.rates.append(self.rate(sample))
        self.total.add(sample)


def tellings_rate(sample: Sample) -> float:
    """Tellings a second."""
    return sample.sums["tellings"] / sample.seconds


def replicates_rate(sample: Sample) -> float:
    """Replicates a second."""
    return sample.replicates / sample.seconds


@dataclass
class Contest:
    """Sides that do the same work, in the order of their turns."""

    title: str
    people: int
    unit: str
    sides: list[Side]

    def play(self, turns: int, least: float) -> None:
        """Calibrates all sides and lets them take turns: A B C, A B C, and so on."""
        for side in self.sides:
            side.calibrate(least)
        for _ in range(turns):
            for side in self.sides:
                side.turn()

    def check(self) -> list[str]:
        """Where a side's means differ from the first side's by more than chance allows."""
        first = next((side for side in self.sides if side.total.sums), None)
        if first is None:
            return []
        return [
            f"{self.title}, {self.people} people: {side.name} against {first.name}: {sentence}"
            for side in self.sides
            if side is not first and side.total.sums
            for sentence in disagreements(side.total, first.total)
        ]

    def side(self, name: str) -> Side | None:
        """The side of a name, if it takes part."""
        return next((side for side in self.sides if side.name == name), None)

    def ratio(self, one: str, other: str) -> Figure | None:
        """How many times faster one side is than another, turn by turn."""
        a, b = self.side(one), self.side(other)
        if a is None or b is None:
            return None
        return Figure.of([x / y for x, y in zip(a.rates, b.rates)])

    def record(self) -> dict[str, object]:
        """Everything measured, for the file of raw results."""
        return {
            "title": self.title,
            "people": self.people,
            "unit": self.unit,
            "sides": [
                {
                    "name": side.name,
                    "replicates": side.replicates,
                    "seconds": side.seconds,
                    "rates": side.rates,
                    "means": {name: side.total.mean(name) for name in side.total.sums},
                }
                for side in self.sides
            ],
        }


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
    """Three significant digits, never in powers of ten."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 2 if abs(value) >= 1 else 3 if abs(value) >= 0.1 else 4
    text = f"{value:.1f}" if abs(value) >= 10 else f"{value:.{digits}f}"
    return text
