/** Words looked for inside the document, and which of the places is shown. */
import { useCallback, useEffect, useRef, useState } from "react";
import { isAborted, type Problem } from "../../api/client";
import { findWords, type Occurrence } from "./reading";
import { problemOf } from "./useSource";

export type FindState =
  | { status: "idle" }
  | { status: "loading"; words: string }
  | { status: "failed"; words: string; problem: Problem }
  | { status: "done"; words: string; total: number; places: Occurrence[]; now: number };

const IDLE: FindState = { status: "idle" };

/** Typing is let run on for so long before the server is asked. */
const PAUSE_MS = 200;

export interface Finding {
  words: string;
  setWords: (words: string) => void;
  state: FindState;
  /** Go to the next place, or the one before. At the ends it goes round. */
  go: (step: 1 | -1) => void;
}

/**
 * `arrive` is called with each place to be shown. `from` gives the offset that is read now:
 * the first place after it is the first one shown.
 */
export function useFind(
  documentId: string,
  given: string,
  from: () => number,
  arrive: (place: Occurrence) => void,
): Finding {
  const [words, setWords] = useState(given);
  const [state, setState] = useState<FindState>(IDLE);
  const latest = useRef({ from, arrive });
  // A word that came with the address is shown where the address points, not where it first stands.
  const typed = useRef(false);
  useEffect(() => {
    latest.current = { from, arrive };
  });
  useEffect(() => {
    const asked = words.trim();
    if (!asked) return;
    const stopping = new AbortController();
    const waiting = setTimeout(() => {
      setState({ status: "loading", words: asked });
      findWords(documentId, asked, stopping.signal)
        .then(({ total, occurrences }) => {
          const now = firstAfter(occurrences, latest.current.from());
          setState({ status: "done", words: asked, total, places: occurrences, now });
          const place = occurrences[now];
          if (place && typed.current) latest.current.arrive(place);
        })
        .catch((error: unknown) => {
          if (!isAborted(error)) setState({ status: "failed", words: asked, problem: problemOf(error) });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(waiting);
      stopping.abort();
    };
  }, [documentId, words]);
  const type = useCallback((next: string) => {
    typed.current = true;
    setWords(next);
  }, []);
  function go(step: 1 | -1) {
    if (state.status !== "done" || state.places.length === 0) return;
    const now = (state.now + step + state.places.length) % state.places.length;
    setState({ ...state, now });
    const place = state.places[now];
    if (place) arrive(place);
  }
  return { words, setWords: type, state: words.trim() ? state : IDLE, go };
}

/** The first place at or after an offset; the very first when there is none. */
export function firstAfter(places: readonly { start: number }[], offset: number): number {
  return Math.max(0, places.findIndex(({ start }) => start >= offset));
}
