/** All hits of the question, with facets: asked once the answer is there. */
import { useEffect, useMemo, useState } from "react";
import {
  apiPath,
  type Filters,
  isAborted,
  postJson,
  type Problem,
  type SearchOutcome,
} from "../../api/client";
import { useLanguage } from "../../i18n/LanguageProvider";
import { asProblem } from "./asking";

export interface SearchRequest {
  question: string;
  filters: Filters;
  k: number;
  confirm: boolean;
}

export type SearchState =
  | { status: "idle" }
  | { status: "loading" }
  | { status: "failed"; problem: Problem }
  | { status: "done"; outcome: SearchOutcome };

/** Outcomes of this visit, so that Back is at once. Oldest first. */
const kept = new Map<string, SearchOutcome>();
const MAX_KEPT = 20;

function keep(key: string, outcome: SearchOutcome): void {
  kept.delete(key);
  kept.set(key, outcome);
  const oldest = kept.keys().next();
  if (kept.size > MAX_KEPT && !oldest.done) kept.delete(oldest.value);
}

function soughtIn(key: string): SearchRequest {
  const { question, filters, k, confirm } = JSON.parse(key) as SearchRequest;
  return { question, filters, k, confirm };
}

/**
 * Search for `request`; `null` asks nothing. A late outcome of an older request is dropped.
 * `attempt` counts up when the reader tries again; it is not sent. Another language asks anew.
 */
export function useSearch(request: SearchRequest | null, attempt = 0): SearchState {
  const { language } = useLanguage();
  const key = request ? JSON.stringify({ ...request, attempt, language }) : null;
  const wanted = useMemo(() => (key ? soughtIn(key) : null), [key]);
  const [latest, setLatest] = useState<{ key: string | null; state: SearchState }>({
    key: null,
    state: { status: "idle" },
  });
  useEffect(() => {
    if (!wanted || !key || kept.has(key)) return undefined;
    const controller = new AbortController();
    const put = (state: SearchState) => {
      if (!controller.signal.aborted) setLatest({ key, state });
    };
    postJson<SearchOutcome>(apiPath(["search"]), wanted, controller.signal)
      .then((outcome) => {
        keep(key, outcome);
        put({ status: "done", outcome });
      })
      .catch((error: unknown) => {
        if (!isAborted(error)) put({ status: "failed", problem: asProblem(error) });
      });
    return () => controller.abort();
  }, [key, wanted]);

  if (!key) return { status: "idle" };
  const outcome = kept.get(key);
  if (outcome) return { status: "done", outcome };
  return latest.key === key ? latest.state : { status: "loading" };
}
