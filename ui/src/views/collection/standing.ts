/** Check of each collected quote against the corpus, with its citation among the others. */
import { useCallback, useEffect, useState } from "react";
import { isAborted, postJson, Problem, type Schemas } from "../../api/client";
import { MAX_QUOTES, placed } from "../../collection/exchange";
import type { CollectedQuote } from "../../collection/model";
import type { Language } from "../../i18n/languages";

export type CitedQuote = Schemas["CitedQuoteOut"];
export type Reference = Schemas["ReferenceOut"];
type Recheck = Schemas["RecheckOut"];

/** Outcome for one quote: it occurs as collected, or what the server found instead. */
export type Verdict = { stands: true; cited: CitedQuote } | { stands: false; report: Recheck };

export interface Standing {
  /** By the quote's id. */
  verdicts: ReadonlyMap<string, Verdict>;
  references: readonly Reference[];
  checkedAt: Date;
}

export type StandingState =
  | { status: "loading" }
  | { status: "failed"; problem: Problem }
  | { status: "done"; standing: Standing };

/** Ask for all quotes; those that do not stand are looked for elsewhere. */
export async function checkStanding(
  quotes: readonly CollectedQuote[],
  style: string,
  locale: Language,
  signal: AbortSignal,
): Promise<Standing> {
  const asked = quotes.slice(0, MAX_QUOTES);
  const sent = asked.map(placed);
  const whole = await postJson<Schemas["CitedCollectionOut"]>(
    "/api/quotes/citations",
    { quotes: sent, style, locale },
    signal,
  );
  const lost = asked.filter((_, place) => !whole.quotes[place]);
  const reports = lost.length > 0 ? await recheck(lost, locale, signal) : [];
  const verdicts = new Map<string, Verdict>();
  asked.forEach(({ id }, place) => {
    const cited = whole.quotes[place];
    if (cited) verdicts.set(id, { stands: true, cited });
  });
  lost.forEach(({ id }, place) => {
    const report = reports[place];
    if (report) verdicts.set(id, { stands: false, report });
  });
  return { verdicts, references: whole.references, checkedAt: new Date() };
}

function recheck(
  quotes: readonly CollectedQuote[],
  locale: Language,
  signal: AbortSignal,
): Promise<Recheck[]> {
  const sent = quotes.map(placed);
  return postJson<Recheck[]>("/api/quotes/recheck", { quotes: sent, locale }, signal);
}

/**
 * The standing of a collection, found out anew when quotes, their order or the style change.
 * The earlier outcome stays shown until the new one comes.
 */
export function useStanding(
  quotes: readonly CollectedQuote[],
  style: string,
  locale: Language,
): { state: StandingState; isChecking: boolean; again: () => void } {
  const [state, setState] = useState<StandingState>({ status: "loading" });
  const [isChecking, setIsChecking] = useState(false);
  const [turn, setTurn] = useState(0);
  // Notes are no part of what is asked: writing one asks nothing anew.
  const asked = JSON.stringify([quotes.map(placed), style, locale, turn]);
  useEffect(() => {
    const leaving = new AbortController();
    const [places] = JSON.parse(asked) as [unknown[]];
    if (places.length === 0) return;
    setIsChecking(true);
    checkStanding(quotes, style, locale, leaving.signal)
      .then((standing) => setState((before) => ({ status: "done", standing: keeping(before, standing) })))
      .catch((error: unknown) => {
        if (isAborted(error)) return;
        const problem = error instanceof Problem ? error : new Problem("broken", String(error));
        setState({ status: "failed", problem });
      })
      .finally(() => {
        if (!leaving.signal.aborted) setIsChecking(false);
      });
    return () => leaving.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- `asked` says all that matters of quotes
  }, [asked]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { state, isChecking, again };
}

/** Keep the objects of unchanged verdicts, so that they are not drawn anew. */
function keeping(before: StandingState, { verdicts, ...rest }: Standing): Standing {
  if (before.status !== "done") return { verdicts, ...rest };
  const known = before.standing.verdicts;
  const kept = [...verdicts].map(([id, verdict]): [string, Verdict] => {
    const old = known.get(id);
    return [id, old && JSON.stringify(old) === JSON.stringify(verdict) ? old : verdict];
  });
  return { verdicts: new Map(kept), ...rest };
}

/** Facts that a quote from a file lacks, as the server knows them. */
export function withFacts(quote: CollectedQuote, cited: CitedQuote): CollectedQuote {
  return {
    ...quote,
    passageId: cited.passage_id,
    page: cited.page,
    label: cited.label,
    origin: cited.origin,
    section: cited.section,
    voice: cited.voice,
    attribution: cited.attribution,
    statement: cited.statement,
    citation: cited.citation,
    citationNote: cited.citation_note,
    documentTitle: cited.document_title,
    ocr: cited.ocr,
  };
}
