/** The rows of a quoted table that are shown. */

/** More rows than these are folded away around the quoted ones. */
export const MAX_ROWS = 12;
/** The same on a phone, where more would push the quoted row off the screen. */
export const MAX_ROWS_NARROW = 4;

/** All rows of a small table; of a large one the quoted rows and their neighbours. */
export function shownRows(count: number, quoted: readonly number[], most: number): number[] {
  const all = Array.from({ length: count }, (_, row) => row);
  if (count <= most || quoted.length === 0) return all.slice(0, most);
  return all.filter((row) => quoted.some((one) => Math.abs(one - row) <= 1));
}
