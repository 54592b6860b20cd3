/** Target of the reader, and the place now read. */
import type { ReaderPlace } from "../../routing/address";
import { readPageWish } from "./pageWish";
import type { PageFacts, PageSpan, Source, Span } from "./reading";
import { pageAt, pageStart } from "./text/pageTurns";

/** `turn` counts: going to the same place again is a new target. */
export interface Target {
  turn: number;
  /** Offset in the text; `null` when only the page is known. */
  offset: number | null;
  /** The physical page; `null` where the format has none. */
  page: number | null;
}

/** The place that is seen now. */
export interface Whereabouts {
  offset: number;
  page: number | null;
  label: string | null;
}

export type Arrival =
  | { kind: "start" }
  | { kind: "span"; span: Span }
  | { kind: "offset"; offset: number }
  | { kind: "page"; page: number; offset: number | null }
  | { kind: "gone" }
  | { kind: "noPage"; page: string };

/** The place that an address asks for, checked against the document. */
export function arrivalOf(place: ReaderPlace, source: Source): Arrival {
  const length = source.facts.text_length;
  if (place.start !== undefined) {
    if (place.start >= length || (place.end ?? 0) > length) return { kind: "gone" };
    if (place.end === undefined) return { kind: "offset", offset: place.start };
    return { kind: "span", span: { start: place.start, end: place.end } };
  }
  if (place.page !== undefined) return physicalPage(place.page, source);
  if (place.printed !== undefined) return printedPage(place.printed, source);
  return { kind: "start" };
}

function physicalPage(page: number, { pages, spans }: Source): Arrival {
  if (!pages.some(({ number }) => number === page)) return { kind: "noPage", page: String(page) };
  return { kind: "page", page, offset: pageStart(page, spans) };
}

/** `trykt=45` in an address is the printed number and never the file's own. */
function printedPage(printed: string, { pages, spans }: Source): Arrival {
  const wish = readPageWish(printed, pages, spans);
  if (wish.kind !== "printed") return { kind: "noPage", page: printed };
  if (wish.page !== null) return { kind: "page", page: wish.page, offset: pageStart(wish.page, spans) };
  return { kind: "offset", offset: wish.offset ?? 0 };
}

export function targetOf(arrival: Arrival, spans: readonly PageSpan[], turn: number): Target {
  switch (arrival.kind) {
    case "span":
      return targetAt(arrival.span.start, spans, turn);
    case "offset":
      return targetAt(arrival.offset, spans, turn);
    case "page":
      return { turn, offset: arrival.offset, page: arrival.page };
    case "start":
    case "gone":
    case "noPage":
      return { turn, offset: 0, page: null };
  }
}

export function targetAt(offset: number, spans: readonly PageSpan[], turn: number): Target {
  return { turn, offset, page: pageAt(offset, spans)?.page ?? null };
}

export function whereaboutsAt(offset: number, spans: readonly PageSpan[]): Whereabouts {
  const span = pageAt(offset, spans);
  if (!span || span.first_label === null) return { offset, page: span?.page ?? null, label: null };
  const { first_label: first, last_label: last } = span;
  return { offset, page: span.page, label: last === null || last === first ? first : `${first}–${last}` };
}

export function whereaboutsOnPage(
  page: number,
  pages: readonly PageFacts[],
  spans: readonly PageSpan[],
): Whereabouts {
  const label = pages.find(({ number }) => number === page)?.label ?? null;
  return { offset: pageStart(page, spans) ?? 0, page, label };
}
