"""What one signature says, in the one wording that the stamp, the file's own fields and the verification share."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

# The reason is read back when the file is verified, so its shape is fixed and not translated.
_REASON = re.compile(
    r"(?P<role>.+?) (?P<verb>signerer|signerer og er uenig i) risikovurderingen med SHA-256 "
    r"(?P<digest>[0-9a-f]{64})\. Identitet: (?P<method>.+)\."
)


@dataclass(frozen=True)
class Statement:
    """One named person, in one role, about one record."""

    person: str
    role: str
    method: str
    record_digest: str
    disagrees: bool = False

    @property
    def reason(self) -> str:
        verb = "signerer og er uenig i" if self.disagrees else "signerer"
        return f"{self.role} {verb} risikovurderingen med SHA-256 {self.record_digest}. Identitet: {self.method}."

    @classmethod
    def read(cls, person: str, reason: str) -> "Statement | None":
        """None when the words are not ours."""
        match = _REASON.fullmatch(reason)
        if match is None:
            return None
        disagrees = match["verb"] != "signerer"
        return cls(person, match["role"], match["method"], match["digest"], disagrees)

    def stamp_lines(
        self, *, at: datetime, installation: str, authority: str = "", language: str = "nb"
    ) -> tuple[str, ...]:
        """Below the name, in the document's language. The time is Norwegian wherever the machine stands.

        `authority` vouches for the time; without one it is only what our own clock says, and the paper says so.
        """
        with override(language):
            local = timezone.localtime(at)
            when = _("Signert %(date)s kl. %(time)s norsk tid") % {
                "date": date_format(local, "DATE_FORMAT"),
                "time": local.strftime("%H:%M"),
            }
            if authority:
                clock = _("Tidsstempel fra %(authority)s") % {"authority": authority}
            else:
                clock = _("Uten tidsstempel: tidspunktet er vår egen klokke.")
            role = _("%(role)s, uenig – se begrunnelsen i dokumentet") if self.disagrees else "%(role)s"
            sealed = _("Forseglet av %(installation)s på vegne av den som er navngitt.")
            return (
                role % {"role": _(self.role)},  # roles and methods are words of ours, which have translations
                when,
                clock,
                _("Identitet: %(method)s") % {"method": _(self.method)},
                sealed % {"installation": installation},
            )
