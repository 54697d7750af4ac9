"""How much is measured: the full form for results, a quick one for work, a smoke test that only shows that all still runs."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True)
class Form:
    name: str
    rounds: int
    scale: float  # of the messages of a round; 1 is about 1.6 s on two cores of 2.6 GHz
    large: int  # octets that each contender gets in messages of 1 MiB, all rounds together
    warm_up: float  # seconds a contender
    noops: int  # a block, of which there is one a round
    idle: int  # sessions
    idle_rounds: int
    growth_rounds: int
    growth_sessions: tuple[int, ...]
    growth_sizes: tuple[int, ...]
    settle: float  # seconds between a change and a look at the memory


FULL = Form(
    "full", 15, 1.0, 8 * GIB, 4.0, 2000, 9000, 5, 3,
    (10, 100, 1000, 9000), (KIB, 10 * KIB, 100 * KIB, MIB, 10 * MIB, 100 * MIB), 2.0,
)  # fmt: skip
QUICK = Form(
    "quick", 6, 0.35, GIB, 2.0, 1000, 3000, 1, 2,
    (10, 100, 1000), (KIB, 100 * KIB, 10 * MIB), 1.0,
)  # fmt: skip
SMOKE = Form("smoke", 1, 0.01, 4 * MIB, 0.0, 50, 50, 1, 1, (10, 50), (KIB, MIB), 0.1)


def octets(size: int) -> str:
    return f"{size // MIB:,} MiB" if size >= MIB else f"{size // KIB:,} KiB"
