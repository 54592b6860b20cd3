/** The blocks of each span, asked for once while the document is open. */
import { useEffect, useState } from "react";
import { isAborted } from "../../../api/client";
import { readBlocks, type Span, type TextSpan } from "../reading";

export type TextSpanState =
  | { status: "far" }
  | { status: "loading" }
  | { status: "failed"; retry: () => void }
  | { status: "done"; textSpan: TextSpan };

const MAX_KEPT = 400;
const kept = new Map<string, TextSpan>();

function keep(key: string, textSpan: TextSpan): void {
  kept.set(key, textSpan);
  const oldest = kept.keys().next().value;
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** `version` is the document's digest: a rebuilt document is asked for anew. */
export function useTextSpan(documentId: string, version: string, span: Span, near: boolean): TextSpanState {
  const key = `${documentId}/${version}/${span.start}-${span.end}`;
  const [attempt, setAttempt] = useState(0);
  const asking = `${key}#${attempt}`;
  const [outcome, setOutcome] = useState<{ asking: string; failed: boolean } | null>(null);
  const { start, end } = span;
  useEffect(() => {
    if (!near || kept.has(key)) return;
    const stopping = new AbortController();
    readBlocks(documentId, { start, end }, stopping.signal)
      .then((textSpan) => {
        keep(key, textSpan);
        setOutcome({ asking, failed: false });
      })
      .catch((error: unknown) => {
        if (!isAborted(error)) setOutcome({ asking, failed: true });
      });
    return () => stopping.abort();
  }, [documentId, key, asking, start, end, near]);
  if (!near) return { status: "far" };
  const textSpan = kept.get(key);
  if (textSpan) return { status: "done", textSpan };
  if (outcome?.asking === asking && outcome.failed) {
    return { status: "failed", retry: () => setAttempt((before) => before + 1) };
  }
  return { status: "loading" };
}
