/** A server whose every fact and word is Cyrillic: see `pseudo.ts`. */
import { vi } from "vitest";
import type { DocumentCard, DocumentFacts, Hit, Quote, Schemas, Voice } from "../api/client";
import { VERDICTS } from "../views/check/checking";
import { answerOf, eventsOf, generatedOf, hitOf, quoteOf, sentenceOf } from "./fakes";

const ID = "документ";
const TEXT = "Времени не хватает. Слишком много дел.";
const VOICES: readonly Voice[] = ["author", "informant", "secondary", "summary", "method"];
const TABLE: Schemas["QuotedTableOut"] = {
  id: "1",
  label: null,
  page: 1,
  caption: "Таблица",
  number: "7",
  header: ["Год", "Число"],
  rows: Array.from({ length: 14 }, (_, row) => [`${2000 + row}`, "9"]),
  highlighted_rows: [3],
};

export const SUMMARY = {
  id: ID,
  file: "файл.пдф",
  title: "Отчёт",
  subtitle: "Подзаголовок",
  authors: ["Анна Иванова"],
  families: ["Иванова"],
  year: 2016,
  type: "report",
  language: "nb",
  collection: "research",
  publisher: "Издатель",
} satisfies Schemas["DocumentSummary"];

export const CARD: DocumentCard = {
  ...SUMMARY,
  collection_title: "Серия",
  container_title: null,
  data_collected: "2012–2013",
  doi: "10.1/1",
  genre: null,
  has_file: true,
  isbn: "978-82-7609-371-1",
  issn: null,
  issue: null,
  kinds: { prose: 3, table: 1 },
  media_type: "text/markdown",
  note: "Примечание",
  number: "2",
  page: "3–4",
  page_count: 4,
  passage_count: 4,
  publisher_place: "Город",
  text_length: TEXT.length,
  unsure: [],
  kept: null,
  url: null,
  voices: { author: 3, informant: 1 },
  volume: null,
};
const OTHER: DocumentCard = { ...CARD, id: "другой", families: ["Анна", "Борис", "Вера", "Глеб"], year: null, collection: "handbook", data_collected: null };

const FACTS: DocumentFacts = {
  ...CARD,
  ingest: {
    digest: "1",
    encoding: null,
    labels: { running_number: 2, unknown: 1 },
    ocr_pages: 1,
    pages: 4,
    parser: null,
    passages: 4,
    seconds: 1,
    sections: 1,
    tables: 1,
    warnings: ["Предупреждение"],
  },
  sections: [{ start: 0, end: TEXT.length, title: "Глава", number: "1", level: 1, label: "1", page: 1 }],
  tables: [],
  warnings: ["Предупреждение"],
};

const QUOTE: Partial<Quote> = {
  document_id: ID,
  passage_id: `${ID}~1`,
  section: ["Глава"],
  citation: "(Иванова, 2016)",
  citation_note: "Примечание",
  context_before: "До.",
  context_after: "После.",
};

/** One quote in each voice, a table, one on a page without a printed number, one read from a scan. */
export const QUOTES: Quote[] = [
  ...VOICES.map((voice, place) =>
    quoteOf(TEXT, { ...QUOTE, voice, attribution: "Ольга", start: 1000 * place, end: 1000 * place + TEXT.length }),
  ),
  quoteOf("Год", { ...QUOTE, table: TABLE, start: 9000, end: 9003 }),
  quoteOf("Скан", { ...QUOTE, label: null, ocr: true, document_id: OTHER.id, start: 9100, end: 9104 }),
];

const REASONS = ["phrase", "term", "lemma", "compound_part", "thesaurus", "spelling", "nearest_sentence"] as const;
const HITS: Hit[] = VOICES.map((voice, place) => {
  const hit = hitOf(TEXT, {}, 1000 * place);
  return {
    ...hit,
    rank: place + 1,
    document: SUMMARY,
    why: REASONS.map((kind) => ({ kind, query: "время", matched: "времени", relation: null })),
    passage: { ...hit.passage, id: `${ID}~${place}`, document_id: ID, section: ["Глава"], voice, ocr: true, citation: "(Иванова)" },
  };
});

const FACETS: Schemas["SearchOut"]["facets"] = Object.fromEntries(
  Object.entries({
    document: [ID, OTHER.id],
    voice: VOICES,
    type: ["report", "thesis"],
    kind: ["prose", "table"],
    year: ["2014", "2016"],
  }).map(([name, values]) => [name, values.map((value) => ({ value, label: "Значение", count: 2 }))]),
);
const NOTED = { notes: ["Заметка"], warnings: [{ start: 0, end: 1, kind: "email", message: "Осторожно" }] } as const;

function answer(question: string, generates: boolean) {
  const whole = { ...answerOf(question, QUOTES), ...NOTED, notes: [...NOTED.notes], warnings: [], hits: HITS };
  const sentences = [sentenceOf("Ответ."), sentenceOf("Ещё.", { status: "marked", reason: "number" } as never)];
  return { ...whole, message: "Ответ", generated: generates ? generatedOf(sentences, { dropped: 1, model: "модель" }) : null };
}

const REPORT: Schemas["IngestReportOut"] = {
  counts: {},
  finished: "2026-01-01T00:00:00Z",
  documents: (["read", "unchanged", "missing", "skipped", "failed", "removed"] as const).map((status) => ({
    document_id: `${ID}-${status.length}`,
    file: "файл.пдф",
    message: "Сообщение",
    pages: 1,
    passages: status === "read" ? 3 : 0,
    seconds: 1,
    sections: 1,
    status,
    tables: 0,
    warnings: ["Предупреждение"],
  })),
};

const CORPUS: Schemas["CorpusOut"] = {
  characters: 9,
  collections: [],
  editable: true,
  duplicates: [{ first: ID, second: OTHER.id, kind: "near", similarity: 0.9 }],
  generation: { analyzer: "1", corpus: "1", created: "2026-01-01T00:00:00Z", documents: 2, embedder: "1", name: "1", passages: 4, sentences: 9 },
  kinds: {},
  languages: {},
  last_ingest: REPORT,
  pages: 4,
  types: {},
  voices: {},
  years: {},
};

const JOBS: Schemas["JobsOut"] = {
  counts: { failed: 2, done: 1 },
  jobs: (["waiting", "running", "done", "failed", "cancelled"] as const).map((state, number) => ({
    number,
    state,
    kind: number === 3 ? "build" : "add",
    subject: number === 3 ? "" : "Имя",
    attempts: 1,
    reason: "Причина",
  })),
};

const PAGES = { first: 3, last: 3, first_label: "1", last_label: "1", origin: "running_number", unit: "page" } as const;

function checks(): Schemas["QuoteCheckOut"][] {
  const places = [{ ...QUOTES[1], pages: PAGES } as unknown as Schemas["PlaceOut"]];
  const operations = ["equal", "punctuation", "replace", "insert", "delete"] as const;
  return VERDICTS.map((verdict, place) => ({
    verdict,
    places: verdict === "not_found" ? [] : places,
    diff: operations.map((op) => ({ op, quoted: "слово", source: "другое" })),
    citation: "(Иванова, 2016)",
    citation_found: place % 2 ? "(Петрова)" : null,
    document_id: ID,
    quote: TEXT,
    remarks: ["Замечание"],
    similarity: 0.9,
    start: place,
    end: place + 1,
    label: "1",
    origin: "running_number",
    pages: PAGES,
    page: 3,
  }));
}

function spanQuote(): Schemas["SpanQuoteOut"] {
  return { ...QUOTES[1], bibliography_entry: "Иванова (2016)", pages: PAGES } as unknown as Schemas["SpanQuoteOut"];
}

/** Every answer that a view asks for, by path. */
function replyTo(path: string, body: Record<string, unknown>): unknown {
  const receipt = answerOf("?", []).receipt;
  if (path === "/api/documents") return { documents: [CARD, OTHER], generates: { model: "модель" } };
  if (path === "/api/corpus") return CORPUS;
  if (path === "/api/library/jobs") return JOBS;
  if (path.startsWith("/api/styles")) return { default: "apa", styles: [{ id: "apa", label: "APA 7", example: "(Иванова)", kind: "author_date" }] };
  if (path.startsWith("/api/suggest")) return { suggestions: [{ document_id: ID, kind: "title", note: null, section_start: null, text: "Отчёт" }] };
  if (path === "/api/search") return { hits: HITS, facets: FACETS, suggestions: {}, ...NOTED, status: "answered" };
  if (path === "/api/quotes/check") return { results: checks(), left_out: ["Пропущено"], unclosed: [3] };
  if (path === "/api/quotes/citations") {
    const { quotes } = body as { quotes: unknown[] };
    const cited = { ...QUOTES[1], document_title: "Отчёт" };
    return { quotes: quotes.map((_, place) => (place === 0 ? cited : null)), references: [{ number: null, runs: [{ text: "Иванова", italic: false }] }] };
  }
  if (path === "/api/quotes/recheck") {
    const states = ["moved", "other_document", "changed", "gone"] as const;
    return (body as { quotes: unknown[] }).quotes.map((_, place) => ({
      document_id: ID, end: 9, start: 1, found_in: OTHER.id, holds: false, state: states[place % 4], text: "Слова", what: "Перемещено",
    }));
  }
  if (path === "/api/compare") {
    const statuses = ["answered", "weak_evidence", "no_evidence"] as const;
    return {
      ...NOTED, question: "?", receipt, message: "",
      documents: statuses.map((status, place) => ({
        document: { ...SUMMARY, id: `${ID}${place}` }, status, probability: 0.5, message: "Сообщение", quotes: place === 0 ? QUOTES : [], best_hit: null,
      })),
    };
  }
  if (path.includes("/quote?")) return spanQuote();
  if (path.endsWith("/pages")) {
    const page = { height: 9, width: 9, label: "1", label_origin: "running_number", number: 1, ocr: false, ocr_confidence: null };
    return { document_id: ID, pages: [page], spans: [{ start: 0, end: TEXT.length, page: 1, first_label: "1", last_label: "1", origin: "running_number" }] };
  }
  if (path.includes("/blocks")) {
    const block = { confidence: null, emphasis: [], end: TEXT.length, kind: "paragraph", label: "1", level: null, marker: null, page: 1, refers_at: null, start: 0, table: null, text: TEXT };
    return { document_id: ID, text_length: TEXT.length, blocks: [block, { ...block, kind: "footnote", marker: "1", start: 1 }] };
  }
  if (path.includes("/find")) return { hits: [], total: 0, occurrences: [] };
  if (path.includes("/boxes")) return { pages: [] };
  return FACTS;
}

/** Stands in for the server; a question «нет» is refused. */
export function stubCyrillicServer(): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    if (body.question === "нет") return Response.json({ detail: "Отказ" }, { status: 422 });
    if (path !== "/api/answers") return Response.json(replyTo(decodeURIComponent(path), body));
    return new Response(eventsOf(answer(String(body.question), body.generate === true)));
  });
}
