"""The process in which a document is parsed: one request at a time, under limits."""

from __future__ import annotations

import gc
import os
import pickle
import re
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ingest.errors import FunnError
from ingest.models import ParsedDocument
from ingest.sandbox.parent import end_with_parent

if TYPE_CHECKING:
    from ingest.parsers import Parser

#: Windows has no such limits; the time limit holds there too.
_HAS_LIMITS = sys.platform != "win32"
if _HAS_LIMITS:
    import resource

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """A file to parse, with its parser and limits."""

    parser: Parser
    path: Path
    timeout_s: float
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The parsed document, an error of ours, or the reason of a failure.

    Attributes:
        failure: ``memory``, ``nesting``, or what a library raised, in one line.
        peak_bytes: The most memory that the worker has held so far.
    """

    document: ParsedDocument | None = None
    error: FunnError | None = None
    failure: str = ""
    peak_bytes: int = 0


def send(pipe: IO[bytes], message: object) -> None:
    """Write a message with its length before it."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(packed)))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object:
    """Read a message that ``send`` wrote.

    Raises:
        EOFError: The other side is gone.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    packed = pipe.read(length)
    if len(packed) < length:
        raise EOFError
    return pickle.loads(packed)


def main() -> None:
    """Answer requests until the other side closes the pipe."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not fall among the answers
    end_with_parent()
    while True:
        try:
            request = receive(requests)
        except EOFError:
            return
        assert isinstance(request, Request)
        send(answers, _answer(request))


def _answer(request: Request) -> Answer:
    _limit(request)
    try:
        document = request.parser.parse(request.path)
    except FunnError as error:
        return Answer(error=error, peak_bytes=_peak_bytes())
    except Exception as error:  # a hostile file makes libraries raise anything
        return Answer(failure=_failure(error), peak_bytes=_peak_bytes())
    finally:
        gc.collect()
    return Answer(document, peak_bytes=_peak_bytes())


def _failure(error: BaseException | None) -> str:
    first = error
    while error is not None:
        inner = [part for part in error.args if isinstance(part, BaseException)]
        for cause in (error, *inner):
            if isinstance(cause, MemoryError):
                return "memory"
            if isinstance(cause, RecursionError):
                return "nesting"
        error = error.__cause__ or error.__context__
    said = " ".join(str(first).split())
    return f"{type(first).__name__}: {said}"[:200] if said else type(first).__name__


def _limit(request: Request) -> None:
    """Set the soft limits of this process; what it starts inherits them."""
    if not _HAS_LIMITS:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + request.timeout_s) + 5
    for kind, limit in ((resource.RLIMIT_AS, request.max_bytes), (resource.RLIMIT_CPU, seconds)):
        _, most = resource.getrlimit(kind)
        wanted = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (wanted, most))


def _peak_bytes() -> int:
    if not _HAS_LIMITS:
        return 0
    status = Path("/proc/self/status")
    if status.exists():
        # `ru_maxrss` would count what the parent held when it started this process.
        (held,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(held) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)


if __name__ == "__main__":
    # Imported by name, so that what is pickled here has the same class over there.
    from ingest.sandbox.worker import main as run

    run()
