"""``funn jobs``: the work that waits, and a worker that does it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, note_line, print_json, say
from api.commands.parameters import JsonOption

if TYPE_CHECKING:
    from ingest.jobs.queue import Job
    from ingest.notes import Note

#: Jobs shown, the newest first.
_MAX_SHOWN = 100


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(cls=WordedCommand)(jobs)


def jobs(
    run: Annotated[bool, typer.Option("--run", help="help_jobs_run")] = False,
    cancel: Annotated[
        int | None, typer.Option("--cancel", metavar="metavar_number", help="help_jobs_cancel")
    ] = None,
    retry: Annotated[
        int | None, typer.Option("--retry", metavar="metavar_number", help="help_jobs_retry")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show the jobs of the library; run, cancel or retry them."""
    from api.settings import load_settings
    from ingest.jobs.queue import JobQueue

    settings = load_settings()
    queue = JobQueue(settings.home)
    if cancel is not None:
        queue.cancel(cancel)
    if retry is not None:
        queue.retry(retry)
    failed_before = queue.counts()["failed"]
    if run:
        _work(quiet=json)
    found = queue.jobs(limit=_MAX_SHOWN)
    if json:
        print_json({"counts": queue.counts(), "jobs": [_facts(job) for job in found]})
    else:
        for job in found:
            _show(job, job.reason)
    raise typer.Exit(1 if run and queue.counts()["failed"] > failed_before else 0)


def _work(*, quiet: bool) -> None:
    from api.settings import load_settings
    from api.upkeep.library_jobs import run_jobs

    if run_jobs(load_settings(), wait=True) is None and not quiet:
        console(stderr=True).print(say("cli_workers_busy"), markup=False)


def _facts(job: Job) -> dict[str, Any]:
    return {**asdict(job), "reason": note_line(job.reason) if job.reason else ""}


def _show(job: Job, reason: Note | None) -> None:
    line = say(
        "cli_job",
        number=job.number,
        state=say(f"job_state_{job.state}"),
        kind=say(f"job_kind_{job.kind}"),
        subject=job.subject,
    )
    console().print(line.rstrip(), markup=False)
    if reason:
        console().print(f"  {note_line(reason)}", markup=False)
