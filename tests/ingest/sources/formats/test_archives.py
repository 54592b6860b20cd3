"""MODS to the facts of an entry; Dublin Core is tested with its harvest."""

from __future__ import annotations

from lxml import etree

from ingest.sources.formats.archives import from_mods

MODS = """<metadata><mods xmlns="http://www.loc.gov/mods/v3">
<titleInfo><title>Hoved</title><subTitle>under</subTitle></titleInfo>
<titleInfo type="alternative"><title>Other</title></titleInfo>
<name type="personal"><namePart type="family">Nordmann</namePart>
 <namePart type="given">Kari</namePart><role><roleTerm>aut</roleTerm></role></name>
<name type="personal"><namePart>Ole van der Red</namePart>
 <role><roleTerm>edt</roleTerm></role></name>
<name type="corporate"><namePart>NIVA</namePart></name>
<name type="personal"><namePart>Veileder, A.</namePart><role><roleTerm>ths</roleTerm></role></name>
<originInfo><publisher>Forlag</publisher><dateIssued>2018-02</dateIssued></originInfo>
<genre>Research report</genre><language><languageTerm>nno</languageTerm></language>
<relatedItem type="series"><titleInfo><title>Serie</title><partNumber>7</partNumber></titleInfo>
</relatedItem>
<accessCondition>https://creativecommons.org/licenses/by/4.0/</accessCondition>
<location><url>https://example.org/page</url>
<url access="raw object">https://example.org/a.pdf</url></location>
</mods></metadata>"""


class TestMods:
    def test_has_people_by_role_and_its_file_first(self) -> None:
        facts, addresses = from_mods(etree.fromstring(MODS))
        assert facts["author"] == [{"family": "Nordmann", "given": "Kari"}, {"literal": "NIVA"}]
        assert facts["editor"] == [{"family": "van der Red", "given": "Ole"}]
        assert (facts["title"], facts["subtitle"]) == ("Hoved", "under")
        assert (facts["collection-title"], facts["number"]) == ("Serie", "7")
        assert (facts["issued"], facts["language"], facts["type"]) == (2018, "nn", "report")
        assert facts["license"].endswith("/by/4.0/")
        assert addresses[0] == "https://example.org/a.pdf"
