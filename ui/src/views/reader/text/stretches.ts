/** The blocks of each stretch, asked for once while the document is open. */
import { useEffect, useState } from "react";
import { isAborted } from "../../../api/client";
import { readBlocks, type Span, type Stretch } from "../reading";

export type StretchState =
  | { status: "far" }
  | { status: "loading" }
  | { status: "failed"; retry: () => void }
  | { status: "done"; stretch: Stretch };

const MAX_KEPT = 400;
const kept = new Map<string, Stretch>();

function keep(key: string, stretch: Stretch): void {
  kept.set(key, stretch);
  const oldest = kept.keys().next().value;
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** `version` is the document's digest: a rebuilt document is asked for anew. */
export function useStretch(documentId: string, version: string, span: Span, near: boolean): StretchState {
  const key = `${documentId}/${version}/${span.start}-${span.end}`;
  const [attempt, setAttempt] = useState(0);
  const asking = `${key}#${attempt}`;
  const [outcome, setOutcome] = useState<{ asking: string; failed: boolean } | null>(null);
  const { start, end } = span;
  useEffect(() => {
    if (!near || kept.has(key)) return;
    const stopping = new AbortController();
    readBlocks(documentId, { start, end }, stopping.signal)
      .then((stretch) => {
        keep(key, stretch);
        setOutcome({ asking, failed: false });
      })
      .catch((error: unknown) => {
        if (!isAborted(error)) setOutcome({ asking, failed: true });
      });
    return () => stopping.abort();
  }, [documentId, key, asking, start, end, near]);
  if (!near) return { status: "far" };
  const stretch = kept.get(key);
  if (stretch) return { status: "done", stretch };
  if (outcome?.asking === asking && outcome.failed) {
    return { status: "failed", retry: () => setAttempt((before) => before + 1) };
  }
  return { status: "loading" };
}
