/** A hit as something to open, copy and collect: its best sentence, or all of a table. */
import type { Hit, Quote } from "../../api/client";
import { slicer } from "../../text/offsets";

export function hitAsQuote(hit: Hit): Quote {
  const { passage } = hit;
  const { pages } = passage;
  const best = passage.kind === "table" ? null : hit.best_sentence;
  const { start, end } = best ?? passage;
  const labels = [...new Set([pages.first_label, pages.last_label].filter((label) => label !== null))];
  return {
    text: slicer(passage.text)(start - passage.start, end - passage.start),
    document_id: passage.document_id,
    passage_id: passage.id,
    start,
    end,
    pages,
    page: pages.first,
    label: labels.length > 0 ? labels.join("–") : null,
    origin: pages.origin,
    section: passage.section,
    voice: passage.voice,
    attribution: passage.attribution,
    voices: passage.voices.filter((span) => span.start < end && span.end > start),
    table: null,
    statement: hit.statement,
    statements: [],
    answering: null,
    cut_before: false,
    cut_after: false,
    score: hit.score,
    citation: passage.citation,
    citation_note: null,
    context_before: "",
    context_after: "",
    ocr: passage.ocr,
  };
}
