/** State of an open document: place, marks, view, size. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { useT } from "../../i18n/LanguageProvider";
import type { ReaderPlace } from "../../routing/address";
import { navigate, withReader } from "../../routing/navigation";
import { announce } from "../../shell/announcing";
import { useHitsIn } from "../../quotes/offered";
import { isPdf, wherePageInWords } from "./pageWords";
import type { Source, Span } from "./reading";
import { arrivalOf, type Target, targetAt, targetOf, whereaboutsAt, whereaboutsOnPage } from "./target";
import { pageStart } from "./text/pageTurns";
import type { Mark } from "./text/slicing";
import { useFind } from "./useFind";

/** Views of a document: its own pages, pictures beside their text, or the text. */
export type Mode = "pdf" | "scan" | "text";

/** The views that a document has, the usual one first. */
export function modesOf(source: Source): Mode[] {
  const { facts, pages } = source;
  if (!isPdf(source) || !facts.has_file) return ["text"];
  const scanned = pages.filter(({ ocr }) => ocr).length;
  if (scanned === 0) return ["pdf", "text"];
  // A report with a scanned appendix is a report; a scan with a typed cover is a scan.
  return scanned > pages.length / 2 ? ["scan", "pdf", "text"] : ["pdf", "scan", "text"];
}

export function useReading(source: Source, place: ReaderPlace) {
  const { facts, pages, spans } = source;
  const { documentId, start, end, page, printed } = place;
  const arrival = useMemo(
    () => arrivalOf({ documentId, start, end, page, printed }, source),
    [documentId, start, end, page, printed, source],
  );
  const [target, setTarget] = useState<Target>(() => targetOf(arrival, spans, 0));
  const [seen, setSeen] = useState(() => whereaboutsAt(target.offset ?? 0, spans));
  const [followed, setFollowed] = useState(arrival);
  if (followed !== arrival) {
    setFollowed(arrival);
    setTarget((before) => targetOf(arrival, spans, before.turn + 1));
  }
  const goTo = useCallback(
    (offset: number) => setTarget((before) => targetAt(offset, spans, before.turn + 1)),
    [spans],
  );
  const goToPage = useCallback(
    (wanted: number) =>
      setTarget(({ turn }) => ({ turn: turn + 1, page: wanted, offset: pageStart(wanted, spans) })),
    [spans],
  );
  const finding = useFind(facts.id, place.find ?? "", () => seen.offset, (found) => goTo(found.start));
  const quote = arrival.kind === "span" ? arrival.span : null;
  const hits = useHitsIn(facts.id);
  const marks = useMarks(quote, hits, finding.state);
  useAnnouncedQuote(source, quote);
  return {
    arrival,
    quote,
    hits,
    marks,
    target,
    seen,
    finding,
    goTo,
    goToPage,
    onSeenOffset: useCallback((offset: number) => setSeen(whereaboutsAt(offset, spans)), [spans]),
    onSeenPage: useCallback(
      (now: number) => setSeen(whereaboutsOnPage(now, pages, spans)),
      [pages, spans],
    ),
    stepPage: (by: 1 | -1) => {
      const here = pages.findIndex(({ number }) => number === seen.page);
      const next = pages[here + by];
      if (next) goToPage(next.number);
    },
    goToHit: (step: 1 | -1) => {
      const next = nextHit(hits, quote, seen.offset, step);
      if (next) navigate(withReader({ ...kept(place), documentId: facts.id, ...next }), { replace: true });
    },
  };
}

export type Reading = ReturnType<typeof useReading>;

/** Settings that stay when another place of the same document is shown. */
function kept({ find, full }: ReaderPlace): Pick<ReaderPlace, "find" | "full"> {
  return { ...(find ? { find } : {}), ...(full ? { full } : {}) };
}

export function nextHit(
  hits: readonly Span[],
  quote: Span | null,
  offset: number,
  step: 1 | -1,
): Span | null {
  if (hits.length === 0) return null;
  const shown = quote ? hits.findIndex(({ start, end }) => start === quote.start && end === quote.end) : -1;
  if (shown >= 0) return pick(hits[(shown + step + hits.length) % hits.length]);
  const from = quote?.start ?? offset;
  const next = step === 1 ? hits.find(({ start }) => start > from) : hits.findLast(({ start }) => start < from);
  return pick(next ?? (step === 1 ? hits[0] : hits.at(-1)));
}

function pick(span: Span | undefined): Span | null {
  return span ? { start: span.start, end: span.end } : null;
}

function useMarks(
  quote: Span | null,
  hits: readonly Span[],
  find: ReturnType<typeof useFind>["state"],
): readonly Mark[] {
  return useMemo(() => {
    const marks: Mark[] = hits.map(({ start, end }) => ({ start, end, kind: "hit" }));
    if (quote) marks.push({ ...quote, kind: "quote" });
    if (find.status === "done") {
      find.places.forEach(({ start, end }, n) => {
        marks.push({ start, end, kind: n === find.now ? "current" : "found" });
      });
    }
    return marks;
  }, [quote, hits, find]);
}

function useAnnouncedQuote(source: Source, quote: Span | null): void {
  const t = useT();
  useEffect(() => {
    if (!quote) return;
    const page = wherePageInWords(whereaboutsAt(quote.start, source.spans), source, t);
    announce(page === null ? t("reader.marked.unpaged") : t("reader.marked.on", { page }));
  }, [quote, source, t]);
}
