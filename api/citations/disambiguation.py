"""Works that a style would cite alike, told apart: by names, by initials, by letters.

Source:
    APA Publication Manual, 7th ed., sections 8.18 to 8.20; CSL 1.0.2 specification,
    «Disambiguation», whose order it is. citeproc-py has none of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from string import ascii_lowercase

from api.citations.csl_styles import (
    ALONE,
    Distinction,
    in_text_template,
    plain,
    reference_template,
)
from api.citations.styles import STYLES
from api.wordings import Locale
from ingest.models import Bibliography, Person

#: A title in quotation marks is sorted by its words.
_QUOTATION_MARKS = re.compile('[«»“”„‘’"]')
Distinctions = dict[Bibliography, Distinction]
#: Letters that sort after z in Norwegian, in their order.
_ALPHABET = str.maketrans({"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"})


def distinctions(
    bibliographies: Sequence[Bibliography], *, style: str, locale: Locale
) -> Distinctions:
    """Add to each work's citation what tells it from the others of the list.

    First more names, where the style adds names; initials of first authors of one name;
    letters behind the year, in the order of the list, for what is still alike.
    """
    works = list(dict.fromkeys(bibliographies))
    spec = STYLES[style]
    if spec.kind == "numeric":
        return dict.fromkeys(works, ALONE)
    made = dict.fromkeys(works, ALONE)
    if spec.initials == "always":
        _add_initials(made, works)
    if spec.adds_names:
        for alike in _alike(made, style, locale):
            _add_names(made, alike)
    if spec.initials == "if_alike":
        for alike in _alike(made, style, locale):
            _add_initials(made, alike)
    for alike in _alike(made, style, locale):
        _add_letters(made, alike, style, locale)
    return made


def in_order(works: Iterable[Bibliography], style: str, locale: Locale) -> list[Bibliography]:
    """Works by the alphabet of their entries, before any letter is added to a year."""
    return sorted(
        works, key=lambda work: sort_key(plain(reference_template(work, style, locale, "")))
    )


def sort_key(text: str) -> str:
    """Order as a Norwegian dictionary does: æ, ø and å after z, capitals like small."""
    return _QUOTATION_MARKS.sub("", text.casefold()).translate(_ALPHABET)


def _alike(made: Distinctions, style: str, locale: Locale) -> list[list[Bibliography]]:
    """Works that are cited alike as yet. Those without authors are told by their titles."""
    groups: defaultdict[str, list[Bibliography]] = defaultdict(list)
    for work, distinction in made.items():
        if work.leading:
            groups[in_text_template(work, style, locale, "none", distinction)].append(work)
    return [group for group in groups.values() if len(group) > 1]


def _add_names(made: Distinctions, alike: Sequence[Bibliography]) -> None:
    """As many names as tell each work from the others; «et al.» never stands for one alone."""
    families = {work: tuple(person.family for person in work.leading) for work in alike}
    for work in alike:
        others = [other for other in families.values() if other != families[work]]
        if not others:
            continue
        names = 1 + max(_in_common(families[work], other) for other in others)
        most = len(work.leading)
        made[work] = replace(made[work], names=most if names >= most - 1 else names)


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Names that both begin with."""
    alike = [a == b for a, b in zip(one, other, strict=False)]
    return alike.index(False) if False in alike else len(alike)


def _add_initials(made: Distinctions, works: Iterable[Bibliography]) -> None:
    """Initials of first authors who share a family name; first names where those are alike."""
    namesakes: defaultdict[str, dict[Bibliography, Person]] = defaultdict(dict)
    for work in works:
        if work.leading and work.leading[0].given:
            namesakes[work.leading[0].family][work] = work.leading[0]
    for persons in namesakes.values():
        for work, shown in _shown(persons).items():
            made[work] = replace(made[work], first_author=shown)


def _shown(persons: Mapping[Bibliography, Person]) -> dict[Bibliography, str]:
    different = [
        (one, other)
        for one in persons.values()
        for other in persons.values()
        if not _may_be_one(one.given or "", other.given or "")
    ]
    if not different:
        return {}
    in_full = any(_initials(one.given) == _initials(other.given) for one, other in different)
    return {
        work: f"{person.given if in_full else _initials(person.given)} {person.family}"
        for work, person in persons.items()
    }


def _may_be_one(one: str, other: str) -> bool:
    """Say if two first names may be one person's: «Kari Anne», «Kari», «K. A.»."""
    pairs = zip(_parts(one), _parts(other), strict=False)
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)


def _parts(given: str) -> list[str]:
    return given.casefold().replace(".", " ").replace("-", " ").split()


def _initials(given: str | None) -> str:
    """«Jan-Erik» → «J.-E.», «Kari Anne» → «K. A.»."""
    return " ".join(
        "-".join(f"{part[0].upper()}." for part in name.split("-") if part)
        for name in (given or "").replace(".", ". ").split()
    )


def _add_letters(
    made: Distinctions, alike: Sequence[Bibliography], style: str, locale: Locale
) -> None:
    """Letters in the order in which the list of references has the works."""
    for n, work in enumerate(in_order(alike, style, locale)):
        made[work] = replace(made[work], year_suffix=_letters(n))


def _letters(n: int) -> str:
    """«a» … «z», «aa», «ab» …"""
    before, last = divmod(n, len(ascii_lowercase))
    return (_letters(before - 1) if before else "") + ascii_lowercase[last]
