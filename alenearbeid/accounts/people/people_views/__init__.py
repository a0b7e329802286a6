"""People and their roles over HTTP: who is in, who is asked in, who looks in from outside, and the way out."""

from .accepting import accept
from .grants import give_grant, grants, resend_grant, revoke_grant
from .inviting import invitations, invite, resend, revoke
from .language import language
from .leaving import delete_account, leave, mine
from .members import change, people
from .switching import choose, switch

__all__ = [
    "accept",
    "change",
    "choose",
    "delete_account",
    "give_grant",
    "grants",
    "invitations",
    "invite",
    "language",
    "leave",
    "mine",
    "people",
    "resend",
    "resend_grant",
    "revoke",
    "revoke_grant",
    "switch",
]
