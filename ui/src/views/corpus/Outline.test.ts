import { describe, expect, test } from "vitest";
import { shownSections } from "./Outline";

const section = (level: number, start: number) =>
  ({ level, start, end: start + 1, number: null, title: `${start}`, page: null, label: null }) as const;
const levels = (...counts: number[]) =>
  counts.flatMap((count, depth) => Array.from({ length: count }, (_, place) => section(depth + 1, depth * 1000 + place)));

describe("An outline", () => {
  test("is whole when it is short", () => expect(shownSections(levels(5, 10, 20))).toHaveLength(35));
  test("is folded to two levels when it is long", () => expect(shownSections(levels(5, 10, 90))).toHaveLength(15));
  test("is folded to one where two are too many", () => expect(shownSections(levels(8, 90))).toHaveLength(8));
  test("is cut where all headings are on one level", () => expect(shownSections(levels(300))).toHaveLength(40));
  test("is cut where one heading holds all the others", () => expect(shownSections(levels(1, 90))).toHaveLength(40));
});
