/** A block's text cut where something begins or ends: a mark, italics, a page, a note. */
import { codePointLength, slicer } from "../../../text/offsets";
import type { Span } from "../reading";

/** Why words are marked: the place the address names, a word looked for, another hit. */
export type MarkKind = "quote" | "found" | "current" | "hit";

export interface Mark extends Span {
  kind: MarkKind;
}

/** Something that is shown at an offset but is not part of the text. */
export type Insertion =
  | { at: number; kind: "page"; label: string }
  | { at: number; kind: "note"; marker: string };

/** A span that is shown in one way. `start` is its offset in the canonical text. */
export interface Piece {
  start: number;
  text: string;
  mark: MarkKind | null;
  emphasis: boolean;
  /** Inserted before it. */
  inserted: Insertion[];
}

/** Precedence where two marks meet. */
const PRECEDENCE: readonly MarkKind[] = ["current", "quote", "found", "hit"];

/**
 * Cut `text`, which begins at `start` of the canonical text.
 *
 * The pieces joined are the text, nothing left out and nothing twice. Insertions at the very
 * end of the text come with a last, empty piece.
 */
export function slice(
  text: string,
  start: number,
  marks: readonly Mark[],
  emphasis: readonly Span[] = [],
  insertions: readonly Insertion[] = [],
): Piece[] {
  const end = start + codePointLength(text);
  const met = marks.filter((mark) => mark.start < end && start < mark.end);
  const italic = emphasis.filter((span) => span.start < end && start < span.end);
  const inside = insertions.filter(({ at }) => at >= start && at <= end);
  const cuts = new Set([start, end]);
  for (const span of [...met, ...italic]) {
    cuts.add(Math.max(span.start, start));
    cuts.add(Math.min(span.end, end));
  }
  for (const { at } of inside) cuts.add(at);
  const cut = slicer(text);
  const borders = [...cuts].toSorted((a, b) => a - b);
  if (inside.some(({ at }) => at === end)) borders.push(end);
  return borders.slice(0, -1).map((from, n) => {
    const to = borders[n + 1] ?? end;
    return {
      start: from,
      text: cut(from - start, to - start),
      mark: kindAt(met, from, to),
      emphasis: italic.some((span) => covers(span, from, to)),
      inserted: inside.filter(({ at }) => at === from && (from !== to || at === end)),
    };
  });
}

function kindAt(marks: readonly Mark[], from: number, to: number): MarkKind | null {
  const kinds = new Set(marks.filter((mark) => covers(mark, from, to)).map(({ kind }) => kind));
  return PRECEDENCE.find((kind) => kinds.has(kind)) ?? null;
}

function covers(span: Span, from: number, to: number): boolean {
  return from < to && span.start <= from && to <= span.end;
}

export interface Line {
  start: number;
  text: string;
}

/** The parts of a text between separators, each with its offset in the canonical text. */
export function partsOf(text: string, start: number, separator: string): Line[] {
  let at = start;
  return text.split(separator).map((part) => {
    const line = { start: at, text: part };
    at += codePointLength(part) + codePointLength(separator);
    return line;
  });
}
