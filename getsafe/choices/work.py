"""Code lists about the work: referrals, screening, cases and exploitation."""

from getsafe.choices.codes import Code, CodeList

REFERRAL_SOURCE = CodeList(
    "Referral source",
    Code("1A", "Family member or carer", "Individual"),
    Code("1B", "Acquaintance", "Individual"),
    Code("1C", "Self", "Individual"),
    Code("1D", "Other individual", "Individual"),
    Code("2A", "School", "Education"),
    Code("2B", "Education service", "Education"),
    Code("3A", "GP", "Health"),
    Code("3B", "Health visitor", "Health"),
    Code("3C", "School nurse", "Health"),
    Code("3D", "Other primary health", "Health"),
    Code("3E", "A&E", "Health"),
    Code("3F", "Other health", "Health"),
    Code("4", "Housing", "Housing"),
    Code("5A", "Council social care", "Council"),
    Code("5B", "Other council service", "Council"),
    Code("5C", "Another council", "Council"),
    Code("5D", "Early help", "Council"),
    Code("6", "Police", "Police"),
    Code("7", "Other legal agency", "Legal", hint="Court, probation, immigration, Cafcass, prison"),
    Code("8", "Other", "Other"),
    Code("9", "Anonymous", "Other"),
    Code("10", "Unknown", "Other"),
)

# `national` is the children in need assessment factor that the type reconciles with.
EXPLOITATION_TYPE = CodeList(
    "Exploitation type",
    Code("CSE", "Child sexual exploitation", national="11A"),
    Code("CCE", "Child criminal exploitation", national="24A"),
    Code("COUNTY_LINES", "County lines", national="24A"),
    Code("GANG", "Gang or organised crime association", national="13A"),
    Code("TRAFFICKING", "Trafficking or modern slavery", national="12A"),
    Code("LABOUR", "Labour exploitation", national="12A"),
    Code("SERVITUDE", "Domestic servitude", national="12A"),
    Code("FINANCIAL", "Financial exploitation", national="24A", hint="Including money mules"),
    Code("ONLINE", "Online exploitation", national="20"),
    Code("HSB", "Harmful sexual behaviour", national="19B"),
    Code("SYV", "Serious youth violence", national="20", hint="Including weapons"),
    Code("MISSING", "Exploitation linked to going missing", national="10A"),
    Code("RADICALISATION", "Radicalisation", national="20"),
    Code("FM_HBA", "Forced marriage or honour-based abuse", national="20"),
    Code("FGM", "Female genital mutilation", national="22A"),
    Code("OTHER", "Other exploitation", national="20"),
)

# The order is the order of harm known: a child who is being exploited is never merely "at risk".
EXPERIENCE_STATUS = CodeList(
    "Experience status",
    Code("vulnerable", "Vulnerable"),
    Code("at_risk", "At risk"),
    Code("suspected", "Suspected: is being exploited"),
    Code("confirmed", "Confirmed: is being exploited"),
    Code("historic", "Historic"),
)

EXPLOITATION_SETTING = CodeList(
    "Setting",
    Code("online", "Online"),
    Code("public_place", "Public place"),
    Code("private_address", "Private address"),
    Code("hotel", "Hotel or temporary accommodation"),
    Code("school", "School or college"),
    Code("care_home", "Children's home"),
    Code("transport", "Transport"),
    Code("other", "Other"),
)

EXPLOITATION_MODEL = CodeList(
    "Model of exploitation",
    Code("lone", "One person acting alone"),
    Code("peer", "Peer"),
    Code("relationship", "Presented as a relationship"),
    Code("party", "Parties"),
    Code("group", "Gang or group"),
    Code("family", "Family"),
    Code("online", "Online"),
)

REFERRAL_ROUTE = CodeList(
    "How it arrived",
    Code("form", "GET SAFE risk assessment form"),
    Code("email", "Email"),
    Code("mash", "MASH"),
    Code("police_notice", "Police notification"),
    Code("return_interview", "Return home interview"),
    Code("self", "From the child or family"),
    Code("import", "Imported from an earlier tracker"),
)

# Agreement to a service, which is not what allows information to be shared.
SERVICE_CONSENT = CodeList(
    "Agreement to support",
    Code("yes", "Yes"),
    Code("no", "No"),
    Code("not_asked", "Not asked yet"),
    Code("not_known", "Not known"),
)

SHARING_BASIS = CodeList(
    "Why it may be shared",
    Code("safeguarding", "To safeguard a child", hint="Consent is not needed for this"),
    Code("legal_duty", "A court order or another legal duty"),
    Code("consent", "The child or family agreed"),
    Code("not_known", "Not known"),
)

REFERRAL_STATUS = CodeList(
    "Referral status",
    Code("awaiting_screening", "Waiting for screening"),
    Code("returned_incomplete", "Returned: more needed"),
    Code("screened", "Screened"),
)

SCREENING_OUTCOME = CodeList(
    "Screening outcome",
    Code("MACE1", "Open a case and hold an initial MACE 1"),
    Code("CONTINUE", "Already open: add to the existing case"),
    Code("STRAT", "Strategy discussion"),
    Code("CSC", "Refer to social care"),
    Code("EH", "Early help"),
    Code("SINGLE", "Single-agency task"),
    Code("CONTEXT", "Handle as a place or peer group"),
    Code("MISSING", "Missing pathway only"),
    Code("ADULT", "Adult safeguarding"),
    Code("OTHERLA", "Another council is responsible"),
    Code("MOREINFO", "Deferred: more information needed"),
    Code("NFA", "No further action"),
)

OUTCOMES_ALONE = ("MOREINFO", "NFA")  # nothing else happens besides
OUTCOMES_BESIDES = [
    code for code in SCREENING_OUTCOME.codes if code not in {"MACE1", "CONTINUE", *OUTCOMES_ALONE}
]
OUTCOMES_PASSED_ON = ("SINGLE", "OTHERLA")  # to somebody who has to be named

SCREENING_BASIS = CodeList(
    "How it was decided",
    Code("weekly", "Weekly screening meeting"),
    Code("urgent", "Urgent decision by a manager"),
    Code("imported", "Imported from an earlier tracker"),
)

CASE_STATUS = CodeList(
    "Case status",
    Code("pending_mace1", "Waiting for MACE 1"),
    Code("active", "Active"),
    Code("step_down", "Step-down monitoring"),
    Code("on_hold_missing", "On hold: child missing"),
    Code("closed", "Closed"),
)

CLOSURE_REASON = CodeList(
    "Closure reason",
    Code("risk_reduced", "Risk reduced and sustained", national="RC7"),
    Code("early_help", "Stepped down to early help", national="RC9"),
    Code("statutory_plan", "Managed in the statutory plan alone", national="RC7"),
    Code("no_evidence", "No evidence of exploitation found", national="RC8"),
    Code("moved_area", "Moved to another council, handover done", national="RC5"),
    Code("turned_18", "Turned 18 and not eligible", national="RC7"),
    Code("consent_withdrawn", "18 or over: consent declined or withdrawn", national="RC7"),
    Code("turned_25", "Turned 25", national="RC7"),
    Code("adult_services", "Transferred to adult services", national="RC6"),
    Code("custody", "Custody or secure accommodation", national="RC7"),
    Code("declined", "Declined and threshold not met", national="RC7"),
    Code("died", "Died", national="RC2"),
    Code("opened_in_error", "Opened in error", national="RC7"),
)

PROPOSAL_STATUS = CodeList(
    "Closure proposal",
    Code("waiting", "Waiting for a manager"),
    Code("sent_back", "Sent back"),
    Code("withdrawn", "Withdrawn"),
    Code("authorised", "Authorised"),
    Code("undone", "Authorised, then undone"),
)

LEVEL_BASIS = CodeList(
    "How the level was decided",
    Code("screening", "At screening"),
    Code("meeting", "At a meeting"),
    Code("manager", "Manager's decision"),
    Code("imported", "Imported from an earlier tracker"),
)
