"""Tell-K by hand in numba, as a good engineer writes it on the first day.

State is a byte a person: bit 0 knows the positive story, bit 1 the negative one, and a byte that is
not zero holds an opinion (whoever hears anything takes an opinion up at the end of that round). K
distinct contacts are chosen by Floyd's method with numba's own random numbers.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange


@njit(boundscheck=False, nogil=True)
def _replicate(offsets, targets, retell, customers, state, people, opinions, counts):
    """One spread: writes to `counts` tellings, reach of both stories, and held.

    `state` is all zero before and after; `people` and `opinions` have room for everybody.
    """
    n = len(offsets) - 1
    size = 0
    while size < customers:
        person = np.random.randint(0, n)
        if state[person] == 0:
            # One in six is dissatisfied.
            opinion = 1 if np.random.random() < 1 / 6 else 0
            state[person] = 1 << opinion
            people[size] = person
            opinions[size] = opinion
            size += 1
    tellings = 0
    reach_positive = 0
    reach_negative = 0
    held = 0
    chosen = np.empty(16, np.int64)
    first = 0
    end = size
    while first < end:
        # Everybody from `first` to `end` is due, marked by opinion 0 or 1; those marked 2 or 3 took
        # the opinion up but do not tell it on.
        for place in range(first, end):
            opinion = opinions[place]
            if opinion > 1:
                continue
            bit = 1 << opinion
            row = np.int64(offsets[people[place]])
            degree = np.int64(offsets[people[place] + 1]) - row
            k = np.random.randint(2, 4) if opinion == 0 else np.random.randint(8, 11)
            if k > degree:
                k = degree
            tellings += k
            for i in range(k):
                # Floyd: draw t in 0...j, take t, or j if t is taken already.
                j = degree - k + i
                t = np.random.randint(0, j + 1)
                for before in range(i):
                    if chosen[before] == t:
                        t = j
                        break
                chosen[i] = t
                contact = targets[row + t]
                known = state[contact]
                if known == 0:
                    people[size] = contact
                    size += 1
                if known & bit == 0:
                    state[contact] = known | bit
                    if opinion == 0:
                        reach_positive += 1
                    else:
                        reach_negative += 1
        # Settle: the negative story wins where both arrived.
        for place in range(end, size):
            opinion = 1 if state[people[place]] & 2 else 0
            opinions[place] = opinion if np.random.random() < retell else opinion + 2
        held += size - end
        first = end
        end = size
    for place in range(size):
        state[people[place]] = 0
    counts[0] = tellings
    counts[1] = reach_positive
    counts[2] = reach_negative
    counts[3] = held


@njit(parallel=True, boundscheck=False)
def replicates(offsets, targets, retell, customers, seed, first, results, states, lists, marks):
    """Runs a number of replicates, shared out over as many threads as there are states."""
    threads = len(states)
    count = len(results)
    for thread in prange(threads):
        # Each thread has a generator of its own; reseeded, so that a sample can be repeated.
        np.random.seed((seed * 1_000_003 + first * 1009 + thread) % 4_294_967_291)
        for index in range(thread, count, threads):
            _replicate(
                offsets, targets, retell, customers,
                states[thread], lists[thread], marks[thread], results[index],
            )
