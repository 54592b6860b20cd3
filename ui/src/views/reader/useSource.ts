/** The document that is read: loading, failed, unknown, or there. */
import { useCallback, useEffect, useState } from "react";
import { isAborted, Problem } from "../../api/client";
import { readSource, type Source } from "./reading";

export type SourceState =
  | { status: "loading" }
  | { status: "unknown" }
  | { status: "failed"; problem: Problem }
  | { status: "done"; source: Source };

export function useSource(documentId: string): { state: SourceState; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const key = `${documentId}#${attempt}`;
  const [loaded, setLoaded] = useState<{ key: string; state: SourceState } | null>(null);
  useEffect(() => {
    const stopping = new AbortController();
    readSource(documentId, stopping.signal)
      .then((source) => setLoaded({ key, state: { status: "done", source } }))
      .catch((error: unknown) => {
        if (!isAborted(error)) setLoaded({ key, state: failureOf(error) });
      });
    return () => stopping.abort();
  }, [documentId, key]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { state: loaded?.key === key ? loaded.state : { status: "loading" }, retry };
}

function failureOf(error: unknown): SourceState {
  const problem = problemOf(error);
  return problem.status === 404 ? { status: "unknown" } : { status: "failed", problem };
}

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("broken", String(error));
}
