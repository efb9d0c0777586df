"""What a status table is: every act in every status either leads somewhere or says why not."""

from collections.abc import Mapping
from dataclasses import dataclass

from getsafe.choices.codes import CodeList
from getsafe.errors import Refused

ANY = "*"


@dataclass(frozen=True, slots=True)
class StatusTable:
    """The statuses of one kind of record and the acts that lead between them.

    `begins` are the statuses of a new record, `acts` each act in words. `leads` gives for a status
    and an act the statuses it may lead to: more than one where the record's own facts decide.
    `why_not` says what refuses all other pairs; `ANY` stands for every other status or act.
    """

    name: str
    statuses: CodeList
    begins: tuple[str, ...]
    acts: Mapping[str, str]
    leads: Mapping[tuple[str, str], tuple[str, ...]]
    why_not: Mapping[tuple[str, str], str]

    def allows(self, status: str, act: str) -> bool:
        """Whether a record in `status` allows the act."""
        return (status, act) in self.leads

    def reason(self, status: str, act: str) -> str:
        """The sentence that refuses the act in `status`; KeyError where nobody wrote one."""
        for key in ((status, act), (status, ANY)):
            if key in self.why_not:
                return self.why_not[key]
        return self.why_not[ANY, act]

    def check(
        self, status: str, act: str, refusal: type[Refused] = Refused, *, field: str | None = None
    ) -> None:
        """Refuse an act that does not lead on from `status`."""
        if not self.allows(status, act):
            raise refusal(self.reason(status, act), field=field)

    def after(self, status: str, act: str, refusal: type[Refused] = Refused) -> str:
        """The status that the act leads to, where it is one; or the refusal."""
        self.check(status, act, refusal)
        (following,) = self.leads[status, act]
        return following


def leads(**acts: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The pairs of a table, written by act: each status with the one that follows it."""
    return {
        (status, act): tuple(following.split())
        for act, steps in acts.items()
        for status, following in steps.items()
    }


def stays(*statuses: str) -> dict[str, str]:
    """Steps of an act that leaves each of these statuses as it is."""
    return {status: status for status in statuses}
