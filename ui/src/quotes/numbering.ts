/** Quotes by number, while a model's sentences refer to them; from sentence to quote and back. */
import type { GeneratedSentence, Quote } from "../api/client";
import { groupedBy } from "../text/grouping";

export interface QuoteNumber {
  number: number;
  /** True where a sentence cites this quote. */
  cited: boolean;
}

export type QuoteNumbers = ReadonlyMap<Quote, QuoteNumber>;
const NO_NUMBERS: QuoteNumbers = new Map();

/** Numbers from 1 in the order in which the quotes are shown; none while nothing refers to them. */
export function numbered(quotes: readonly Quote[], sentences: readonly GeneratedSentence[]): QuoteNumbers {
  if (sentences.length === 0) return NO_NUMBERS;
  const cited = new Set(sentences.flatMap(({ cites }) => cites.map((place) => quotes[place])));
  const shown = [...groupedBy(quotes, (quote) => quote.document_id).values()].flat();
  return new Map(shown.map((quote, place) => [quote, { number: place + 1, cited: cited.has(quote) }]));
}

export function quoteAnchor(number: number): string {
  return `sitat-${number}`;
}

/** The reference that was followed last: «back» leads to it. */
let followed: HTMLElement | null = null;

export function goToQuote(reference: HTMLElement, number: number): void {
  followed = reference;
  goTo(document.getElementById(quoteAnchor(number)));
}

/** Back to the sentence that one came from, or to the first that rests on the quote. */
export function goToSentence(number: number): void {
  const references = [...document.querySelectorAll<HTMLElement>(`[data-refers-to="${number}"]`)];
  goTo(references.find((one) => one === followed) ?? references[0] ?? null);
}

function goTo(place: HTMLElement | null): void {
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "nearest" });
}
