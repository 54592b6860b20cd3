/** The collection of quotes, and a reader of unknown objects as one. */
import type { LabelOrigin, Receipt, Statement, Voice } from "../api/client";

/** A quote as it was collected. Offsets are half-open and count in the canonical text. */
export interface CollectedQuote {
  /** `documentId:start-end`: the same words in the same place are collected once. */
  id: string;
  text: string;
  documentId: string;
  passageId: string | null;
  start: number;
  end: number;
  /** Physical page; `label` is the printed one, «32–34» for a range. */
  page: number | null;
  label: string | null;
  origin: LabelOrigin;
  section: string[];
  voice: Voice;
  attribution: string | null;
  /** As the server told it; `null` where it was not told. */
  statement: Statement | null;
  citation: string;
  citationNote: string | null;
  documentTitle: string;
  ocr: boolean;
  /** The collector's own words. */
  note: string;
  /** The question that found it; `null` when it held personal data or there was none. */
  question: string | null;
  /** ISO 8601. */
  addedAt: string;
}

export interface Collection {
  version: 1;
  title: string;
  /** Citation style, as the API calls it; also used when a single quote is copied. */
  style: string;
  quotes: CollectedQuote[];
  receipts: Receipt[];
}

/** Receipts of the questions whose quotes were collected; more than these nobody reads. */
export const MAX_RECEIPTS = 50;
export const DEFAULT_STYLE = "norsk-apa-manual";

export function emptyCollection(): Collection {
  return { version: 1, title: "", style: DEFAULT_STYLE, quotes: [], receipts: [] };
}

export function quoteId(place: { documentId: string; start: number; end: number }): string {
  return `${place.documentId}:${place.start}-${place.end}`;
}

type Unknown = Record<string, unknown>;
const VOICES = new Set<unknown>(["author", "informant", "secondary", "summary", "method"]);
const STATEMENTS = new Set<unknown>([
  "finding",
  "hypothesis",
  "question",
  "definition",
  "recommendation",
  "method",
  "description",
] satisfies Statement[]);

/** Read a collection; `null` when it is none. Quotes that cannot be read are left out. */
export function parseCollection(given: unknown): Collection | null {
  if (!isRecord(given) || given.version !== 1 || !Array.isArray(given.quotes)) return null;
  const quotes = given.quotes.map(parseQuote).filter((quote) => quote !== null);
  return {
    version: 1,
    title: text(given.title) ?? "",
    style: text(given.style) ?? DEFAULT_STYLE,
    quotes: [...new Map(quotes.map((quote) => [quote.id, quote])).values()],
    receipts: Array.isArray(given.receipts) ? given.receipts.filter(isReceipt) : [],
  };
}

function parseQuote(given: unknown): CollectedQuote | null {
  if (!isRecord(given)) return null;
  const words = text(given.text);
  const documentId = text(given.documentId);
  const { start, end } = given;
  if (!words || !documentId || !isOffset(start) || !isOffset(end) || end <= start) return null;
  return {
    id: quoteId({ documentId, start, end }),
    text: words,
    documentId,
    passageId: text(given.passageId),
    start,
    end,
    page: isOffset(given.page) ? given.page : null,
    label: text(given.label),
    origin: (text(given.origin) ?? "unknown") as LabelOrigin,
    section: Array.isArray(given.section) ? given.section.filter((one) => typeof one === "string") : [],
    voice: VOICES.has(given.voice) ? (given.voice as Voice) : "author",
    attribution: text(given.attribution),
    statement: STATEMENTS.has(given.statement) ? (given.statement as Statement) : null,
    citation: text(given.citation) ?? "",
    citationNote: text(given.citationNote),
    documentTitle: text(given.documentTitle) ?? documentId,
    ocr: given.ocr === true,
    note: text(given.note) ?? "",
    question: text(given.question),
    addedAt: text(given.addedAt) ?? new Date(0).toISOString(),
  };
}

function isRecord(given: unknown): given is Unknown {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

function text(given: unknown): string | null {
  return typeof given === "string" ? given : null;
}

function isOffset(given: unknown): given is number {
  return Number.isSafeInteger(given) && (given as number) >= 0;
}

/** The server reads a receipt whole when it is sent; here only that it is one. */
function isReceipt(given: unknown): given is Receipt {
  return isRecord(given) && given.version === 1 && typeof given.question === "string";
}
