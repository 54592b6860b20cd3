/** The question that is asked now, and what became of it. */
import { useEffect, useMemo, useState } from "react";
import { type Answer, type Filters, type Hit, isAborted, Problem, type Quote } from "../../api/client";
import type { Language } from "../../i18n/languages";
import { useLanguage } from "../../i18n/LanguageProvider";
import { type AnswerRequest, askInStream, type Progress, type StreamListeners } from "./answerStream";

export type AnswerState =
  | { status: "idle" }
  /** The question seems to hold personal data: nothing is sent before the reader agrees. */
  | { status: "unconfirmed" }
  | { status: "loading"; progress: Progress | null; hits: readonly Hit[]; quotes: readonly Quote[] }
  | { status: "failed"; problem: Problem }
  | { status: "done"; answer: Answer };

type Loading = Extract<AnswerState, { status: "loading" }>;
const JUST_ASKED: Loading = { status: "loading", progress: null, hits: [], quotes: [] };

export interface Asked {
  question: string;
  filters: Filters;
  needsConfirmation: boolean;
  confirmed: boolean;
  /** Counts up when the reader tries again. */
  attempt: number;
}

interface Answered {
  key: string | null;
  language: Language;
  state: AnswerState;
}

/**
 * Ask whenever what is asked changes. Each state carries the request that it answers, so a
 * late answer to an older question cannot be shown. In a new language the old answer stays until
 * the new one comes.
 */
export function useAnswer(asked: Asked): AnswerState {
  const { language } = useLanguage();
  const key = keyOf(asked);
  const request = useMemo(() => requestOf(key), [key]);
  const [latest, setLatest] = useState<Answered>({ key: null, language, state: { status: "idle" } });
  useEffect(() => {
    if (!request) return undefined;
    const controller = new AbortController();
    const put = (state: AnswerState) => {
      if (controller.signal.aborted) return;
      setLatest((before) => (isOnlyAskedAnew(before, key, state) ? before : { key, language, state }));
    };
    void follow(request, put, controller.signal);
    return () => controller.abort();
  }, [key, request, language]);

  if (!asked.question) return { status: "idle" };
  if (!request) return { status: "unconfirmed" };
  return latest.key === key ? latest.state : JUST_ASKED;
}

/** Parts of an answer whose whole is shown already, in another language. */
function isOnlyAskedAnew(before: Answered, key: string | null, { status }: AnswerState): boolean {
  return before.key === key && before.state.status === "done" && status === "loading";
}

/** `null` when nothing may be sent. */
function keyOf(asked: Asked): string | null {
  const { question, filters, needsConfirmation, confirmed, attempt } = asked;
  if (!question || (needsConfirmation && !confirmed)) return null;
  return JSON.stringify({ question, filters, confirm: confirmed, attempt });
}

function requestOf(key: string | null): AnswerRequest | null {
  if (key === null) return null;
  const { question, filters, confirm } = JSON.parse(key) as AnswerRequest;
  return { question, filters, confirm };
}

async function follow(
  request: AnswerRequest,
  put: (state: AnswerState) => void,
  signal: AbortSignal,
): Promise<void> {
  let shown = JUST_ASKED;
  const grow = (more: Partial<Loading>) => {
    shown = { ...shown, ...more };
    put(shown);
  };
  const listeners: Partial<StreamListeners> = {
    onProgress: (progress) => grow({ progress }),
    onHit: (hit) => grow({ hits: [...shown.hits, hit] }),
    onQuote: (quote) => grow({ quotes: [...shown.quotes, quote] }),
  };
  try {
    put({ status: "done", answer: await askInStream(request, listeners, signal) });
  } catch (error) {
    if (!isAborted(error)) put({ status: "failed", problem: asProblem(error) });
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // A connection that breaks in mid-stream is a TypeError in every browser.
  return new Problem(error instanceof TypeError ? "cut" : "broken", String(error));
}
