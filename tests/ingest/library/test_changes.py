"""Edits of the manifest's text: what changes is what was asked, and nothing else goes."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ingest.errors import ManifestError
from ingest.library.changes import (
    AddEntry,
    ChangedMeanwhileError,
    EditEntry,
    EntryFaultError,
    RemoveEntry,
    changed_text,
    values_of,
)

BY_HAND = """\
# Our corpus.   Two spaces stay.
version: 1
documents:
  # The first one, by hand.
  - id:   berg-2014-rammer
    file: rammer.pdf        # kept
    type: report
    title: "Rammer for arbeid"   # its own words
    author:   # as on the title page
      - {family: Berg, given: Kari}
      # the second is an editor, too
      - {family: 'Lie'}
    issued: 2014
    note: >
      Two lines
      of a note.  # no comment

  # Those in braces.
  - {id: lie-2015-a, file: a.md, title: "A, b", # why
     issued: 2015}  # end

  - note: first   # odd
    # order of keys
    id: dal-2016-b
    file: b.md
    title: B
# After all.
"""
NAME = "m.yaml"


def edited(document: str, text: str = BY_HAND, **values: Any) -> str:
    return changed_text(text, [EditEntry(document, values)], NAME)


def entries(text: str) -> dict[str, dict[str, Any]]:
    found = YAML(typ="safe", pure=True).load(text)["documents"]
    return {entry["id"]: entry for entry in found}


class TestEditing:
    def test_changes_one_line_for_one_value(self) -> None:
        after = edited("berg-2014-rammer", issued=2016)
        assert after == BY_HAND.replace("issued: 2014", "issued: 2016")

    def test_keeps_the_comment_beside_the_value(self) -> None:
        after = edited("berg-2014-rammer", title="Nye rammer")
        assert "    title: Nye rammer   # its own words\n" in after

    def test_keeps_comments_inside_a_list_that_is_replaced(self) -> None:
        after = edited("berg-2014-rammer", author=[{"family": "Ås", "given": "Eva"}])
        assert "# as on the title page\n    # the second is an editor, too\n    author:" in after
        assert entries(after)["berg-2014-rammer"]["author"] == [{"family": "Ås", "given": "Eva"}]

    def test_puts_a_new_field_at_its_usual_place(self) -> None:
        after = edited("berg-2014-rammer", publisher="Etaten")
        assert "    issued: 2014\n    publisher: Etaten\n    note: >\n" in after

    def test_keeps_the_comment_of_a_field_that_is_removed(self) -> None:
        after = edited("dal-2016-b", note=None)
        assert "  - # odd\n    # order of keys\n    id: dal-2016-b\n" in after
        assert "note" not in entries(after)["dal-2016-b"]

    def test_writes_out_an_entry_in_braces(self) -> None:
        after = edited("lie-2015-a", issued=2017)
        assert entries(after)["lie-2015-a"]["issued"] == 2017
        assert entries(after)["lie-2015-a"]["title"] == "A, b"
        assert "# why" in after
        assert "# end" in after

    def test_of_a_block_of_text_takes_what_looks_like_a_comment_in_it(self) -> None:
        after = edited("berg-2014-rammer", note="Short")
        assert "    note: Short\n\n  # Those in braces.\n" in after
        assert "no comment" not in after

    @pytest.mark.parametrize("value", ["no", "2014", "a: b", "# x", "«Å»", "- d", "'", "a\nb", " "])
    def test_writes_any_text_so_that_it_is_read_back(self, value: str) -> None:
        after = edited("dal-2016-b", publisher=value)
        assert entries(after)["dal-2016-b"]["publisher"] == value

    def test_keeps_line_ends_and_byte_order_mark(self) -> None:
        text = "\ufeff" + BY_HAND.replace("\n", "\r\n")
        after = edited("berg-2014-rammer", text, issued=2016)
        assert after == text.replace("issued: 2014", "issued: 2016")

    def test_refuses_a_value_that_no_entry_may_have(self) -> None:
        with pytest.raises(EntryFaultError) as caught:
            edited("berg-2014-rammer", issued=99)
        assert "issued" in str(caught.value)

    def test_refuses_when_the_value_is_not_the_one_that_was_seen(self) -> None:
        change = EditEntry("berg-2014-rammer", {"issued": 2016}, seen={"issued": 2013})
        with pytest.raises(ChangedMeanwhileError) as caught:
            changed_text(BY_HAND, [change], NAME)
        assert dict(caught.value.note.facts)["line"] == 13

    def test_goes_beside_a_hand_edit_of_another_field(self) -> None:
        change = EditEntry("berg-2014-rammer", {"issued": 2016}, seen={"issued": 2014})
        by_hand = BY_HAND.replace("Rammer for arbeid", "Rammene for arbeid")
        after = changed_text(by_hand, [change], NAME)
        assert after == by_hand.replace("issued: 2014", "issued: 2016")

    def test_refuses_an_entry_that_refers_elsewhere(self) -> None:
        text = BY_HAND.replace("title: B", "title: *t").replace('title: "R', 'title: &t "R')
        with pytest.raises(ManifestError, match="entry_not_editable"):
            edited("dal-2016-b", text, issued=2016)
        with pytest.raises(ManifestError, match=r"entry_not_editable|manifest_not_yaml"):
            edited("berg-2014-rammer", text, title="Other")

    def test_refuses_an_entry_that_is_not_there(self) -> None:
        with pytest.raises(ManifestError, match="entry_not_there"):
            edited("other", issued=2016)


class TestRemoving:
    def test_leaves_the_comments_above_and_below(self) -> None:
        after = changed_text(BY_HAND, [RemoveEntry("lie-2015-a")], NAME)
        assert list(entries(after)) == ["berg-2014-rammer", "dal-2016-b"]
        assert "of a note.  # no comment\n\n  # Those in braces.\n  - note: first" in after

    def test_of_all_leaves_a_list_that_can_be_added_to(self) -> None:
        all_of_them = [RemoveEntry(document) for document in entries(BY_HAND)]
        after = changed_text(BY_HAND, all_of_them, NAME)
        assert entries(after) == {}
        again = changed_text(after, [AddEntry({"id": "ny", "file": "n.md", "title": "N"})], NAME)
        assert list(entries(again)) == ["ny"]
        assert "# After all." in again


class TestAdding:
    def test_refuses_an_id_or_file_that_is_there(self) -> None:
        with pytest.raises(ManifestError, match="manifest_repeats"):
            changed_text(BY_HAND, [AddEntry({"id": "n2", "file": "b.md", "title": "N"})], NAME)


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")),
    min_size=1, max_size=12,
).filter(lambda text: text.strip() == text)  # fmt: skip
PEOPLE = st.lists(st.fixed_dictionaries({"family": TEXTS, "given": TEXTS}), min_size=1, max_size=3)
FIELDS = st.one_of(
    st.tuples(st.sampled_from(["title", "publisher", "note"]), TEXTS),
    st.tuples(st.sampled_from(["author", "editor"]), PEOPLE),
    st.tuples(st.just("issued"), st.integers(1900, 2020)),
    st.tuples(st.sampled_from(["publisher", "note", "author", "issued", "subtitle"]), st.none()),
)
STEPS = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 99), FIELDS),
    st.tuples(st.just("add"), st.integers(0, 99), TEXTS),
    st.tuples(st.just("comment"), st.integers(0, 999), st.booleans()),
    st.tuples(st.just("braces"), st.integers(0, 99), TEXTS),
    st.tuples(st.just("remove"), st.integers(0, 99), st.none()),
)
_SAFE_LINE = re.compile(r"^\s*(?:- )?[\w-]+:\s+[\w.-]+$|^\s*$")


def commented(text: str, at: int, beside: bool, comment: str) -> str:
    """A comment written by hand: beside a plain value, or on a line of its own."""
    lines = text.split("\n")
    plain = [n for n, line in enumerate(lines) if _SAFE_LINE.match(line)]
    n = plain[at % len(plain)]
    if beside and lines[n].strip():
        lines[n] += f"  {comment}"
    else:
        lines.insert(n, f"{' ' * (at % 3)}{comment}")
    return "\n".join(lines)


class TestAnySeriesOfEdits:
    @settings(
        max_examples=int(os.environ.get("FUNN_EDITS", "40")),
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )
    @given(st.lists(STEPS, min_size=1, max_size=25))
    def test_loses_no_comment_no_key_and_no_entry(self, steps: list[Any]) -> None:
        text, model, removed = BY_HAND, entries(BY_HAND), 0
        comments: list[str] = []
        for n, (kind, at, given_) in enumerate(steps):
            document = list(model)[at % len(model)] if model else ""
            if kind == "add":
                new = {"id": f"ny-{n}", "file": f"{n}.md", "title": given_}
                text = changed_text(text, [AddEntry(new)], NAME)
                model[f"ny-{n}"] = new
            elif kind == "braces":
                text = changed_text(
                    text, [AddEntry({"id": f"z-{n}", "file": "z", "title": "z"})], NAME
                )
                block = f"- id: z-{n}\n    file: z\n    title: z"
                assert block in text
                text = text.replace(
                    block, f"- {{id: z-{n}, file: 'f{n}', # b{n}\n     title: z{n}}}"
                )
                model[f"z-{n}"] = {"id": f"z-{n}", "file": f"f{n}", "title": f"z{n}"}
                comments.append(f"# b{n}")
            elif kind == "comment":
                text = commented(text, at, given_, f"# hand {n}.")
                comments.append(f"# hand {n}.")
            elif document and kind == "edit":
                key, value = given_
                text = changed_text(text, [EditEntry(document, {key: value})], NAME)
                values = {**model[document], key: value}
                model[document] = {k: v for k, v in values.items() if v is not None}
            elif document and kind == "remove":
                before = {comment for comment in comments if comment in text}
                text = changed_text(text, [RemoveEntry(document)], NAME)
                comments = [comment for comment in comments if comment in text]
                removed += len(before) - len(comments)
                del model[document]
            assert entries(text) == model
            assert list(entries(text)) == list(model)
            assert [comment for comment in comments if comment not in text] == []
        assert "# After all." in text
        assert "# The first one, by hand." in text
        for document, values in model.items():
            assert values_of(text, document, NAME) == values
