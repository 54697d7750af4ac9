"""What Fixup Lab must reach, and the judgement: noise is no miss, so a bar is missed only if all of the interval lies on its wrong side."""

from dataclasses import dataclass

from . import idle, latency, start
from .samples import CPU_MESSAGES, CPU_OCTETS, IDLE, MESSAGES, NOOP_ADDED, START, Estimate, Figure, Samples
from .throughput import GROUP as THROUGHPUT
from .throughput import LARGE, MEDIUM_NEW, MEDIUM_REUSED, SMALL_NEW, SMALL_REUSED

JUDGED = "fixuplab"


@dataclass(frozen=True)
class Bar:
    figure: Figure
    group: str
    cell: str
    limit: float
    against: str = ""  # a contender, of whose figure the limit is a multiple; without one it is in the figure's unit

    def measured(self, samples: Samples):
        """An Estimate, or None where nothing was."""
        if self.against:
            return samples.ratio(self.figure, self.group, self.cell, JUDGED, self.against)
        return samples.estimate(self.figure, self.group, self.cell, JUDGED)

    def judge(self, measured: Estimate) -> str:
        if self._reaches(measured.median):
            return "met"
        best = measured.high if self.figure.more_is_better else measured.low
        return "within the noise" if self._reaches(best) else "**missed**"

    def _reaches(self, value: float) -> bool:
        return value >= self.limit if self.figure.more_is_better else value <= self.limit

    def words(self) -> str:
        limit = "at least" if self.figure.more_is_better else "at most"
        return f"{limit} {self.limit:g} " + (f"of {self.against}" if self.against else self.figure.unit)


BARS = (
    Bar(MESSAGES, THROUGHPUT, SMALL_REUSED.name, 0.95, "relay"),
    Bar(MESSAGES, THROUGHPUT, SMALL_REUSED.name, 0.93, "haproxy"),
    Bar(MESSAGES, THROUGHPUT, MEDIUM_REUSED.name, 0.95, "relay"),
    Bar(MESSAGES, THROUGHPUT, MEDIUM_REUSED.name, 0.93, "haproxy"),
    Bar(MESSAGES, THROUGHPUT, SMALL_NEW.name, 0.92, "relay"),
    Bar(MESSAGES, THROUGHPUT, SMALL_NEW.name, 0.88, "haproxy"),
    Bar(MESSAGES, THROUGHPUT, MEDIUM_NEW.name, 0.92, "relay"),
    Bar(MESSAGES, THROUGHPUT, MEDIUM_NEW.name, 0.88, "haproxy"),
    Bar(CPU_MESSAGES, THROUGHPUT, SMALL_REUSED.name, 1.15, "relay"),
    Bar(CPU_MESSAGES, THROUGHPUT, SMALL_NEW.name, 1.15, "relay"),
    Bar(CPU_OCTETS, THROUGHPUT, LARGE.name, 1.5, "relay"),
    Bar(CPU_OCTETS, THROUGHPUT, LARGE.name, 1.0, "haproxy"),
    Bar(NOOP_ADDED, latency.GROUP, latency.CELL, 1.25, "relay"),
    Bar(IDLE, idle.GROUP, "9,000 sessions", 8),
    Bar(START, start.GROUP, start.CELL, 350),
)
