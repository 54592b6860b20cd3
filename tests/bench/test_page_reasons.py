"""Why a page's words can be told in two ways: read off its characters."""

from __future__ import annotations

from bench.page_reasons import labels_share, reason_of

HEIGHT = 842.0


def line(text: str, x0: float, top: float, **more: object) -> list[dict[str, object]]:
    """Characters six points wide and ten high, in a row."""
    plain = {"upright": True, "fontname": "Times", "size": 10.0, "top": top, "bottom": top + 10}
    return [
        {**plain, "text": char, "x0": x0 + 6 * n, "x1": x0 + 6 * n + 6, **more}
        for n, char in enumerate(text)
    ]


PROSE = [
    char
    for n in range(5)
    for char in line("Kontoret ligger midt i byen og har tolv ansatte. ", 70, 90 + 14 * n)
]


class TestReasonOf:
    def test_is_none_for_running_text(self) -> None:
        assert reason_of(PROSE, HEIGHT) is None

    def test_is_a_page_with_hardly_any_letters(self) -> None:
        assert reason_of(line("Figur", 70, 90), HEIGHT) == "few letters (5)"

    def test_is_vertical_text(self) -> None:
        assert (reason_of(PROSE + line("x" * 60, 70, 300, upright=False), HEIGHT) or "").startswith(
            "vertical text"
        )

    def test_is_a_formula(self) -> None:
        reason = reason_of(PROSE + line("x" * 60, 70, 300, fontname="ABCDEF+CMMI10"), HEIGHT)
        assert reason is not None
        assert reason.startswith("formula")

    def test_is_a_figure_whose_labels_stand_alone(self) -> None:
        labels = [char for n in range(20) for char in line("1994", 70 + 20 * n, 300 + 20 * n)]
        assert labels_share(labels) == 1.0
        assert (reason_of(PROSE + labels, HEIGHT) or "").startswith("labels of a figure")
