/** A language model's words on an answer's quotes. Asked for by the reader, never by itself. */
import { useEffect, useState } from "react";
import { type Answer, type Generated, type GeneratedSentence, isAborted, Problem, type Quote } from "../../../api/client";
import { type AnswerRequest, askInStream } from "../answerStream";
import { type Asked, asProblem } from "../asking";

export type GeneratedState =
  | { status: "offered" }
  /** The question seems to hold personal data: it is not sent on before the reader agrees. */
  | { status: "unconfirmed" }
  /** The sentences are provisional until the end. */
  | { status: "working"; sentences: readonly GeneratedSentence[] }
  /** Our own server did not answer. */
  | { status: "failed"; problem: Problem }
  /** The corpus was changed meanwhile: the sentences rest on other quotes than those shown. */
  | { status: "outdated" }
  | { status: "ended"; generated: Generated };

export interface Generating {
  state: GeneratedState;
  /** `agreed`: the reader has said that personal data may be sent to the model. */
  start: (agreed: boolean) => void;
  /** Stop what is going on, and take away what has come. */
  stop: () => void;
}

const OFFERED: GeneratedState = { status: "offered" };

/** Finished answers of this visit, shown again after Back. Oldest first. */
const kept = new Map<string, GeneratedState>();
const MAX_KEPT = 20;

/** The running request beside an answer. */
const working = new WeakMap<Answer, AbortController>();

/** Each state carries the answer that it stands beside: words for an older one are not shown. */
export function useGenerated(answer: Answer, asked: Asked): Generating {
  const key = JSON.stringify([asked.question, asked.filters, answer.generation]);
  const [latest, setLatest] = useState<{ answer: Answer; state: GeneratedState } | null>(null);
  useEffect(() => () => working.get(answer)?.abort(), [answer]);

  function put(state: GeneratedState): void {
    setLatest({ answer, state });
    if (state.status === "ended" && state.generated.sentences.length > 0) keep(key, state);
  }
  function stop(): void {
    working.get(answer)?.abort();
    kept.delete(key);
    put(OFFERED);
  }
  function start(agreed: boolean): void {
    working.get(answer)?.abort();
    const personal = asked.needsConfirmation || answer.warnings.length > 0;
    if (personal && !agreed) return put({ status: "unconfirmed" });
    const controller = new AbortController();
    working.set(answer, controller);
    const request = { question: asked.question, filters: asked.filters, confirm: agreed };
    void follow(request, answer, put, controller.signal);
  }
  const state = latest?.answer === answer ? latest.state : (kept.get(key) ?? OFFERED);
  return { state, start, stop };
}

function keep(key: string, state: GeneratedState): void {
  kept.delete(key);
  kept.set(key, state);
  const oldest = kept.keys().next();
  if (kept.size > MAX_KEPT && !oldest.done) kept.delete(oldest.value);
}

/** Ask again, with the model's words this time, and tell what comes of it until `signal`. */
export async function follow(
  request: AnswerRequest,
  shown: Answer,
  put: (state: GeneratedState) => void,
  signal: AbortSignal,
): Promise<void> {
  const quotes: Quote[] = [];
  let sentences: readonly GeneratedSentence[] = [];
  const tell = (state: GeneratedState) => {
    if (!signal.aborted) put(state);
  };
  tell({ status: "working", sentences });
  try {
    const whole = await askInStream(
      { ...request, generate: true },
      {
        onQuote: (quote) => quotes.push(quote),
        onGenerated: (sentence) => {
          sentences = [...sentences, sentence];
          if (areSame(quotes, shown.quotes)) tell({ status: "working", sentences });
        },
      },
      signal,
    );
    tell(endOf(whole, shown));
  } catch (error) {
    if (!isAborted(error)) tell({ status: "failed", problem: asProblem(error) });
  }
}

/** Read the outcome from the whole answer. Its places count in the quotes shown. */
export function endOf(whole: Answer, shown: Answer): GeneratedState {
  // What has a default in the schema is always sent.
  const generated = whole.generated as Generated | null;
  if (!generated) return { status: "failed", problem: new Problem("broken", "no generated answer") };
  if (generated.cause === "personal_data") return { status: "unconfirmed" };
  if (generated.sentences.length > 0 && !areSame(whole.quotes, shown.quotes)) return { status: "outdated" };
  return { status: "ended", generated };
}

function areSame(theirs: readonly Quote[], shown: readonly Quote[]): boolean {
  return identityOf(theirs) === identityOf(shown);
}

function identityOf(quotes: readonly Quote[]): string {
  return JSON.stringify(quotes.map(({ document_id, start, end, text }) => [document_id, start, end, text]));
}

/** The sentences to be drawn now. */
export function sentencesIn(state: GeneratedState): readonly GeneratedSentence[] {
  switch (state.status) {
    case "offered":
    case "unconfirmed":
    case "failed":
    case "outdated":
      return [];
    case "working":
      return state.sentences;
    case "ended":
      return state.generated.sentences;
  }
}
