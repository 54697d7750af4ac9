"""As much of an SMTP client as the measurements need that smtp-source does not make."""

import contextlib
import selectors
import socket
import subprocess
import time

LIMIT = 120  # seconds
AT_ONCE = 200  # connections of a crowd that are on their way at a time
IP_BIND_ADDRESS_NO_PORT = 24  # Linux: the port is chosen at connect(), so that one port serves several servers


class Failed(Exception):
    """A round that gave no value; the message says why."""


def is_whole(reply: bytes) -> bool:
    """Its last line is there: three digits and a space."""
    lines = reply.split(b"\r\n")
    return len(lines) > 1 and lines[-1] == b"" and lines[-2][3:4] == b" "


def load(source: str, port: int, sessions: int, messages: int, size: int, reused: bool) -> float:
    """Seconds that smtp-source takes to send so many messages. On reused connections they are shared out between the sessions."""
    command = [source, "-s", str(sessions), "-m", str(messages), "-l", str(size), "-f", "a@client.example", "-t", "b@server.example"]
    command += ["-d"] * reused + [f"127.0.0.1:{port}"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            _, errors = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            raise Failed(f"smtp-source was not done after {LIMIT} s") from None
        finally:
            process.kill()
    if process.returncode:
        raise Failed(f"smtp-source: {errors.decode(errors='replace').strip()[-200:]}")
    return time.perf_counter() - begun


class Dialogue:
    """One session that has said EHLO."""

    def __init__(self, port: int):
        self._socket = socket.create_connection(("127.0.0.1", port), LIMIT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read()
        self._socket.sendall(b"EHLO client.example\r\n")
        self._read()

    def _read(self):
        reply = b""
        while not is_whole(reply):
            octets = self._socket.recv(4096)
            if not octets:
                raise Failed("a session ended where a reply was due")
            reply += octets

    def noops(self, count: int) -> list:
        """Nanoseconds of each round trip, the shortest first."""
        send, receive, clock = self._socket.sendall, self._socket.recv, time.perf_counter_ns
        times = []
        for _ in range(count):
            begun = clock()
            send(b"NOOP\r\n")
            if not receive(512).startswith(b"250"):
                raise Failed("NOOP was not answered with 250")
            times.append(clock() - begun)
        return sorted(times)

    def close(self):
        self._socket.close()


class Crowd:
    """Idle sessions, each of which has got its banner and its reply to EHLO."""

    def __init__(self, port: int):
        self._port = port
        self._sockets: list = []

    def __len__(self):
        return len(self._sockets)

    def grow(self, to: int) -> float:
        """Opens sessions until there are so many. The seconds that took."""
        begun = time.perf_counter()
        with selectors.EpollSelector() as waiting:
            missing = to - len(self)
            while missing or waiting.get_map():
                while missing and len(waiting.get_map()) < AT_ONCE:
                    waiting.register(self._connect(), selectors.EVENT_READ, [b"EHLO client.example\r\n", b""])
                    missing -= 1
                ready = waiting.select(1)
                for key, _ in ready:
                    self._read(waiting, key)
                if not ready and time.perf_counter() - begun > LIMIT:
                    raise Failed(f"of {to} sessions {len(waiting.get_map())} got no banner or no reply to EHLO in {LIMIT} s")
        return time.perf_counter() - begun

    def _connect(self) -> socket.socket:
        client = socket.socket()
        self._sockets.append(client)
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        client.bind((f"127.0.1.{1 + len(self) % 8}", 0))
        client.connect_ex(("127.0.0.1", self._port))
        return client

    @staticmethod
    def _read(waiting, key):
        to_say, reply = key.data
        octets = key.fileobj.recv(4096)
        if not octets:
            raise Failed("a session ended before its reply to EHLO")
        if not is_whole(reply + octets):
            key.data[1] = reply + octets
        elif to_say:
            key.fileobj.send(to_say)
            key.data[:] = [b"", b""]
        else:
            waiting.unregister(key.fileobj)

    def all_alive(self):
        """Raises Failed if one of them does not answer; asks a few hundred of them."""
        for client in self._sockets[:: 1 + len(self) // 300]:
            client.setblocking(True)
            client.settimeout(LIMIT)
            client.sendall(b"NOOP\r\n")
            if not client.recv(512).startswith(b"250"):
                raise Failed("an idle session was dead")

    def close(self):
        for client in self._sockets:
            with contextlib.suppress(OSError):
                client.close()
        self._sockets.clear()
