"""Real threads on real database connections, for tests of what people do at the same moment."""

import threading

from django.db import connection


def at_once(*works):
    """Run all of them at the same moment; what each returned, or the exception it met."""
    gate, results = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        try:
            gate.wait(timeout=20)
            results[place] = work()
        except Exception as error:  # told to the test
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results
