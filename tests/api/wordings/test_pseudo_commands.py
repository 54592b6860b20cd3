"""With a made-up language in the catalogues' place, the command says no other word of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from api.cli import app
from tests.api.wordings.pseudo import PSEUDO, untranslated
from tests.commands import funn_here
from tests.workplace import LEADER, OFFICE, Workplace

SENTENCE = "De fleste er sosionomer."
QUESTION = "Hvem er de fleste på kontoret?"
#: Titles, headings, names and ids of the two documents, and what commands are called with.
FACTS = ("a-doc", "b-doc", "Kontoret", "Ledelse", "Innledning", "Funn", "Ås", "Bø", "a.md", "b.md")
PROGRAM: Any = get_command(app)


@pytest.fixture(autouse=True)
def _in_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.wordings.catalogue", lambda _: PSEUDO)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("pseudo"))


def own_names(command: Any) -> list[str]:
    """Return what users write as it is: options, and the values that they have by themselves."""
    params = [p for p in command.params if p.param_type_name == "option"]
    options = [name for p in params for name in p.opts]
    inner = [f"│ {name} " for name in getattr(command, "commands", ())]
    return [*inner, *options, "--help", "-h", *(str(p.default) for p in params if p.default)]


class TestHelp:
    def test_of_the_program_has_no_other_words(self, tmp_path: Path) -> None:
        shown = funn_here(tmp_path, "--help", COLUMNS="400").stdout
        known = [f"│ {name} " for name in PROGRAM.commands] + own_names(PROGRAM)
        assert all(name in shown for name in known)
        assert untranslated(shown, " funn ", *known) == []

    @pytest.mark.parametrize("name", PROGRAM.commands)
    def test_of_a_command_has_no_other_words(self, tmp_path: Path, name: str) -> None:
        shown = funn_here(tmp_path, name, "--help", COLUMNS="400").stdout
        assert "--help" in shown
        assert untranslated(shown, f" funn {name} ", *own_names(PROGRAM.commands[name])) == []

    @pytest.mark.parametrize(
        ("line", "given"),
        [
            ("askk", "askk"),
            ("zzz", "zzz"),
            ("--zzz", "--zzz"),
            ("ask", ""),
            ("ask zzz yyy", "yyy"),
            ("ask zzz --qqq", "--qqq"),
            ("ask zzz -k", "-k"),
            ("ask zzz -k 1000", "-k"),
            ("ask zzz -k qqq", "-k"),
            ("ask zzz --json=1", "--json"),
            ("recheck /zzz", "/zzz"),
            ("recheck /", "/"),
            ("eval --gold / --run zzz", "--gold"),
            ("check-quotes zzz", "zzz"),
            ("cite zzz --locale qqq", "qqq"),
        ],
    )
    def test_of_a_wrong_line_has_no_other_words(
        self, tmp_path: Path, line: str, given: str
    ) -> None:
        done = funn_here(tmp_path, *line.split())
        assert (done.returncode, done.stdout) == (2, "")
        *usage, said = done.stderr.splitlines()
        assert untranslated(said, "funn: ", "--locale", "-k", given) == []
        name = line.split(maxsplit=1)[0]
        known = (f"funn {name} --help", "funn --help", f" funn {name} ", " funn ")
        assert usage
        assert untranslated("\n".join(usage), *known) == []


class TestCommands:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("build", "--workers", "1"),
            ("doctor",),
            ("search", "zzzzz -zzzzz"),
            ("compare", "Hvor mange?", "--doc", "nobody"),
            ("ask", ""),
            ("recheck", "{broken}"),
            ("recheck", "{collection}"),
            ("check-quotes", "{draft}"),
            ("cite", "{passage}"),
            ("cite", "nobody"),
            ("cite", "{passage}", "--style", "nobody"),
            ("export", "{collection}", "-o", "{out}.md"),
            ("export", "{collection}", "-o", "{out}.xyz"),
            ("export", "{stale}", "-o", "{out}.md"),
            ("export", "{broken}", "-o", "{out}.md"),
            ("rerun", "{receipt}"),
            ("rerun", "{receipt}", "--live"),
            ("rerun", "{gone}"),
            ("rerun", "{other}"),
            ("rerun", "{collection}"),
            ("rerun", "{broken}"),
            ("add", "{fresh}", "{unknown}", "{empty}"),
            ("add", "{listed}"),
            ("add", "{out}"),
            ("eval", "--gold", "{broken}", "--run", "{out}"),
        ],
        ids=" ".join,
    )
    def test_print_no_other_words(
        self, workplace: Workplace, tmp_path: Path, arguments: tuple[str, ...]
    ) -> None:
        facts = {**files(tmp_path), **answered(workplace, tmp_path)}
        named = [part.format(**facts) for part in arguments]
        done = funn_here(workplace.home, *named, COLUMNS="400", **workplace.environment)
        words = [*OFFICE.splitlines(), *LEADER.splitlines()]
        model = workplace.engine().model_id
        known = (*FACTS, "funn: ", SENTENCE, *filter(None, words), model, *facts.values())
        lines = (done.stdout + done.stderr).splitlines()
        assert lines
        shown = [line for line in lines if "[-" not in line and "(Ås" not in line]
        assert [word for line in shown for word in untranslated(line, *known)] == []

    def test_print_a_receipt_with_no_other_names(
        self, workplace: Workplace, tmp_path: Path
    ) -> None:
        receipt = answered(workplace, tmp_path)["receipt"]
        done = funn_here(workplace.home, "rerun", receipt, "--text", **workplace.environment)
        names = [line.partition(":")[0] for line in done.stdout.splitlines()]
        assert len(names) > 10
        assert [word for name in names for word in untranslated(name)] == []


def files(folder: Path) -> dict[str, str]:
    """Write files that commands take, good and bad; return their paths by name."""
    start = OFFICE.index(SENTENCE) - OFFICE.count("#") * len("# ")
    quote = {"document_id": "a-doc", "start": start, "end": start + len(SENTENCE)}
    texts = {
        "broken.json": "{",
        "collection.json": json.dumps({"quotes": [{**quote, "text": SENTENCE}]}),
        "stale.json": json.dumps({"quotes": [{**quote, "start": 0, "text": SENTENCE}]}),
        "draft.md": "«De fleste er jurister på kontoret»",
        "fresh.md": "# Innledning\n\nVi intervjuet ti ansatte.\n",
        "unknown.xyz": "?",
        "empty.md": "",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    paths = {name.partition(".")[0]: str(folder / name) for name in texts}
    return {**paths, "out": str(folder / "out")}


def answered(workplace: Workplace, folder: Path) -> dict[str, str]:
    """Ask, and write the receipt; return what commands take of the answer."""
    with workplace.client() as client:
        answer = client.post("/api/answers", json={"question": QUESTION}).json()
    receipts = {
        "receipt": answer["receipt"],
        "gone": {**answer["receipt"], "generation": "1", "corpus": "0" * 64},
        "other": {**answer["receipt"], "generation": "1", "k": 1, "passages": []},
    }
    for name, receipt in receipts.items():
        (folder / f"{name}.json").write_text(json.dumps(receipt), "utf-8")
    paths = {name: str(folder / f"{name}.json") for name in receipts}
    listed = str(workplace.folder / "corpus" / "a.md")
    return {
        **paths,
        "passage": answer["hits"][0]["passage"]["id"],
        "listed": listed,
        "live": answer["generation"],
    }
