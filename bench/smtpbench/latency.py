"""What standing in between adds to a command and its reply: all on one CPU, so that it does not matter where the scheduler puts the ends."""

from contextlib import ExitStack, closing

from . import processes, rounds, smtp
from .contenders import DIRECT
from .forms import Form
from .samples import NOOP, NOOP_ADDED, NOOP_P99, Samples

GROUP = "latency"
CELL = "one session, all on one CPU"
WARM_UP = 10  # blocks


def run(lab, form: Form, contenders: list, samples: Samples):
    contenders = [DIRECT, *(c for c in contenders if c != DIRECT)]
    with processes.pinned(), lab.sink() as sink, lab.all_running(contenders, sink) as running, ExitStack() as stack:
        dialogues = {one.name: stack.enter_context(closing(smtp.Dialogue(one.port))) for one in running}
        for dialogue in dialogues.values():
            dialogue.noops(WARM_UP * form.noops)
        p50 = {}
        for number, one in rounds.interleaved(form.rounds, running, "NOOP"):
            times = dialogues[one.name].noops(form.noops)
            p50[number, one.name] = percentile(times, 50)
            samples.add(NOOP, GROUP, CELL, one.name, p50[number, one.name])
            samples.add(NOOP_P99, GROUP, CELL, one.name, percentile(times, 99))
        for (number, name), microseconds in p50.items():
            if name != DIRECT.name:
                samples.add(NOOP_ADDED, GROUP, CELL, name, microseconds - p50[number, DIRECT.name])


def percentile(nanoseconds: list, part: int) -> float:
    """In microseconds, of times that are sorted."""
    return nanoseconds[len(nanoseconds) * part // 100] / 1000


def seconds(form: Form, contenders: list) -> float:
    return len(contenders) * (1 + (WARM_UP + form.rounds) * form.noops * 50e-6)
