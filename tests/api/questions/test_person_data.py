"""Personal data in questions: found when it is there, and nothing else taken for it."""

from __future__ import annotations

import pytest

from api.questions.person_data import find_person_data, is_national_id


def kinds(text: str) -> list[str]:
    return [finding.kind for finding in find_person_data(text)]


def with_check_digits(nine: str) -> str | None:
    """Add the two check digits to a made-up number; ``None`` where there are none."""
    first = (
        11 - sum(int(d) * w for d, w in zip(nine, (3, 7, 6, 1, 8, 9, 4, 5, 2), strict=True)) % 11
    )
    first = 0 if first == 11 else first
    ten = f"{nine}{first}"
    if first == 10:
        return None
    second = (
        11 - sum(int(d) * w for d, w in zip(ten, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    )
    second = 0 if second == 11 else second
    return None if second == 10 else f"{ten}{second}"


def made_up(date: str) -> str:
    """A valid number for nobody: individual numbers from 999 down."""
    found = (with_check_digits(f"{date}{n}") for n in range(999, 900, -1))
    return next(number for number in found if number)


class TestNationalId:
    @pytest.mark.parametrize(
        "date",
        ["010190", "310199", "290200", "410190", "710199", "014190", "018190", "418190"],
        ids=["birth", "31st", "leap", "d", "d31", "h or nav", "tenor", "d and tenor"],
    )
    def test_of_every_kind_is_found(self, date: str) -> None:
        number = made_up(date)
        assert is_national_id(number)
        assert kinds(f"Hva skjer med {number}?") == ["national_id"]

    def test_however_it_is_grouped(self) -> None:
        number = made_up("010190")
        for written in (
            f"{number[:6]} {number[6:]}",
            f"{number[:6]}-{number[6:]}",
            f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:]}",
            f"{number[:2]}.{number[2:4]}.{number[4:6]} {number[6:]}",
        ):
            text = f"Gjelder {written}."
            (finding,) = find_person_data(text)
            assert text[finding.start : finding.end] == written

    def test_one_wrong_digit_is_no_number(self) -> None:
        number = made_up("010190")
        for place in range(11):
            wrong = f"{number[:place]}{(int(number[place]) + 1) % 10}{number[place + 1 :]}"
            assert not is_national_id(wrong)

    @pytest.mark.parametrize("date", ["320190", "300290", "011390", "000190", "720190"])
    def test_an_impossible_date_is_no_number(self, date: str) -> None:
        assert not is_national_id(made_up(date))

    def test_digits_inside_longer_numbers_are_none(self) -> None:
        number = made_up("010190")
        assert kinds(f"konto 1{number} og {number}9") == []


class TestPhone:
    @pytest.mark.parametrize(
        "written",
        [
            "+47 987 65 432", "+4798765432", "0047 22 33 44 55", "987 65 432", "22 33 44 55",
            "98765432", "tlf. 22334455", "telefon: 55 12 34 56", "ring 22334455",
        ],
    )  # fmt: skip
    def test_is_found_as_norwegians_write_it(self, written: str) -> None:
        assert kinds(f"Kontakt {written}, takk") == ["phone"]

    def test_offsets_are_those_of_the_number(self) -> None:
        text = "Ring meg på 987 65 432."
        (finding,) = find_person_data(text)
        assert text[finding.start : finding.end] == "987 65 432"


class TestEmail:
    @pytest.mark.parametrize("address", ["kari.nordmann@nav.no", "a+b@x-y.co.uk", "åse@øst.no"])
    def test_is_found(self, address: str) -> None:
        text = f"Skriv til {address}."
        (finding,) = find_person_data(text)
        assert finding.kind == "email"
        assert text[finding.start : finding.end] == address


class TestNoFalseAlarm:
    @pytest.mark.parametrize(
        "text",
        [
            "Hva sa rapporten fra 2014 om perioden 2008–2013?",
            "ISBN 978-82-7609-371-1 og 9788276093711",
            "ISSN 0807-0865",
            "lov 18. desember 2009 nr. 131 § 17 og LOV-2009-12-18-131",
            "NOU 2004: 13, St.prp. nr. 46 (2004–2005)",
            "12 345 678 kroner og kr 98 765 432 og 45000000 kr",
            "Det kostet 90000000 i fjor",
            "andelene var 22 33 44 55 66 prosent",
            "22 33 44 55 prosent",
            "sak 2014/98765432",
            "doi 10.18261/issn.1504-7989-2016-01-02-01",
            "https://hdl.handle.net/10642/48752233",
            "org.nr. 974 761 076",
            "20140101 til 20151231",
            "s. 32–34, kap. 4.2.1, tabell 5.3",
            "konto 1234.56.78903",
            "[@fossestol2016betingelser, s. 4] og nav.no",
            "1/3 av 952 respondenter i 7 kontor",
        ],
    )
    def test_on_what_only_looks_like_it(self, text: str) -> None:
        assert kinds(text) == []
