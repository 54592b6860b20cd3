/**
 * The collection as a file and as a request: one shape for `/api/export`, for
 * `funn export utvalg.json` and `funn recheck utvalg.json`, and for another browser.
 */
import type { Receipt, Schemas, Sent } from "../api/client";
import type { Language } from "../i18n/languages";
import { type CollectedQuote, type Collection, DEFAULT_STYLE, MAX_RECEIPTS, parseCollection, quoteId } from "./model";

export type ExportFormat = Schemas["ExportIn"]["format"];
type ChosenQuote = Sent<Schemas["ChosenQuoteIn"], "document_id" | "start" | "end" | "text">;
export type ExportRequest = Omit<Sent<Schemas["ExportIn"], "style" | "locale">, "quotes"> & {
  quotes: ChosenQuote[];
};

/** More than these the server does not take at once. */
export const MAX_QUOTES = 500;

/** The words and where they stand, without the note. */
export function placed({ documentId, start, end, text }: CollectedQuote): ChosenQuote {
  return { document_id: documentId, start, end, text };
}

export function chosen(quote: CollectedQuote): ChosenQuote {
  const note = quote.note.trim();
  return note ? { ...placed(quote), note } : placed(quote);
}

/** Body of a request to `/api/export`. */
export function exportRequest(
  collection: Collection,
  quotes: readonly CollectedQuote[],
  format: ExportFormat,
  title: string,
  locale: Language,
): ExportRequest {
  return {
    quotes: quotes.map(chosen),
    format,
    title,
    style: collection.style,
    locale,
    receipts: collection.receipts,
  };
}

/** The collection as a file that this page, another browser and the command line read. */
export function collectionFile(collection: Collection, title: string, locale: Language): string {
  const request = exportRequest(collection, collection.quotes, "docx", title, locale);
  return `${JSON.stringify(request, null, 2)}\n`;
}

/**
 * Read such a file, or a list of quotes, or what another version of this page kept.
 *
 * A file names documents by id and knows no page: the server is asked for the rest.
 * `null` when it holds no quote.
 */
export function readCollectionFile(text: string, now: Date): Collection | null {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
  const kept = parseCollection(given);
  if (kept) return kept.quotes.length > 0 ? kept : null;
  const file = Array.isArray(given) ? { quotes: given } : given;
  if (typeof file !== "object" || file === null) return null;
  return fromRequest(file as Record<string, unknown>, now);
}

function fromRequest(file: Record<string, unknown>, now: Date): Collection | null {
  if (!Array.isArray(file.quotes)) return null;
  const receipts = [...(file.receipt ? [file.receipt] : []), ...(Array.isArray(file.receipts) ? file.receipts : [])];
  const read = parseCollection({
    version: 1,
    title: file.title ?? "",
    style: file.style ?? DEFAULT_STYLE,
    quotes: file.quotes.map((quote) => asKept(quote, now)),
    receipts,
  });
  if (!read || read.quotes.length === 0) return null;
  return { ...read, quotes: read.quotes.map((quote) => withQuestion(quote, read.receipts)) };
}

function asKept(given: unknown, now: Date): unknown {
  if (typeof given !== "object" || given === null) return null;
  const quote = given as Record<string, unknown>;
  return { ...quote, documentId: quote.document_id, addedAt: now.toISOString() };
}

/** The question whose receipt shows the quote. */
function withQuestion(quote: CollectedQuote, receipts: readonly Receipt[]): CollectedQuote {
  const found = receipts.find(
    (receipt) =>
      !receipt.masked &&
      receipt.quotes.some(
        ({ document_id, start, end }) => quoteId({ documentId: document_id, start, end }) === quote.id,
      ),
  );
  return found ? { ...quote, question: found.question } : quote;
}

/** Put what was read behind what is there; a quote that is there already stays as it is. */
export function merged(own: Collection, read: Collection): Collection {
  const known = new Set(own.quotes.map(({ id }) => id));
  const receipts = new Map(
    [...own.receipts, ...read.receipts].map((one) => [JSON.stringify([one.question, one.filters, one.asked]), one]),
  );
  const isNew = own.quotes.length === 0;
  return {
    version: 1,
    title: own.title || read.title,
    style: isNew ? read.style : own.style,
    quotes: [...own.quotes, ...read.quotes.filter(({ id }) => !known.has(id))],
    receipts: [...receipts.values()].slice(-MAX_RECEIPTS),
  };
}
