"""What an organisation decides and tells of itself, over HTTP."""

from .areas import areas, change_area, remove_area
from .facts import facts, overview
from .papers import logo, papers
from .registering import ask_to_join, register, sign_up
from .workplaces import add_workplace, change_workplace, remove_workplace, workplaces

__all__ = [
    "add_workplace",
    "areas",
    "ask_to_join",
    "change_area",
    "change_workplace",
    "facts",
    "logo",
    "overview",
    "papers",
    "register",
    "remove_area",
    "remove_workplace",
    "sign_up",
    "workplaces",
]
