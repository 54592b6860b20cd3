/** Typing help: titles, headings and terms of the corpus that go on from what is typed. */
import { useEffect, useState } from "react";
import { apiPath, getJson, isAborted, Problem, type Schemas } from "../../api/client";
import { seemsPersonal } from "../../questions/personalData";

export type Suggestion = Schemas["SuggestionOut"];

const WAIT_MS = 150;
const MOST = 8;
const SHORTEST = 2;

/** A server without typing help is asked once. */
let unavailable = false;

/** Suggestions for `typed`; none while it is short, personal, or the field is not in use. */
export function useSuggestions(typed: string, active: boolean): readonly Suggestion[] {
  const [found, setFound] = useState<{ typed: string; suggestions: Suggestion[] }>({
    typed: "",
    suggestions: [],
  });
  const text = typed.trim();
  // Digits may become a number that identifies a person: they stay here until Enter.
  const askable = active && text.length >= SHORTEST && !/\d{4}/.test(text) && !seemsPersonal(text);
  useEffect(() => {
    if (!askable || unavailable) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      getJson<Schemas["SuggestionsOut"]>(apiPath(["suggest"], { q: text, limit: MOST }), controller.signal)
        .then(({ suggestions }) => setFound({ typed: text, suggestions }))
        .catch((error: unknown) => {
          if (isAborted(error)) return;
          if (error instanceof Problem && error.status === 404) unavailable = true;
          setFound({ typed: text, suggestions: [] });
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, askable]);
  // While the next ones are on their way, those that still fit stay.
  if (!askable || !text.startsWith(found.typed)) return [];
  return found.suggestions;
}
