"""Code lists: each code with its label, group, national code and the dates it may be used."""

from getsafe.choices.codes import Code, CodeList
from getsafe.choices.people import (
    CARE_LEAVER_STATUSES,
    CARE_STATUS,
    CONSENT_DECISION,
    ETHNICITY,
    ETHNICITY_GROUPS,
    GENDER,
    SEX,
    YES_NO_UNKNOWN,
)
from getsafe.choices.work import (
    CASE_STATUS,
    CLOSURE_REASON,
    EXPERIENCE_STATUS,
    EXPLOITATION_MODEL,
    EXPLOITATION_SETTING,
    EXPLOITATION_TYPE,
    LEVEL_BASIS,
    PROPOSAL_STATUS,
    REFERRAL_ROUTE,
    REFERRAL_SOURCE,
    REFERRAL_STATUS,
    SCREENING_BASIS,
    SCREENING_OUTCOME,
)

__all__ = [
    "CARE_LEAVER_STATUSES",
    "CARE_STATUS",
    "CASE_STATUS",
    "CLOSURE_REASON",
    "CONSENT_DECISION",
    "ETHNICITY",
    "ETHNICITY_GROUPS",
    "EXPERIENCE_STATUS",
    "EXPLOITATION_MODEL",
    "EXPLOITATION_SETTING",
    "EXPLOITATION_TYPE",
    "GENDER",
    "LEVEL_BASIS",
    "PROPOSAL_STATUS",
    "REFERRAL_ROUTE",
    "REFERRAL_SOURCE",
    "REFERRAL_STATUS",
    "SCREENING_BASIS",
    "SCREENING_OUTCOME",
    "SEX",
    "YES_NO_UNKNOWN",
    "Code",
    "CodeList",
]
