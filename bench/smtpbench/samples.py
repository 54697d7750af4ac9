"""Samples: of one figure, in one cell, of one contender, a value a round; None where the round failed."""

from dataclasses import asdict, dataclass, field
from math import comb
from statistics import median


@dataclass(frozen=True)
class Figure:
    name: str
    unit: str
    more_is_better: bool = False


MESSAGES = Figure("messages a second", "/s", more_is_better=True)
CPU_MESSAGES = Figure("CPU for 10,000 messages", "s")
CPU_OCTETS = Figure("CPU for a GiB", "s")
RESIDENT = Figure("resident", "MiB")
NOOP = Figure("NOOP round trip, p50", "us")
NOOP_P99 = Figure("NOOP round trip, p99", "us")
NOOP_ADDED = Figure("added to a NOOP, p50", "us")
IDLE = Figure("resident, an idle session", "KiB")
OPENED = Figure("sessions opened a second", "/s", more_is_better=True)
OPENING = Figure("CPU for 10,000 sessions opened", "s")
START = Figure("start to listening", "ms")
FIGURES = {f.name: f for f in (MESSAGES, CPU_MESSAGES, CPU_OCTETS, RESIDENT, NOOP, NOOP_P99, NOOP_ADDED, IDLE, OPENED, OPENING, START)}


@dataclass(frozen=True)
class Sample:
    figure: str
    group: str  # what was run: throughput, latency...
    cell: str
    contender: str
    values: list = field(default_factory=list)


@dataclass(frozen=True)
class Estimate:
    """A median, with the interval in which it lies in 19 of 20 cases; with fewer than six values that is all of their range."""

    median: float
    low: float
    high: float


class Samples:
    """All samples of a run, in the order in which they were begun."""

    def __init__(self):
        self._all: dict[tuple, Sample] = {}

    def add(self, figure: Figure, group: str, cell: str, contender: str, value):
        key = (figure.name, group, cell, contender)
        self._all.setdefault(key, Sample(*key)).values.append(value)

    def of(self, figure: Figure, group: str, cell: str, contender: str) -> list:
        sample = self._all.get((figure.name, group, cell, contender))
        return sample.values if sample else []

    def estimate(self, figure: Figure, group: str, cell: str, contender: str):
        return estimate(self.of(figure, group, cell, contender))

    def ratio(self, figure: Figure, group: str, cell: str, contender: str, reference: str):
        """Of each round's value to the reference's in the same round: what slows a whole round down is in both."""
        ours, theirs = self.of(figure, group, cell, contender), self.of(figure, group, cell, reference)
        return estimate([a / b for a, b in zip(ours, theirs) if a is not None and b])

    def cells(self, group: str) -> list:
        return list(dict.fromkeys(s.cell for s in self._all.values() if s.group == group))

    def contenders(self, group: str, cell: str) -> list:
        return list(dict.fromkeys(s.contender for s in self._all.values() if (s.group, s.cell) == (group, cell)))

    def failed_rounds(self) -> list:
        return [(s, s.values.count(None)) for s in self._all.values() if None in s.values]

    def to_json(self) -> list:
        return [asdict(s) for s in self._all.values()]

    def load(self, samples: list):
        for s in map(lambda fields: Sample(**fields), samples):
            self._all[s.figure, s.group, s.cell, s.contender] = s


def estimate(values: list):
    """From order statistics: nothing is supposed about how values are distributed. None where there are none."""
    ordered = sorted(v for v in values if v is not None)
    if not ordered:
        return None
    cut = outside(len(ordered))
    return Estimate(median(ordered), ordered[cut], ordered[-1 - cut])


def outside(n: int) -> int:
    """How many of n values may be left out at each end, so that the rest spans the median with at least 95 %."""
    cut, tail = 0, 1  # tail: of 2**n sequences of "below" and "above" the median, those with at most `cut` below
    while 2 * (tail + comb(n, cut + 1)) <= 0.05 * 2**n:
        cut += 1
        tail += comb(n, cut)
    return cut if 2 * tail <= 0.05 * 2**n else 0
