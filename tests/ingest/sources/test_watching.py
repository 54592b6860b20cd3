"""A folder that is watched, told of and polled."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from ingest.sources import watching


class TestChanges:
    @pytest.mark.parametrize("poll", [False, True])
    def test_are_told_of(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, poll: bool) -> None:
        monkeypatch.setattr(watching, "POLL_MS", 50)
        monkeypatch.setattr(watching, "SETTLE_MS", 100)
        stop = threading.Event()

        def write() -> None:
            for n in range(100):
                if stop.wait(0.1):
                    return
                (tmp_path / f"{n}.md").write_text("x", "utf-8")

        writer = threading.Thread(target=write)
        writer.start()
        started = time.monotonic()
        told = next(iter(watching.changes([tmp_path], poll=poll, stop=stop)), "ended")
        stop.set()
        writer.join()
        assert told is None
        assert time.monotonic() - started < 10
