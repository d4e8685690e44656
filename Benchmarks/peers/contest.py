"""Lets several programs take turns at the same work, and compares them turn by turn."""

from __future__ import annotations

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
    #: Whether its means are those of the spread that the others run.
    is_compared: bool = True
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
        if self.is_compared:
            self.total.add(sample)


def tellings_rate(sample: Sample) -> float:
    """Tellings a second."""
    return sample.sums["tellings"] / sample.seconds


def bytes_rate(sample: Sample) -> float:
    """Bytes a second."""
    return sample.sums["bytes"] / sample.seconds


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
        compared = [side for side in self.sides if side.is_compared]
        where = f"{self.title}, {self.people} people"
        return [
            f"{where}: {side.name} against {compared[0].name}: {sentence}"
            for side in compared[1:]
            for sentence in disagreements(side.total, compared[0].total)
        ]

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
