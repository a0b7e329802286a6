"""How many of the mutants that were tried the tests noticed. The tool's own rate counts those left out as noticed."""

import sys
from collections import Counter

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome


def main(session: str) -> None:
    with use_db(session, WorkDB.Mode.open) as database:
        tried = [result for _job, result in database.results if result.worker_outcome != WorkerOutcome.SKIPPED]
    outcomes = Counter(result.test_outcome for result in tried)
    noticed = outcomes[TestOutcome.KILLED] + outcomes[TestOutcome.INCOMPETENT]  # it cannot even be imported
    print(f"{noticed} of {len(tried)} mutants noticed: {noticed / max(len(tried), 1):.1%}")


if __name__ == "__main__":
    main(sys.argv[1])
