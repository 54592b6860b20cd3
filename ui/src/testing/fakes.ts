/** Honest small answers of the server, and what is collected from them, for the page's own tests. */
import type { Answer, DocumentSummary, Generated, GeneratedSentence, Hit, Quote } from "../api/client";
import { type CollectedQuote, quoteId } from "../collection/model";

const DOCUMENT: DocumentSummary = {
  id: "a-doc",
  file: "a.md",
  title: "Kontoret",
  subtitle: null,
  authors: ["Kari Ås"],
  families: ["Ås"],
  year: 2020,
  type: "report",
  language: "nb",
  collection: "research",
  publisher: null,
};

export const PAGE_1: Quote["pages"] = {
  first: 3,
  last: 3,
  first_label: "1",
  last_label: "1",
  origin: "running_number",
  unit: "pdf_page",
};

export function hitOf(text: string, more: Partial<Hit> = {}, start = 100): Hit {
  return {
    rank: 1,
    score: 1,
    document: DOCUMENT,
    parts: { lexical: 1, passage_vector: 1, sentence_vector: 1 },
    best_sentence: null,
    statement: null,
    why: [],
    highlights: [],
    passage: {
      id: `a-doc~${start}`,
      document_id: "a-doc",
      text,
      start,
      end: start + Array.from(text).length,
      section: ["1 Funn"],
      pages: PAGE_1,
      kind: "prose",
      voice: "author",
      voice_confidence: 1,
      attribution: null,
      voices: [],
      sentences: [],
      context: "",
      table_id: null,
      ocr: false,
      citation: "(Ås, 2020, s. 1)",
    },
    ...more,
  };
}

export function quoteOf(text: string, more: Partial<Quote> = {}): Quote {
  return {
    text,
    document_id: "a-doc",
    passage_id: "a-doc~100",
    start: 100,
    end: 100 + Array.from(text).length,
    pages: PAGE_1,
    page: 3,
    label: "1",
    origin: "running_number",
    section: ["1 Funn"],
    voice: "author",
    attribution: null,
    voices: [],
    statement: null,
    statements: [],
    answering: null,
    cut_before: false,
    cut_after: false,
    table: null,
    score: 0.9,
    citation: "(Ås, 2020, s. 1)",
    citation_note: null,
    context_before: "",
    context_after: "",
    ocr: false,
    ...more,
  };
}

/** A quote as long as its words. Its id follows from its place, so `facts` cannot move it. */
export function collectedQuote(
  start: number,
  facts: Partial<Omit<CollectedQuote, "id" | "documentId" | "start" | "end">> = {},
): CollectedQuote {
  const text = facts.text ?? `Sitat ${start}.`;
  const place = { documentId: "rapport", start, end: start + Array.from(text).length };
  return {
    ...place,
    id: quoteId(place),
    text,
    passageId: "rapport~0",
    page: 3,
    label: "1",
    origin: "running_number",
    section: [],
    voice: "author",
    attribution: null,
    statement: null,
    citation: "(Ås, 2020, s. 1)",
    citationNote: null,
    documentTitle: "Rapporten",
    ocr: false,
    note: "",
    question: null,
    addedAt: "2026-01-01T00:00:00Z",
    ...facts,
  };
}

export function answerOf(question: string, quotes: Quote[], status: Answer["status"] = "answered"): Answer {
  return {
    question,
    language: "nb",
    status,
    probability: 0.9,
    message: "",
    quotes,
    groups: [],
    hits: [],
    notes: [],
    warnings: [],
    receipt: {
      version: 1,
      kind: "answer",
      question,
      masked: false,
      filters: {
        documents: [],
        authors: [],
        years: null,
        types: [],
        sections: [],
        voices: [],
        languages: [],
        kinds: [],
        collections: [],
      },
      k: 10,
      language: "nb",
      asked: "2026-01-01T00:00:00Z",
      funn: "0",
      generation: "g",
      corpus: "c",
      model: "m",
      analyzer: "a",
      rules: {},
      status,
      probability: 0.9,
      passages: [],
      quotes: [],
      chosen: [],
    },
    generated: null,
    generation: "g",
    took_ms: 1,
  };
}

/** A model's sentence that rests on the first quote. */
export function sentenceOf(text: string, more: Partial<GeneratedSentence> = {}): GeneratedSentence {
  return { text, cites: [0], evidence: [], status: "supported", reason: null, explanation: null, ...more };
}

export function generatedOf(sentences: GeneratedSentence[], more: Partial<Generated> = {}): Generated {
  return {
    state: "ok",
    cause: "ok",
    message: "",
    sentences,
    model: "liten",
    dropped: 0,
    dropped_reasons: {},
    cut: false,
    took_ms: 1,
    ...more,
  };
}

/** What the server sends for one answer, as server-sent events. */
export function eventsOf(answer: Answer): string {
  const events: [string, unknown][] = [
    ["status", { stage: "searching", status: null, hits: null }],
    ["status", { stage: "found", status: answer.status, hits: answer.hits.length }],
    ...answer.quotes.map((quote): [string, unknown] => ["quote", quote]),
    ...(answer.generated?.sentences ?? []).map((one): [string, unknown] => ["generated", one]),
    ["final", answer],
  ];
  return events.map(([name, body]) => `event: ${name}\ndata: ${JSON.stringify(body)}\n\n`).join("");
}
