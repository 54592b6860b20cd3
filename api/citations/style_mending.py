"""Mend the XML of citation styles where citeproc-py does less than CSL asks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from copy import deepcopy

CSL = "http://purl.org/net/xbiblio/csl"
#: Role of editors whose names stand first. It is one that no style of ours prints;
#: citeproc-py finds none with a hyphen in its name.
LEADING_EDITOR = "recipient"
#: Words for editors by language, in the singular and the plural.
_EDITORS: dict[str, dict[str, tuple[str, str]]] = {
    "nb-NO": {"long": ("redaktør", "redaktører"), "short": ("red.", "red.")},
    "nn-NO": {"long": ("redaktør", "redaktørar"), "short": ("red.", "red.")},
    "en-US": {"long": ("editor", "editors"), "short": ("ed.", "eds.")},
    "en-GB": {"long": ("editor", "editors"), "short": ("ed.", "eds")},
}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = f"{{{CSL}}}names"
_SUBSTITUTE = f"{{{CSL}}}substitute"


def mend_style(root: ET.Element, language: str) -> None:
    """Mend a parsed style; ``language`` is the tag of that which it will speak."""
    _mend_initials(root)
    _mend_terms(root, language)
    _mend_labels(root)
    _mend_substitutes(root)
    if language.startswith("n"):
        _mend_serial_comma(root)


def _mend_initials(root: ET.Element) -> None:
    """Honour ``initialize="false"``, which citeproc-py does not know.

    It makes initials wherever ``initialize-with`` is inherited, so that Chicago would
    lose its authors' first names.
    """
    names = list(root.iter(f"{{{CSL}}}name"))
    if all(name.get("initialize") != "false" for name in names):
        return
    inherited = root.attrib.pop("initialize-with", None)
    for name in names:
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited is not None:
            name.attrib.setdefault("initialize-with", inherited)


def _mend_terms(root: ET.Element, language: str) -> None:
    """Name editors that lead; in Norwegian, write «u.å.» and «2. utg.», not «2nd utg.»."""
    forms = _EDITORS.get(language, _EDITORS["en-US"])
    for form, (single, multiple) in forms.items():
        term = _added(root, language, {"name": LEADING_EDITOR, **_form_of(form)})
        ET.SubElement(term, f"{{{CSL}}}single").text = single
        ET.SubElement(term, f"{{{CSL}}}multiple").text = multiple
    if language.startswith("n"):
        _added(root, language, {"name": "no date"}).text = "u.å."
        for n in range(10):
            _added(root, language, {"name": f"ordinal-{n:02}"}).text = "."


def _form_of(form: str) -> dict[str, str]:
    """Return the attribute of a term's form; the long one has none."""
    return {} if form == "long" else {"form": form}


def _added(root: ET.Element, language: str, attributes: dict[str, str]) -> ET.Element:
    """Add a term to the style's own words in the language."""
    places = [e for e in root.findall(f"{{{CSL}}}locale") if e.get(_XML_LANG) == language[:2]]
    if places:
        locale = places[0]
    else:
        locale = ET.Element(f"{{{CSL}}}locale", {_XML_LANG: language[:2]})
        root.insert(1, locale)
    terms = locale.find(f"{{{CSL}}}terms")
    if terms is None:
        terms = ET.SubElement(locale, f"{{{CSL}}}terms")
    return ET.SubElement(terms, f"{{{CSL}}}term", attributes)


def _mend_labels(root: ET.Element) -> None:
    """Write «(Red.)» where a style asks for title case, which citeproc-py gives English alone."""
    for label in root.iter(f"{{{CSL}}}label"):
        if label.get("text-case") == "title":
            label.set("text-case", "capitalize-first")


def _mend_serial_comma(root: ET.Element) -> None:
    """Norwegian puts no comma before «og»; English styles order one."""
    for name in root.iter(f"{{{CSL}}}name"):
        if name.get("and") == "text" and name.get("delimiter-precedes-last") == "always":
            name.set("delimiter-precedes-last", "never")


def _mend_substitutes(root: ET.Element) -> None:
    """Let editors stand for missing authors once, and in the form that authors have.

    citeproc-py prints them again as editors, which CSL forbids, and forgets the form of
    names that a condition holds.
    """
    for element in list(root.iter()):
        kept = (child for child in element if not _is_leading_editor(child))
        if element.tag != _SUBSTITUTE and any(map(_is_leading_editor, element)):
            element[:] = list(kept)
    for names in root.iter(_NAMES):
        substitute = names.find(_SUBSTITUTE)
        if substitute is None:
            continue
        form = [child for child in names if child is not substitute]
        for parent, editors in list(_editors_in(substitute)):
            leading = deepcopy(editors)
            leading.set("variable", LEADING_EDITOR)
            if len(leading) == 0 and parent is not substitute:
                leading.extend(deepcopy(form))
            parent.insert(list(parent).index(editors), leading)


def _is_leading_editor(element: ET.Element) -> bool:
    return element.tag == _NAMES and element.get("variable") == LEADING_EDITOR


def _editors_in(substitute: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield the names of editors in a substitute, each after its parent."""
    for parent in substitute.iter():
        for child in parent:
            if child.tag == _NAMES and child.get("variable") == "editor":
                yield parent, child
