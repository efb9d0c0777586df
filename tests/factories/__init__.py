"""Makers of obviously fictional records, minimal unless told more."""

from tests.factories.cases import (
    CaseFactory,
    ClosedCaseFactory,
    ExploitationSpellFactory,
    RiskLevelSpellFactory,
)
from tests.factories.children import CareStatusSpellFactory, ChildFactory, ConsentFactory
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    MeetingFactory,
)
from tests.factories.people import AgencyFactory, UserFactory
from tests.factories.referrals import ConcernFactory, ReferralFactory, ScreeningFactory
from tests.factories.reporting import (
    FoiPartFactory,
    FoiRequestFactory,
    LibraryAnswerFactory,
    RecordingFactFactory,
    ReportRunFactory,
)

__all__ = [
    "ActionFactory",
    "AgencyFactory",
    "AgendaItemFactory",
    "AttendanceFactory",
    "CareStatusSpellFactory",
    "CaseFactory",
    "ChildFactory",
    "ClosedCaseFactory",
    "ConcernFactory",
    "ConsentFactory",
    "ExploitationSpellFactory",
    "FoiPartFactory",
    "FoiRequestFactory",
    "LibraryAnswerFactory",
    "MeetingFactory",
    "RecordingFactFactory",
    "ReferralFactory",
    "ReportRunFactory",
    "RiskLevelSpellFactory",
    "ScreeningFactory",
    "UserFactory",
]
