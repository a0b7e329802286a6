"""Tasks that demand one person more."""

from typing import Any

import pytest

from tests.checks.judging import found, kiosk_with
from tests.record.builders import Json

pytestmark = pytest.mark.once

DEMANDING = [
    ("sewer_confined_space", "utf-8-4"),
    ("diving", "utf-26-27"),
    ("rope_access", "utf-17-24"),
    ("person_lift", "utf-18-8"),
    ("high_voltage", "fse-12"),
    ("machine_fault_finding", "utf-12-6"),
    ("ambulance", "akutt-11"),
    ("fire_service", "brann-14"),
    ("coercive_care", "hol-9-9"),
]
OTHERS = [
    ("tank_pipe", "utf-29-1"),
    ("hot_work", "utf-5-5"),
    ("high_pressure_jet", "utf-20-2"),
    ("mine", "utf-27-6"),
    ("smoke_diving", None),
    ("chainsaw", None),
    ("blasting", None),
    ("patient_lift", None),
]


def doing(kind: str, **detail: Any) -> Json:
    return kiosk_with(tasks={"kinds": [kind], "details": [{"key": kind, **detail}]})


@pytest.mark.parametrize(("kind", "law"), DEMANDING)
def test_not_called_acceptable_alone(kind: str, law: str) -> None:
    for answer in ({}, {"second_person": "no"}, {"second_person": "unknown"}):
        (finding,) = found("task-needs-second-person", doing(kind, **answer))
        assert (finding.item, finding.law, finding.severity) == (kind, law, "blocking")
    assert not found("task-needs-second-person", doing(kind, second_person="yes"))
    assert not found("task-needs-second-person", doing(kind), conclusion__decision="no")
    assert not found("task-with-own-rules", doing(kind))
    assert not found("task-exception-explained", doing(kind, second_person="no"))


@pytest.mark.parametrize(("kind", "law"), OTHERS)
def test_tasks_that_demand_no_second_person_give_advice(kind: str, law: str | None) -> None:
    assert not found("task-needs-second-person", doing(kind))
    (finding,) = found("task-with-own-rules", doing(kind))
    assert (finding.item, finding.law) == (kind, law)


@pytest.mark.parametrize(
    ("kind", "asked", "code", "law"),
    [
        ("tank_pipe", "work_certificate", "tank-not-certified", "utf-29-1"),
        ("mine", "mine_contact", "mine-without-contact", "utf-27-6"),
    ],
)
def test_what_the_law_asks_for_a_task_is_more_than_advice(kind: str, asked: str, code: str, law: str) -> None:
    for answer in ("no", "unknown"):
        (finding,) = found(code, doing(kind, **{asked: answer}))
        assert (finding.item, finding.law, finding.severity) == (kind, law, "warning")
        assert not found(code, doing(kind, **{asked: answer}), conclusion__decision="no")
    assert found(code, doing(kind, **{asked: "no"}), conclusion__decision=None)
    assert not found(code, doing(kind, **{asked: "yes"}))
    assert not found(code, doing(kind))
    assert not found(code, doing(kind, **{asked: "no"}), tasks__kinds=["hot_work"])


def test_the_exception_of_coercive_care_must_be_explained() -> None:
    explained = doing("coercive_care", second_person="no", safeguards="To personer skremmer brukeren.")
    assert not found("task-needs-second-person", explained)
    assert found("task-exception-explained", explained)
    assert found("task-needs-second-person", doing("diving", second_person="no", safeguards="Flink."))


def test_unanswered() -> None:
    assert found("tasks-unanswered", tasks={})
    assert not found("tasks-unanswered")
