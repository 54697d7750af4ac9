"""Where and of what it was measured."""

import os
import platform
import re
import subprocess

from . import needs

VERSIONS = {
    "java": ["-version"],
    "haproxy": ["-v"],
    "nginx": ["-v"],
}


def describe(launcher: str) -> dict:
    """Words for a table: what it is, and what was found."""
    described = {
        "processor": f"{_cpu()}, {len(os.sched_getaffinity(0))} of them",
        "kernel": f"{platform.system()} {platform.release()}{_hypervisor()}",
        "memory": f"{_memory() / 2**20:.1f} GiB",
        "system": _system(),
        "Fixup Lab": f"{_line([launcher, '--version'])}, {_commit()}",
    }
    for program, arguments in VERSIONS.items():
        try:
            described[program] = _line([needs.program(program), *arguments])
        except needs.Missing:
            described[program] = "not installed"
    described["smtp-source, smtp-sink"] = f"Postfix {_line(['postconf', '-dh', 'mail_version'])}"
    return described


def load() -> str:
    """Processes that ran or wanted to, on the mean of the last minute."""
    return f"{os.getloadavg()[0]:.2f}"


def is_busy() -> bool:
    return os.getloadavg()[0] > 0.5


def _output(command: list) -> str:
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (run.stdout or run.stderr).strip()


def _line(command: list) -> str:
    """The first that it says."""
    return (_output(command).splitlines() or ["unknown"])[0]


def _find(path: str, pattern: str) -> str:
    with open(path) as file:
        found = re.search(pattern, file.read(), re.MULTILINE)
    return found[1].strip() if found else ""


def _cpu() -> str:
    name = _find("/proc/cpuinfo", r"^model name\s*:(.*)") or platform.machine()
    megahertz = _find("/proc/cpuinfo", r"^cpu MHz\s*:(.*)")
    return f"{name}, {float(megahertz) / 1000:.1f} GHz" if megahertz else name


def _hypervisor() -> str:
    vendor = re.search(r"Hypervisor vendor: *(.*)", _output(["lscpu"]))
    return f", a guest of {vendor[1]}" if vendor else ""


def _memory() -> int:
    return int(_find("/proc/meminfo", r"^MemTotal:\s*(\d+)"))


def _system() -> str:
    try:
        return _find("/etc/os-release", r'^PRETTY_NAME="?([^"\n]*)')
    except OSError:
        return "unknown"


def _commit() -> str:
    """A trailing + where files differ from it."""
    git = ["git", "-C", needs.ROOT]
    changed = "+" if _output([*git, "status", "--porcelain", "-uno"]) else ""
    return f"commit {_line([*git, 'rev-parse', '--short=10', 'HEAD'])}{changed}"
