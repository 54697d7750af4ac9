"""The engine alone: what JMH has found, of its JSON file, and the bars for it."""

import json
from dataclasses import dataclass

from .samples import Estimate, estimate

FIRMWARE = "ASA 8.2(5)"
ALLOCATED = ("gc.alloc.rate.norm", "\u00b7gc.alloc.rate.norm")  # JMH's names of octets allocated an operation, of today and before


@dataclass(frozen=True)
class EngineBar:
    what: str
    benchmark: str  # class and method
    parameters: tuple[tuple[str, str], ...]
    limit: float
    unit: str
    more_is_better: bool
    nothing: float  # octets an operation that count as none: JMH sees what its own threads allocate, too

    def rates(self, result: "Result") -> bool:
        parameters = (("firmware", FIRMWARE), *self.parameters)
        return result.benchmark == self.benchmark and all(result.parameters.get(k) == v for k, v in parameters)

    def judge(self, result: "Result") -> str:
        best = result.score.high if self.more_is_better else result.score.low
        if self._reaches(result.score.median):
            verdict = "met"
        else:
            verdict = "within the noise" if self._reaches(best) else "**missed**"
        return verdict if result.allocated is None or result.allocated <= self.nothing else f"{verdict}; **allocates**"

    def _reaches(self, value: float) -> bool:
        return value >= self.limit if self.more_is_better else value <= self.limit


def _body(what: str, content: str, limit: float) -> EngineBar:
    return EngineBar(what, "BodyBenchmark.body", (("content", content),), limit, "GB/s", True, 0.001)  # An operation is an octet.


BARS = (
    _body("a body of lines of 998 octets", "LINES_998", 6),
    _body("a body of lines of 78 octets", "LINES_78", 4),
    _body("a multipart body", "MULTIPART", 2),
    EngineBar("a NOOP and its reply", "DialogueBenchmark.noop", (), 150, "ns", False, 0.05),
    EngineBar("a command of a transaction and its reply", "DialogueBenchmark.transaction", (), 150, "ns", False, 0.05),
)


@dataclass(frozen=True)
class Result:
    benchmark: str
    parameters: dict
    score: Estimate  # of all iterations of all forks
    unit: str
    allocated: float | None  # octets an operation


def load(path: str) -> list:
    with open(path) as file:
        return [_result(entry) for entry in json.load(file)]


def _result(entry: dict) -> Result:
    metric = entry["primaryMetric"]
    iterations = [value for fork in metric["rawData"] for value in fork]
    others = entry.get("secondaryMetrics", {})
    allocated = next((others[name]["score"] for name in ALLOCATED if name in others), None)
    name = ".".join(entry["benchmark"].split(".")[-2:])
    return Result(name, entry.get("params", {}), estimate(iterations), metric["scoreUnit"], allocated)
