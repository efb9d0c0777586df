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

DISABILITY = CodeList(
    "Disability",
    Code("NONE", "No disability"),
    Code("MOB", "Mobility"),
    Code("HAND", "Hand function"),
    Code("PC", "Personal care"),
    Code("INC", "Incontinence"),
    Code("COMM", "Communication"),
    Code("LD", "Learning"),
    Code("HEAR", "Hearing"),
    Code("VIS", "Vision"),
    Code("BEH", "Behaviour", hint="Including ADHD"),
    Code("CON", "Consciousness", hint="For example, epilepsy"),
    Code("AUT", "Diagnosed with autism"),
    Code("DDA", "Other"),
)

SEN_PROVISION = CodeList(
    "Special educational needs provision",
    Code("N", "None"),
    Code("K", "SEN support"),
    Code("E", "Education, health and care plan"),
)

SEN_NEED = CodeList(
    "Special educational need",
    Code("SPLD", "Specific learning difficulty"),
    Code("MLD", "Moderate learning difficulty"),
    Code("SLD", "Severe learning difficulty"),
    Code("PMLD", "Profound and multiple learning difficulty"),
    Code("SEMH", "Social, emotional and mental health"),
    Code("SLCN", "Speech, language and communication"),
    Code("HI", "Hearing impairment"),
    Code("VI", "Vision impairment"),
    Code("MSI", "Multi-sensory impairment"),
    Code("PD", "Physical disability"),
    Code("ASD", "Autistic spectrum disorder"),
    Code("OTH", "Other difficulty"),
)

CONSENT_DECISION = CodeList(
    "Consent",
    Code("given", "Consent given"),
    Code("refused", "Consent refused"),
    Code("withdrawn", "Consent withdrawn"),
)

YES_NO_UNKNOWN = CodeList(
    "Yes, no or not known", Code("yes", "Yes"), Code("no", "No"), Code("not_known", "Not known")
)
