"""What an import finds wrong: each fault on a line of its own, by the row's number."""

from collections import Counter
from datetime import date

import pytest

from getsafe.imports import checking
from getsafe.imports.children import CaseSpan, Support
from getsafe.imports.layout import FileRefused
from getsafe.imports.reading import CaseloadFile
from getsafe.imports.rows import RowReader, overlap
from tests.unit.imports.files import NO_CASE, row, text_of

TODAY = date(2026, 6, 1)


class EmptyRegister:
    """A system with nothing in it."""

    def row_keys(self, keys):
        return Counter()

    def referral_refs(self, refs):
        return set()

    def children(self, refs):
        return {}


def check(tmp_path, text, register=None):
    path = tmp_path / "old.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    reader = RowReader(levels=["low", "medium", "high"], today=TODAY)
    return checking.check(
        CaseloadFile(path), reader=reader, register=register or EmptyRegister(), today=TODAY
    )


def faults(tmp_path, *rows, **register):
    return [
        (fault.row, fault.column) for fault in check(tmp_path, text_of(*rows), **register).faults
    ]


def warnings(tmp_path, *rows):
    return [(fault.row, fault.column) for fault in check(tmp_path, text_of(*rows)).warnings]


def test_valid_row_has_no_fault_and_no_warning(tmp_path):
    checked = check(tmp_path, text_of(row()))
    assert (checked.faults, checked.warnings, checked.row_count) == ([], [], 1)


def test_only_the_needed_columns_are_needed(tmp_path):
    needed = ["child_ref", "date_of_birth", "received_on", "exploitation"]
    text = text_of(row(exploitation="CSE"), columns=needed)
    assert check(tmp_path, text).faults == []


def test_columns_stand_in_any_order_and_a_byte_order_mark_is_accepted(tmp_path):
    text = text_of(row(), columns=sorted(row(), reverse=True))
    assert check(tmp_path, "\ufeff".encode() + text.encode()).faults == []


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"child_ref": ""}, "child_ref"),
        ({"child_ref": "x" * 101}, "child_ref"),
        ({"given_name": "x" * 101}, "given_name"),
        ({"given_name": "a\x00b"}, "given_name"),
        ({"date_of_birth": ""}, "date_of_birth"),
        ({"date_of_birth": "2009-02-29"}, "date_of_birth"),
        ({"date_of_birth": "29/02/2009"}, "date_of_birth"),
        ({"date_of_birth": "2008-2-9"}, "date_of_birth"),
        ({"date_of_birth": "02/29/2008"}, "date_of_birth"),
        ({"date_of_birth": "1899-12-31"}, "date_of_birth"),
        ({"date_of_birth": "2021-06-02"}, "received_on"),
        ({"sex": "X"}, "sex"),
        ({"sex": "f"}, "sex"),
        ({"ethnicity": "CNHE"}, "ethnicity"),
        ({"care_leaver": "maybe"}, "care_leaver"),
        ({"consent_on": "soon"}, "consent_on"),
        ({"consent_on": "2026-06-02"}, "consent_on"),
        ({"consent_on": "2008-02-28"}, "consent_on"),
        ({"received_on": ""}, "received_on"),
        ({"received_on": "2021-06-05"}, "screened_on"),
        ({"source": "11"}, "source"),
        ({"exploitation": ""}, "exploitation"),
        ({"exploitation": "CSE;"}, "exploitation"),
        ({"exploitation": "CSE CCE"}, "exploitation"),
        ({"exploitation": "GROOMING"}, "exploitation"),
        ({"exploitation": "CSE from yesterday"}, "exploitation"),
        ({"exploitation": "CSE to 2021-09-31"}, "exploitation"),
        ({"exploitation": "CSE to 2021-09-01 from 2021-07-01"}, "exploitation"),
        ({"exploitation": "CSE from 2021-09-01 to 2021-08-31"}, "exploitation"),
        ({"exploitation": "CSE from 2021-06-04"}, "exploitation"),
        ({"exploitation": "CSE to 2021-06-04"}, "exploitation"),
        ({"exploitation": "CSE to 2022-02-01"}, "exploitation"),
        ({"exploitation": "CSE from 2022-02-01"}, "exploitation"),
        ({"exploitation": "CSE;CSE"}, "exploitation"),
        ({"exploitation": "CSE to 2021-09-01;CSE from 2021-08-31"}, "exploitation"),
        ({"screened_on": ""}, "screened_on"),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "MACE2"}, "outcome"),
        ({"opened_on": ""}, "opened_on"),
        ({"opened_on": "2021-06-03"}, "opened_on"),
        ({"closed_on": ""}, "closed_on"),
        ({"closed_on": "2021-06-04"}, "closed_on"),
        ({"closed_on": "2026-06-02"}, "closed_on"),
        ({"closure_reason": ""}, "closure_reason"),
        ({"closure_reason": "finished"}, "closure_reason"),
        ({"risk_level": "extreme"}, "risk_level"),
        ({"persons_of_concern": "-1"}, "persons_of_concern"),
        ({"persons_of_concern": "1.5"}, "persons_of_concern"),
        ({"persons_of_concern": "many"}, "persons_of_concern"),
        ({"persons_of_concern": "99999999999"}, "persons_of_concern"),
    ],
)
def test_a_wrong_cell_is_one_fault_at_its_row_and_column(tmp_path, changes, column):
    assert (2, column) in faults(tmp_path, row(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"date_of_birth": "29/02/2008"},
        {"exploitation": "CSE from 01/07/2021 to 2021-09-30"},
        {"exploitation": "CSE from 2021-07-01"},
        {"exploitation": "CSE to 2021-07-01"},
        {"exploitation": "CSE to 2021-09-01 ; CSE from 2021-09-01"},
        {"exploitation": "CSE from 2021-06-05 to 2021-06-05"},
        {"received_on": "2021-06-04", "opened_on": "2021-06-04", "closed_on": "2021-06-04",
         "exploitation": "CSE"},
        {"persons_of_concern": "0"},
        {"sex": "", "ethnicity": "", "source": "", "risk_level": "", "referral_ref": ""},
        {"given_name": "", "family_name": ""},
        {"closed_on": "", "closure_reason": ""},
        NO_CASE,
        {"screened_on": "", **NO_CASE, "outcome": ""},
    ],
)  # fmt: skip
def test_what_the_contract_allows_is_no_fault(tmp_path, changes):
    assert faults(tmp_path, row(**changes)) == []


def test_every_fault_of_every_row_is_reported_in_order(tmp_path):
    found = faults(
        tmp_path,
        row(sex="X", closed_on="", source="99"),
        row(child_ref="OLD-2", referral_ref="REF-2"),
        row(child_ref="OLD-3", referral_ref="REF-3", date_of_birth="?", closure_reason=""),
    )
    assert found == [
        (2, "sex"),
        (2, "source"),
        (2, "closed_on"),
        (4, "date_of_birth"),
        (4, "closure_reason"),
    ]


def test_a_fault_is_one_line_of_five_parts(tmp_path):
    (fault,) = check(tmp_path, text_of(row(source='one,\n"two"'))).faults
    assert fault.line().startswith('2,source,"one, ""two""",is not one of the codes,"one of 1A, ')
    assert "\n" not in fault.line()


def test_rows_are_numbered_as_a_spreadsheet_does_over_blank_and_quoted_lines(tmp_path):
    lines = text_of(row(given_name="Two\nlines", sex="X")).splitlines(keepends=True)
    other = text_of(row(child_ref="OLD-2", referral_ref="", sex="X")).splitlines(keepends=True)
    text = "".join([*lines, "\n", ",,,\n", other[1]])
    found = [(fault.row, fault.column) for fault in check(tmp_path, text).faults]
    assert found == [(2, "sex"), (5, "sex")]


def test_unknown_missing_and_repeated_columns_are_named(tmp_path):
    text = "child_ref,colour,sex,sex,received_on,exploitation\n1,red,M,M,2021-01-01,CSE\n"
    found = [(fault.row, fault.value) for fault in check(tmp_path, text).faults]
    assert found == [(1, "date_of_birth"), (1, "sex"), (1, "colour")]


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_first_row_that_names_no_column_is_one_fault(tmp_path, between):
    text = text_of(row(exploitation="CSE")).replace(",", between)
    (fault,) = check(tmp_path, text).faults
    assert (fault.row, fault.column) == (1, "")
    assert "between commas: child_ref" in fault.right


def test_rows_under_an_unknown_column_are_checked_all_the_same(tmp_path):
    text = text_of(row(sex="X", colour="red"), columns=[*row(), "colour"])
    found = [(fault.row, fault.column) for fault in check(tmp_path, text).faults]
    assert found == [(1, "colour"), (2, "sex")]


def test_a_cell_under_no_column_is_a_fault(tmp_path):
    text = text_of(row()).rstrip("\r\n") + ",stray\r\n"
    assert [(f.row, f.column, f.value) for f in check(tmp_path, text).faults] == [(2, "", "stray")]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", text_of(row()).encode() + b"\xff\xfe", text_of(row()).encode() + b'"open'],
)
def test_what_is_no_caseload_file_is_refused_in_a_sentence(tmp_path, content):
    with pytest.raises(FileRefused, match=r"old\.csv .*\."):
        check(tmp_path, content)


def test_rows_of_one_child_must_agree_and_a_blank_yields(tmp_path):
    later = {"referral_ref": "REF-2", **NO_CASE}
    assert faults(tmp_path, row(), row(sex="", ethnicity="NOBT", given_name="", **later)) == []
    found = faults(
        tmp_path,
        row(sex="U"),
        row(**later),
        row(
            sex="M", date_of_birth="2008-03-01", ethnicity="REFU", **(later | {"referral_ref": ""})
        ),
    )
    assert found == [(4, "date_of_birth"), (4, "sex"), (4, "ethnicity")]


def test_a_referral_key_given_twice_is_a_fault(tmp_path):
    assert faults(tmp_path, row(), row(child_ref="OLD-2")) == [(3, "referral_ref")]


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        ("2022-01-31", "2022-02-01", []),
        ("2022-01-30", "2022-02-01", [(3, "opened_on")]),
        ("2022-01-30", "", [(3, "opened_on")]),
        ("2021-06-05", "2021-06-05", []),
        ("2021-06-06", "2021-06-06", [(3, "opened_on")]),
        ("2022-01-31", "2022-01-31", []),
    ],
)
def test_cases_of_one_child_never_overlap(tmp_path, opened, closed, expected):
    second = row(
        referral_ref="",
        received_on="2021-06-04",
        opened_on=opened,
        closed_on=closed,
        closure_reason="risk_reduced" if closed else "",
        exploitation="CSE",
    )
    assert faults(tmp_path, row(), second) == expected


def test_a_case_that_follows_an_open_case_overlaps_it(tmp_path):
    still_open = row(closed_on="", closure_reason="", exploitation="CSE")
    later = row(referral_ref="", opened_on="2023-01-01", closed_on="2023-02-01", exploitation="CSE")
    assert faults(tmp_path, still_open, later) == [(3, "opened_on")]


@pytest.mark.parametrize("changes", [{"closed_on": "31/02/2022"}, {"closed_on": ""}])
def test_a_case_whose_closing_is_wrong_is_one_fault_and_nothing_is_made_of_it(tmp_path, changes):
    wrong = row(exploitation="CSE", **changes)
    later = {"received_on": "2022-02-01", "screened_on": "2022-02-01", "opened_on": "2022-02-01"}
    following = row(referral_ref="", exploitation="CSE", **later | {"closed_on": "2022-03-01"})
    assert faults(tmp_path, wrong, following) == [(2, "closed_on")]
    assert warnings(tmp_path, wrong, following) == []


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ("from 2021-06-04", "has CSE from before the case opened on 2021-06-05"),
        ("to 2021-06-04", "has CSE to before the case opened on 2021-06-05"),
        ("from 2022-02-01", "has CSE from after the case closed on 2022-01-31"),
        ("to 2022-02-01", "has CSE to after the case closed on 2022-01-31"),
    ],
)
def test_a_type_outside_its_case_is_told_which_date_is_wrong(tmp_path, dates, wrong):
    found = check(tmp_path, text_of(row(exploitation=f"CSE {dates}"))).faults
    assert wrong in [fault.wrong for fault in found]


def test_overlap_is_of_the_days_between():
    first, second, third = date(2021, 1, 1), date(2021, 1, 2), date(2021, 1, 3)
    assert overlap((first, third), (second, second))
    assert not overlap((first, second), (second, third))
    assert not overlap((first, first), (first, second))
    assert overlap((first, first), (first, first))
    assert overlap((first, None), (first, None))


def adult(opened, **changes):
    dates = {"received_on": opened, "screened_on": opened, "opened_on": opened}
    closed = {"closed_on": opened, "closure_reason": "turned_25", "exploitation": "CSE"}
    return row(date_of_birth="2000-02-29", **(dates | closed | changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (adult("2018-02-28"), []),  # born on 29 February: 18 on 1 March
        (adult("2018-03-01"), [(2, "care_leaver"), (2, "consent_on")]),
        (adult("2018-03-01", care_leaver="yes"), [(2, "consent_on")]),
        (adult("2018-03-01", consent_on="2018-03-01"), [(2, "care_leaver")]),
        (adult("2018-03-01", care_leaver="yes", consent_on="2018-03-01"), []),
        (adult("2025-02-28", care_leaver="yes", consent_on="2018-03-01"), []),
        (adult("2025-03-01", care_leaver="yes", consent_on="2018-03-01"), [(2, "opened_on")]),
    ],
)
def test_a_case_opens_from_18_for_a_consenting_care_leaver_and_never_from_25(
    tmp_path, changes, expected
):
    assert faults(tmp_path, changes) == expected


def test_an_open_case_past_a_birthday_is_a_warning(tmp_path):
    still_open = {"closed_on": "", "closure_reason": "", "exploitation": "CSE"}
    agreed = {"care_leaver": "yes", "consent_on": "2026-02-28"}
    past_18 = row(**still_open)
    assert faults(tmp_path, past_18) == []
    assert warnings(tmp_path, past_18) == [(2, "closed_on")]
    assert warnings(tmp_path, row(**(still_open | agreed))) == []
    past_25 = {"date_of_birth": "2001-01-01", "received_on": "2018-01-01", **still_open, **agreed}
    opened = {"screened_on": "2018-01-01", "opened_on": "2018-01-01"}
    assert warnings(tmp_path, row(**(past_25 | opened))) == [(2, "closed_on")]
    assert faults(tmp_path, row(**(past_25 | opened))) == []


def test_a_case_from_18_needs_consent_in_its_own_row(tmp_path):
    agreed = {"care_leaver": "yes", "consent_on": "2018-03-01"}
    first = adult("2018-03-01", **agreed)
    again = adult("2019-03-01", referral_ref="REF-2")
    assert faults(tmp_path, first, again | agreed) == []
    assert faults(tmp_path, first, again) == [(3, "care_leaver"), (3, "consent_on")]


def test_a_fault_found_between_rows_shows_the_cell_as_it_was_typed(tmp_path):
    grown = adult("2018-03-01", care_leaver="no")
    born = {"date_of_birth": "01/03/2001", "referral_ref": "REF-2", "exploitation": "CSE"}
    again = row(**born, opened_on="05/06/2021")
    later = row(**born | {"referral_ref": "REF-3"}, opened_on="06/06/2021")
    checked = check(tmp_path, text_of(grown, again, later))
    found = {(fault.row, fault.column): fault.value for fault in checked.faults}
    assert found[2, "care_leaver"] == "no"
    assert found[3, "date_of_birth"] == "01/03/2001"
    assert found[4, "opened_on"] == "06/06/2021"


def test_a_fixed_space_in_a_name_is_a_space(tmp_path):
    pasted = row(given_name="Mary\u00a0Ann", family_name="Two\nlines")
    typed = row(given_name="Mary Ann", family_name="Two lines", **NO_CASE, referral_ref="REF-2")
    assert faults(tmp_path, pasted, typed) == []


def test_more_people_than_can_be_kept_are_refused_by_that_reason(tmp_path):
    for number, is_wrong in [("32767", False), ("0000002", False), ("32768", True)]:
        found = check(tmp_path, text_of(row(persons_of_concern=number))).faults
        assert [f.wrong for f in found] == ["is more people than can be recorded"] * is_wrong


def test_what_cannot_be_kept_is_a_warning(tmp_path):
    dated = row(**(NO_CASE | {"exploitation": "CSE from 2021-07-01"}))
    twice = row(**(NO_CASE | {"exploitation": "CSE to 2021-07-01; CSE from 2021-08-01"}))
    unscreened = row(**(NO_CASE | {"screened_on": "", "outcome": "", "risk_level": "low"}))
    assert warnings(tmp_path, dated) == [(2, "exploitation")]
    assert faults(tmp_path, twice) == []
    assert faults(tmp_path, row(**(NO_CASE | {"exploitation": "CSE;CSE"}))) == [(2, "exploitation")]
    assert warnings(tmp_path, unscreened) == []


def test_the_same_row_twice_without_a_key_is_a_warning(tmp_path):
    twin = row(**NO_CASE, referral_ref="")
    assert faults(tmp_path, twin, twin) == []
    assert warnings(tmp_path, twin, twin) == [(3, "referral_ref")]


def test_what_is_recorded_already_is_checked_against(tmp_path):
    class Recorded(EmptyRegister):
        def referral_refs(self, refs):
            return {"REF-1"}

        def children(self, refs):
            held = {
                "date_of_birth": date(2008, 3, 1),
                "given_name": "",
                "family_name": "",
                "sex": "F",
                "ethnicity": "NOBT",
            }
            span = CaseSpan(date(2021, 12, 1), None, 0)
            support = Support(cases=[span])
            return {ref: checking.RecordedChild(1, held, support) for ref in refs}

    checked = check(tmp_path, text_of(row()), register=Recorded())
    assert [(fault.row, fault.column) for fault in checked.faults] == [
        (2, "date_of_birth"),
        (2, "referral_ref"),
        (2, "opened_on"),
    ]
    assert {fault.column for fault in checked.warnings} == {
        "given_name",
        "family_name",
        "ethnicity",
    }
