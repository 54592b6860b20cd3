"""Make quotations of a corpus by rules, each with the verdict that it must get.

Words are taken as they stand in the canonical text and, for most kinds, spoilt in one
way; then they are put into a sentence with their citation as a writer would.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.quote_check.verdicts import Verdict
from ingest.models import Document, PageRange

QUOTED_KINDS = frozenset({"paragraph", "quote", "list_item", "footnote"})
NEGATIONS = frozenset({"ikke", "ikkje", "ingen", "aldri", "not", "never", "no"})
MARKS = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("”", "”"))
INVENTED_PARTS = (
    ("Vi fant at", "Ledelsen mente at", "Det er grunn til å tro at", "Flere sa at"),
    ("samlokaliserte ukeplaner", "nattåpne skranker", "tolkede vedtaksbrev", "felles kjørebøker"),
    ("sjelden", "stort sett", "i økende grad", "bare unntaksvis"),
    ("forkorter ventetiden for", "gjør hverdagen lettere for", "blir lagt merke til av"),
    ("unge foreldre i små kommuner", "sjøfolk uten fast havn", "de som flytter hver vår"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A draft with one quotation in it, and the verdict that it must get."""

    kind: str
    draft: str
    expected: Verdict


@dataclass(frozen=True, slots=True)
class Picked:
    """Neighbouring words of one document: ``text`` is an exact slice of it."""

    document: Document
    text: str
    start: int
    end: int

    @property
    def pages(self) -> PageRange:
        """Return the pages of the words."""
        return self.document.parsed.pages_of(self.start, self.end)


class Maker:
    """Makes quotations; keeps the corpus as one line a document, to check its own work."""

    def __init__(self, documents: Sequence[Document], rng: random.Random) -> None:
        self.rng = rng
        self.documents = [document for document in documents if _blocks(document)]
        self.flat = {d.document_id: _flat(d.text) for d in self.documents}
        words = Counter(word for flat in self.flat.values() for word in flat.split())
        self.vocabulary = [w for w, n in words.items() if n >= 3 and len(w) > 4 and w.isalpha()]
        self.pairs: defaultdict[str, list[str]] = defaultdict(list)
        for flat in self.flat.values():
            tokens = flat.split()
            for one, two in pairwise(tokens):
                self.pairs[one].append(two)

    def pick(self, shortest: int = 6, longest: int = 35) -> Picked:
        """Pick whole words of one paragraph of a random document."""
        while True:
            document = self.rng.choice(self.documents)
            start, end = self.rng.choice(_blocks(document))
            words = list(re.finditer(r"\S+", document.text[start:end]))
            length = self.rng.randint(shortest, longest)
            if len(words) < length:
                continue
            first = self.rng.randrange(len(words) - length + 1)
            low, high = start + words[first].start(), start + words[first + length - 1].end()
            text = document.text[low:high]
            if text[0].isalnum() and text[-1].isalnum() and not re.search('[«»“”„"]|\\[|…', text):
                return Picked(document, text, low, high)

    def stands(self, text: str) -> bool:
        """Tell whether these words occur anywhere in the corpus, by plain search."""
        wanted = f" {_flat(text)} "
        return any(wanted in f" {flat} " for flat in self.flat.values())

    def draft(self, quoted: str, picked: Picked, *, pages: PageRange | None = None) -> str:
        """Return a sentence that quotes and cites as writers do."""
        opening, closing = self.rng.choice(MARKS)
        name, year = _cited_as(picked.document)
        page = _page(pages or picked.pages)
        forms = [
            f"Det heter at {opening}{quoted}{closing} ({name}, {year}{page and ', s. ' + page}).",
            f"{name} ({year}) skriver at {opening}{quoted}{closing}{page and f' (s. {page})'}.",
            f"Slik står det:\n\n> {quoted} ({name}, {year}{page and ', s. ' + page})\n\nVidere.",
            f"Det heter {opening}{quoted}{closing}.[^1]\n\n[^1]: {name} {year}"
            f"{page and ': ' + page}.",
        ]
        return f"Innledning uten noe.\n\n{self.rng.choice(forms)}\n"


def _flat(text: str) -> str:
    bare = re.sub(r"(?<=\w)-\s*(?=\w)", "", text)
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _blocks(document: Document) -> list[tuple[int, int]]:
    return [
        (block.start, block.end)
        for block in document.parsed.blocks
        if block.kind in QUOTED_KINDS and block.end - block.start > 120
    ]


def _cited_as(document: Document) -> tuple[str, str]:
    work = document.bibliography
    name = work.author[0].family if work.author else work.title
    suffix = " mfl." if len(work.author) > 2 else ""
    return name + suffix, str(work.issued) if work.issued else "u.å."


def _page(pages: PageRange) -> str:
    first, last = pages.first_label, pages.last_label
    if not first:
        return ""
    return first if last in {None, first} else f"{first}–{last}"


def verbatim(maker: Maker) -> Made:
    """Quote exactly, set as writers may: line breaks, hyphens, a capital, an ellipsis."""
    picked = maker.pick(9, 40)
    words = picked.text.split()
    way = maker.rng.choice(["plain", "lines", "hyphen", "initial", "ellipsis", "insertion"])
    long_word = next((n for n, w in enumerate(words) if w.isalpha() and len(w) > 8), None)
    if way == "lines":
        words[len(words) // 2] = "\n" + words[len(words) // 2]
    elif way == "hyphen" and long_word is not None:
        words[long_word] = f"{words[long_word][:5]}-\n{words[long_word][5:]}"
    elif way == "initial":
        words[0] = words[0][0].swapcase() + words[0][1:]
    elif way == "ellipsis":
        dots = maker.rng.choice(["(…)", "[...]", "(..)", "…", "[…]"])
        words = [*words[:4], dots, *words[-4:]]
    elif way == "insertion":
        words.insert(5, maker.rng.choice(["[NAV]", "[sic]", "[min utheving]"]))
    return Made("verbatim", maker.draft(" ".join(words), picked), "verbatim")


def _changed(maker: Maker, kind: str, change: Callable[[list[str]], bool]) -> Made:
    """Change words until the outcome occurs nowhere in the corpus."""
    while True:
        picked = maker.pick()
        words = picked.text.split()
        if change(words) and words != picked.text.split() and not maker.stands(" ".join(words)):
            return Made(kind, maker.draft(" ".join(words), picked), "altered")


def changed_word(maker: Maker) -> Made:
    """Replace, inflect, drop or insert one word, or swap two."""

    def change(words: list[str]) -> bool:
        place = maker.rng.randrange(2, len(words) - 2)
        way = maker.rng.choice(["replace", "bend", "leave out", "put in", "change about"])
        if way == "replace":
            anywhere = maker.rng.randrange(len(words))
            words[anywhere] = maker.rng.choice(maker.vocabulary)
        elif way == "bend":
            words[place] = re.sub(r"\w$", lambda end: "er" if end[0] == "t" else "t", words[place])
        elif way == "leave out":
            del words[place]
        elif way == "put in":
            words.insert(place, maker.rng.choice(maker.vocabulary))
        else:
            words[place], words[place + 1] = words[place + 1], words[place]
        return True

    return _changed(maker, "changed_word", change)


def dropped_negation(maker: Maker) -> Made:
    """Leave out an «ikke»."""

    def change(words: list[str]) -> bool:
        places = [n for n, w in enumerate(words) if w.casefold() in NEGATIONS]
        places = [n for n in places if 1 < n < len(words) - 2]
        if places:
            del words[places[0]]
        return bool(places)

    return _changed(maker, "dropped_negation", change)


def changed_number(maker: Maker) -> Made:
    """Make a number one higher or lower."""

    def change(words: list[str]) -> bool:
        places = [n for n, w in enumerate(words[1:-1], 1) if re.search(r"\d", w)]
        if places:
            place = maker.rng.choice(places)
            words[place] = re.sub(r"\d", lambda d: str((int(d[0]) + 1) % 10), words[place], count=1)
        return bool(places)

    return _changed(maker, "changed_number", change)


def changed_punctuation(maker: Maker) -> Made:
    """Drop, insert or replace a comma."""
    while True:
        picked = maker.pick(10, 40)
        text = picked.text
        places = [m.start() for m in re.finditer(r"(?<=[a-zæøå])[,;:](?=\s[a-zæøå])", text)]
        gaps = [m.start() for m in re.finditer(r"(?<=[a-zæøå]) (?=[a-zæøå])", text)]
        if places and maker.rng.random() < 0.6:
            place = maker.rng.choice(places)
            text = text[:place] + maker.rng.choice(["", " –", "."]) + text[place + 1 :]
        elif gaps:
            place = maker.rng.choice(gaps)
            text = text[:place] + maker.rng.choice([",", ";", " –"]) + text[place:]
        else:
            continue
        return Made("changed_punctuation", maker.draft(text, picked), "punctuation_only")


def spliced(maker: Maker) -> Made:
    """Join the beginning of one span and the end of another, from far apart."""
    while True:
        one, two = maker.pick(6, 20), maker.pick(6, 20)
        same = one.document is two.document
        if same and abs(one.start - two.start) < 5000:
            continue
        text = f"{one.text} {two.text}"
        if not maker.stands(text):
            return Made("spliced", maker.draft(text, one), "spliced")


def wrong_page(maker: Maker) -> Made:
    """Quote exactly, with a wrong page."""
    while True:
        picked = maker.pick()
        labels = (picked.pages.first_label or "", picked.pages.last_label or "")
        if not all(label.isdigit() for label in labels) or _count(maker, picked) > 1:
            continue
        away = maker.rng.choice([-30, -9, -3, -1, 1, 2, 5, 40])
        page = int(labels[1]) + away if away > 0 else int(labels[0]) + away
        if page > 0:
            pages = PageRange(None, None, str(page), str(page))
            return Made("wrong_page", maker.draft(picked.text, picked, pages=pages), "wrong_page")


def _count(maker: Maker, picked: Picked) -> int:
    return maker.flat[picked.document.document_id].count(_flat(picked.text))


def wrong_source(maker: Maker) -> Made:
    """Quote exactly, cited as another author's."""
    while True:
        picked, other = maker.pick(), maker.pick()
        name, year = _cited_as(picked.document)
        if (name, year) == _cited_as(other.document):
            continue
        alike = [d for d in maker.documents if _cited_as(d) == _cited_as(other.document)]
        if any(_flat(picked.text) in maker.flat[d.document_id] for d in alike):
            continue
        return Made("wrong_source", maker.draft(picked.text, other), "wrong_source")


def invented(maker: Maker) -> Made:
    """Invent a plausible sentence: from parts, or a walk through the corpus's word pairs."""
    while True:
        if maker.rng.random() < 0.5:
            text = " ".join(maker.rng.choice(parts) for parts in INVENTED_PARTS)
        else:
            text = _walk(maker)
        words = text.split()
        grams = [" ".join(words[n : n + 5]) for n in range(max(1, len(words) - 4))]
        if len(words) >= 8 and not any(maker.stands(gram) for gram in grams):
            return Made("invented", maker.draft(text, maker.pick()), "not_found")


def _walk(maker: Maker) -> str:
    words = [maker.rng.choice(maker.vocabulary)]
    while len(words) < 16 and maker.pairs[words[-1]]:
        words.append(maker.rng.choice(maker.pairs[words[-1]]))
    return " ".join(words)


KINDS: tuple[Callable[[Maker], Made], ...] = (
    verbatim,
    changed_word,
    dropped_negation,
    changed_number,
    changed_punctuation,
    spliced,
    wrong_page,
    wrong_source,
    invented,
)
