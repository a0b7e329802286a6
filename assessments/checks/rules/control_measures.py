"""Control measures: a just cause, discussed, informed, then started, and evaluated (aml §§ 9-1 and 9-2; GDPR)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.monitoring import is_basis_unfit, is_evaluation_passed, is_in_wrong_order
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, DiscussedWith, ImpactAssessment, LegalBasis
from assessments.record.consultations import ConsultationEntry
from assessments.record.measures import ChosenMeasure, ControlMeasureReview

STEP = "kontrolltiltak"
MEASURE = ("measure",)


def _chosen(record: AssessmentRecord) -> Iterator[tuple[ChosenMeasure, ControlMeasureReview | None]]:
    reviews = {review.key: review for review in record.control_measures.reviews}
    for measure in record.measures.chosen:
        if measure.is_control_measure:
            yield measure, reviews.get(measure.key)


def _reviewed(record: AssessmentRecord) -> Iterator[tuple[ChosenMeasure, ControlMeasureReview]]:
    for measure, review in _chosen(record):
        if review:
            yield measure, review


def _minutes(record: AssessmentRecord, measure: ChosenMeasure) -> Iterator[ConsultationEntry]:
    return (entry for entry in record.consultations if measure.key in entry.measures)


def _at(measure: ChosenMeasure) -> Hit:
    return hit(measure.key, measure=reading.measure_name(measure))


@check("control-measure-unanswered", Severity.BLOCKING, step="tiltak", law="aml-9-1", params=MEASURE)
def unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alarm equipment of which nobody has said whether it sends position, sound or picture."""
    for measure in record.measures.chosen:
        asks = measure.wording and measure.wording.is_control_measure == "ask"
        if asks and measure.sends_position_sound_or_picture not in {"yes", "no"}:
            yield _at(measure)


@check("control-measure-not-reviewed", Severity.BLOCKING, step=STEP, law="aml-9-1", params=MEASURE)
def not_reviewed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Chosen, and nothing answered."""
    for measure, review in _chosen(record):
        if review is None:
            yield _at(measure)


@check("control-measure-purpose-missing", Severity.BLOCKING, step=STEP, law="aml-9-1", params=MEASURE)
def purpose_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A just cause begins with a purpose (§ 9-1)."""
    for measure, review in _reviewed(record):
        if not reading.said(review.purpose):
            yield _at(measure)


@check("control-measure-not-discussed", Severity.BLOCKING, step=STEP, law="aml-9-2-1", params=MEASURE)
def not_discussed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A duty to discuss, not to agree: «called, did not meet» and «discussed with an elected worker» are answers."""
    for measure, review in _reviewed(record):
        if review.discussed_with in {None, DiscussedWith.NOT_DISCUSSED} or review.discussed_on is None:
            yield _at(measure)


@check("control-measure-no-minutes", Severity.ADVICE, step=STEP, law="aml-9-2-1", params=MEASURE)
def no_minutes(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Said to be discussed, but in no minutes that the union rep can answer for."""
    for measure, review in _reviewed(record):
        is_said = review.discussed_with not in {None, DiscussedWith.NOT_DISCUSSED}
        if is_said and not any(_minutes(record, measure)):
            yield _at(measure)


@check("control-measure-minutes-unconfirmed", Severity.ADVICE, step=STEP, law="aml-9-2-1", params=MEASURE)
def minutes_unconfirmed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A meeting was held, and the union rep has not answered yet: it is no veto, and signing does not wait for it."""
    for measure, review in _reviewed(record):
        unanswered = [entry.confirmed is None for entry in _minutes(record, measure)]
        if review.discussed_with == DiscussedWith.NOT_CONFIRMED and any(unanswered):
            yield _at(measure)


@check("control-measure-minutes-thin", Severity.ADVICE, step=STEP, law="aml-9-2-1", params=MEASURE)
def minutes_thin(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """What the law says is to be discussed: the need, the design and how it is done."""
    for measure, _review in _reviewed(record):
        held = [one for one in _minutes(record, measure) if one.discussed_with != DiscussedWith.CALLED_NOT_MET]
        if held and not any(reading.said(one.need) and reading.said(one.design) for one in held):
            yield _at(measure)


@check("control-measure-not-informed", Severity.WARNING, step=STEP, law="aml-9-2-2", params=MEASURE)
def not_informed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Those it concerns are told before it starts."""
    for measure, review in _reviewed(record):
        if review.informed_on is None:
            yield _at(measure)


@check("control-measure-wrong-order", Severity.BLOCKING, step=STEP, law="aml-9-2-1", params=MEASURE)
def wrong_order(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Discussed, then informed, then started; what is in place has started."""
    for measure, review in _reviewed(record):
        if is_in_wrong_order(measure, review, on):
            yield _at(measure)


@check("control-measure-not-evaluated", Severity.WARNING, step=STEP, law="aml-9-2-3", params=MEASURE)
def not_evaluated(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The need is evaluated regularly; without a date it is not."""
    for measure, review in _reviewed(record):
        if review.evaluated_on is None:
            yield _at(measure)


@check("control-measure-evaluation-passed", Severity.WARNING, step=STEP, law="aml-9-2-3", params=MEASURE)
def evaluation_passed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The day has gone by, as when the answers are carried over from an older version."""
    for measure, review in _reviewed(record):
        if is_evaluation_passed(review, on):
            yield _at(measure)


@check("control-measure-less-intrusive-missing", Severity.ADVICE, step=STEP, law="aml-9-1", params=MEASURE)
def less_intrusive_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A measure that burdens less is weighed before it is called proportionate."""
    for measure, review in _reviewed(record):
        if not reading.said(review.less_intrusive):
            yield _at(measure)


@check("control-measure-data-rules-missing", Severity.WARNING, step=STEP, law="gdpr-6", params=MEASURE)
def data_rules_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A ground for the processing, who sees the data, and when they are deleted."""
    for measure, review in _reviewed(record):
        has_basis = review.legal_basis not in {None, LegalBasis.UNKNOWN}
        if not (has_basis and reading.said(review.who_has_access) and reading.said(review.deleted_after)):
            yield _at(measure)


@check("control-measure-impact-open", Severity.ADVICE, step=STEP, law="gdpr-35", params=MEASURE)
def impact_open(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Whether a data protection impact assessment is needed is not settled."""
    for measure, review in _reviewed(record):
        if review.impact_assessment in {None, ImpactAssessment.NOT_DONE, ImpactAssessment.UNKNOWN}:
            yield _at(measure)


@check("control-measure-grounds-missing", Severity.WARNING, step=STEP, law="aml-9-1", params=MEASURE)
def grounds_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A just cause in the organisation, and no disproportionate burden: both conditions of § 9-1."""
    for measure, review in _reviewed(record):
        if not (reading.said(review.just_cause) and reading.said(review.proportionality)):
            yield _at(measure)


@check("control-measure-in-personnel-cases", Severity.WARNING, step=STEP, law="aml-9-1", params=MEASURE)
def in_personnel_cases(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Made for safety, and it is not agreed that it is used for nothing else."""
    for measure, review in _reviewed(record):
        if review.not_used_in_personnel_cases in {Answer.NO, Answer.UNKNOWN}:
            yield _at(measure)


@check("control-measure-basis-of-authority", Severity.WARNING, step=STEP, law="gdpr-6", params=MEASURE)
def basis_of_authority(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A ground that public authorities cannot use."""
    for measure, review in _reviewed(record):
        if is_basis_unfit(record, review):
            yield _at(measure)


@check("control-measure-stands-alone", Severity.WARNING, step="tiltak", law="aml-9-1", params=("measure", "hazard"))
def stands_alone(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nothing that watches nobody is tried against the hazard: a less intrusive measure may do."""
    for measure, _review in _chosen(record):
        for hazard in record.hazards:
            others = [m for m in reading.measures_for(record, hazard) if not m.is_control_measure]
            if hazard.key in (measure.hazards or ()) and risk.is_in_table(hazard) and not others:
                yield hit(measure.key, measure=reading.measure_name(measure), hazard=reading.hazard_name(hazard))
                break


@check("control-measure-for-low-risk", Severity.WARNING, step="tiltak", law="aml-9-1", params=MEASURE)
def for_low_risk(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Watched for the sake of hazards that are all low, before the measure was there too: no proportion."""
    for measure, _review in _chosen(record):
        against = [risk.level_today(record, h) for h in record.hazards if h.key in (measure.hazards or ())]
        is_planned = reading.is_planned(measure)
        if is_planned and against and set(against) == {risk.Level.GREEN}:
            yield _at(measure)
