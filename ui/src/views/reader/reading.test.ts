import { describe, expect, test } from "vitest";
import { wantedMarks } from "./boxes";
import { currentPath, outlineOf } from "./outlineTree";
import { sameWords } from "./SelectionBar";
import { hasOwnBullet } from "./text/BlockView";
import { firstAfter } from "./useFind";
import { nextHit } from "./useReading";

const HITS = [
  { start: 10, end: 20 },
  { start: 50, end: 60 },
  { start: 90, end: 99 },
];

describe("The next quote of the answer", () => {
  test("follows the one that is marked, and goes round at the ends", () => {
    expect(nextHit(HITS, { start: 50, end: 60 }, 0, 1)?.start).toBe(90);
    expect(nextHit(HITS, { start: 90, end: 99 }, 0, 1)?.start).toBe(10);
    expect(nextHit(HITS, { start: 10, end: 20 }, 0, -1)?.start).toBe(90);
  });

  test("is the nearest from where one reads when none is marked", () => {
    expect(nextHit(HITS, null, 30, 1)?.start).toBe(50);
    expect(nextHit(HITS, null, 30, -1)?.start).toBe(10);
    expect(nextHit([], null, 30, 1)).toBeNull();
  });
});

describe("The first match shown", () => {
  test("is the first from where one reads, else the very first", () => {
    expect(firstAfter(HITS, 51)).toBe(2);
    expect(firstAfter(HITS, 500)).toBe(0);
  });
});

describe("Marks to be placed on pages", () => {
  test("are the asked ones wherever they lie, others only when they are near", () => {
    const kinds = ["quote", "current", "found", "hit"] as const;
    const far = kinds.map((kind) => ({ kind, start: 900_000, end: 900_009 }));
    expect(wantedMarks(far, 0).map(({ kind }) => kind)).toEqual(["quote", "current"]);
    expect(wantedMarks(far, 899_000)).toHaveLength(4);
  });
});

function section(level: number, start: number, end: number) {
  return { level, start, end, number: null, title: `fra ${start}`, page: null, label: null };
}

describe("The outline", () => {
  const tree = outlineOf([section(1, 0, 50), section(2, 10, 30), section(3, 20, 30), section(2, 30, 50), section(1, 50, 90)]);

  test("is a tree by level", () => {
    expect(tree.map(({ start, children }) => [start, children.map((child) => child.start)])).toEqual([
      [0, [10, 30]],
      [50, []],
    ]);
  });

  test("knows the way to what is read", () => {
    expect(currentPath(tree, 25)).toEqual([0, 10, 20]);
    expect(currentPath(tree, 5)).toEqual([0]);
    expect(currentPath(tree, 95)).toEqual([]);
  });

  test("takes levels that begin low, or skip one", () => {
    expect(outlineOf([section(3, 0, 9), section(1, 9, 20), section(4, 10, 20)]).map(({ start }) => start)).toEqual([0, 9]);
  });
});

describe("Selected words", () => {
  test("agree with the text when only line breaks differ", () => {
    expect(sameWords("arbeids- og velferd", "arbeids-\nog velferd")).toBe(true);
    expect(sameWords("sosialfaglig kompe-\ntanse", "sosialfaglig kompetanse")).toBe(true);
  });

  test("do not agree when a word differs", () => {
    expect(sameWords("det kan skje", "det skal skje")).toBe(false);
    expect(sameWords("12 ansatte", "21 ansatte")).toBe(false);
  });
});

describe("A list item", () => {
  test.each(["• ett", "- ett", "1. ett", "a) ett", "(2) ett"])("keeps its own sign: %s", (text) => {
    expect(hasOwnBullet(text)).toBe(true);
  });
  test("gets one where it has none", () => expect(hasOwnBullet("Bolig og tjenester")).toBe(false));
});
