"""Work stopped at a workplace: attached to its unfinished assessments, told beside those that are signed."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from . import steps
from .models import Assessment, SectionItem, WorkStop

AT_MOST = 10  # beside one assessment


def attach(assessment: Assessment) -> None:
    """What was stopped at the workplace since the last signed version, or ever, as the record holds it."""
    stops = WorkStop.objects.filter(workplace_id=assessment.workplace_id).order_by("stopped_at", "pk")
    if assessment.number > 1:
        before = _last_signed(assessment)
        stops = stops.filter(stopped_at__gte=before) if before else stops
    entries = [_entry(stop) for stop in stops]
    here = SectionItem.objects.filter(assessment=assessment, step=steps.STOPS, item="")
    if not entries and not here.exists():
        return
    values = {"organisation_id": assessment.organisation_id, "data": {"entries": entries}, "saved_at": timezone.now()}
    SectionItem.objects.update_or_create(assessment=assessment, step=steps.STOPS, item="", defaults=values)


def beside(assessment: Assessment) -> list[WorkStop]:
    """What a reader must be told of: stopped after the paper was frozen; while there is none, what stands still."""
    here = WorkStop.objects.filter(workplace_id=assessment.workplace_id).order_by("-stopped_at")
    if assessment.ready_at is not None:
        return list(here.filter(stopped_at__gt=assessment.ready_at)[:AT_MOST])
    return [stop for stop in here[:AT_MOST] if stop.is_lasting]


def _last_signed(assessment: Assessment) -> datetime | None:
    signed = Assessment.objects.filter(series_id=assessment.series_id, number__lt=assessment.number)
    return signed.order_by("-number").values_list("ready_at", flat=True).first()


def _entry(stop: WorkStop) -> dict[str, Any]:
    at = timezone.localtime(stop.stopped_at)
    ended = timezone.localtime(stop.ended_at) if stop.ended_at else None
    values = {
        "on": at.date().isoformat(),
        "time": at.time().replace(second=0, microsecond=0).isoformat(),
        "place": stop.place,
        "work": stop.work,
        "danger": stop.danger,
        "by": stop.made_by_name,
        "ended": stop.ended,
        "resumed_on": ended.date().isoformat() if ended else "",
        "measures_done": stop.measures_done,
        "authority_decision": stop.authority_decision,
        "rep_agrees": stop.rep_agrees,
        "rep_words": stop.rep_words,
    }
    return {name: value for name, value in values.items() if value not in ("", None)}
