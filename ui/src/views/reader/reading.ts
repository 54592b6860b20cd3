/** The reader's calls to the server. */
import { apiPath, getJson, postJson, request, type Schemas } from "../../api/client";

export type DocumentFacts = Schemas["DocumentOut"];
export type SectionFacts = Schemas["SectionOut"];
export type PageFacts = Schemas["PageFactsOut"];
export type PageSpan = Schemas["PageSpanOut"];
export type Block = Schemas["BlockOut"];
export type Occurrences = Schemas["FindOut"];
export type Occurrence = Schemas["OccurrenceOut"];
export type PageBoxes = Schemas["PageBoxesOut"];
export type SpanQuote = Schemas["SpanQuoteOut"];

/** A half-open span of the canonical text, in code points. */
export interface Span {
  start: number;
  end: number;
}

/** A document as the reader needs it: facts, pages, and which text stands on which page. */
export interface Source {
  facts: DocumentFacts;
  pages: PageFacts[];
  spans: PageSpan[];
}

export async function readSource(documentId: string, signal: AbortSignal): Promise<Source> {
  const [facts, listed] = await Promise.all([
    getJson<DocumentFacts>(apiPath(["documents", documentId]), signal),
    getJson<Schemas["DocumentPagesOut"]>(apiPath(["documents", documentId, "pages"]), signal),
  ]);
  return { facts, pages: listed.pages, spans: listed.spans };
}

/** Blocks and the span of text that they alone cover. */
export interface TextSpan extends Span {
  blocks: Block[];
}

/**
 * The blocks that begin within a span. One that only reaches into it belongs to the span
 * before, which then ends where that block ends.
 */
export async function readBlocks(documentId: string, span: Span, signal?: AbortSignal): Promise<TextSpan> {
  const path = apiPath(["documents", documentId, "blocks"], { start: span.start, end: span.end });
  const { blocks } = await getJson<Schemas["BlocksOut"]>(path, signal);
  return textSpanOf(blocks, span);
}

export function textSpanOf(met: readonly Block[], { start, end }: Span): TextSpan {
  const blocks = met.filter((block) => block.start >= start && block.start < end);
  const before = met.filter((block) => block.start < start).map((block) => block.end);
  return {
    start: Math.max(start, ...before),
    end: Math.max(end, ...blocks.map((block) => block.end)),
    blocks,
  };
}

export async function readBoxes(
  documentId: string,
  { start, end }: Span,
  signal?: AbortSignal,
): Promise<PageBoxes[]> {
  const path = apiPath(["documents", documentId, "boxes"], { start, end });
  const { pages } = await getJson<Schemas["SpanBoxesOut"]>(path, signal);
  return pages;
}

export function findWords(documentId: string, words: string, signal: AbortSignal): Promise<Occurrences> {
  return getJson(apiPath(["documents", documentId, "find"], { q: words, limit: 1000 }), signal);
}

export interface CitationChoice {
  style: string;
  locale: string;
}

export function readQuote(
  documentId: string,
  { start, end }: Span,
  { style, locale }: CitationChoice,
  signal?: AbortSignal,
): Promise<SpanQuote> {
  return getJson(apiPath(["documents", documentId, "quote"], { start, end, style, locale }), signal);
}

/** Find words in a document by the quote checker; `null` unless word for word and once. */
export async function locateWords(documentId: string, words: string): Promise<Span | null> {
  const checked = await postJson<Schemas["DraftCheckOut"]>("/api/quotes/check", {
    text: `«${words.replace(/[«»]/g, "")}»`,
  });
  const places = (checked.results[0]?.places ?? []).filter((place) => place.document_id === documentId);
  const [only] = places;
  return places.length === 1 && only ? { start: only.start, end: only.end } : null;
}

export function filePath(documentId: string): string {
  return apiPath(["documents", documentId, "file"]);
}

export function imagePath(documentId: string, page: number, width: number): string {
  return apiPath(["documents", documentId, "pages", page, "image"], { width });
}

/** The text of a span as the server keeps it, for comparing. */
export async function readText(documentId: string, { start, end }: Span): Promise<string> {
  const response = await request(apiPath(["documents", documentId, "text"], { start, end }));
  return response.text();
}
