/** A long text in spans that are loaded and shown only when they come near. */
import type { Span } from "../reading";

/** Of one span, in characters: some five pages, a few screens. */
export const SPAN_CHARS = 12_000;

export function textSpansOf(textLength: number, size = SPAN_CHARS): Span[] {
  const count = Math.max(1, Math.ceil(textLength / size));
  return Array.from({ length: count }, (_, n) => ({
    start: n * size,
    end: n === count - 1 ? Math.max(textLength, 1) : (n + 1) * size,
  }));
}

/** Index of the span that contains an offset; offsets beyond the ends fall in the first or last. */
export function textSpanAt(offset: number, textSpans: readonly Span[]): number {
  const found = textSpans.findIndex(({ start, end }) => offset >= start && offset < end);
  return found >= 0 ? found : offset < 0 ? 0 : textSpans.length - 1;
}

/**
 * Estimate the height of a span that has not been shown, in pixels.
 *
 * Prose fills lines; headings, lists and space between paragraphs add a good third.
 */
export function likelyHeight({ start, end }: Span, widthPx: number, fontPx = 17): number {
  const charsPerLine = Math.max(20, Math.min(72, widthPx / (fontPx * 0.48)));
  return Math.round(((end - start) / charsPerLine) * fontPx * 1.6 * 1.35);
}
