"""Sessions that do nothing: the memory they hold, and how fast they are opened."""

import time
from contextlib import closing

from . import processes, rounds, smtp
from .contenders import DIRECT
from .forms import Form
from .samples import IDLE, OPENED, OPENING, RESIDENT, Samples

GROUP = "idle"
WARM_UP = 200  # sessions


def run(lab, form: Form, contenders: list, samples: Samples):
    sessions = min(form.idle, lab.most_sessions)
    contenders = [c for c in contenders if c != DIRECT]
    for _, contender in rounds.interleaved(form.idle_rounds, contenders, f"{sessions:,} idle sessions"):
        if not rounds.attempt(measure, lab, form, contender, sessions, samples):
            for figure in (IDLE, RESIDENT, OPENED, OPENING):
                samples.add(figure, GROUP, cell(sessions), contender.name, None)


def cell(sessions: int) -> str:
    return f"{sessions:,} sessions"


def measure(lab, form: Form, contender, sessions: int, samples: Samples) -> bool:
    with lab.sink() as sink, lab.running(contender, sink) as one, closing(smtp.Crowd(one.port)) as crowd:
        crowd.grow(min(WARM_UP, sessions))
        crowd.close()
        time.sleep(form.settle)
        step(one, crowd, sessions, form.settle, samples, GROUP)
    return True


def step(one, crowd, sessions: int, settle: float, samples: Samples, group: str):
    """Up to so many sessions, from those that there are."""

    def add(figure, value):
        samples.add(figure, group, cell(sessions), one.name, value)

    there = len(crowd)
    memory, cpu = processes.resident_kib(one.pid), processes.cpu_seconds(one.pid)
    seconds = crowd.grow(sessions)
    cpu = processes.cpu_seconds(one.pid) - cpu
    time.sleep(settle)
    resident = processes.resident_kib(one.pid)
    crowd.all_alive()
    opened = sessions - there
    add(IDLE, (resident - memory) / opened)
    add(RESIDENT, resident / 1024)
    add(OPENED, opened / seconds)
    add(OPENING, cpu / opened * 10_000)


def seconds(form: Form, contenders: list) -> float:
    return len(contenders) * form.idle_rounds * (1.5 + 2 * form.settle + form.idle / 4000)
