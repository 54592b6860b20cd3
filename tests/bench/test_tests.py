"""The table of the tests' own seconds."""

from __future__ import annotations

from bench.tests import tabulate


class TestTabulate:
    def test_sums_phases_by_file_and_lists_what_costs_most_first(self) -> None:
        timings = {
            "a.py::test_x": {"setup": (9.0, 1.0), "call": (1.0, 1.0)},
            "b.py::test_y": {"call": (4.0, 5.0)},
            "a.py::test_z": {"call": (0.5, 0.5)},
        }
        table = tabulate({"outcomes": {"passed": 3}, "tests": timings})
        assert table["tests"] == 3
        assert table["files"] == [(4.0, 5.0, "b.py"), (10.5, 2.5, "a.py")]
        assert table["phases"][0] == (4.0, 5.0, "call of b.py::test_y")
