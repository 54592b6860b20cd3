"""The queue of jobs: order, tries, and workers that die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest.jobs.queue import MAX_ATTEMPTS, Job, JobError, JobQueue
from ingest.notes import Note

FAULT = Note.of("file_missing", file="a")


@pytest.fixture
def queue(tmp_path: Path) -> JobQueue:
    return JobQueue(tmp_path)


def claimed(queue: JobQueue) -> Job:
    job = queue.claim(0)
    assert job is not None
    return job


def work_and_hang(home: Path, ready: Connection) -> None:
    """A worker that begins a job and never ends it."""
    queue = JobQueue(home)
    with queue.slot() as slot:
        assert slot is not None
        queue.claim(slot)
        ready.send(slot)
        time.sleep(60)


class TestOrder:
    def test_is_by_priority_and_then_as_they_came(self, queue: JobQueue) -> None:
        for subject, priority in (("late", 50), ("a", 10), ("b", 10)):
            queue.put("add", subject, priority=priority)
        assert [claimed(queue).subject for _ in range(3)] == ["a", "b", "late"]
        assert queue.claim(0) is None

    def test_has_the_same_work_once_while_it_waits(self, queue: JobQueue) -> None:
        first = queue.put("build", "", priority=50)
        assert queue.put("build", "", priority=20) == first
        claimed(queue)
        assert queue.put("build", "", priority=50) != first

    def test_gives_each_job_to_one_of_many_workers(self, queue: JobQueue) -> None:
        for n in range(40):
            queue.put("add", str(n), priority=1)
        with ThreadPoolExecutor(8) as pool:
            jobs = list(pool.map(lambda _: queue.claim(0), range(48)))
        subjects = [job.subject for job in jobs if job]
        assert sorted(subjects, key=int) == [str(n) for n in range(40)]


class TestFailing:
    def test_waits_before_the_next_try_and_ends_after_the_last(
        self, queue: JobQueue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        queue.put("add", "a", priority=1)
        clock = [time.time()]
        monkeypatch.setattr(time, "time", lambda: clock[0])
        waits = []
        for _ in range(MAX_ATTEMPTS):
            queue.fail(claimed(queue), FAULT, may_pass=True)
            assert queue.claim(0) is None
            if wait := queue.seconds_to_next():
                waits.append(wait)
                clock[0] += wait + 0.01
        assert waits == pytest.approx([2, 8, 32, 128], abs=0.01)
        assert queue.counts()["failed"] == 1
        assert queue.jobs()[0].reason == FAULT

    def test_for_good_is_not_tried_again_but_by_a_person(self, queue: JobQueue) -> None:
        number = queue.put("add", "a", priority=1)
        queue.fail(claimed(queue), FAULT, may_pass=False)
        assert queue.claim(0) is None
        queue.retry(number)
        assert claimed(queue).attempts == 1

    def test_of_work_that_waits_anew_leaves_one_of_the_two(self, queue: JobQueue) -> None:
        queue.put("build", "", priority=1)
        job = claimed(queue)
        queue.put("build", "", priority=1)
        queue.fail(job, FAULT, may_pass=True)
        assert queue.counts() == {
            "waiting": 1, "running": 0, "done": 1, "failed": 0, "cancelled": 0,
        }  # fmt: skip


class TestCancelling:
    def test_takes_out_what_waits_and_nothing_else(self, queue: JobQueue) -> None:
        number = queue.put("add", "a", priority=1)
        queue.cancel(number)
        assert queue.claim(0) is None
        queue.retry(number)
        claimed(queue)
        with pytest.raises(JobError, match="job_not_in_state"):
            queue.cancel(number)
        with pytest.raises(JobError, match="job_not_in_state"):
            queue.retry(99)


class TestSlots:
    def test_are_two(self, queue: JobQueue) -> None:
        with queue.slot() as first, queue.slot() as second, queue.slot() as third:
            assert (first, second, third) == (0, 1, None)

    def test_of_a_killed_worker_give_its_job_back(self, tmp_path: Path, queue: JobQueue) -> None:
        queue.put("add", "a", priority=1)
        here, there = multiprocessing.Pipe()
        worker = multiprocessing.get_context("spawn").Process(
            target=work_and_hang, args=(tmp_path, there)
        )
        worker.start()
        assert here.poll(30)
        assert queue.counts()["running"] == 1
        os.kill(worker.pid or 0, signal.SIGKILL)
        worker.join()
        with queue.slot() as slot:
            assert slot == 0
            job = claimed(queue)
        assert (job.subject, job.attempts) == ("a", 2)
        assert job.reason == Note.of("job_worker_died")

    def test_of_a_worker_that_lives_keep_its_job(self, queue: JobQueue) -> None:
        queue.put("add", "a", priority=1)
        with queue.slot() as first:
            assert first is not None
            queue.claim(first)
            with queue.slot() as second:
                assert second == 1
                assert queue.claim(second) is None
        assert queue.counts()["running"] == 1

    def test_end_a_job_that_kills_every_worker(self, queue: JobQueue) -> None:
        queue.put("add", "a", priority=1)
        for _ in range(MAX_ATTEMPTS):
            with queue.slot():
                claimed(queue)
        with queue.slot():
            assert queue.claim(0) is None
        assert queue.counts()["failed"] == 1
