"""Children that never outlive us, and what the kernel says of them. Linux only."""

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def _dies_with_parent():
    """Also when we are killed with a signal that nobody can catch."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: list, log: str, **options) -> subprocess.Popen:
    """In a session of its own: Ctrl-C reaches us alone, and we end the rest in order."""
    with open(log, "ab") as output:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True, preexec_fn=_dies_with_parent, **options,
        )  # fmt: skip


def stop(process: subprocess.Popen):
    """SIGTERM, and SIGKILL to all of its session if that does not help within ten seconds."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # Its group is its own: start_new_session.
        process.wait()


def raise_descriptor_limit() -> int:
    """As far as we may; children inherit it. The limit then."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def family(pid: int) -> list:
    """The process and its descendants."""
    found = [pid]
    for parent in found:
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children") as children:
                    found += map(int, children.read().split())
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of the process and its descendants, also of those that are gone and waited for."""
    return sum(map(_cpu_seconds, family(pid)))


def _cpu_seconds(pid: int) -> float:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        # The process's clock counts nanoseconds, where utime and stime of /proc count ticks; cutime and cstime have no clock.
        return time.clock_gettime(~pid << 3 | 2) + sum(map(int, fields[13:15])) / TICKS
    except OSError:
        return 0.0


def resident_kib(pid: int) -> int:
    """Of the process and its descendants; exact, where the count in /proc/PID/status lags behind."""
    return sum(map(_resident_kib, family(pid)))


def _resident_kib(pid: int) -> int:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/smaps_rollup") as rollup:
        for line in rollup:
            if line.startswith("Rss:"):
                return int(line.split()[1])
    return 0


def pin(pids: list, cpus: set):
    """All threads that these processes have now."""
    for pid in pids:
        for task in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(ProcessLookupError):
                os.sched_setaffinity(int(task), cpus)


@contextlib.contextmanager
def pinned():
    """This process, and all that it starts meanwhile, to one CPU: without it, where two ends of a dialogue run decides its pace."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
