"""Code lists about a child: the Department for Education's codes where it has one."""

from getsafe.choices.codes import Code, CodeList

SEX = CodeList(
    "Sex", Code("M", "Male"), Code("F", "Female"), Code("U", "Not known", hint="Not yet recorded")
)

GENDER = CodeList(
    "Gender",
    Code("01", "Boy or man"),
    Code("02", "Girl or woman"),
    Code("09", "Describes it another way"),
    Code("00", "Not known"),
)

ETHNICITY_GROUPS = CodeList(
    "Ethnicity group",
    Code("white", "White"),
    Code("mixed", "Mixed"),
    Code("asian", "Asian"),
    Code("black", "Black"),
    Code("other", "Other"),
    Code("not_known", "Not known"),
)

ETHNICITY = CodeList(
    "Ethnicity",
    Code("WBRI", "White British", "white"),
    Code("WIRI", "White Irish", "white"),
    Code("WIRT", "Traveller of Irish heritage", "white"),
    Code("WROM", "Gypsy or Roma", "white"),
    Code("WOTH", "Any other White background", "white"),
    Code("MWBC", "White and Black Caribbean", "mixed"),
    Code("MWBA", "White and Black African", "mixed"),
    Code("MWAS", "White and Asian", "mixed"),
    Code("MOTH", "Any other mixed background", "mixed"),
    Code("AIND", "Indian", "asian"),
    Code("APKN", "Pakistani", "asian"),
    Code("ABAN", "Bangladeshi", "asian"),
    Code("CHNE", "Chinese", "asian"),
    Code("AOTH", "Any other Asian background", "asian"),
    Code("BCRB", "Black Caribbean", "black"),
    Code("BAFR", "Black African", "black"),
    Code("BOTH", "Any other Black background", "black"),
    Code("OOTH", "Any other ethnic group", "other"),
    Code("REFU", "Prefers not to say", "not_known"),
    Code("NOBT", "Not yet obtained", "not_known"),
)

CARE_STATUS = CodeList(
    "Social care status",
    Code("early_help", "Early help"),
    Code("child_in_need", "Child in need"),
    Code("child_protection", "Child protection plan"),
    Code("looked_after", "Looked after"),
    Code("eligible", "Care leaver: eligible", hint="16 or 17 and still looked after"),
    Code("relevant", "Care leaver: relevant", hint="16 or 17 and has left care"),
    Code("former_relevant", "Care leaver: former relevant", hint="18 to 25"),
    Code("qualifying", "Care leaver: qualifying", hint="16 to 25, under 13 weeks in care"),
    Code("care_leaver", "Care leaver: kind not recorded"),
    Code("adult", "Adult social care"),
)

# Who counts as a care leaver of this council: those who have left its care.
CARE_LEAVER_STATUSES = ("relevant", "former_relevant", "qualifying", "care_leaver")

CONSENT_DECISION = CodeList(
    "Consent",
    Code("given", "Consent given"),
    Code("refused", "Consent refused"),
    Code("withdrawn", "Consent withdrawn"),
)

YES_NO_UNKNOWN = CodeList(
    "Yes, no or not known", Code("yes", "Yes"), Code("no", "No"), Code("not_known", "Not known")
)
