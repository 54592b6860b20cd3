"""Runs the app under uvicorn, with an end to everything that a client can leave open.

uvicorn serves one process or several over the same mapped index. Other servers were not taken:
what it lacks, an end to waiting, is a subclass of sixty lines (``api.serving.connections``).
"""

from __future__ import annotations

import os
import threading

import uvicorn
from fastapi import FastAPI

from api.serving.connections import PunctualProtocol
from api.settings import Settings

#: Seconds that requests at work have to end when the server is asked to.
GRACE_S = 6
#: Seconds more until the process ends whatever hangs in it.
LAST_S = 2.0


def run_server(settings: Settings, app: FastAPI) -> None:
    """Serve until the process is asked to end; return within ``GRACE_S`` after that.

    Args:
        app: Served where there is one process. Several make their own, from the environment.
    """
    if settings.workers > 1:
        # Given on the command line, perhaps; the processes read the environment.
        os.environ.update(FUNN_HOST=settings.host, FUNN_PORT=str(settings.port))
    uvicorn.run(
        "api.app:served_app" if settings.workers > 1 else app,
        factory=settings.workers > 1,
        workers=settings.workers,
        host=settings.host,
        port=settings.port,
        http=PunctualProtocol,
        ws="none",
        log_level="warning",
        access_log=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        timeout_graceful_shutdown=GRACE_S,
    )
    # A thread in the middle of a long draft would keep the process to its end.
    last = threading.Timer(LAST_S, os._exit, (0,))
    last.daemon = True
    last.start()
