"""Tell-K in numba with every trick that fits in a page: the strongest opponent in Python.

State is a byte a person: bit 0 knows the positive story, bit 1 the negative one, and a byte that is
not zero holds an opinion (whoever hears anything takes an opinion up at the end of that round). So a
telling is one load, one store and one compare. K distinct contacts are chosen by Floyd's method;
random numbers come from xoroshiro128+ kept in local variables, two 32-bit numbers a draw.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange, uint8, uint32, uint64

_U32 = np.uint64(0xFFFFFFFF)


@njit(inline="always")
def _scattered(word):
    """The finalizer of splitmix64; seeds the generators."""
    z = uint64(word)
    z = (z ^ (z >> uint64(30))) * uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> uint64(27))) * uint64(0x94D049BB133111EB)
    return z ^ (z >> uint64(31))


@njit(inline="always")
def _advanced(s0, s1):
    """The next state of xoroshiro128+; its output is the sum of the state before."""
    s1 ^= s0
    a = ((s0 << uint64(24)) | (s0 >> uint64(40))) ^ s1 ^ (s1 << uint64(16))
    b = (s1 << uint64(37)) | (s1 >> uint64(27))
    return a, b


@njit(boundscheck=False, nogil=True)
def _replicate(offsets, targets, retell, customers, seed, state, people, opinions, counts):
    """One spread: adds to `counts` tellings, reach of both stories, and held.

    `state` is all zero before and after; `people` has room for everybody, `opinions` too.
    """
    n = len(offsets) - 1
    s0 = _scattered(uint64(seed) * uint64(2) + uint64(1))
    s1 = _scattered(uint64(seed) * uint64(2) + uint64(2))
    size = 0
    # First-hand people by rejection: they are few.
    while size < customers:
        word = s0 + s1
        s0, s1 = _advanced(s0, s1)
        person = uint32(((word >> uint64(32)) * uint64(n)) >> uint64(32))
        if state[person] == 0:
            # One in six is dissatisfied.
            opinion = uint8(1) if (word & _U32) * uint64(6) < (uint64(1) << uint64(32)) else uint8(0)
            state[person] = uint8(1) << opinion
            people[size] = person
            opinions[size] = opinion
            size += 1
    threshold = uint64(retell * 4294967296.0)
    tellings = 0
    reach_positive = 0
    reach_negative = 0
    held = 0
    chosen = np.empty(16, np.uint32)
    first = 0
    end = size
    while first < end:
        # Everybody from `first` to `end` is due, marked by opinion 0 or 1; those marked 2 or 3 took
        # the opinion up but do not tell it on.
        for place in range(first, end):
            opinion = opinions[place]
            if opinion > 1:
                continue
            bit = uint8(1) << opinion
            person = people[place]
            row = uint64(offsets[person])
            degree = uint64(offsets[person + uint32(1)]) - row
            word = s0 + s1
            s0, s1 = _advanced(s0, s1)
            high = word >> uint64(32)
            if opinion == 0:
                k = uint64(2) + ((high * uint64(2)) >> uint64(32))
            else:
                k = uint64(8) + ((high * uint64(3)) >> uint64(32))
            if k > degree:
                k = degree
            tellings += int(k)
            # Floyd: for j in d-k..<d draw t in 0...j, take t, or j if t is taken already.
            left = False
            spare = uint64(0)
            for i in range(k):
                j = degree - k + uint64(i)
                if left:
                    draw = spare
                    left = False
                else:
                    word = s0 + s1
                    s0, s1 = _advanced(s0, s1)
                    draw = word >> uint64(32)
                    spare = word & _U32
                    left = True
                t = uint32((draw * (j + uint64(1))) >> uint64(32))
                for before in range(i):
                    if chosen[before] == t:
                        t = uint32(j)
                        break
                chosen[i] = t
            for i in range(k):
                contact = targets[row + uint64(chosen[i])]
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
            opinion = uint8(1) if state[people[place]] & uint8(2) else uint8(0)
            word = s0 + s1
            s0, s1 = _advanced(s0, s1)
            opinions[place] = opinion if (word >> uint64(32)) < threshold else opinion + uint8(2)
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
        for index in range(thread, count, threads):
            _replicate(
                offsets, targets, retell, customers,
                _scattered(uint64(seed)) + uint64(first + index),
                states[thread], lists[thread], marks[thread], results[index],
            )
