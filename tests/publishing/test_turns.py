"""A site that two workers of one build are at is done by one after the other."""

import multiprocessing
import time

import pytest

from clinicgen.errors import BusyError
from clinicgen.publishing import holding_site, list_sites, publish, recall


def publish_often(output, releases, times):
    for number in range(times):
        with holding_site(output, "columbia"):
            publish(output, releases[number % 2])


def hold(output, seconds, is_held):
    with holding_site(output, "columbia"):
        is_held.set()
        time.sleep(seconds)


def start(task, *arguments):
    process = multiprocessing.get_context("fork").Process(target=task, args=arguments)
    process.start()
    return process


def test_two_workers_at_one_site_leave_it_whole(output, make_release, read_tree):
    trees = [{f"{name}/{number}.html": f"{name}{number}" for number in range(20)} for name in "ab"]
    releases = [make_release(tree) for tree in trees]
    workers = [start(publish_often, output, releases, 30), start(publish_often, output, releases[::-1], 31)]
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    live = recall(output, "columbia")
    assert (live.changed, live.is_damaged) == ((), False)
    assert read_tree(output.site("columbia")) in trees
    assert publish(output, releases[0]).notices == ()


def test_the_second_worker_waits_and_gives_up_in_the_end(output):
    is_held = multiprocessing.Event()
    worker = start(hold, output, 0.5, is_held)
    is_held.wait(10)
    with pytest.raises(BusyError), holding_site(output, "columbia", limit_seconds=0):
        pass
    with holding_site(output, "norfolk", limit_seconds=0):
        pass
    with holding_site(output, "columbia"):
        assert not worker.is_alive() or worker.join(5) is None
    worker.join(5)


def test_a_worker_that_died_holds_nothing(output):
    is_held = multiprocessing.Event()
    worker = start(hold, output, 60, is_held)
    is_held.wait(10)
    worker.kill()
    worker.join(5)
    with holding_site(output, "columbia", limit_seconds=5):
        assert list_sites(output) == ()
