"""The risk tables: golden, and never better for worse answers."""

import pytest
from pydantic import ValidationError

from assessments.record import canonical, risk
from assessments.record.choices import Answer, Category
from assessments.record.risk import ORDER, Level
from tests.record.builders import acute, record, strain

pytestmark = pytest.mark.once

SCORES = range(1, 6)
STRAINS = range(1, 5)


def test_the_acute_table_is_that_of_the_sources() -> None:
    letters = {Level.GREEN: "G", Level.YELLOW: "Y", Level.RED: "R"}
    rows = ["".join(letters[risk.acute_level(like, cons)] for like in SCORES) for cons in SCORES]
    assert rows == ["GGGGY", "GGYYY", "GYYRR", "YYRRR", "YRRRR"]


@pytest.mark.parametrize("consequence", SCORES)
@pytest.mark.parametrize("likelihood", SCORES)
def test_more_likely_or_worse_is_never_better(likelihood: int, consequence: int) -> None:
    here = ORDER[risk.acute_level(likelihood, consequence)]
    assert here <= ORDER[risk.acute_level(min(5, likelihood + 1), consequence)]
    assert here <= ORDER[risk.acute_level(likelihood, min(5, consequence + 1))]


@pytest.mark.parametrize("support", [None, *Answer])
@pytest.mark.parametrize("load", STRAINS)
@pytest.mark.parametrize("duration", STRAINS)
def test_longer_or_heavier_is_never_better(duration: int, load: int, support: Answer | None) -> None:
    here = ORDER[risk.strain_level(duration, load, support)]
    assert here <= ORDER[risk.strain_level(min(4, duration + 1), load, support)]
    assert here <= ORDER[risk.strain_level(duration, min(4, load + 1), support)]


@pytest.mark.parametrize("load", STRAINS)
@pytest.mark.parametrize("duration", STRAINS)
def test_only_support_known_to_be_there_helps(duration: int, load: int) -> None:
    without = risk.strain_level(duration, load, Answer.NO)
    assert risk.strain_level(duration, load, None) == without
    assert risk.strain_level(duration, load, Answer.UNKNOWN) == without
    assert ORDER[risk.strain_level(duration, load, Answer.YES)] <= ORDER[without]


def test_unanswered_has_no_level() -> None:
    assert risk.acute_level(None, 5) is None
    assert risk.acute_level(5, None) is None
    assert risk.strain_level(None, 4, None) is None
    assert risk.strain_level(4, None, None) is None


@pytest.mark.parametrize(("caused", "in_table"), [("no", False), ("yes", True), ("unknown", True), (None, True)])
def test_illness_stands_in_the_table_only_when_the_work_may_cause_it(caused: str | None, in_table: bool) -> None:
    made = record(physical__hazards=[acute(risk.ILLNESS, 3, 5, caused_by_work=caused)])
    assert risk.is_in_table(made.physical.hazards[0]) == in_table


def test_not_relevant_has_no_level() -> None:
    for answer in ("no", "unknown"):
        made = record(physical__hazards=[acute("fy_kutt", 5, 5, relevant=answer)])
        assert risk.level_today(made, made.physical.hazards[0]) is None
        assert risk.worst_consequence(made) == record().violence.hazards[0].consequence


def test_today_after_and_with_others() -> None:
    placed = {"after": {"likelihood": 1, "consequence": 1}, "with_others_likelihood": 2, "with_others_consequence": 3}
    made = record(physical__hazards=[acute("fy_kutt", 5, 5, **placed)])
    hazard = made.physical.hazards[0]
    assert risk.level_today(made, hazard) == Level.RED
    assert risk.level_after(made, hazard) == Level.GREEN
    assert risk.level_with_others(made, hazard) == Level.YELLOW


def test_the_table_in_the_record_is_the_one_that_judges() -> None:
    """Nowhere the standard one: a hazard, a category, after measures and with others all read the employer's own."""
    placed = {"after": {"likelihood": 1, "consequence": 1}, "with_others_likelihood": 2, "with_others_consequence": 3}
    own = {"name": "Vår tabell", "decided_on": "2026-11-01", "acute": "YYYYY YYYYY YYYRR YYRRR YRRRR"}
    made = record(physical__hazards=[acute("fy_kutt", 1, 1, **placed)], tables=own)
    hazard = made.physical.hazards[0]
    assert risk.acute_table(made) == ("YYYYY", "YYYYY", "YYYRR", "YYRRR", "YRRRR")
    assert [risk.level_today(made, hazard), risk.level_after(made, hazard)] == [Level.YELLOW, Level.YELLOW]
    assert risk.level_with_others(made, hazard) == Level.YELLOW
    assert risk.category_level(made, Category.PHYSICAL) == Level.YELLOW
    assert canonical.parse_record(canonical.record_bytes(made)) == made
    bare = record(physical__hazards=[acute("fy_kutt", 1, 1, **placed)])
    assert risk.acute_table(bare) == risk.ACUTE_TABLE
    assert b'"tables"' not in canonical.record_bytes(bare)


def test_what_a_table_may_be() -> None:
    assert risk.is_lawful_table(risk.ACUTE_TABLE)
    assert risk.milder_than_standard(risk.ACUTE_TABLE) == ()
    assert risk.is_lawful_table(("RRRRR",) * 5)
    assert not risk.is_lawful_table(("GGGGG",) * 5)  # red in the worst corner
    dip = ("GGGGY", "GGYYY", "GYGRR", "YYRRR", "YRRRR")
    assert risk.greener_when_worse(dip) == (risk.Cell(3, 3, Level.GREEN, Level.YELLOW),)
    assert not risk.is_lawful_table(dip)
    milder = ("GGGGG", "GGYYY", "GYYYR", "YYRRR", "YRRRR")
    assert risk.milder_than_standard(milder) == (
        risk.Cell(5, 1, Level.GREEN, Level.YELLOW),
        risk.Cell(4, 3, Level.YELLOW, Level.RED),
    )


@pytest.mark.parametrize("acute", ["GGGGY", "GGGGYGGYYYGYYRRYYRRRYRRRR", "GGGGX GGYYY GYYRR YYRRR YRRRR", ""])
def test_a_table_that_is_none_is_refused(acute: str) -> None:
    with pytest.raises(ValidationError):
        record(tables={"acute": acute})


def test_a_category_is_as_bad_as_its_worst_hazard() -> None:
    made = record(
        physical__hazards=[acute("fy_a", 1, 1), acute("fy_b", 5, 5, after={"likelihood": 2, "consequence": 3})],
        psychosocial__hazards=[strain("ps_a", 1, 1)],
        violence__hazards=[],
    )
    assert risk.category_level(made, Category.PHYSICAL) == Level.RED
    assert risk.category_level(made, Category.PHYSICAL, after=True) == Level.YELLOW
    assert risk.category_level(made, Category.PSYCHOSOCIAL) == Level.GREEN
    assert risk.category_level(made, Category.VIOLENCE) is None
    assert risk.worst([None]) is None
