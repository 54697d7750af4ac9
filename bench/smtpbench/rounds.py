"""Rounds: in each, all contenders are measured one after the other, in an order of its own."""

import random

from . import needs
from .smtp import Failed


def interleaved(rounds: int, running: list, what: str):
    """Pairs of round and contender. The order is drawn, and is the same in each run, but not in each cell."""
    draw = random.Random(what)
    for number in range(rounds):
        needs.progress(f"{what}: round {number + 1} of {rounds}")
        for one in draw.sample(running, len(running)):
            yield number, one


def attempt(measure, *arguments):
    """What it returns, or None with a line on stderr if it fails: one broken round is no reason to throw away the others."""
    try:
        return measure(*arguments)
    except (Failed, OSError) as problem:
        needs.warn(f"a round failed: {problem}")
        return None
