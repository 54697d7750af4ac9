"""From exec to the first connection that is accepted; for Fixup Lab through its launcher."""

from . import rounds
from .contenders import DIRECT
from .forms import Form
from .samples import START, Samples

GROUP = "start"
CELL = "exec to listening"


def run(lab, form: Form, contenders: list, samples: Samples):
    contenders = [c for c in contenders if c != DIRECT]
    with lab.sink() as sink:
        for _, contender in rounds.interleaved(form.rounds, contenders, CELL):
            with lab.running(contender, sink) as one:
                samples.add(START, GROUP, CELL, one.name, one.milliseconds)


def seconds(form: Form, contenders: list) -> float:
    return len(contenders) * form.rounds * 0.5
