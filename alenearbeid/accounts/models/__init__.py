"""WHO: people, organisations with their workplaces, roles with their scope, and the journal's rows."""

from .invitation import AccessGrant, AccessGrantWorkplace, Invitation, InvitationWorkplace
from .journal import Event, JournalHead
from .mail import OutgoingMail
from .membership import MEMBER_ROLES, SAFETY_REPS, Membership, MembershipWorkplace, Role
from .organisation import Organisation, SafetyArea, SafetyRepArrangement, Sector, Workplace, WorkplaceKind
from .user import Language, User

__all__ = [
    "MEMBER_ROLES",
    "SAFETY_REPS",
    "AccessGrant",
    "AccessGrantWorkplace",
    "Event",
    "Invitation",
    "InvitationWorkplace",
    "JournalHead",
    "Language",
    "Membership",
    "MembershipWorkplace",
    "Organisation",
    "OutgoingMail",
    "Role",
    "SafetyArea",
    "SafetyRepArrangement",
    "Sector",
    "User",
    "Workplace",
    "WorkplaceKind",
]
