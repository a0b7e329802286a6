"""What every page and every save does behind the form: assemble, judge, project. And what the digest costs."""

from functools import partial

import pytest

from assessments.casework import assembly, facts, judgement, progress, workflow
from assessments.catalogue import selectors as catalogue_selectors
from assessments.checks import engine, special_risk

from .measuring import interleaved, queries, show

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]


def test_judgement(large):
    record = assembly.assemble(large)
    on = judgement.judged_on(record)
    law = catalogue_selectors.law_in_force(large.catalogue_version, on)
    found = engine.run(record, law, on)
    tasks = {
        "assembly.assemble": partial(assembly.assemble, large),
        "engine.run": partial(engine.run, record, law, on),
        "special_risk.propose": partial(special_risk.propose, record, law, on),
        "judgement.report, as check_record": partial(judgement.report, record, large.catalogue_version),
        "judgement.worded": partial(judgement.worded, found, large),
        "progress.step_list": partial(progress.step_list, large, record),
        "facts.rebuild": partial(facts.rebuild, large),
        "workflow.current_digest": partial(workflow.current_digest, large),
    }
    rows = [
        (name, taken.clock, taken.processor, queries(tasks[name]))
        for name, taken in interleaved(tasks, rounds=15).items()
    ]
    show(f"Behind the pages ({len(found)} findings)", ("call", "ms", "cpu ms", "queries"), rows)
