"""The legal requirements an assessment touches, and whether each is met: the rows of the legal checklist.

The keys are those of rettskilder ch. 13. A flag is a pure function over the record: None when it does not apply, else
whether it is met, unknown included. A flag whose legal source is not in force on the date is left out.
"""

from .register import FLAGS, Flag, applicable

__all__ = ["FLAGS", "Flag", "applicable"]
