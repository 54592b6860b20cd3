/** A span as a quote: its words and its citation in the style that the collection has. */
import { useEffect, useState } from "react";
import type { DocumentSummary } from "../../api/client";
import { type CollectedQuote, quoteId, useCollection } from "../../collection/store";
import { useLanguage } from "../../i18n/LanguageProvider";
import { readQuote, type Span, type SpanQuote } from "./reading";

export type QuoteState = { status: "loading" } | { status: "failed" } | { status: "done"; quote: SpanQuote };

export function useQuote(documentId: string, { start, end }: Span): QuoteState {
  const { language } = useLanguage();
  const { style } = useCollection();
  const key = `${documentId}/${start}-${end}/${style}/${language}`;
  const [known, setKnown] = useState<{ key: string; state: QuoteState } | null>(null);
  useEffect(() => {
    const stopping = new AbortController();
    readQuote(documentId, { start, end }, { style, locale: language }, stopping.signal)
      .then((quote) => setKnown({ key, state: { status: "done", quote } }))
      .catch(() => {
        if (!stopping.signal.aborted) setKnown({ key, state: { status: "failed" } });
      });
    return () => stopping.abort();
  }, [documentId, start, end, style, language, key]);
  return known?.key === key ? known.state : { status: "loading" };
}

export function collectedOf(quote: SpanQuote, document: DocumentSummary): CollectedQuote {
  const { start, end, pages } = quote;
  const place = { documentId: quote.document_id, start, end };
  const labels = [...new Set([pages.first_label, pages.last_label].filter((label) => label !== null))];
  return {
    ...place,
    id: quoteId(place),
    text: quote.text,
    passageId: quote.passage_id,
    page: pages.first,
    label: labels.length > 0 ? labels.join("–") : null,
    origin: pages.origin,
    section: quote.section,
    voice: quote.voice,
    attribution: quote.attribution,
    statement: null,
    citation: quote.citation,
    citationNote: quote.citation_note,
    documentTitle: document.title,
    ocr: quote.ocr,
    note: "",
    question: null,
    addedAt: new Date().toISOString(),
  };
}
