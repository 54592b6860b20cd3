"""Names on a title page: people, and the institutions that publish.

No list of given names: a line is a row of people when it is made of capitalised words
that the text itself does not use as ordinary words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ingest.models import Person

_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "du", "la", "le", "af", "av", "da", "dos", "del", "di",
     "el", "al", "bin", "ter", "ten", "zu", "zur"}
)  # fmt: skip
_LETTER = "A-ZÆØÅÄÖÜÉÈÁÍÓÚÐÞŠČŽĐŊŦ"
_TOKEN = re.compile(rf"^(?:[{_LETTER}]\.?(?:-?[{_LETTER}]\.?)*|[{_LETTER}](?:[\w’'´`-]*\w)?)$")
_INITIALS = re.compile(rf"^(?:[{_LETTER}]\.?[ -]?)+$")
_SEPARATOR = re.compile(r"\s*(?:[,;•·|/\n\t]|\s(?:og|and|samt)\s|&)\s*")
_FAMILY_FIRST = re.compile(
    rf"(?P<family>[{_LETTER}][\w’'-]+(?:[ -][{_LETTER}][\w’'-]+)*),\s*"
    rf"(?P<given>[{_LETTER}]\.(?:[ -]?[{_LETTER}]\.)*)"
)
#: «Berg A», «van Berg KL», as medical references write names.
_FAMILY_AND_INITIALS = re.compile(
    rf"(?P<family>(?:[a-z]+ )*[{_LETTER}]\w*[a-zæøåäöé][\w’'-]*(?: [{_LETTER}][\w’'-]+)*) "
    rf"(?P<given>[{_LETTER}]{{1,3}})$"
)
_ROWS_RUN_TOGETHER = re.compile(
    rf"(?<=\bog )([{_LETTER}]\w+ [{_LETTER}]\w+) ([{_LETTER}]\w+ [{_LETTER}]\w+)(?=\s*,)"
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
#: «, s333921», « – kandidatnr. 412»: how students are told apart.
_STUDENT_NUMBER = re.compile(
    r"(?<=[^\W\d])[\s,–-]+(?:(?:kandidat|student)\w*\.?:?\s*|(?:id\s+)?(?:nr\.?\s*)?)?"
    r"[sS]?\d{3,7}(?=$|[\s,;])",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=[^\W\d])[\d*†‡¹²³]+(?:,[\d*]+)*(?=$|[\s,;])")
_ROLE = re.compile(
    r"^(?:av|by|ved|with|redigert av|edited by|redaktører|redaktørar|editors?|"
    r"professor|førsteamanuensis|dosent|forsker|seniorforsker|stipendiat|"
    r"dr|ph\.?d|cand|student|redaktør|red)\b\.?:?\s*|"
    r",?\s*\b(?:ph\.?d|m\.?d|m\.?sc|red|eds?|prosjektleder|project leader)\b\.?$",
    re.IGNORECASE,
)
#: Words that occur in names of institutions, studies and documents.
_INSTITUTION = re.compile(
    r"universitet|university|høgskol|høyskol|høgskul|college|institut|fakultet|faculty|"
    r"\bsenter\b|senteret|\bcent(?:er|re)\b|direktorat|departement|ministry|directorate|agency|"
    r"forlag|press\b|publishing|stiftelse|foundation|forskning|research|kommune\b|"
    r"fylkeskommun|etaten\b|\bverket\b|verket$|tilsynet|helseforetak|sykehus|hospital|forbund|"
    r"council|rådet\b|sentralbyrå|riksrevisjonen\b|\bavdeling(?:en)? for|department of|seksjon for|"
    r"trust\b|handelshøyskol|handelshøgskol|oslomet|\bntnu\b|\bnmbu\b|\bnhh\b|"
    r"statistisk sentralbyrå|samfunnsanalyse|samfunnsøkonomi",
    re.IGNORECASE,
)
#: «Avgitt til …departementet» names who got a paper, not who made it.
_ADDRESSEE = re.compile(r"(?:avgitt|avgjeve|overlevert|utredning (?:fra|frå)|til)\b", re.I)
_PUBLIC_BODY = re.compile(
    r"departement|direktorat|tilsynet|etaten|kommune|fylkeskommun|riksrevisjonen|sentralbyrå|"
    r"arkivverket|ombudet|statsforvalter|fylkesmann|utvalget|ministry|directorate|\bnav\b|"
    r"^stortinget|^regjeringen|^(?:DFØ|Difi|Bufdir|IMDi|SSB|FHI|KS)$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:RHF|HF|AS|ASA|BA|SA)\b")
#: Institutes known by a name of their own, as general knowledge of Norwegian research.
_PUBLISHERS: tuple[str, ...] = (
    "Fafo", "NOVA", "SINTEF", "NORCE", "Frischsenteret", "Proba", "Oxford Research", "Rambøll",
    "Deloitte", "Agenda Kaupang", "Telemarksforsking", "Nordlandsforskning", "Møreforsking",
    "Østlandsforskning", "Trøndelag Forskning og Utvikling", "Rokkansenteret", "Agderforskning",
    "Vista Analyse", "Menon Economics", "NIFU", "NIBR", "TØI", "NINA", "NIVA", "NIBIO", "FFI",
    "DFØ", "Difi", "SSB", "FHI", "KS", "Bufdir", "IMDi", "NTNU Samfunnsforskning", "Ideas2evidence",
    "Universitetsforlaget", "Fagbokforlaget", "Gyldendal", "Cappelen Damm", "Pax", "Abstrakt",
    "Novus", "Arkivverket", "Riksrevisjonen", "Helsedirektoratet", "Skatteetaten", "NAV", "Nav",
    "Stortinget", "Regjeringen",
)  # fmt: skip
_KNOWN = re.compile(r"^(?:" + "|".join(map(re.escape, _PUBLISHERS)) + r")\b(?!-rapport)")
_ACRONYM = re.compile(rf"^(?!NOU$)[{_LETTER}]{{2,8}}$")
_LONGEST_NAME_TOKENS = 5
_LONGEST_ORGANISATION_WORDS = 14
_LONGEST_FAMILY_TOKENS = 3


def persons_in(text: str, common: Set[str] = frozenset()) -> tuple[Person, ...]:
    """Read a row of people («Kari Berg, Ola Lie og Eli Dahl»).

    Args:
        common: Words that the document uses without a capital; a «name» that is made
            of them is none.

    Returns:
        None, if any part of the text is not a person.
    """
    text = _NOTE_MARK.sub("", _STUDENT_NUMBER.sub("", _BRACKETED.sub("", text))).strip(" ,;:")
    if inverted := _family_first(text):
        return inverted
    text = _title_cased(text) if text.isupper() else text
    parts = [part for part in _SEPARATOR.split(_rows_apart(text)) if part.strip(" .")]
    people = [person_of(_ROLE.sub("", part.strip(" .")), common) for part in parts]
    if not people or any(person is None for person in people):
        return ()
    return tuple(person for person in people if person is not None)


def persons_in_rows(rows: Sequence[str], common: Set[str] = frozenset()) -> tuple[Person, ...]:
    """Read people on lines of their own; return none if one line is not people."""
    people = [persons_in(row, common) for row in rows]
    return tuple(person for row in people for person in row) if all(people) else ()


def _rows_apart(text: str) -> str:
    """Split rows that were run together: in «Lie og Kari Berg Ola Dahl, Eli Vik» at «Ola»."""
    return _ROWS_RUN_TOGETHER.sub(r"\1, \2", text)


def person_of(name: str, common: Set[str] = frozenset()) -> Person | None:
    """Read one person's name, given name first; ``None`` if it is not a name."""
    tokens = name.split()
    if not 2 <= len(tokens) <= _LONGEST_NAME_TOKENS or is_organisation(name):
        return None
    names = [token for token in tokens if token not in _PARTICLES]
    if len(names) < 2 or not all(_TOKEN.match(token) for token in names):
        return None
    if tokens[0] in _PARTICLES or _INITIALS.match(tokens[-1]):
        return None
    usual = [token for token in names if token.casefold() in common]
    if 2 * len(usual) > len(names):
        return None
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1] in _PARTICLES:
        start -= 1
    return Person(family=" ".join(tokens[start:]), given=" ".join(tokens[:start]))


def inverted_person(name: str) -> Person | None:
    """Read «Borg, Elin», as catalogues and office programs write it."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not family or not given or "," in given or is_organisation(name):
        return None
    if len(family.split()) > _LONGEST_FAMILY_TOKENS or len(given.split()) > 3:
        return None
    tokens = [*family.split(), *given.split()]
    if any(not _TOKEN.match(token) for token in tokens if token not in _PARTICLES):
        return None
    return Person(family=family, given=given)


def inverted_people(text: str) -> tuple[Person, ...]:
    """Read «Borg, Elin; van Berg, Rik», or return none if one part is no such name."""
    parts = re.split(r"\s*;\s*|\s+(?:og|and|&)\s+", text.strip(" ;"))
    people = [inverted_person(part) for part in parts]
    found = tuple(person for person in people if person is not None)
    return found if len(found) == len(people) else ()


def organisations_in(text: str) -> tuple[Person, ...]:
    """Read the name of an institution, or several with a semicolon between."""
    names = [name.strip(" .,") for name in text.split(";")]
    if all(name and is_organisation(name) for name in names):
        return tuple(Person(family=name) for name in names)
    return ()


def is_organisation(line: str) -> bool:
    """Return whether a line names an institution."""
    words = line.split()
    if not words or len(words) > _LONGEST_ORGANISATION_WORDS or _ADDRESSEE.match(line):
        return False
    if _COMPANY.search(line) and not line.isupper():
        return True
    return bool(_INSTITUTION.search(line) or _KNOWN.match(line) or _ACRONYM.match(line))


def is_public_body(name: str) -> bool:
    """Return whether a name is that of a public body, which signs its papers itself."""
    return bool(_PUBLIC_BODY.search(name)) and is_organisation(name)


def known_publisher(line: str) -> str | None:
    """Return the well-known publisher that a line begins with."""
    found = _KNOWN.match(line)
    return found[0] if found else None


def _family_first(text: str) -> tuple[Person, ...]:
    """Read «Borg, E. & Breit, E.», as in reference lists, if the text has nothing else."""
    listed = [_FAMILY_AND_INITIALS.match(part) for part in re.split(r",\s*", text)]
    if len(listed) > 1 and all(listed):
        return tuple(Person(one["family"], one["given"]) for one in listed if one)
    found = list(_FAMILY_FIRST.finditer(text))
    rest = _FAMILY_FIRST.sub("", text)
    if not found or re.sub(r"(?:\bog\b|\band\b|[\s,;&.])+", "", rest):
        return ()
    return tuple(Person(one["family"], one["given"]) for one in found)


def _title_cased(text: str) -> str:
    """Turn «KARI BERG OG OLA LIE» into «Kari Berg og Ola Lie»."""
    words = [
        word.lower() if word.lower() in {"og", "and", "samt"} | _PARTICLES else word.title()
        for word in text.split()
    ]
    return " ".join(words)
