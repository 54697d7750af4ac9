"""Who stands between smtp-source and smtp-sink."""

from dataclasses import dataclass

# {port} and {upstream} are ports on loopback; {folder} is the contender's own; needs.py finds the other words.
FIXUPLAB = "{fixuplab} proxy --listen 127.0.0.1:{port} --upstream 127.0.0.1:{upstream}"
RELAY = "{java} -cp {relay} org.fixuplab.bench.Relay {port} {upstream}"


@dataclass(frozen=True)
class Contender:
    name: str
    title: str
    command: str
    needs: tuple[str, ...] = ()  # programs, see needs.py
    config: str = ""  # in conf/; its words are replaced, and {config} is its path
    judged: bool = False


DIRECT = Contender("direct", "nothing", "")
CONTENDERS = (
    DIRECT,
    Contender("haproxy", "HAProxy, TCP, 1 thread", "{haproxy} -db -f {config}", ("haproxy",), "haproxy.cfg", judged=True),
    Contender("nginx", "nginx stream, 2 workers", "{nginx} -c {config}", ("nginx", "nginx_module"), "nginx.conf"),
    Contender("relay", "Netty relay, 2 threads", RELAY, ("java", "relay"), judged=True),
    Contender("relay-again", "the same relay again", RELAY, ("java", "relay"), judged=True),
    Contender("fixuplab-blind", "Fixup Lab, inspection off", FIXUPLAB + " --firmware none", ("fixuplab",)),
    Contender("fixuplab", "Fixup Lab, ASA 8.2(5)", FIXUPLAB + " --firmware asa-8.2.5", ("fixuplab",), judged=True),
    Contender(
        "fixuplab-observed", "Fixup Lab, ASA 8.2(5), all observers",
        FIXUPLAB + " --firmware asa-8.2.5 --http 127.0.0.1:{http} --events {folder}/events.jsonl", ("fixuplab",),
    ),
)  # fmt: skip


def fill(text: str, words: dict) -> str:
    for word, value in words.items():
        text = text.replace("{" + word + "}", str(value))
    return text
