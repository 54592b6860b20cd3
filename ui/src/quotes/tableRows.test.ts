import { expect, test } from "vitest";
import { MAX_ROWS, MAX_ROWS_NARROW, shownRows } from "./tableRows";

test("A table of twelve rows is shown whole on a wide screen", () => {
  expect(shownRows(12, [11], MAX_ROWS)).toHaveLength(12);
});

test("On a phone the quoted row of the same table comes at once, with its neighbours", () => {
  expect(shownRows(12, [11], MAX_ROWS_NARROW)).toEqual([10, 11]);
  expect(shownRows(12, [5], MAX_ROWS_NARROW)).toEqual([4, 5, 6]);
});

test("A table that nothing is quoted from is cut at its end", () => {
  expect(shownRows(12, [], MAX_ROWS_NARROW)).toEqual([0, 1, 2, 3]);
});
