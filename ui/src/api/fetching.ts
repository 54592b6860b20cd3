/** One answer of the server as state: asked for when the address changes, and again on demand. */
import { useCallback, useEffect, useState } from "react";
import { getJson, isAborted, Problem } from "./client";

export type Fetched<T> =
  | { status: "loading" }
  | { status: "failed"; problem: Problem }
  | { status: "done"; value: T };

/** Each state carries the path that it answers: a late answer to an older one is not shown. */
export function useFetched<T>(path: string): [Fetched<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [latest, setLatest] = useState<{ key: string; state: Fetched<T> } | null>(null);
  const key = `${attempt} ${path}`;
  useEffect(() => {
    const leaving = new AbortController();
    void fetchOnce<T>(path, leaving.signal).then((state) => {
      if (state) setLatest({ key, state });
    });
    return () => leaving.abort();
  }, [key, path]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return [latest?.key === key ? latest.state : { status: "loading" }, again];
}

async function fetchOnce<T>(path: string, signal: AbortSignal): Promise<Fetched<T> | null> {
  try {
    return { status: "done", value: await getJson<T>(path, signal) };
  } catch (error) {
    if (isAborted(error)) return null;
    const problem = error instanceof Problem ? error : new Problem("broken", String(error));
    return { status: "failed", problem };
  }
}
