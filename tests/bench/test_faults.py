"""The runner of the fault cases: every row is counted, a row without a case as wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.faults import __main__ as runner
from bench.faults.case import CASES, holds, lacks

TABLE = "file\twhat is wrong\twhat is right\na.txt\tx\ty\nb.txt\tx\ty\nc.txt\tx\ty\n"


def test_counts_rows_that_fail_and_rows_without_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "README.tsv").write_text(TABLE, "utf-8")
    monkeypatch.setitem(CASES, "a.txt", lambda folder: holds("to  ord", "to ord"))
    monkeypatch.setitem(CASES, "b.txt", lambda folder: lacks("to  ord", "to ord"))
    monkeypatch.setattr("sys.argv", ["faults", "--folder", str(tmp_path)])
    assert runner.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "a.txt: right",
        "b.txt: AssertionError: present: 'to ord'",
        "c.txt: no case",
        "1 of 3 right",
    ]
