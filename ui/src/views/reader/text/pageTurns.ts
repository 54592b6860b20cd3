/** Starts of pages in the text, and the page of an offset. */
import type { PageSpan } from "../reading";

export interface PageTurn {
  at: number;
  page: number | null;
  /** As printed; «12–13» where the text lies between two known pages. */
  label: string | null;
}

/**
 * The first place of each page, in the order of the text.
 *
 * A page may own several spans, since a footnote stands after the paragraph that refers
 * to it: going back to a page is no page turn.
 */
export function pageTurns(spans: readonly PageSpan[]): PageTurn[] {
  const seen = new Set<string>();
  const turns: PageTurn[] = [];
  for (const span of spans) {
    const label = labelOf(span);
    const key = `${span.page ?? ""}|${span.page === null ? (label ?? "") : ""}`;
    if (key === "|" || seen.has(key)) continue;
    seen.add(key);
    turns.push({ at: span.start, page: span.page, label });
  }
  return turns;
}

function labelOf({ first_label, last_label }: PageSpan): string | null {
  if (first_label === null) return null;
  return last_label === null || last_label === first_label ? first_label : `${first_label}–${last_label}`;
}

/** The span that an offset stands in, or the last one before it. */
export function pageAt(offset: number, spans: readonly PageSpan[]): PageSpan | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? null;
}

/** Start of a physical page's text; `null` where the page has none. */
export function pageStart(page: number, spans: readonly PageSpan[]): number | null {
  return spans.find((span) => span.page === page)?.start ?? null;
}
