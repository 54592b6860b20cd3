/** The comparison that is asked for now, and what became of it. */
import { useEffect, useState } from "react";
import { isAborted, postJson, Problem, type Schemas } from "../../api/client";
import type { Language } from "../../i18n/languages";
import { useLanguage } from "../../i18n/LanguageProvider";

export type Comparison = Schemas["ComparisonOut"];
export type Finding = Schemas["FindingOut"];

export type ComparisonState =
  | { status: "idle" }
  /** The question seems to hold personal data: nothing is sent before the reader agrees. */
  | { status: "unconfirmed" }
  | { status: "loading" }
  | { status: "failed"; problem: Problem }
  | { status: "done"; comparison: Comparison };

export interface Wanted {
  question: string;
  /** Ids; none means all of the research. */
  documents: readonly string[];
  mayBeSent: boolean;
  /** Counts up when the reader tries again. */
  attempt: number;
}

interface Answered {
  key: string;
  language: Language;
  state: ComparisonState;
}

/**
 * Each state carries the request that it answers: a late answer to an older one is not shown. In
 * a new language the old comparison stays until the new one comes.
 */
export function useComparison({ question, documents, mayBeSent, attempt }: Wanted): ComparisonState {
  const { language } = useLanguage();
  const key = question && mayBeSent ? JSON.stringify([question, documents, attempt]) : null;
  const [latest, setLatest] = useState<Answered | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    const leaving = new AbortController();
    void compare(key, leaving.signal).then((state) => {
      if (state) setLatest({ key, language, state });
    });
    return () => leaving.abort();
  }, [key, language]);
  if (!question) return { status: "idle" };
  if (key === null) return { status: "unconfirmed" };
  return latest?.key === key ? latest.state : { status: "loading" };
}

async function compare(key: string, signal: AbortSignal): Promise<ComparisonState | null> {
  const [question, documents] = JSON.parse(key) as [string, string[], number];
  try {
    const comparison = await postJson<Comparison>("/api/compare", { question, documents }, signal);
    return { status: "done", comparison };
  } catch (error) {
    if (isAborted(error)) return null;
    const problem = error instanceof Problem ? error : new Problem("broken", String(error));
    return { status: "failed", problem };
  }
}
