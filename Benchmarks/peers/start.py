"""How long the tool takes from its start to its end, as JSON: seconds of each run by command.

    python start.py HEARSAY
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

#: What is typed, and how often it is timed.
COMMANDS = {"hearsay --version": 21, "hearsay help": 21, "hearsay": 7}


def seconds(words: list[str]) -> float:
    """The wall time of one run."""
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Times each command after a run that is not counted."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = {}
    for command, times in COMMANDS.items():
        words = [sys.argv[1], *command.split()[1:]]
        seconds(words)
        found[command] = [seconds(words) for _ in range(times)]
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
