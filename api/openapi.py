"""``python -m api.openapi``: the schema of the HTTP API as JSON, without a server.

The page's types are generated from it, so the same code must print the same bytes.
"""

from __future__ import annotations

import json
import sys

from api.app import create_app
from api.settings import Settings


def schema_text() -> str:
    """The OpenAPI schema, keys sorted, indented, with a last line feed."""
    schema = create_app(Settings()).openapi()
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_text().encode("utf-8"))
