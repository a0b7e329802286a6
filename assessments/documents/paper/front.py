"""The first page: what a reader must know in ten seconds (faglig gjennomgang § 7)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.casework.forms.labels import label
from assessments.checks import reading
from assessments.checks.special_risk import Proposal
from assessments.record import risk
from assessments.record.alone import Alone
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category
from assessments.record.work import Work

from .answers import Answered, AnsweredGroup, printed, within_sentence
from .hazards import PrintedLevel, hazard_name, printed_level
from .reasons import Reasons, reasons

NAMED = 3
SHORT = 900  # characters
BRIEF = 320  # characters of the description that fit the first page; the whole text stands among the grounds


@dataclass(frozen=True)
class Worst:
    """The worst hazard of a category, today and when the measures are in place; or in words why it has no level."""

    category: str
    names: str
    today: PrintedLevel | None
    after: PrintedLevel | None
    words: str = ""


@dataclass(frozen=True)
class FrontPage:
    title: str
    assessed_on: str
    facts: AnsweredGroup
    decision: str
    decision_words: str
    terms: str
    decision_reason: str
    special_risk: str
    special_risk_words: str
    special_risk_reason: str
    proposal_words: str
    reasons: Reasons
    worst: tuple[Worst, ...]
    whom_to_call: str
    stop_when: str
    next_review: str

    @property
    def has_after(self) -> bool:
        return any(one.after for one in self.worst)

    @property
    def is_short(self) -> bool:
        """So little to say that the page may say it larger."""
        told = (self.terms, self.decision_reason, self.special_risk_reason, self.whom_to_call, self.stop_when)
        return sum(map(len, told)) < SHORT and not self.reasons.more


def front_page(record: AssessmentRecord, proposal: Proposal | None) -> FrontPage:
    """The first page from the record; a decision against the proposal says so."""
    conclusion = record.conclusion
    differs = proposal is not None and proposal.outcome != conclusion.special_risk
    return FrontPage(
        title=record.work.title or _("Arbeid uten navn"),
        assessed_on=printed(record.work.assessed_on),
        facts=_facts(record),
        decision=conclusion.decision.value if conclusion.decision else "",
        decision_words=label(conclusion.decision) if conclusion.decision else _("Ikke besvart"),
        terms=conclusion.terms or "",
        decision_reason=conclusion.decision_reason or "",
        special_risk=conclusion.special_risk.value if conclusion.special_risk else "",
        special_risk_words=label(conclusion.special_risk) if conclusion.special_risk else _("Ikke besvart"),
        special_risk_reason=conclusion.special_risk_reason or "",
        proposal_words=label(proposal.outcome) if proposal and differs else "",
        reasons=reasons(record, proposal),
        worst=() if record.alone.is_done_alone is False else tuple(_worst(record, category) for category in Category),
        whom_to_call=conclusion.whom_to_call or "",
        stop_when=conclusion.stop_when or "",
        next_review=printed(conclusion.next_review),
    )


def told_of_work(work: Work) -> frozenset[str]:
    """What the first page says in full, and the grounds need not say again."""
    told = {"title", "assessed_on", "settings", "people_alone", "times_of_day", "week_parts", "starts_at", "ends_at"}
    return frozenset(told | {"description"} if len(work.description or "") <= BRIEF else told)


def told_of_alone(alone: Alone) -> frozenset[str]:
    """The same of being alone; that it is done alone goes without saying when it is."""
    return frozenset({"time_share", "longest_stretch"} | ({"is_done_alone"} if alone.is_done_alone else set()))


def _facts(record: AssessmentRecord) -> AnsweredGroup:
    rows = (
        (_("Hva"), _what(record.work)),
        (_("Hvor"), _where(record)),
        (_("Når"), _when(record.work)),
        (_("Hvor mange"), " · ".join(words for words in (_how_many(record.work), _time_alone(record)) if words)),
    )
    return AnsweredGroup("", tuple(Answered(words, value) for words, value in rows if value))


def _what(work: Work) -> str:
    return _brief(work.description) or (work.profile_wording.name if work.profile_wording else "")


def _brief(text: str | None) -> str:
    """Whole sentences up to the limit, with a word on where the rest is."""
    if not text or len(text) <= BRIEF:
        return text or ""
    cut = text[:BRIEF]
    end = max(cut.rfind(". "), cut.rfind("\n"))
    cut = cut[: end + 1].rstrip() if end > 0 else cut.rsplit(" ", 1)[0] + " …"
    return _("%(start)s (Resten står under «Grunnlaget».)") % {"start": cut}


def _where(record: AssessmentRecord) -> str:
    facts = record.organisation
    place = ", ".join(text for text in (facts.workplace, facts.workplace_address) if text)
    return " · ".join(text for text in (place, printed(record.work.settings)) if text)


def _when(work: Work) -> str:
    clock = ""
    if work.starts_at and work.ends_at:
        clock = _("kl. %(start)s–%(end)s") % {"start": printed(work.starts_at), "end": printed(work.ends_at)}
    return " · ".join(text for text in (clock, printed(work.times_of_day), printed(work.week_parts)) if text)


def _time_alone(record: AssessmentRecord) -> str:
    share, stretch = (within_sentence(printed(one)) for one in (record.alone.time_share, record.alone.longest_stretch))
    words = [_("alene: %(share)s") % {"share": share}] if share else []
    return " · ".join([*words, *([_("lengst i ett: %(stretch)s") % {"stretch": stretch}] if stretch else [])])


def _how_many(work: Work) -> str:
    if work.people_alone is None:
        return ""
    return ngettext("%(count)s person", "%(count)s personer", work.people_alone) % {"count": work.people_alone}


def _named(names: list[str]) -> str:
    """As many names as fit the page; the hazard tables have them all. A name may have a comma of its own."""
    if len(names) <= NAMED:
        return "; ".join(names)
    values = {"names": "; ".join(names[: NAMED - 1]), "count": len(names) - NAMED + 1}
    return _("%(names)s og %(count)s til") % values


def _worst(record: AssessmentRecord, category: Category) -> Worst:
    """The hazards that stand at the category's worst level. All three always stand here (S7)."""
    level = risk.category_level(record, category)
    if level is None:
        return Worst(label(category), "", None, None, _without_level(record, category))
    hazards = [h for h in risk.hazards_of(record, category) if risk.level_today(record, h) == level]
    has_after = any(risk.level_after(record, h) for h in risk.hazards_of(record, category))
    return Worst(
        category=label(category),
        names=_named([hazard_name(hazard) for hazard in hazards]),
        today=printed_level(level),
        after=printed_level(risk.category_level(record, category, after=True)) if has_after else None,
    )


def _without_level(record: AssessmentRecord, category: Category) -> str:
    """Put aside with a reason, not looked at, or not in the table: three different things."""
    relevant = [hazard for hazard in risk.hazards_of(record, category) if hazard.relevant != Answer.NO]
    if reading.is_untouched(record, category) or any(risk.is_in_table(hazard) for hazard in relevant):
        return _("Ikke vurdert")
    return _("Ikke i tabellen") if relevant else _("Ikke aktuelt")
