"""How the figures grow with the number of sessions and with the size of messages."""

import os
from contextlib import closing

from . import processes, rounds, smtp, throughput
from .contenders import DIRECT
from .forms import KIB, MIB, Form, octets
from .idle import WARM_UP, step
from .latency import percentile
from .samples import NOOP, Samples
from .throughput import Cell

BUSY = "growth: busy sessions"
HELD = "growth: idle sessions"
SIZES = "growth: size"
MESSAGES = 20_000  # of 1 KiB; or two a session
OCTETS = 600 * MIB  # a round of large messages; of small ones there are no more than MESSAGES
SENDERS = 8  # sessions that send messages of growing size


def run(lab, form: Form, contenders: list, samples: Samples):
    steps = [n for n in form.growth_sessions if n <= lab.most_sessions]
    with lab.sink() as sink, lab.all_running(contenders, sink) as running:
        for one in running:
            throughput.warm_up(lab, one, form.warm_up)
        for sessions in steps:
            cell = Cell(KIB, sessions, True, max(2 * sessions, round(MESSAGES * form.scale)))
            busy(lab, form, running, cell, samples, BUSY, f"{sessions:,} sessions")
        for size in form.growth_sizes:
            total = max(OCTETS * form.scale, size * SENDERS)
            cell = Cell(size, SENDERS, True, round(min(MESSAGES * form.scale, total / size)))
            busy(lab, form, running, cell, samples, SIZES, octets(size))
    for _, contender in rounds.interleaved(form.growth_rounds, [c for c in contenders if c != DIRECT], "growing crowds"):
        rounds.attempt(held, lab, form, contender, steps, samples)


def busy(lab, form: Form, running: list, cell: Cell, samples: Samples, group: str, name: str):
    for _, one in rounds.interleaved(form.growth_rounds, running, f"{group}, {name}"):
        throughput.measure(lab, one, cell, max(cell.messages, cell.sessions), samples, group, name)


def held(lab, form: Form, contender, steps: list, samples: Samples):
    """One more session asks, while others are held."""
    with lab.sink() as sink, lab.running(contender, sink) as one, closing(smtp.Crowd(one.port)) as crowd:
        crowd.grow(min(WARM_UP, steps[-1]))
        with closing(smtp.Dialogue(one.port)) as dialogue:
            dialogue.noops(10 * form.noops)
            crowd.close()
            for sessions in steps:
                step(one, crowd, sessions, form.settle, samples, HELD)
                everywhere = os.sched_getaffinity(0)
                all_of_us = [os.getpid(), *processes.family(os.getpid())]
                processes.pin(all_of_us, {min(everywhere)})
                try:
                    times = dialogue.noops(form.noops)
                finally:
                    processes.pin(all_of_us, everywhere)
                samples.add(NOOP, HELD, f"{sessions:,} sessions", one.name, percentile(times, 50))


def seconds(form: Form, contenders: list) -> float:
    moved = form.growth_rounds * (len(form.growth_sessions) + len(form.growth_sizes)) * 1.6 * max(form.scale, 0.1)
    return len(contenders) * (moved + form.warm_up + form.growth_rounds * (2 + form.settle * len(form.growth_sessions)))
