"""Help and faults of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import funn_here


class TestHelp:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("nb", ("Bruk: funn compare [VALG] SPØRSMÅL", "(1–5; ellers 2)", "Vis denne hjelpen.")),
            ("nn", ("Bruk: funn compare [VAL] SPØRSMÅL", "(1–5; elles 2)", "Vis denne hjelpa.")),
            ("en", ("Usage: funn compare [OPTIONS] QUESTION", "default: 2", "Show this help.")),
        ],
    )
    def test_is_in_the_users_language(
        self, tmp_path: Path, language: str, words: tuple[str, ...]
    ) -> None:
        done = funn_here(tmp_path, "compare", "--help", COLUMNS="100", FUNN_LANGUAGE=language)
        assert done.returncode == 0
        assert [word for word in words if word not in done.stdout] == []

    def test_is_shown_where_no_command_is_given(self, tmp_path: Path) -> None:
        done = funn_here(tmp_path)
        assert (done.returncode, done.stderr) == (2, "")
        assert done.stdout == funn_here(tmp_path, "-h").stdout

    def test_is_what_a_shell_completes_with(self, tmp_path: Path) -> None:
        done = funn_here(
            tmp_path, _FUNN_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="funn compare --d"
        )
        assert "Id-en til et dokument" in done.stdout


class TestFaults:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            (["ask"], "SPØRSMÅL mangler."),
            (["askk"], "Det finnes ingen kommando «askk». Mente du ask?"),
            (["ask", "x", "-k", "1000"], "-k skal være høyst 100."),
            (["ask", "x", "y z"], "Mer enn kommandoen tar imot: y z"),
            (["recheck", "/nowhere"], "FIL: /nowhere: filen finnes ikke."),
            (["recheck", "/"], "FIL: / er en mappe, ikke en fil."),
            (["cite", "x", "--locale", "de"], "--locale: de: skriv nb, nn eller en."),
        ],
        ids=lambda part: " ".join(part) if isinstance(part, list) else "",
    )
    def test_are_said_in_one_line_under_the_usage(
        self, tmp_path: Path, line: list[str], said: str
    ) -> None:
        done = funn_here(tmp_path, *line)
        *_, usage, see, fault = ["", "", *done.stderr.splitlines()]
        assert (done.returncode, fault) == (2, f"funn: {said}")
        if "--locale" not in line:
            assert usage.startswith("Bruk: funn")
            assert see.endswith("--help")
