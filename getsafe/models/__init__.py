"""The core nouns: one file each."""

from getsafe.models.agency import Agency
from getsafe.models.audit import AuditEntry, AuditSeal
from getsafe.models.care import CareStatusSpell, Consent
from getsafe.models.case import Case
from getsafe.models.child import Child, MatchDecision
from getsafe.models.closure import ClosureProposal
from getsafe.models.closure_draft import ClosureDraft
from getsafe.models.holiday import BankHoliday
from getsafe.models.import_batch import ImportBatch
from getsafe.models.merge import RecordMerge
from getsafe.models.referral import Concern, Referral
from getsafe.models.referral_draft import ReferralDraft
from getsafe.models.risk_level import RiskLevel
from getsafe.models.saved_form import SavedForm
from getsafe.models.screening import AgencyContribution, Screening
from getsafe.models.spells import ExploitationSpell, RiskLevelSpell
from getsafe.models.user import User

__all__ = [
    "Agency",
    "AgencyContribution",
    "AuditEntry",
    "AuditSeal",
    "BankHoliday",
    "CareStatusSpell",
    "Case",
    "Child",
    "ClosureDraft",
    "ClosureProposal",
    "Concern",
    "Consent",
    "ExploitationSpell",
    "ImportBatch",
    "MatchDecision",
    "RecordMerge",
    "Referral",
    "ReferralDraft",
    "RiskLevel",
    "RiskLevelSpell",
    "SavedForm",
    "Screening",
    "User",
]
