"""What every installation starts with: a risk scale, the agencies and the bank holidays."""

import holidays
from django.db import migrations

RISK_LEVELS = [
    ("low", "Low", 1, "green", 12, True),
    ("medium", "Medium", 2, "yellow", 6, False),
    ("high", "High", 3, "red", 4, False),
]
AGENCIES = [
    ("getsafe", "GETSAFE team", True),
    ("social-care", "Children's social care", True),
    ("mash", "Multi-Agency Safeguarding Hub (MASH)", True),
    ("early-help", "Early help", True),
    ("police", "Police", True),
    ("health", "Health", True),
    ("schools", "Schools and colleges", False),
    ("youth-justice", "Youth Justice Service", False),
    ("probation", "Probation", False),
    ("housing", "Housing", False),
    ("licensing", "Licensing", False),
    ("community-safety", "Community safety", False),
    ("substance-misuse", "Substance misuse service", False),
    ("childrens-home", "Children's home or fostering agency", False),
    ("voluntary", "Voluntary sector", False),
    ("adult-social-care", "Adult social care", False),
    ("legal", "Legal services", False),
    ("other-council", "Another council", False),
    ("other", "Other", False),
]
NATIONS = ["ENG", "WLS", "SCT", "NIR"]
YEARS = range(2010, 2031)


def load(apps, schema_editor):
    level, agency = apps.get_model("getsafe", "RiskLevel"), apps.get_model("getsafe", "Agency")
    holiday = apps.get_model("getsafe", "BankHoliday")
    for code, label, rank, colour, weeks, step_down in RISK_LEVELS:
        level.objects.create(
            code=code,
            label=label,
            rank=rank,
            colour=colour,
            review_weeks=weeks,
            allows_step_down=step_down,
        )
    for code, name, statutory in AGENCIES:
        agency.objects.create(code=code, name=name, is_statutory_partner=statutory)
    holiday.objects.bulk_create(
        holiday(day=day, nation=nation, name=name[:120], source="Shipped with GETSAFE")
        for nation in NATIONS
        for day, name in holidays.GB(subdiv=nation, years=YEARS, language="en_GB").items()
    )


class Migration(migrations.Migration):
    dependencies = [("getsafe", "0002_records")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
