"""Time the answers of a running server: ``POST /api/answers``, whole and as a stream.

The server is ``funn serve`` in a process of its own; questions come one after the other.
The wall is what a reader waits, the processor's time what the server worked for it. Both
say much on a quiet machine only; so right after each answer the raw model encodes the same
question, and the answer is told in such encodings too.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTS_WITHIN_S = 120.0
#: Milliseconds of processor time in a second below which a server is idle.
IDLE_MS = 50
#: Questions asked first and not counted, to warm the server up.
WARMING = 20
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def times(
    home: Path, questions: Sequence[str], hits: int, encode: Callable[[str], object]
) -> dict[str, float]:
    """Return medians and ninetieth percentiles in milliseconds; each question is asked once.

    Args:
        encode: The raw model, in this process.
    """
    walls, processors, firsts, encodings = [], [], [], []
    half = WARMING + (len(questions) - WARMING) // 2
    with serving(home) as (port, process):
        for question in questions[:WARMING]:
            ask(port, question, hits)
        for question in questions[WARMING:half]:
            before = _worked_ms(process)
            walls.append(ask(port, question, hits))
            processors.append(_worked_ms(process) - before)
            started = time.perf_counter()
            encode(question)
            encodings.append((time.perf_counter() - started) * 1000)
        for question in questions[half:]:
            firsts.append(ask(port, question, hits, first_event=True))
    return {
        "questions": len(questions),
        "wall_ms_median": _median(walls),
        "wall_ms_p90": round(statistics.quantiles(walls, n=10)[-1], 1),
        # Counted in ticks of 10 ms, so the mean says more than the median.
        "processor_ms_mean": round(statistics.fmean(processors), 1),
        "first_event_ms_median": _median(firsts),
        "encoding_ms_median": _median(encodings),
        "answer_in_encodings": _median([w / e for w, e in zip(walls, encodings, strict=True)]),
        "others_running": round(os.getloadavg()[0], 1),
    }


@contextmanager
def serving(home: Path) -> Iterator[tuple[int, int]]:
    """Start a server over ``home``; yield its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"FUNN_HOME": str(home.absolute())},
    )
    try:
        _wait_for(port, server)
        _wait_until_idle(server.pid)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise TimeoutError(f"The server at port {port} is not ready after {STARTS_WITHIN_S:.0f} s")


def _wait_until_idle(process: int) -> None:
    """Wait until the server has finished its preparations after the start."""
    until = time.monotonic() + STARTS_WITHIN_S
    before = _worked_ms(process)
    while time.monotonic() < until:
        time.sleep(1)
        worked = _worked_ms(process)
        if worked - before < IDLE_MS:
            return
        before = worked


def ask(port: int, question: str, hits: int, *, first_event: bool = False) -> float:
    """Return milliseconds until the whole answer, or the first event, has arrived."""
    body = json.dumps({"question": question, "k": hits, "confirm": True}).encode()
    kind = "text/event-stream" if first_event else "application/json"
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    started = time.perf_counter()
    connection.request(
        "POST", "/api/answers", body, {"Content-Type": "application/json", "Accept": kind}
    )
    response = connection.getresponse()
    if response.status != 200:
        raise RuntimeError(f"{response.status} for «{question}»: {response.read().decode()}")
    if first_event:
        response.readline()
    else:
        response.read()
    took_ms = (time.perf_counter() - started) * 1000
    response.read()
    connection.close()
    return took_ms


def _worked_ms(process: int) -> float:
    """Return milliseconds of processor time of a process, its threads included."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS_A_SECOND


def _median(values: Sequence[float]) -> float:
    return round(statistics.median(values), 1)
