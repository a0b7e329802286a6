"""Someone under 18 where beer or tobacco is sold (alkoholloven § 1-5; tobakksskadeloven § 17)."""

from datetime import date

from assessments.checks import reading, young
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

from .register import Outcome, flag, met, missing, unmet, unsettled


@flag("UNDER18_SALG", law="alkohol-1-5", step="arbeidet", findings=("young-sells-age-limited", "young-sale-unknown"))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Kiosk, petrol station, shop, takeaway, or wherever alcohol or tobacco is handled."""
    if not reading.has_under_18(record) or not young.may_sell(record):
        return None
    sells = record.work.young_sells_age_limited
    if sells == Answer.NO:
        return met("does-not-sell")
    return unmet(missing("sells") if sells == Answer.YES else unsettled("sale-open"))
