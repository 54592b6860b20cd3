/**
 * The server counts characters as Python does, one for each code point; JavaScript counts
 * UTF-16 units. They differ from the first sign beyond U+FFFF on.
 */
const BEYOND_ONE_UNIT = /[\ud800-\udfff]/;

/** Returns `text` from `start` to `end`, half-open, counted in code points. */
export function slicer(text: string): (start: number, end?: number) => string {
  if (!BEYOND_ONE_UNIT.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

export function codePointLength(text: string): number {
  return BEYOND_ONE_UNIT.test(text) ? Array.from(text).length : text.length;
}
