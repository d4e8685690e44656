"""What one timed stretch of work came to, and whether two programs agree on what they computed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

#: What every replicate reports, in this order.
FIGURES = ("tellings", "reach_positive", "reach_negative", "held")


@dataclass
class Sample:
    """Seconds, replicates, and for each figure its sum and sum of squares over the replicates."""

    seconds: float
    replicates: int
    sums: dict[str, float] = field(default_factory=dict)
    squares: dict[str, float] = field(default_factory=dict)

    @staticmethod
    def of(results: np.ndarray, seconds: float, figures: tuple[str, ...] = FIGURES) -> Sample:
        """Sums up an array of a row for each replicate and a column for each figure."""
        values = results.astype(np.float64)
        return Sample(
            seconds,
            len(results),
            dict(zip(figures, values.sum(axis=0).tolist())),
            dict(zip(figures, (values * values).sum(axis=0).tolist())),
        )


@dataclass
class Total:
    """All samples of one side, for its means."""

    replicates: int = 0
    sums: dict[str, float] = field(default_factory=dict)
    squares: dict[str, float] = field(default_factory=dict)

    def add(self, sample: Sample) -> None:
        """Takes a sample in."""
        self.replicates += sample.replicates
        for name, value in sample.sums.items():
            self.sums[name] = self.sums.get(name, 0.0) + value
            self.squares[name] = self.squares.get(name, 0.0) + sample.squares[name]

    def mean(self, name: str) -> float:
        """The mean over replicates."""
        return self.sums[name] / self.replicates

    def standard_error(self, name: str) -> float:
        """The standard error of the mean; infinite for a single replicate."""
        n = self.replicates
        if n < 2:
            return math.inf
        variance = (self.squares[name] - self.sums[name] ** 2 / n) / (n - 1)
        return math.sqrt(max(0.0, variance) / n)


#: How many standard errors of their difference two means may lie apart: by chance once in 10^5.
TOLERANCE = 4.4


def disagreements(one: Total, other: Total) -> list[str]:
    """The figures whose means differ by more than chance allows, a sentence each."""
    found = []
    for name in one.sums:
        if name not in other.sums:
            continue
        difference = abs(one.mean(name) - other.mean(name))
        # The larger spread stands for both: stories that die at once are rare, and a side of few
        # replicates may have met none of them and then seems surer than it is.
        spread = max(side.standard_error(name) ** 2 * side.replicates for side in (one, other))
        error = math.sqrt(spread / one.replicates + spread / other.replicates)
        # Half a person: means that are all but certain have no spread to speak of.
        if difference > TOLERANCE * error + 0.5 / min(one.replicates, other.replicates):
            found.append(
                f"{name}: {one.mean(name):.6g} and {other.mean(name):.6g} "
                f"are {difference / max(error, 1e-300):.1f} standard errors apart"
            )
    return found
