/** One answer of the server as state: asked for when address or language changes, and on demand. */
import { useCallback, useEffect, useState } from "react";
import type { Language } from "../i18n/languages";
import { useLanguage } from "../i18n/LanguageProvider";
import { getJson, isAborted, Problem } from "./client";

export type Fetched<T> =
  | { status: "loading" }
  | { status: "failed"; problem: Problem }
  | { status: "done"; value: T };

interface Answered<T> {
  key: string;
  language: Language;
  state: Fetched<T>;
}

/**
 * Each state carries the path that it answers: a late answer to an older one is not shown. In a
 * new language the old answer stays until the new one comes.
 */
export function useFetched<T>(path: string): [Fetched<T>, () => void] {
  const { language } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const [latest, setLatest] = useState<Answered<T> | null>(null);
  const key = `${attempt} ${path}`;
  useEffect(() => {
    const leaving = new AbortController();
    void fetchOnce<T>(path, leaving.signal).then((state) => {
      if (state) setLatest({ key, language, state });
    });
    return () => leaving.abort();
  }, [key, path, language]);
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
