"""The legal requirements an assessment touches, and whether each is met: the rows of the legal checklist.

A file for each, and a new file needs no list. The keys are those of rettskilder ch. 13, and `SONDAG` besides. A flag
whose legal source is not in force on the date is left out.
"""

from .register import FLAGS, Flag, Reason, all_flags, applicable

__all__ = ["FLAGS", "Flag", "Reason", "all_flags", "applicable"]
