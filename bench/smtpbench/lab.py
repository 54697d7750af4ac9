"""Sinks and contenders on free ports of loopback, with their files in a folder that is gone at the end."""

import contextlib
import os
import pwd
import shlex
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass

from . import needs, processes
from .contenders import DIRECT, Contender, fill

LISTEN_LIMIT = 30  # seconds
BACKLOG = 4096

KEPT = ("FIXUPLAB_NO_BUILD", "JAVA_HOME")


@dataclass(frozen=True)
class Running:
    """The port that leads through it; without a process where nothing stands between."""

    contender: Contender
    port: int
    pid: int = 0
    milliseconds: float = 0.0  # from exec to listening

    @property
    def name(self) -> str:
        return self.contender.name


class Lab(contextlib.ExitStack):
    """All that was started ends with it, in reverse order."""

    def __init__(self, launcher: str):
        super().__init__()
        self.folder = self.enter_context(tempfile.TemporaryDirectory(prefix="fixuplab-bench-"))
        os.chmod(self.folder, 0o755)  # nginx's workers and smtp-sink are nobody
        limit = processes.raise_descriptor_limit()
        self.most_sessions = (limit - 200) // 2  # a relay has two descriptors a session
        self.launcher = launcher
        self.source, self.smtp_sink = needs.program("smtp-source"), needs.program("smtp-sink")
        self._words = {"sessions": self.most_sessions, "connections": limit - 100}
        self._ports = ports()
        self._count = 0

    def find(self, names) -> None:
        """What contenders need by name: once each. Raises Missing."""
        for name in set(names) - self._words.keys():
            if name == "fixuplab":
                self._words[name] = needs.product(self.launcher)
            elif name == "relay":
                self.find(["fixuplab"])
                self._words[name] = needs.relay(self.launcher, self._new_folder("relay"))
            else:
                self._words[name] = needs.program(name)

    @contextlib.contextmanager
    def sink(self):
        """A port behind which smtp-sink takes all and keeps nothing."""
        port = next(self._ports)
        command = [self.smtp_sink, "-m", str(self.most_sessions), f"127.0.0.1:{port}", str(BACKLOG)]
        with self._process(command, f"{self.folder}/sink.log", port, **nobody()):
            yield port

    @contextlib.contextmanager
    def running(self, contender: Contender, upstream: int):
        if contender == DIRECT:
            yield Running(contender, upstream)
            return
        folder = self._new_folder(contender.name)
        words = dict(self._words, port=next(self._ports), http=next(self._ports), upstream=upstream, folder=folder)
        if contender.config:
            words["config"] = f"{folder}/{contender.config}"
            with open(f"{needs.ROOT}/bench/conf/{contender.config}") as template, open(words["config"], "w") as config:
                config.write(fill(template.read(), words))
        command = [fill(word, words) for word in shlex.split(contender.command)]
        # Away from the configuration files and the JVM's options that a person may have.
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("FIXUPLAB_", "JAVA_", "JDK_JAVA_")) or k in KEPT}
        environment["XDG_CONFIG_HOME"] = folder
        with self._process(command, f"{folder}/log", words["port"], cwd=folder, env=environment) as (process, milliseconds):
            yield Running(contender, words["port"], process.pid, milliseconds)

    @contextlib.contextmanager
    def all_running(self, contenders, upstream: int):
        with contextlib.ExitStack() as stack:
            yield [stack.enter_context(self.running(c, upstream)) for c in contenders]

    @contextlib.contextmanager
    def _process(self, command: list, log: str, port: int, **options):
        begun = time.perf_counter()
        process = processes.start(command, log, **options)
        try:
            await_port(port, process, log)
            yield process, (time.perf_counter() - begun) * 1000
        finally:
            processes.stop(process)

    def _new_folder(self, name: str) -> str:
        self._count += 1
        folder = f"{self.folder}/{self._count}-{name}"
        os.mkdir(folder)
        return folder


def nobody() -> dict:
    """For a process that does not want to be root. One that gave that up by itself would no longer die with us."""
    if os.geteuid():
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def ports():
    """Below those that the kernel gives to clients, so that one that is free stays free until it is used."""
    with open("/proc/sys/net/ipv4/ip_local_port_range") as limits:
        first = int(limits.read().split()[0])
    for port in range(first - 1 - os.getpid() % 1000, 1024, -1):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            yield port
    raise needs.Missing("no free port on 127.0.0.1")


def await_port(port: int, process: subprocess.Popen, log: str):
    end = time.monotonic() + LISTEN_LIMIT
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.001)
    with open(log, errors="replace") as lines:
        last = lines.read()[-2000:].strip()
    raise needs.Missing(f"{' '.join(process.args)} does not listen on port {port}: {last or 'it said nothing'}")
