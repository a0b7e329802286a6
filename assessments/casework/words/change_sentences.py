"""The sentence for one change. Whatever has no sentence of its own is an answer that is new, gone or another."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casework import versions
from assessments.casework.forms.labels import label
from assessments.casework.forms.scores import CONSEQUENCE, DURATION, LIKELIHOOD, LOAD, Score
from assessments.casework.steps import BY_KEY, STEPS
from assessments.record.choices import Answer, Category, MeasureStatus, TaskKind
from assessments.record.consultations import ConsultationEntry, StopEntry
from assessments.record.diff import CATEGORY_OF, Change, Kind, What
from assessments.record.measures import ChosenMeasure
from assessments.record.parties import PositionEntry, ProposalEntry, RemarkEntry
from assessments.record.survey import Survey
from assessments.record.tables import RiskTables
from assessments.record.tasks import SpecialTask

from .answer_words import ORGANISATION_LABELS, hours, printed, question_of, within_sentence

LONG = 90  # characters of an answer that a sentence can hold

SCORES: dict[str, tuple[Score, ...]] = {
    "likelihood": LIKELIHOOD,
    "consequence": CONSEQUENCE,
    "duration": DURATION,
    "load": LOAD,
    "with_others_likelihood": LIKELIHOOD,
    "with_others_consequence": CONSEQUENCE,
}
SCORED: dict[str, Promise] = {
    "likelihood": gettext_lazy("Sannsynligheten for «%(name)s»"),
    "consequence": gettext_lazy("Konsekvensen ved «%(name)s»"),
    "duration": gettext_lazy("Varigheten av «%(name)s»"),
    "load": gettext_lazy("Belastningen ved «%(name)s»"),
    "with_others_likelihood": gettext_lazy("Sannsynligheten for «%(name)s» med andre til stede"),
    "with_others_consequence": gettext_lazy("Konsekvensen ved «%(name)s» med andre til stede"),
    "after.likelihood": gettext_lazy("Sannsynligheten for «%(name)s» når tiltakene er på plass,"),
    "after.consequence": gettext_lazy("Konsekvensen ved «%(name)s» når tiltakene er på plass,"),
    "after.duration": gettext_lazy("Varigheten av «%(name)s» når tiltakene er på plass,"),
    "after.load": gettext_lazy("Belastningen ved «%(name)s» når tiltakene er på plass,"),
}
CATEGORIES: dict[Category, Promise] = {
    Category.PHYSICAL: gettext_lazy("Høyeste risiko for fysiske farer"),
    Category.PSYCHOSOCIAL: gettext_lazy("Høyeste risiko for psykososiale belastninger"),
    Category.VIOLENCE: gettext_lazy("Høyeste risiko for vold og trusler"),
}
ORGANISATION: dict[str, Promise] = {
    **ORGANISATION_LABELS,
    "name": gettext_lazy("Virksomhetens navn"),
    "orgnr": gettext_lazy("Organisasjonsnummer"),
    "workplace": gettext_lazy("Arbeidssted"),
    "workplace_address": gettext_lazy("Arbeidsstedets adresse"),
}


def sentence(change: Change) -> str:
    """The change in one sentence."""
    if change.what == What.WORDING:
        return _("Ordlyden i katalogen er endret.")
    if change.what == What.ORDER:
        return _("Rekkefølgen på merknader eller uttalelser er endret.")
    if change.what in {What.LEVEL, What.LEVEL_AFTER}:
        return _level(change)
    if change.what == What.ITEM:
        return _ITEMS[change.of or change.section](change)
    if change.of == "hazards" and change.field == "relevant":
        return _relevance(change)
    if change.field in SCORED:
        return _score(change)
    if change.of == "chosen" and change.field == "status":
        return _status(change)
    return _answer(change)


def long_texts(change: Change) -> tuple[str, str]:
    """Both texts of an answer that is too long for its sentence."""
    if change.what != What.ANSWER or change.field in SCORED or not _is_long(change) or _is_left_open(change):
        return "", ""
    return _value(change, change.before), _value(change, change.after)


def _moved(subject: str, change: Change, words: Callable[[Any], str]) -> str:
    """Something that has a value: set, moved or taken away."""
    values = {"subject": subject, "before": words(change.before), "after": words(change.after)}
    if change.kind == Kind.ADDED:
        return _("%(subject)s er nå vurdert: %(after)s.") % values
    if change.kind == Kind.REMOVED:
        return _("%(subject)s er ikke lenger vurdert. Det sto %(before)s.") % values
    return _("%(subject)s er endret fra %(before)s til %(after)s.") % values


def _level(change: Change) -> str:
    subject = str(CATEGORIES[CATEGORY_OF[change.section]])
    if change.item:
        subject = _("Risikoen ved «%(name)s»") % {"name": change.name}
    if change.what == What.LEVEL_AFTER:
        subject = _("%(subject)s når tiltakene er på plass,") % {"subject": subject}
    return _moved(subject, change, lambda level: within_sentence(label(level)) if level else "")


def _score(change: Change) -> str:
    words = {value: name for value, name, _meaning in SCORES[change.field.removeprefix("after.")]}
    subject = SCORED[change.field] % {"name": change.name}
    return _moved(subject, change, lambda value: f"«{within_sentence(str(words[value]))}»" if value else "")


def _relevance(change: Change) -> str:
    sentences = {
        Answer.YES: _("Ny fare: %(name)s."),
        Answer.NO: _("Ikke lenger en fare her: %(name)s."),
        Answer.UNKNOWN: _("Ikke avklart om dette er en fare her: %(name)s."),
        None: _("Ikke besvart om dette er en fare her: %(name)s."),
    }
    if change.before is None and change.after == Answer.NO:
        return _("Vurdert, og ikke en fare her: %(name)s.") % {"name": change.name}
    return sentences[change.after] % {"name": change.name}


def _hazard(change: Change) -> str:
    hazard = change.after or change.before
    values = {"name": change.name}
    if change.kind == Kind.REMOVED:
        is_hazard = hazard.relevant == Answer.YES
        return (_("Fjernet fare: %(name)s.") if is_hazard else _("Ikke lenger omtalt: %(name)s.")) % values
    if change.level:
        return _("Ny fare: %(name)s (%(level)s risiko).") % {**values, "level": within_sentence(label(change.level))}
    if hazard.relevant == Answer.YES:
        return _("Ny fare: %(name)s.") % values
    if hazard.relevant == Answer.NO:
        return _("Vurdert, og ikke en fare her: %(name)s.") % values
    return _("Ny fare å ta stilling til: %(name)s.") % values


def _theme(change: Change) -> str:
    if change.kind == Kind.ADDED:
        return _("Temaet «%(name)s» er vurdert som ikke aktuelt.") % {"name": change.name}
    return _("Temaet «%(name)s» står ikke lenger som ikke aktuelt.") % {"name": change.name}


def _measure(change: Change) -> str:
    measure: ChosenMeasure = change.after or change.before
    values = {"name": change.name, "deadline": printed(measure.deadline)}
    if change.kind == Kind.REMOVED:
        return _("Fjernet tiltak: %(name)s.") % values
    if measure.status == MeasureStatus.IN_PLACE:
        return _("Nytt tiltak: %(name)s, på plass.") % values
    if measure.status == MeasureStatus.PLANNED and measure.deadline:
        return _("Nytt tiltak: %(name)s, planlagt til %(deadline)s.") % values
    if measure.status == MeasureStatus.PLANNED:
        return _("Nytt tiltak: %(name)s, planlagt uten frist.") % values
    return _("Nytt tiltak: %(name)s.") % values


def _status(change: Change) -> str:
    sentences = {
        MeasureStatus.IN_PLACE: _("Tiltaket «%(name)s» er nå på plass."),
        MeasureStatus.PLANNED: _("Tiltaket «%(name)s» er planlagt, ikke på plass."),
        None: _("Det er ikke besvart om tiltaket «%(name)s» er på plass."),
    }
    return sentences[change.after] % {"name": change.name}


def _review(change: Change) -> str:
    if change.kind == Kind.ADDED:
        return _("Nytt kontrolltiltak: %(name)s.") % {"name": change.name}
    return _("Fjernet kontrolltiltak: %(name)s.") % {"name": change.name}


def _task(change: Change) -> str:
    task: SpecialTask = change.after or change.before
    if change.kind == Kind.ADDED:
        return _("Ny oppgave med egne regler: %(name)s.") % {"name": label(TaskKind(task.key))}
    return _("Fjernet oppgave med egne regler: %(name)s.") % {"name": label(TaskKind(task.key))}


def _remark(change: Change) -> str:
    remark: RemarkEntry = change.after or change.before
    place = BY_KEY.get(remark.step or "")
    values = {"who": remark.author, "place": str(place.title) if place else _("hele vurderingen")}
    if change.kind == Kind.ADDED:
        return _("Ny merknad fra %(who)s om %(place)s.") % values
    if change.kind == Kind.REMOVED:
        return _("Merknaden fra %(who)s om %(place)s er tatt bort.") % values
    if change.before.answer == remark.answer and change.before.replies != remark.replies:
        return _("Det er skrevet mer til merknaden fra %(who)s om %(place)s.") % values
    return _("Svaret på merknaden fra %(who)s om %(place)s er endret.") % values


def _proposal(change: Change) -> str:
    proposal: ProposalEntry = change.after or change.before
    values = {"who": proposal.author, "name": proposal.name}
    if change.kind == Kind.REMOVED:
        return _("Forslaget fra %(who)s om «%(name)s» er tatt bort.") % values
    if proposal.outcome is None:
        return _("Nytt forslag fra %(who)s: «%(name)s».") % values
    values["outcome"] = within_sentence(label(proposal.outcome))
    return _("Forslaget fra %(who)s om «%(name)s» er besvart: %(outcome)s.") % values


def _position(change: Change) -> str:
    before: PositionEntry | None = change.before
    after: PositionEntry | None = change.after
    known: Any = after or before
    values = {"who": f"{known.name} ({within_sentence(label(known.role))})", "before": "", "after": ""}
    if before and before.statement:
        values["before"] = within_sentence(label(before.statement))
    if after and after.statement:
        values["after"] = within_sentence(label(after.statement))
    if after is None:
        return _("%(who)s er ikke spurt om denne versjonen.") % values
    if before is None:
        words = _("Ny part: %(who)s, %(after)s.") if values["after"] else _("Ny part: %(who)s.")
    elif values["before"] != values["after"]:
        words = _statement_moved(values)
    elif before.reason != after.reason:
        words = _("%(who)s har endret begrunnelsen sin.")
    elif before.on_older_content != after.on_older_content:
        words = _("Innholdet er endret etter at %(who)s uttalte seg.")
        if before.on_older_content:
            words = _("%(who)s har sett det endrede innholdet. Uttalelsen er den samme.")
    else:
        words = _("%(who)s er spurt på nytt. Uttalelsen er den samme.")
    return words % values


def _statement_moved(values: dict[str, str]) -> str:
    if not values["before"]:
        return _("%(who)s har uttalt seg: %(after)s.")
    if not values["after"]:
        return _("%(who)s er spurt på nytt, og har ikke uttalt seg ennå.")
    return _("%(who)s har endret uttalelsen sin fra %(before)s til %(after)s.")


def _consultation(change: Change) -> str:
    entry: ConsultationEntry = change.after or change.before
    sentences = {
        Kind.ADDED: _("Nytt referat fra drøfting %(day)s."),
        Kind.REMOVED: _("Referatet fra drøfting %(day)s er tatt ut."),
        Kind.CHANGED: _("Referatet fra drøfting %(day)s er endret."),
    }
    return sentences[change.kind] % {"day": printed(entry.on)}


def _stop(change: Change) -> str:
    entry: StopEntry = change.after or change.before
    sentences = {
        Kind.ADDED: _("Verneombudet har stanset arbeid %(day)s: %(work)s."),
        Kind.REMOVED: _("Ikke lenger omtalt: arbeid stanset %(day)s: %(work)s."),
        Kind.CHANGED: _("Nytt om arbeidet som ble stanset %(day)s: %(work)s."),
    }
    return sentences[change.kind] % {"day": printed(entry.on), "work": entry.work}


def _survey(change: Change) -> str:
    survey: Survey = change.after or change.before
    values = {"answered": survey.answered, "work": survey.work}
    if change.kind == Kind.ADDED:
        return _("En undersøkelse er lagt ved: %(answered)s har svart om «%(work)s».") % values
    if change.kind == Kind.REMOVED:
        return _("Undersøkelsen om «%(work)s» er ikke lenger lagt ved.") % values
    return _("En annen undersøkelse er lagt ved: %(answered)s har svart om «%(work)s».") % values


def _tables(change: Change) -> str:
    table: RiskTables | None = change.after
    if table is None:
        return _("Risikoen er nå vurdert etter standardtabellen, ikke etter arbeidsgivers egen tabell.")
    return _("Risikoen er nå vurdert etter arbeidsgivers egen tabell «%(name)s».") % {"name": table.name or "–"}


_ITEMS: dict[str, Callable[[Change], str]] = {
    "hazards": _hazard,
    "dismissed_themes": _theme,
    "chosen": _measure,
    "reviews": _review,
    "details": _task,
    "remarks": _remark,
    "proposals": _proposal,
    "consultations": _consultation,
    "stops": _stop,
    "survey": _survey,
    "tables": _tables,
    "positions": _position,
}


def _answer(change: Change) -> str:
    """Any other answer: the form's question, and the answers where they are short."""
    values = {
        "question": _question(change),
        "before": _value(change, change.before),
        "after": _value(change, change.after),
    }
    words = _answer_words(change, values)
    if not change.item:
        return words
    name = label(TaskKind(change.item)) if change.of == "details" else change.name
    return f"{name}: {within_sentence(words)}"


def _answer_words(change: Change, values: dict[str, str]) -> str:
    if _is_left_open(change):
        values["before"] = values["before"].removesuffix(".")
        return (_("«%(question)s» Sist var svaret «%(before)s».") if values["before"] else "«%(question)s»") % values
    if _is_long(change) or values["before"] == values["after"]:
        sentences = {
            Kind.ADDED: _("Nytt svar på «%(question)s»."),
            Kind.REMOVED: _("Svaret på «%(question)s» er tatt bort."),
            Kind.CHANGED: _("Svaret på «%(question)s» er skrevet om."),
        }
    elif change.kind == Kind.CHANGED and isinstance(change.before, tuple):
        return _several(change, values["question"])
    else:
        sentences = {
            Kind.ADDED: _("Nytt svar på «%(question)s»: «%(after)s»."),
            Kind.REMOVED: _("Svaret på «%(question)s» er tatt bort. Det var «%(before)s»."),
            Kind.CHANGED: _("Svaret på «%(question)s» er endret fra «%(before)s» til «%(after)s»."),
        }
    return sentences[change.kind] % values


def _several(change: Change, question: str) -> str:
    """What has come to and gone from a list of choices."""
    come = [printed(one) for one in change.after if one not in change.before]
    gone = [printed(one) for one in change.before if one not in change.after]
    parts = [_("lagt til %(words)s") % {"words": _quoted(come)}] if come else []
    parts += [_("tatt bort %(words)s") % {"words": _quoted(gone)}] if gone else []
    return _("Svaret på «%(question)s» er endret: %(parts)s.") % {"question": question, "parts": ", ".join(parts)}


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"«{word}»" for word in words)


def _question(change: Change) -> str:
    if change.section == "organisation":
        return str(ORGANISATION[change.field])
    if change.field == "after":
        return _("Hvor stor er risikoen når tiltakene er på plass?")
    assert change.model is not None  # noqa: S101  # every answer has its model
    return capfirst(question_of(change.model, change.field.rpartition(".")[2]))


def _value(change: Change, value: Any) -> str:
    if change.field == "after":
        return ""
    return hours(value) if change.field == "shift_minutes" and value is not None else printed(value)


def _is_long(change: Change) -> bool:
    shown = (_value(change, change.before), _value(change, change.after))
    return any(len(words) > LONG or "\n" in words for words in shown)


def _is_left_open(change: Change) -> bool:
    """Asked anew in every version, and not answered yet in this one."""
    steps = {step.section: step.key for step in STEPS}
    is_asked_anew = versions.is_asked_anew(steps.get(change.section, ""), change.field)
    return change.after is None and not change.item and is_asked_anew
