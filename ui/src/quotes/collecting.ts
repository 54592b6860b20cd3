/** A quote of an answer or comparison → one of the collection. */
import type { DocumentSummary, Quote } from "../api/client";
import { type CollectedQuote, quoteId } from "../collection/store";

export function toCollected(
  quote: Quote,
  document: DocumentSummary | undefined,
  question: string | null,
): CollectedQuote {
  const place = { documentId: quote.document_id, start: quote.start, end: quote.end };
  return {
    ...place,
    id: quoteId(place),
    text: quote.text,
    passageId: quote.passage_id,
    page: quote.page,
    label: quote.label,
    origin: quote.origin,
    section: quote.section,
    voice: quote.voice,
    attribution: quote.attribution,
    statement: quote.statement,
    citation: quote.citation,
    citationNote: quote.citation_note,
    documentTitle: document?.title ?? quote.document_id,
    ocr: quote.ocr,
    note: "",
    question,
    addedAt: new Date().toISOString(),
  };
}
