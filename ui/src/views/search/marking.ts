/** Spans of a passage to mark, and their kinds. */
import type { Hit, Schemas } from "../../api/client";

export type MatchKind = Schemas["HighlightOut"]["kind"];
export type WordKind = Exclude<MatchKind, "nearest_sentence">;
type Highlight = Schemas["HighlightOut"];

export interface Segment {
  start: number;
  end: number;
  /** Kind of match of these words; `null` for words that nothing asked for. */
  kind: WordKind | null;
  /** True within the sentence that is nearest in meaning. */
  near: boolean;
}

/** Precedence of overlapping marks: the most informative is shown. */
const STRENGTH: readonly WordKind[] = [
  "phrase",
  "term",
  "lemma",
  "compound_part",
  "thesaurus",
  "spelling",
];

/** Cut `start`..`end` wherever a mark begins or ends; no segment is empty. */
export function segmentsOf(highlights: readonly Highlight[], start: number, end: number): Segment[] {
  const inside = highlights.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, start));
    cuts.add(Math.min(mark.end, end));
  }
  const at = [...cuts].toSorted((a, b) => a - b);
  return at.slice(1).map((to, place) => segment(inside, at[place] ?? start, to));
}

function segment(highlights: readonly Highlight[], start: number, end: number): Segment {
  const around = highlights.filter((mark) => mark.start <= start && end <= mark.end);
  const kind = STRENGTH.find((one) => around.some((mark) => mark.kind === one)) ?? null;
  return { start, end, kind, near: around.some((mark) => mark.kind === "nearest_sentence") };
}

/** The kinds of match among some hits, in the order of the legend. */
export function kindsOf(hits: readonly Hit[]): MatchKind[] {
  const met = new Set(hits.flatMap((hit) => hit.highlights.map((mark) => mark.kind)));
  return [...STRENGTH, "nearest_sentence" as const].filter((kind) => met.has(kind));
}

const EXCERPT_CHARS = 340;

export interface Excerpt {
  start: number;
  end: number;
  cutBefore: boolean;
  cutAfter: boolean;
}

/** The best sentence of a hit with as many neighbours as make a readable excerpt. */
export function excerptOf(hit: Hit): Excerpt {
  const { passage, best_sentence: best } = hit;
  const whole = { start: passage.start, end: passage.end, cutBefore: false, cutAfter: false };
  const { sentences } = passage;
  if (!best || sentences.length < 2 || passage.end - passage.start <= EXCERPT_CHARS * 1.3) return whole;
  const middle = sentences.findIndex((sentence) => sentence.start === best.start);
  if (middle < 0) return whole;
  const [first, last] = grown(sentences, middle);
  const start = sentences[first]?.start ?? passage.start;
  const end = sentences[last]?.end ?? passage.end;
  return { start, end, cutBefore: first > 0, cutAfter: last < sentences.length - 1 };
}

/** First and last sentence around `middle`, growing forwards first, up to the length. */
function grown(sentences: readonly { start: number; end: number }[], middle: number): [number, number] {
  let [first, last] = [middle, middle];
  const length = (from: number, to: number) =>
    (sentences[to]?.end ?? Infinity) - (sentences[from]?.start ?? 0);
  while (true) {
    if (last + 1 < sentences.length && length(first, last + 1) <= EXCERPT_CHARS) last += 1;
    else if (first > 0 && length(first - 1, last) <= EXCERPT_CHARS) first -= 1;
    else return [first, last];
  }
}
