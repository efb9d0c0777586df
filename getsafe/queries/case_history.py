"""What was changed about a case and its child, and by whom, as the database's history tells it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from getsafe.models import Case
from getsafe.wording import prepared

# One statement by hand: each part is found by the key of its record. A row is a record as it was
# after one change; what changed is the difference from the row before.
HISTORY = """
WITH of_child AS (SELECT id FROM getsafe_referral WHERE child_id = %(child)s)
SELECT h.kind, h.key, h.at, h.author, u.name, h.facts
  FROM (
    SELECT 'case' AS kind, pgh_obj_id AS key, pgh_id AS number, pgh_created_at AS at,
           (pgh_context ->> 'user')::bigint AS author,
           to_jsonb(e) || jsonb_build_object('lead_worker',
             (SELECT name FROM getsafe_user WHERE id = e.lead_worker_id)) AS facts
      FROM getsafe_caseevent e WHERE pgh_obj_id = %(case)s
    UNION ALL
    SELECT 'child', pgh_obj_id, pgh_id, pgh_created_at, (pgh_context ->> 'user')::bigint,
           to_jsonb(e)
      FROM getsafe_childevent e WHERE pgh_obj_id = %(child)s
    UNION ALL
    SELECT 'referral', pgh_obj_id, pgh_id, pgh_created_at, (pgh_context ->> 'user')::bigint,
           to_jsonb(e)
      FROM getsafe_referralevent e WHERE pgh_obj_id IN (SELECT id FROM of_child)
    UNION ALL
    SELECT 'types', referral_id, pgh_id, pgh_created_at, (pgh_context ->> 'user')::bigint,
           jsonb_build_object('concern', pgh_obj_id, 'is_gone', pgh_label = 'delete',
             'said', jsonb_build_array(exploitation_type, is_primary, experience_status))
      FROM getsafe_concernevent WHERE referral_id IN (SELECT id FROM of_child)
    UNION ALL
    SELECT 'spell', pgh_obj_id, pgh_id, pgh_created_at, (pgh_context ->> 'user')::bigint,
           to_jsonb(e)
      FROM getsafe_exploitationspellevent e
     WHERE pgh_obj_id IN (SELECT id FROM getsafe_exploitationspell WHERE case_id = %(case)s)
    UNION ALL
    SELECT 'level', pgh_obj_id, pgh_id, pgh_created_at, (pgh_context ->> 'user')::bigint,
           to_jsonb(e)
      FROM getsafe_risklevelspellevent e
     WHERE pgh_obj_id IN (SELECT id FROM getsafe_risklevelspell WHERE case_id = %(case)s)
    UNION ALL
    SELECT 'closure', pgh_obj_id, pgh_id, pgh_created_at,
           coalesce((pgh_context ->> 'user')::bigint, decided_by_id, proposed_by_id), to_jsonb(e)
      FROM getsafe_closureproposalevent e
     WHERE pgh_obj_id IN (SELECT id FROM getsafe_closureproposal WHERE case_id = %(case)s)
    UNION ALL
    SELECT 'contribution', c.id, c.id, c.recorded_at, c.recorded_by_id,
           jsonb_build_object('agency', a.name, 'text', c.text, 'referral', c.referral_id)
      FROM getsafe_agencycontribution c JOIN getsafe_agency a ON a.id = c.agency_id
     WHERE c.referral_id IN (SELECT id FROM of_child)
    UNION ALL
    SELECT 'merge', m.id, 1, m.merged_at, m.merged_by_id,
           jsonb_build_object('reference', k.reference, 'reason', '')
      FROM getsafe_recordmerge m JOIN getsafe_child k ON k.id = m.child_id
     WHERE m.into_id = %(child)s
    UNION ALL
    SELECT 'unmerge', m.id, 2, m.undone_at, m.undone_by_id,
           jsonb_build_object('reference', k.reference, 'reason', m.undone_reason)
      FROM getsafe_recordmerge m JOIN getsafe_child k ON k.id = m.child_id
     WHERE m.into_id = %(child)s AND m.undone_at IS NOT NULL
  ) h LEFT JOIN getsafe_user u ON u.id = h.author
 ORDER BY h.kind, h.key, h.number
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the record as it was before (empty at first) and after it."""

    kind: str
    key: int
    at: datetime
    by: str
    before: dict[str, Any]
    after: dict[str, Any]

    def changed(self, name: str) -> bool:
        """Whether the change was of this field."""
        return bool(self.before) and self.before.get(name) != self.after.get(name)


def list_steps(case: Case) -> list[Step]:
    """Every change of the case, its child and what hangs on them: one statement."""
    with prepared() as cursor:
        cursor.execute(HISTORY, {"case": case.pk, "child": case.child_id})
        rows = cursor.fetchall()
    steps: list[Step] = []
    for (kind, _key), of_one in groupby(rows, lambda row: row[:2]):
        steps.extend((_type_steps if kind == "types" else _steps)(of_one))
    return steps


def _steps(rows: Iterator[tuple]) -> Iterator[Step]:
    before: dict[str, Any] = {}
    for kind, key, at, _author, name, written in rows:
        facts = json.loads(written)
        yield Step(kind, key, at, name or "", before, facts)
        before = facts


def _type_steps(rows: Iterable[tuple]) -> Iterator[Step]:
    """The types that a referral raises: all of them before and after each correction.

    A correction deletes the rows and then writes them anew.
    """
    before: dict[str, Any] = {}
    held: dict[int, list] = {}
    changes = [(row, json.loads(row[5])) for row in rows]
    ends = [*(change["is_gone"] for _, change in changes[1:]), True]
    for (row, change), is_last in zip(changes, ends, strict=True):
        kind, key, at, _author, name, _written = row
        held.pop(change["concern"], None)
        if change["is_gone"]:
            continue
        held[change["concern"]] = change["said"]
        if is_last:
            after = {"types": sorted(held.values(), key=lambda said: (not said[1], said[0]))}
            yield Step(kind, key, at, name or "", before, after)
            before = after
