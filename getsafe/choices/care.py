"""Code lists of social care: the codes of the children looked after and in need returns.

A code that a return dropped, or has only had since some year, is bound to the dates on which a
record may newly use it.
"""

from datetime import date

from getsafe.choices.codes import Code, CodeList

LAST_OF_2025 = date(2025, 3, 31)  # the last day of the return of 2024-25
FIRST_OF_2026 = date(2025, 4, 1)

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

PLAN_CATEGORY = CodeList(
    "Child protection plan category",
    Code("NEG", "Neglect"),
    Code("EMO", "Emotional abuse"),
    Code("PHY", "Physical abuse"),
    Code("SAB", "Sexual abuse"),
    Code("MUL", "Multiple"),
)

PRIMARY_NEED = CodeList(
    "Primary need",
    Code("N1", "Abuse or neglect"),
    Code("N2", "Child's disability or illness"),
    Code("N3", "Parent's disability or illness"),
    Code("N4", "Family in acute stress"),
    Code("N5", "Family dysfunction"),
    Code("N6", "Socially unacceptable behaviour"),
    Code("N7", "Low income"),
    Code("N8", "Absent parenting"),
    Code("N9", "Not a child in need: adoption support"),
    Code("N0", "Not stated"),
)

LEGAL_STATUS = CodeList(
    "Legal status",
    Code("C1", "Interim care order", "Care order"),
    Code("C2", "Full care order", "Care order"),
    Code("D1", "Freeing order", "Adoption"),
    Code("E1", "Placement order", "Adoption"),
    Code("V2", "Section 20, single period", "Voluntary"),
    Code("V3", "Section 20, short breaks by episode", "Voluntary"),
    Code("V4", "Section 20, short breaks by agreement", "Voluntary"),
    Code("L1", "Police protection", "Protection"),
    Code("L2", "Emergency protection order", "Protection"),
    Code("L3", "Child assessment order", "Protection"),
    Code("J1", "On remand", "Youth justice"),
    Code("J2", "Detained under PACE", "Youth justice"),
    Code("J3", "Youth rehabilitation order with residence", "Youth justice"),
)

PLACEMENT = CodeList(
    "Placement",
    Code("A3", "For adoption with consent, with current foster carer", "Adoption"),
    Code("A4", "For adoption with consent, not with current foster carer", "Adoption"),
    Code("A5", "For adoption with placement order, with current foster carer", "Adoption"),
    Code("A6", "For adoption with placement order, not with current foster carer", "Adoption"),
    Code("H5", "Semi-independent living", "Independent", valid_to=LAST_OF_2025),
    Code("K1", "Secure children's home", "Home"),
    Code("K2", "Children's home", "Home"),
    Code("K3", "Supported accommodation", "Home"),
    Code("P1", "With parents", "Independent"),
    Code("P2", "Independent living", "Independent", valid_to=LAST_OF_2025),
    Code("P3", "Residential employment", "Independent"),
    Code("R1", "Residential care home", "Residential"),
    Code("R2", "NHS or other health setting", "Residential"),
    Code("R3", "Family centre or mother and baby unit", "Residential"),
    Code("R5", "Young offender institution or secure training centre", "Residential"),
    Code("S1", "Residential school", "Residential"),
    Code("T0", "Temporary move of any kind", "Temporary"),
    Code("T1", "Temporary: hospital", "Temporary"),
    Code("T2", "Temporary: holiday", "Temporary"),
    Code("T3", "Temporary: while the foster carer is on holiday", "Temporary"),
    Code("T4", "Temporary: 7 days or less for another reason", "Temporary"),
    Code("U1", "Foster care by family or friend: long term", "Foster care"),
    Code("U2", "Foster care by family or friend: fostering for adoption", "Foster care"),
    Code("U3", "Foster care by family or friend: other", "Foster care"),
    Code("U4", "Foster care: long term", "Foster care"),
    Code("U5", "Foster care: fostering for adoption", "Foster care"),
    Code("U6", "Foster care: other", "Foster care"),
    Code("Z1", "Other placement", "Other", valid_to=LAST_OF_2025),
    Code("Z11", "Other placement, code Z11", "Other", valid_from=FIRST_OF_2026),
    Code("Z12", "Other placement, code Z12", "Other", valid_from=FIRST_OF_2026),
    Code("Z13", "Other placement, code Z13", "Other", valid_from=FIRST_OF_2026),
    Code("Z14", "Other placement, code Z14", "Other", valid_from=FIRST_OF_2026),
)

PLACEMENT_PROVIDER = CodeList(
    "Placement provider",
    Code("PR0", "Parents"),
    Code("PR1", "This council"),
    Code("PR2", "Another council"),
    Code("PR3", "Other public body"),
    Code("PR4", "Private"),
    Code("PR5", "Voluntary"),
)

IN_TOUCH = CodeList(
    "In touch with a care leaver",
    Code("YES", "Yes"),
    Code("NO", "No"),
    Code("DIED", "Died"),
    Code("REFU", "Refuses contact"),
    Code("NREQ", "No longer needs the service"),
    Code("RHOM", "Returned home"),
)

CARE_LEAVER_ACTIVITY = CodeList(
    "Care leaver's activity",
    Code("F1", "Higher education, full time"),
    Code("P1", "Higher education, part time"),
    Code("F2", "Other education, full time"),
    Code("P2", "Other education, part time"),
    Code("F4", "Apprenticeship, full time"),
    Code("P4", "Apprenticeship, part time"),
    Code("F5", "Work or training, full time"),
    Code("P5", "Work or training, part time"),
    Code("G4", "Not in education or work: illness or disability"),
    Code("G5", "Not in education or work: another reason"),
    Code("G6", "Not in education or work: pregnant or a parent"),
)

CARE_LEAVER_HOME = CodeList(
    "Care leaver's accommodation",
    Code("B", "With parents or relatives"),
    Code("C", "Community home or other residential care"),
    Code("D", "Semi-independent"),
    Code("E", "Supported lodgings"),
    Code("G", "Gone abroad"),
    Code("H", "Deported"),
    Code("K", "Ordinary lodgings"),
    Code("R", "Not known"),
    Code("S", "No fixed home"),
    Code("T", "Foyer"),
    Code("U", "Independent living"),
    Code("V", "Emergency accommodation"),
    Code("W", "Bed and breakfast"),
    Code("X", "In custody"),
    Code("Y", "Other"),
    Code("Z", "With a former foster carer"),
)

HOME_SUITABILITY = CodeList(
    "Suitability of accommodation", Code("1", "Suitable"), Code("2", "Not suitable")
)
