"""Addresses are logged without what was asked, however the server is started."""

from __future__ import annotations

import logging

#: The logger that uvicorn writes its access log with.
ACCESS_LOG = "uvicorn.access"
#: Among the arguments of a record, the one that holds path and query.
_ADDRESS = 2


class WithoutQuestions(logging.Filter):
    """Cuts the query string off the address of a request.

    Source:
        uvicorn/protocols/http/h11_impl.py: client, method, address, HTTP version, status.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its address cut."""
        if isinstance(record.args, tuple) and len(record.args) > _ADDRESS:
            arguments = list(record.args)
            arguments[_ADDRESS] = str(arguments[_ADDRESS]).partition("?")[0]
            record.args = tuple(arguments)
        return True


def keep_questions_out_of_logs() -> None:
    """Put the filter on; a second time changes nothing."""
    logger = logging.getLogger(ACCESS_LOG)
    if not any(isinstance(known, WithoutQuestions) for known in logger.filters):
        logger.addFilter(WithoutQuestions())
