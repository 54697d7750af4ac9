"""bench/run and bench/report."""

import argparse
import dataclasses
import json
import os
import shlex
import signal
import sys
import time
from datetime import datetime, timezone

from . import engine, growth, idle, latency, machine, needs, report, rounds, start, throughput
from .contenders import CONTENDERS, DIRECT, Contender
from .forms import FULL, QUICK, SMOKE
from .lab import Lab
from .samples import Samples

MEASURES = {"throughput": throughput, "latency": latency, "idle": idle, "start": start, "growth": growth}
SOME = ("haproxy", "relay", "fixuplab")  # Those of which all is measured, where the others would only take time.
EXIT_FAILED, EXIT_MISSING = 1, 3


def run_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bench/run",
        description="Measures smtp-source -> X -> smtp-sink, for several X in one run, and prints what it found as Markdown.",
        epilog="exit codes: 0 measured; 1 a round failed; 2 wrong usage; 3 something is not installed",
    )
    parser.add_argument("measure", choices=[*MEASURES, "all"], nargs="?", default="all", help="default: all")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--quick", dest="form", action="store_const", const=QUICK, help="a sixth of the time, and not to be judged by")
    form.add_argument("--smoke", dest="form", action="store_const", const=SMOKE, help="only see that everything still runs")
    parser.add_argument("--rounds", type=int, metavar="N", help=f"default: {FULL.rounds}")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--contenders", metavar="A,B", help=f"of {', '.join(c.name for c in CONTENDERS)}; default: all")
    which.add_argument("--judge", action="store_true", help="only those that the bars need")
    parser.add_argument("--also", action="append", default=[], metavar="NAME=COMMAND", help="one more; {port} and {upstream} are replaced")
    parser.add_argument("--json", metavar="FILE", help="every value of every round, for bench/report")
    parser.add_argument("--fixuplab", metavar="FILE", default=f"{needs.ROOT}/fixuplab", help="the launcher to measure; default: this tree's")
    parser.set_defaults(form=FULL)
    return parser


def run(arguments: list) -> int:
    parser = run_options()
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    form = options.form
    if options.rounds is not None:
        if options.rounds < 1:
            parser.error("--rounds is at least 1")
        form = dataclasses.replace(form, rounds=options.rounds)
    chosen = choose(parser, options)
    if options.json:
        try:
            open(options.json, "a").close()
        except OSError as problem:
            parser.error(f"--json {options.json}: {problem.strerror}")
    try:
        with Lab(os.path.realpath(options.fixuplab)) as lab:
            present = [c for c in chosen if is_there(lab, c)]
            return measure(lab, form, options, present)
    except needs.Missing as missing:
        needs.warn(str(missing))
        return EXIT_MISSING
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def choose(parser, options) -> list:
    chosen = [c for c in CONTENDERS if c.judged or not options.judge]
    if options.contenders:
        known = {c.name: c for c in CONTENDERS}
        names = options.contenders.split(",")
        unknown = [n for n in names if n not in known]
        if unknown:
            parser.error(f"--contenders: there is no {unknown[0]}; there are {', '.join(known)}")
        chosen = [known[n] for n in names]
    for also in options.also:
        name, equals, command = also.partition("=")
        if not equals or "{port}" not in command:
            parser.error(f"--also {also}: it is NAME=COMMAND, with {{port}} and {{upstream}} in the command")
        chosen.append(Contender(name, name, command))
    return chosen


def is_there(lab: Lab, contender: Contender) -> bool:
    try:
        lab.find(contender.needs)
        return True
    except needs.Missing as missing:
        if os.environ.get("FIXUPLAB_REQUIRE_REAL") == "1" or not needs.OPTIONAL.issuperset(contender.needs):
            raise
        needs.warn(f"without {contender.name}: {missing}")
        return False


def planned(options, contenders: list) -> dict:
    """Measures, and the contenders of each. No bar is about growth. A smoke test has had every contender in the first."""
    names = [options.measure] if options.measure != "all" else [n for n in MEASURES if n != "growth" or not options.judge]
    plan = dict.fromkeys(names, contenders)
    if not options.contenders:
        for name in names[1:] if options.form == SMOKE else {"growth"}.intersection(plan):
            plan[name] = [c for c in contenders if c.name in SOME]
    return plan


def measure(lab: Lab, form, options, contenders: list) -> int:
    plan = planned(options, contenders)
    about = sum(MEASURES[name].seconds(form, chosen) for name, chosen in plan.items())
    needs.warn(f"{form.name} form, {form.rounds} rounds, {', '.join(c.name for c in contenders)}: about {about / 60:.0f} min {about % 60:.0f} s")
    if machine.is_busy():
        needs.warn(f"the machine has other work to do (load {machine.load()}): what is measured now is worth little")
    found = {"machine": machine.describe(lab.launcher), "load_before": machine.load()}
    begun, samples = time.time(), Samples()
    for name, chosen in plan.items():
        rounds.attempt(MEASURES[name].run, lab, form, chosen, samples)
        found |= {
            "begun": datetime.fromtimestamp(begun, timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
            "seconds": round(time.time() - begun),
            "form": form.name,
            "rounds": form.rounds,
            "command": shlex.join(["bench/run", *sys.argv[1:]]),
            "load_after": machine.load(),
            "samples": samples.to_json(),
        }
        if options.json:  # After each measure: a run of half an hour may be stopped.
            write(options.json, found)
    needs.progress("")
    print(report.markdown(found, samples), end="")
    return check(plan, samples)


def write(path: str, found: dict):
    """A line a sample, so that a diff of two runs can be read."""
    lines = ",\n".join("  " + json.dumps(rounded(s)) for s in found["samples"])
    head = json.dumps({k: v for k, v in found.items() if k != "samples"}, indent=1)
    with open(path, "w") as file:
        file.write(f'{head[:-2]},\n "samples": [\n{lines}\n ]\n}}\n')


def rounded(sample: dict) -> dict:
    return dict(sample, values=[v if v is None else float(f"{v:.5g}") for v in sample["values"]])


def check(plan: dict, samples: Samples) -> int:
    """Whether each measure has said something of each contender."""
    code = EXIT_FAILED if samples.failed_rounds() else 0
    for name, contenders in plan.items():
        cells = [(s.group, c) for s in report.SECTIONS if s.group.split(":")[0] == name for c in samples.cells(s.group)]
        for contender in contenders:
            if contender != DIRECT and (not cells or any(contender.name not in samples.contenders(*cell) for cell in cells)):
                needs.warn(f"{name}: nothing was measured of {contender.name}")
                code = EXIT_FAILED
    return code


def print_report(arguments: list) -> int:
    parser = argparse.ArgumentParser(prog="bench/report", description="Prints what bench/run --json FILE has found, and judges it.")
    parser.add_argument("file", metavar="FILE", help="of bench/run --json")
    parser.add_argument("--jmh", metavar="FILE", help="of JMH's -rf json -rff FILE: the engine alone")
    options = parser.parse_args(arguments)
    samples = Samples()
    try:
        with open(options.file) as file:
            found = json.load(file)
        samples.load(found["samples"])
        jmh = tuple(engine.load(options.jmh)) if options.jmh else ()
    except (OSError, ValueError, KeyError, TypeError) as problem:
        needs.warn(f"cannot read {' and '.join(filter(None, [options.file, options.jmh]))}: {problem!r}")
        return EXIT_FAILED
    print("# Results\n\nHow to read and repeat them: [benchmarks](../../docs/benchmarks.md).\n")
    print(report.markdown(found, samples, jmh), end="")
    return 0
