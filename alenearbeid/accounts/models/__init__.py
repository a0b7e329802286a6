"""WHO: people, organisations with their workplaces, roles with their scope, and the journal's rows."""

from .journal import Event, JournalHead
from .membership import Membership, MembershipWorkplace, Role
from .organisation import Organisation, SafetyRepArrangement, Sector, Workplace
from .user import User

__all__ = [
    "Event",
    "JournalHead",
    "Membership",
    "MembershipWorkplace",
    "Organisation",
    "Role",
    "SafetyRepArrangement",
    "Sector",
    "User",
    "Workplace",
]
