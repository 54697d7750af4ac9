"""Samples as Markdown."""

from dataclasses import dataclass

from . import engine, growth, idle, latency, start, throughput
from .bars import BARS, JUDGED
from .contenders import CONTENDERS
from .forms import FULL, SMOKE
from .samples import (
    CPU_MESSAGES, CPU_OCTETS, IDLE, MESSAGES, NOOP, NOOP_ADDED, NOOP_P99, OPENED, OPENING, RESIDENT, START, Estimate, Figure, Samples,
)  # fmt: skip

REFERENCES = {"relay": "x relay", "haproxy": "x HAProxy"}
TITLES = {c.name: c.title for c in CONTENDERS}


@dataclass(frozen=True)
class Column:
    figure: Figure
    compared: bool = True  # with what REFERENCES names


@dataclass(frozen=True)
class Section:
    title: str
    group: str
    columns: tuple[Column, ...]
    grows: bool = False  # a table a figure, with a line a cell; else a table a cell, with a line a contender


SECTIONS = (
    Section(
        "Throughput", throughput.GROUP,
        (Column(MESSAGES), Column(CPU_MESSAGES), Column(CPU_OCTETS, compared=False), Column(RESIDENT, compared=False)),
    ),
    Section("Latency", latency.GROUP, (Column(NOOP_ADDED), Column(NOOP, compared=False), Column(NOOP_P99, compared=False))),
    Section("Idle sessions", idle.GROUP, (Column(IDLE), Column(OPENED), Column(OPENING), Column(RESIDENT, compared=False))),
    Section("Start", start.GROUP, (Column(START),)),
    Section("Growth with busy sessions", growth.BUSY, (Column(MESSAGES), Column(CPU_MESSAGES), Column(RESIDENT)), grows=True),
    Section("Growth with idle sessions", growth.HELD, (Column(IDLE), Column(RESIDENT), Column(OPENED), Column(NOOP)), grows=True),
    Section("Growth with the size of messages", growth.SIZES, (Column(MESSAGES), Column(CPU_OCTETS), Column(RESIDENT)), grows=True),
)  # fmt: skip


def markdown(run: dict, samples: Samples, jmh: tuple = ()) -> str:
    """The samples of a run, and perhaps what JMH has found."""
    parts = [head(run), run["form"] != SMOKE.name and judgement(samples, jmh), jmh and alone(jmh)]
    for section in SECTIONS:
        if samples.cells(section.group):
            parts += [f"## {section.title}", *(growing if section.grows else compared)(section, samples)]
    parts.append(failures(samples))
    return "\n\n".join(filter(None, parts)) + "\n"


def head(run: dict) -> str:
    rows = [(k, v) for k, v in run["machine"].items()]
    rows += [("load before and after", f"{run['load_before']}, {run['load_after']}"), ("command", f"`{run['command']}`")]
    few = run["form"] != FULL.name or run["rounds"] < FULL.rounds
    quick = f"**The {run['form']} form, {run['rounds']} rounds: too few to judge by.** " if few else ""
    return f"{quick}Measured {run['begun']}, in {run['seconds'] // 60} min {run['seconds'] % 60} s.\n\n" + table(["", ""], rows)


def judgement(samples: Samples, jmh: tuple = ()) -> str:
    rows = []
    for bar in BARS:
        measured = bar.measured(samples)
        if measured:
            rows.append((bar.figure.name, bar.cell, bar.words(), interval(measured), bar.judge(measured)))
        elif samples.cells(bar.group):
            rows.append((bar.figure.name, bar.cell, bar.words(), "", "not measured"))
    for bar in engine.BARS:
        for result in filter(bar.rates, jmh):
            limit = f"{'at least' if bar.more_is_better else 'at most'} {bar.limit:g} {bar.unit}, 0 B/op"
            measured = f"{interval(result.score)}, {allocation(result)}"
            rows.append(("the engine alone", bar.what + parameters(result), limit, measured, bar.judge(result)))
    title = f"## Bars\n\nOf {TITLES[JUDGED]}.\n\n"
    return rows and title + table(["figure", "cell", "bar", "measured", ""], rows)


def alone(jmh: tuple) -> str:
    rows = [(r.benchmark, parameters(r, all_of_them=True), interval(r.score), r.unit, allocation(r)) for r in jmh]
    return "## The engine alone\n\n" + table(["benchmark", "with", "score", "unit", "allocated"], rows)


def parameters(result: engine.Result, all_of_them: bool = False) -> str:
    """Without those that a bar names anyway."""
    shown = [f"{k} {v}" for k, v in result.parameters.items() if all_of_them or k not in ("firmware", "content")]
    return ", ".join(shown) if all_of_them else "".join(f", {s}" for s in shown)


def allocation(result: engine.Result) -> str:
    return "not measured" if result.allocated is None else f"{result.allocated:.2g} B/op"


def compared(section: Section, samples: Samples) -> list:
    parts = []
    for cell in samples.cells(section.group):
        present = in_order(samples.contenders(section.group, cell))
        references = [r for r in REFERENCES if r in present]
        columns = [c for c in section.columns if any(samples.of(c.figure, section.group, cell, name) for name in present)]
        header = ["through"]
        for column in columns:
            header += [f"{column.figure.name}, {column.figure.unit}", *(REFERENCES[r] for r in references if column.compared)]
        rows = []
        for name in present:
            row = [TITLES.get(name, name)]
            for column in columns:
                row.append(value(samples.estimate(column.figure, section.group, cell, name)))
                if column.compared:
                    row += [ratio(samples, column.figure, section.group, cell, name, r) for r in references]
            rows.append(row)
        parts += [f"### {cell[0].upper() + cell[1:]}", table(header, rows)]
    return parts


def growing(section: Section, samples: Samples) -> list:
    parts = []
    for column in section.columns:
        cells = samples.cells(section.group)
        everyone = in_order(samples.contenders(section.group, cells[0]))
        present = [n for n in everyone if samples.of(column.figure, section.group, cells[0], n)]
        rows = [[cell, *(value(samples.estimate(column.figure, section.group, cell, n)) for n in present)] for cell in cells]
        title = column.figure.name[0].upper() + column.figure.name[1:]
        parts.append(f"{title}, {column.figure.unit}:\n\n" + table(["", *(TITLES.get(n, n) for n in present)], rows))
    return parts


def in_order(names: list) -> list:
    """As CONTENDERS has them, however the rounds were drawn; then those that were added."""
    return [n for n in TITLES if n in names] + [n for n in names if n not in TITLES]


def failures(samples: Samples) -> str:
    rows = [(s.figure, s.cell, s.contender, f"{failed} of {len(s.values)}") for s, failed in samples.failed_rounds()]
    return rows and "## Rounds that failed\n\n" + table(["figure", "cell", "through", "rounds"], rows)


def ratio(samples: Samples, figure: Figure, group: str, cell: str, name: str, reference: str) -> str:
    return "" if name == reference else interval(samples.ratio(figure, group, cell, name, reference))


def table(header: list, rows: list) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def value(estimate: Estimate | None) -> str:
    return number(estimate.median) if estimate else "-"


def interval(estimate: Estimate | None) -> str:
    return f"{number(estimate.median)} ({number(estimate.low)}-{number(estimate.high)})" if estimate else "-"


def number(n: float) -> str:
    """Three figures that count, and all of those before the point."""
    return f"{n:,.0f}" if abs(n) >= 100 else f"{n:.3g}"
