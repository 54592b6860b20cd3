"""``GET /metrics``: requests by route, and the open index. No question text.

The routes' templates are the labels, so that no id and no question becomes one.
"""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import FastAPI
from prometheus_client import CollectorRegistry, Metric
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector
from prometheus_fastapi_instrumentator import Instrumentator

from api.engine import Engine

METRICS = "/metrics"
#: Upper edges of the histogram of answer times, in seconds. An answer should take 60 ms; a
#: large draft takes seconds.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class IndexCollector(Collector):
    """Reports which generation is open, each time the metrics are read; opens none."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[Metric]:
        """Yield the counts of the open generation; only ``funn_ready 0`` if there is none."""
        meta = self._engine.open_generation
        yield GaugeMetricFamily("funn_ready", "Whether an index is open.", float(meta is not None))
        if meta is None:
            return
        generation = InfoMetricFamily("funn_generation", "The index generation that answers.")
        generation.add_metric(
            [], {"name": meta.name, "model": meta.embedder, "analyzer": meta.analyzer}
        )
        yield generation
        for name, count in (
            ("documents", meta.documents),
            ("passages", meta.passages),
            ("sentences", meta.sentences),
        ):
            yield GaugeMetricFamily(f"funn_{name}", f"How many {name} can be found.", float(count))


def install(app: FastAPI, engine: Engine) -> None:
    """Count the app's requests and show the counts at ``/metrics``."""
    registry = CollectorRegistry()
    registry.register(IndexCollector(engine))
    instrumentator = Instrumentator(
        should_group_status_codes=False, excluded_handlers=[METRICS], registry=registry
    )
    instrumentator.instrument(app, latency_lowr_buckets=BUCKETS)
    instrumentator.expose(app, endpoint=METRICS, tags=["health"])
