"""Bringing an old tracker's caseload in as one batch, and taking the batch out again."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from getsafe import audit
from getsafe.bulk import allocate_ids, copy_in
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.imports import checking
from getsafe.imports.checking import Checked
from getsafe.imports.children import ChildFacts, Support
from getsafe.imports.reading import CaseloadFile
from getsafe.imports.rows import CaseloadRow, RowReader
from getsafe.models import (
    CareStatusSpell,
    Case,
    Child,
    Concern,
    Consent,
    ExploitationSpell,
    ImportBatch,
    Referral,
    RiskLevelSpell,
    Screening,
    User,
)
from getsafe.queries.imports import RecordedCaseload, risk_level_ids

LOCK = 5_240_731  # one import at a time: a number of our own for PostgreSQL's advisory locks
# What a batch makes, each after what it points to; undoing goes the other way.
MADE = (
    Child,
    CareStatusSpell,
    Consent,
    Referral,
    Concern,
    Screening,
    Case,
    ExploitationSpell,
    RiskLevelSpell,
)
KEYED = (Child, Referral, Case)  # what other rows of a batch point to
NOT_BUILT_ON = "pgh_obj"  # a row's history points at the row; that is not building on it


class BatchBuiltOn(Refused):
    """The batch cannot be undone, because later work stands on what it made."""


class BatchUndone(Refused):
    """The batch was undone already."""


def check(path: Path) -> Checked:
    """Check a caseload file without writing anything. Raises FileRefused."""
    file, reader, register = CaseloadFile(path), _reader(), RecordedCaseload()
    return checking.check(file, reader=reader, register=register, today=today())


@transaction.atomic
def commit(
    path: Path, *, by: User | None, operator: str = ""
) -> tuple[Checked, ImportBatch | None]:
    """Import a caseload file: all of it as one batch, or nothing where a row is not valid.

    Rows imported before change nothing. `by` is None from the command line, and then `operator`
    says which account of the machine ran it. Audited as import.commit. Raises FileRefused.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        # Checks put off to the end would be looked through again by every history trigger.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    file, reader, register = CaseloadFile(path), _reader(), RecordedCaseload()
    checked = checking.check(file, reader=reader, register=register, today=today())
    if not checked.is_valid or not checked.new_rows:
        return checked, None
    batch = ImportBatch.objects.create(
        file_name=path.name[:255],
        sha256=_digest(path),
        row_count=len(checked.new_rows),
        imported_by=by,
    )
    writer = _Writer(batch, checked, register.child_ids)
    for chunk in checking.new_rows(file, reader, checked):
        writer.write([(read.row, read.key) for read in chunk if read.row])
    batch.made = {model._meta.model_name: writer.made[model] for model in MADE}
    batch.save(update_fields=["made"])
    details = {"rows": batch.row_count, "sha256": batch.sha256, "operator": operator}
    audit.record("import.commit", batch, by=by, details=details)
    return checked, batch


def _reader() -> RowReader:
    return RowReader(levels=list(risk_level_ids()), today=today())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Writer:
    """Writes chunks of rows; children come before what is theirs, each child once."""

    def __init__(self, batch: ImportBatch, checked: Checked, child_ids: dict[str, int]) -> None:
        self.batch = batch
        self.checked = checked
        self.child_ids = child_ids
        self.completed: set[str] = set()
        self.levels = risk_level_ids()
        self.made: Counter[type[models.Model]] = Counter()

    def write(self, rows: Sequence[tuple[CaseloadRow, str]]) -> None:
        self._children(dict.fromkeys(row.child_ref for row, _key in rows))
        referrals = self._insert(Referral, (self._referral(row, key) for row, key in rows))
        pairs = [(row, referral) for (row, _key), referral in zip(rows, referrals, strict=True)]
        self._insert(Concern, (concern for pair in pairs for concern in _concerns(*pair)))
        self._insert(Screening, (self._screening(*pair) for pair in pairs if pair[0].screened_on))
        opened = [pair for pair in pairs if pair[0].opened_on]
        cases = self._insert(Case, (self._case(*pair) for pair in opened))
        held = [(row, case) for (row, _referral), case in zip(opened, cases, strict=True)]
        self._insert(ExploitationSpell, (spell for pair in held for spell in _spells(*pair)))
        self._insert(RiskLevelSpell, (self._level(*pair) for pair in held if pair[0].risk_level))

    def _insert(self, model: type[models.Model], rows: Iterable[Any]) -> list[Any]:
        made = list(rows)
        if model in KEYED:
            for row, key in zip(made, allocate_ids(model, len(made)), strict=True):
                row.pk = key
        copy_in(made)
        self.made[model] += len(made)
        return made

    def _children(self, refs: Iterable[str]) -> None:
        fresh = [ref for ref in refs if ref not in self.completed]
        unknown = [ref for ref in fresh if ref not in self.child_ids]
        made = self._insert(Child, (self._child(ref) for ref in unknown))
        self.child_ids |= {ref: child.pk for ref, child in zip(unknown, made, strict=True)}
        self.completed |= set(fresh)
        recorded = RecordedCaseload().children([ref for ref in fresh if ref not in unknown])
        leavers, consents = set(), set()
        for ref in fresh:
            child, said = self.child_ids[ref], self.checked.children[ref].support
            held = recorded[ref].support if ref in recorded else Support()
            if said.care_leaver and not held.care_leaver:
                leavers.add(child)
            consents |= {(child, day) for day in said.consents - held.consents}
        self._insert(CareStatusSpell, (self._care_leaver(child) for child in sorted(leavers)))
        self._insert(Consent, (self._consent(*given) for given in sorted(consents)))

    def _child(self, ref: str) -> Child:
        facts: ChildFacts = self.checked.children[ref]
        return Child(
            external_ref=ref,
            given_name=facts.value("given_name"),
            family_name=facts.value("family_name"),
            date_of_birth=facts.value("date_of_birth"),
            sex=facts.value("sex"),
            ethnicity=facts.value("ethnicity"),
            import_batch=self.batch,
        )

    def _care_leaver(self, child: int) -> CareStatusSpell:
        return CareStatusSpell(child_id=child, status="care_leaver", import_batch=self.batch)

    def _consent(self, child: int, day: date) -> Consent:
        return Consent(child_id=child, decision="given", decided_on=day, import_batch=self.batch)

    def _referral(self, row: CaseloadRow, key: str) -> Referral:
        is_decided = row.outcome not in ("", "MOREINFO")
        return Referral(
            external_ref=row.referral_ref or None,
            child_id=self.child_ids[row.child_ref],
            received_on=row.received_on,
            complete_on=row.received_on,
            status="screened" if is_decided else "awaiting_screening",
            source=row.source,
            route="import",
            persons_of_concern=row.persons_of_concern,
            level_id=self.levels.get(row.risk_level),
            import_batch=self.batch,
            import_key=key,
        )

    def _screening(self, row: CaseloadRow, referral: Referral) -> Screening:
        level = None if row.opened_on else self.levels.get(row.risk_level)
        return Screening(
            referral_id=referral.pk,
            screened_on=cast("date", row.screened_on),
            outcome=row.outcome,
            basis="imported",
            level_id=level,
            import_batch=self.batch,
        )

    def _case(self, row: CaseloadRow, referral: Referral) -> Case:
        return Case(
            child_id=referral.child_id,
            referral_id=referral.pk,
            status="closed" if row.closed_on else "active",
            opened_on=cast("date", row.opened_on),
            closed_on=row.closed_on,
            closure_reason=row.closure_reason or None,
            persons_of_concern=row.persons_of_concern,
            is_imported=True,
            import_batch=self.batch,
        )

    def _level(self, row: CaseloadRow, case: Case) -> RiskLevelSpell:
        return RiskLevelSpell(
            case_id=case.pk,
            level_id=self.levels[row.risk_level],
            started_on=cast("date", row.opened_on),
            ended_on=row.closed_on,
            basis="imported",
        )


def _concerns(row: CaseloadRow, referral: Referral) -> Iterator[Concern]:
    for code in row.types:
        yield Concern(referral_id=referral.pk, exploitation_type=code)


def _spells(row: CaseloadRow, case: Case) -> Iterator[ExploitationSpell]:
    for spell in row.spells:
        yield ExploitationSpell(
            case_id=case.pk,
            exploitation_type=spell.code,
            started_on=spell.started_on,
            ended_on=spell.ended_on,
        )


@transaction.atomic
def undo(batch: ImportBatch, *, by: User | None, operator: str = "") -> ImportBatch:
    """Take out everything that a batch brought in, while nothing has been built on it.

    Refuses (BatchBuiltOn) once a row of it was changed, or anything else points at one; its
    history stays. Audited as import.undo.
    """
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.undone_at:
        raise BatchUndone("This import was undone already.")
    made = {model: _made_by(held, model) for model in MADE}
    _refuse_if_built_on(held, made)
    for model in reversed(MADE):
        # Nothing else points at these rows any more, so Django need not look them up first.
        made[model]._raw_delete(using=made[model].db)  # type: ignore[attr-defined]  # noqa: SLF001
    held.undone_at, held.undone_by = timezone.now(), by
    held.save(update_fields=["undone_at", "undone_by"])
    audit.record("import.undo", held, by=by, details={"operator": operator})
    return held


def _made_by(batch: ImportBatch, model: type[models.Model]) -> QuerySet[Any]:
    """The rows of a kind that belong to the batch, by themselves or through what they hang on."""
    way = {
        Concern: "referral__import_batch",
        ExploitationSpell: "case__import_batch",
        RiskLevelSpell: "case__import_batch",
    }.get(model, "import_batch")
    return model._default_manager.filter(**{way: batch.pk})


def _refuse_if_built_on(batch: ImportBatch, made: dict[Any, QuerySet[Any]]) -> None:
    for model, rows in made.items():
        name = model._meta.verbose_name_plural
        if rows.count() != batch.made[model._meta.model_name]:
            raise BatchBuiltOn(f"This import cannot be undone: {name} were added or removed since.")
        events = model._meta.get_field("history").related_model
        if events._default_manager.filter(pgh_label="update", pgh_obj__in=rows).exists():
            raise BatchBuiltOn(f"This import cannot be undone: {name} were changed since.")
        for relation in model._meta.related_objects:
            if _stands_on(relation, batch, rows):
                later = relation.related_model._meta.verbose_name_plural
                raise BatchBuiltOn(f"This import cannot be undone: {later} were added to it since.")


def _stands_on(relation: Any, batch: ImportBatch, rows: QuerySet[Any]) -> bool:
    """Whether rows that the batch did not make point at rows that it made."""
    other = relation.related_model
    if relation.field.name == NOT_BUILT_ON or not other._meta.managed:
        return False
    pointing = other._default_manager.filter(**{f"{relation.field.name}__in": rows})
    if other in MADE:
        pointing = pointing.exclude(pk__in=_made_by(batch, other).values("pk"))
    return pointing.exists()


def batch_of(key: str) -> ImportBatch:
    """The batch with the given key. Raises Refused where there is none."""
    try:
        return ImportBatch.objects.get(uuid=key)
    except (ImportBatch.DoesNotExist, ValidationError) as error:
        raise Refused(f"There is no import {key}: give the key that the import printed.") from error
