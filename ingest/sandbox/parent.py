"""Ends a process together with the one that started it, however that one ended.

Not by ``PR_SET_PDEATHSIG``: that signal comes when the *thread* ends that started the
process, and a parser worker outlives the thread that took it first.
"""

from __future__ import annotations

import os
import signal
import threading
import time

#: Longest time between the parent's death and the process's, in seconds.
LOOK_EVERY_S = 0.2


def end_with_parent() -> None:
    """End with the parent process, even in the middle of a document.

    A process that leads its own group takes along what it has started, such as OCR.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_EVERY_S)
        if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
