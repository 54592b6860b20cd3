"""Parsing in a worker process, which may hang, crash or use up its memory alone.

A worker process is kept warm and used again, so that a document costs no start-up. It
reads requests from its standard input and answers on its standard output. When a limit
is passed it is killed with whatever it has started; the next document gets a new one.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ingest.errors import ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.sandbox.worker import Answer, Request, receive, send

if TYPE_CHECKING:
    from ingest.parsers import Parser

#: A worker is replaced after this many documents, so that no leak grows for ever …
DOCUMENTS_PER_WORKER = 40
#: … and when it once held more than this share of what a document may take.
WORN_SHARE = 0.5
#: Longest wait, in seconds, for the thread that reads from a worker just killed.
LISTENER_S = 1.0
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}

_idle: list[_Worker] = []
_idle_lock = threading.Lock()


def parse_isolated(
    parser: Parser, path: Path, *, timeout_s: float = 300.0, max_bytes: int = 1536 * 1024**2
) -> ParsedDocument:
    """Parse one file in a worker process, which is killed when it passes a limit.

    Args:
        parser: Must be picklable, and its module importable in another process.
        timeout_s: Wall-clock time for the whole document.
        max_bytes: Address space of the worker, and of each program it starts.

    Raises:
        ResourceLimitError: The file needs more time, memory or nesting than allowed.
        ParseError: The parser's own error, or one line about what stopped it.
    """
    worker = _take()
    try:
        answer = worker.ask(Request(parser, path, timeout_s, max_bytes), timeout_s)
    except TimeoutError:
        worker.kill()
        raise ResourceLimitError(
            "reading_too_slow", file=path.name, seconds=f"{timeout_s:g}"
        ) from None
    except EOFError:
        raise _crash(path, worker.kill(), max_bytes) from None
    except BaseException:
        worker.kill()
        raise
    _give_back(worker, answer, max_bytes)
    if answer.document is not None:
        return answer.document
    raise answer.error or _failure(path, answer.failure, max_bytes)


class _Worker:
    """A running worker process and the pipes to it."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parents[2])
        self.documents = 0
        self.listener: threading.Thread | None = None
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ingest.sandbox.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join([root, *sys.path])},
            start_new_session=True,
        )

    def ask(self, request: Request, timeout_s: float) -> Answer:
        """Send one request and wait for its answer.

        Raises:
            TimeoutError: No answer in time.
            EOFError: The worker died.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.documents += 1
        answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self.listener = threading.Thread(
            target=_listen, args=(self.process.stdout, answers), daemon=True
        )
        self.listener.start()
        try:
            send(self.process.stdin, request)
            answer = answers.get(timeout=timeout_s)
        except queue.Empty:
            raise TimeoutError from None
        except BrokenPipeError:
            raise EOFError from None
        if answer is None:
            raise EOFError
        return answer

    def kill(self) -> int:
        """End the worker and everything it started; return its exit status."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        status = self.process.wait()
        self.close_pipes()
        return status

    def close_pipes(self) -> None:
        """Close both pipes, but not the one that a listener still reads: that would wait for it."""
        if self.process.stdin is not None:
            with contextlib.suppress(OSError):  # words on their way to a dead process
                self.process.stdin.close()
        if self.listener is not None:
            self.listener.join(LISTENER_S)
        if self.process.stdout is not None and not (self.listener and self.listener.is_alive()):
            self.process.stdout.close()


def _listen(pipe: IO[bytes], answers: queue.SimpleQueue[Answer | None]) -> None:
    try:
        answer = receive(pipe)
    except Exception:  # a worker that dies in mid-sentence may leave anything
        answers.put(None)
        return
    answers.put(answer if isinstance(answer, Answer) else None)


def _take() -> _Worker:
    with _idle_lock:
        while _idle:
            worker = _idle.pop()
            if worker.process.poll() is None:
                return worker
            worker.close_pipes()
    return _Worker()


def _give_back(worker: _Worker, answer: Answer, max_bytes: int) -> None:
    worn = answer.failure == "memory" or answer.peak_bytes > WORN_SHARE * max_bytes
    if worn or worker.documents >= DOCUMENTS_PER_WORKER:
        worker.kill()
        return
    with _idle_lock:
        _idle.append(worker)


def close_workers() -> None:
    """End the workers that wait for documents."""
    with _idle_lock:
        while _idle:
            _idle.pop().kill()


def _forget_workers() -> None:
    """Forget the workers after a fork: two processes must not share a pipe."""
    global _idle_lock  # noqa: PLW0603
    _idle_lock = threading.Lock()
    _idle.clear()


atexit.register(close_workers)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_workers)


def _crash(path: Path, status: int, max_bytes: int) -> ParseError:
    if -status in {signal.SIGKILL, getattr(signal, "SIGXCPU", None)}:
        return _failure(path, "memory", max_bytes)
    return ParseError("reader_crashed", file=path.name, status=status)


def _failure(path: Path, failure: str, max_bytes: int) -> ParseError:
    if failure == "memory":
        megabytes = round(max_bytes / 1024**2)
        return ResourceLimitError("reading_takes_memory", file=path.name, megabytes=megabytes)
    if failure == "nesting":
        return ResourceLimitError("reading_nested", file=path.name)
    return ParseError("reading_failed", file=path.name, cause=failure)
