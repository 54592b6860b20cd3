import { describe, expect, test } from "vitest";
import type { PageSpan } from "../reading";
import { pageAt, pageStart, pageTurns } from "./pageTurns";

function span(start: number, end: number, page: number | null, first: string | null, last = first): PageSpan {
  return { start, end, page, first_label: first, last_label: last, origin: "running_number" };
}
/** Page 3's footnote stands after the paragraph that runs over to page 4. */
const SPANS = [span(0, 50, 2, null), span(52, 90, 3, "1"), span(90, 120, 4, "2"), span(122, 140, 3, "1"), span(142, 200, 4, "2")];

describe("Page turns", () => {
  test("come once a page, where its text begins", () => {
    expect(pageTurns(SPANS).map(({ at, page }) => [at, page])).toEqual([
      [0, 2],
      [52, 3],
      [90, 4],
    ]);
  });

  test("are named by both pages where only the contents list tells", () => {
    const turns = pageTurns([span(0, 9, null, "12", "14"), span(11, 20, null, "12", "14"), span(22, 30, null, "15")]);
    expect(turns.map(({ label }) => label)).toEqual(["12–14", "15"]);
  });

  test("are none where nothing is known", () => {
    expect(pageTurns([span(0, 10, null, null)])).toEqual([]);
  });
});

describe("The page of an offset", () => {
  test("is that of the span it stands in, and between spans that of the one before", () => {
    expect([10, 52, 95, 130, 141, 199].map((offset) => pageAt(offset, SPANS)?.page)).toEqual([2, 3, 4, 3, 3, 4]);
    expect(pageAt(5, [])).toBeNull();
  });

  test("begins with its first span", () => {
    expect(pageStart(4, SPANS)).toBe(90);
    expect(pageStart(9, SPANS)).toBeNull();
  });
});
