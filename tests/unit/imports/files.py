"""Caseload files for tests: one valid row, changed as a test says."""

import csv
import io

from getsafe.imports.layout import COLUMNS

VALID = {
    "child_ref": "OLD-1",
    "given_name": "Fictional",
    "family_name": "Child",
    "date_of_birth": "2008-02-29",
    "sex": "F",
    "ethnicity": "WBRI",
    "care_leaver": "",
    "consent_on": "",
    "referral_ref": "REF-1",
    "received_on": "2021-06-01",
    "source": "6",
    "exploitation": "CSE; CCE from 2021-07-01 to 2021-09-30",
    "screened_on": "2021-06-04",
    "outcome": "MACE1",
    "opened_on": "2021-06-05",
    "closed_on": "2022-01-31",
    "closure_reason": "risk_reduced",
    "risk_level": "high",
    "persons_of_concern": "2",
}
NO_CASE = dict.fromkeys(
    ["opened_on", "closed_on", "closure_reason", "risk_level", "persons_of_concern"], ""
) | {"outcome": "NFA", "exploitation": "CSE"}


def text_of(*rows, columns=COLUMNS):
    """A CSV file of the rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def row(**changes):
    """The valid row with some cells changed."""
    return VALID | changes
