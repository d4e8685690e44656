"""Hearsay's side: the `peer` mode of the Benchmarks tool, told line by line what to do."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from sample import FIGURES, Sample


class Hearsay:
    """One running `Benchmarks peer`, on one graph with one model."""

    def __init__(self, tool: Path, model: str, graph: Path, *options: str) -> None:
        """Starts it and waits until it has read the graph."""
        self._process = subprocess.Popen(
            [str(tool), "peer", model, "--graph", str(graph), *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.ready = self._read()

    def ask(self, line: str) -> dict[str, float]:
        """Sends a line and returns the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._read()

    def sample(self, replicates: int) -> Sample:
        """Times that many replicates."""
        answer = self.ask(f"spread {replicates}")
        return Sample(
            answer["seconds"],
            int(answer["replicates"]),
            {name: answer[name] for name in FIGURES},
            {name: answer[f"{name}_squares"] for name in FIGURES},
        )

    def close(self) -> None:
        """Ends it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _read(self) -> dict[str, float]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"Benchmarks peer ended with status {self._process.wait()}")
        return json.loads(line)
