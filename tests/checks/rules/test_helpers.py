"""Who comes: alone too, or away from others."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("code", "field"), [("helper-also-alone", "helper_is_alone"), ("helper-leaves-others", "helper_leaves_others")]
)
@pytest.mark.parametrize(("answer", "fires"), [("yes", True), ("unknown", True), ("no", False), (None, False)])
def test_who_comes(code: str, field: str, answer: str | None, fires: bool) -> None:
    said = {f"alone__{field}": answer}
    here = found(code, **said)
    assert [(one.severity, one.step, one.law) for one in here] == [("warning", "alene", "org-10-6")] * fires
    for helper in ("colleague_on_site", "colleague_elsewhere", "manager"):
        assert bool(found(code, **said, alone__helpers=[helper, "emergency_services"])) == fires
    assert not found(code, **said, alone__helpers=["emergency_services", "customer_or_public"])
    assert not found(code, **said, alone__helpers=None)
    assert not found(code, **said, violence__hazards__vt_ran__consequence=2)
