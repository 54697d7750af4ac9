"""Messages a second, and what they cost in CPU time."""

import time
from dataclasses import dataclass

from . import processes, rounds, smtp
from .forms import GIB, KIB, MIB, Form, octets
from .samples import CPU_MESSAGES, CPU_OCTETS, MESSAGES, RESIDENT, Samples

GROUP = "throughput"
SECONDS = 1.6  # a round of a cell, about


@dataclass(frozen=True)
class Cell:
    size: int
    sessions: int
    reused: bool
    messages: int  # a round of the full form

    @property
    def name(self) -> str:
        return f"{octets(self.size)}, {self.sessions:,} sessions, {'reused connections' if self.reused else 'a connection each'}"


SMALL_REUSED = Cell(KIB, 20, True, 24_000)
MEDIUM_REUSED = Cell(10 * KIB, 20, True, 18_000)
SMALL_NEW = Cell(KIB, 20, False, 8_000)
MEDIUM_NEW = Cell(10 * KIB, 20, False, 8_000)
LARGE = Cell(MIB, 20, True, 560)
CELLS = (SMALL_REUSED, MEDIUM_REUSED, SMALL_NEW, MEDIUM_NEW, LARGE)


def run(lab, form: Form, contenders: list, samples: Samples):
    with lab.sink() as sink, lab.all_running(contenders, sink) as running:
        for one in running:
            warm_up(lab, one, form.warm_up)
        for cell in CELLS:
            messages = max(cell.sessions, round(cell.messages * form.scale))
            if cell == LARGE:
                messages = max(messages, -(-form.large // (MIB * form.rounds)))
            for _, one in rounds.interleaved(form.rounds, running, cell.name):
                measure(lab, one, cell, messages, samples, GROUP)


def warm_up(lab, one, seconds: float):
    """Until the JVM has compiled what it will compile; a process that is warmed longer than another has no advantage by then."""
    end = time.monotonic() + (seconds if one.pid else 0)
    while time.monotonic() < end:
        for reused in (True, False):
            rounds.attempt(smtp.load, lab.source, one.port, 20, 1000, KIB, reused)


def measure(lab, one, cell: Cell, messages: int, samples: Samples, group: str, name: str = ""):
    def add(figure, value):
        samples.add(figure, group, name or cell.name, one.name, value)

    before = processes.cpu_seconds(one.pid) if one.pid else 0
    seconds = rounds.attempt(smtp.load, lab.source, one.port, cell.sessions, messages, cell.size, cell.reused)
    add(MESSAGES, seconds and messages / seconds)
    if one.pid:
        cpu = processes.cpu_seconds(one.pid) - before
        add(CPU_MESSAGES, seconds and cpu / messages * 10_000)
        add(CPU_OCTETS, seconds and cpu / (messages * cell.size) * GIB)
        add(RESIDENT, processes.resident_kib(one.pid) / KIB)


def seconds(form: Form, contenders: list) -> float:
    return len(contenders) * (form.rounds * len(CELLS) * SECONDS * max(form.scale, 0.1) + form.warm_up)
