import { describe, expect, test } from "vitest";
import { stretchOf, type Block } from "../reading";
import { likelyHeight, stretchAt, stretchesOf } from "./windowing";

function block(start: number, end: number): Block {
  const none = { level: null, page: null, label: null, marker: null, refers_at: null, confidence: null, table: null };
  return { kind: "paragraph", start, end, text: "x".repeat(end - start), emphasis: [], ...none };
}

describe("The stretches of a text", () => {
  test("cover it without gap or overlap", () => {
    const stretches = stretchesOf(1_800_001, 12_000);
    expect(stretches[0]?.start).toBe(0);
    expect(stretches.at(-1)?.end).toBe(1_800_001);
    stretches.slice(1).forEach(({ start }, n) => expect(start).toBe(stretches[n]?.end));
  });

  test("are one, of an empty text too", () => {
    expect(stretchesOf(0)).toEqual([{ start: 0, end: 1 }]);
  });

  test("are found by offset, offsets beyond the ends as well", () => {
    const stretches = stretchesOf(100, 40);
    expect([-5, 0, 39, 40, 99, 100, 5000].map((offset) => stretchAt(offset, stretches))).toEqual([
      0, 0, 0, 1, 2, 2, 2,
    ]);
  });

  test("are likely higher in a narrow window", () => {
    const span = { start: 0, end: 12_000 };
    expect(likelyHeight(span, 320)).toBeGreaterThan(likelyHeight(span, 700));
  });
});

describe("The blocks of a stretch", () => {
  const met = [block(90, 130), block(132, 150), block(152, 240)];

  test("are those that begin in it; what reaches in belongs to the one before", () => {
    const stretch = stretchOf(met, { start: 100, end: 200 });
    expect(stretch.blocks.map(({ start }) => start)).toEqual([132, 152]);
    expect([stretch.start, stretch.end]).toEqual([130, 240]);
  });

  test("fit together with the next stretch's, none missing and none twice", () => {
    const first = stretchOf(met, { start: 100, end: 200 });
    const second = stretchOf([block(152, 240), block(242, 300)], { start: 200, end: 300 });
    expect(second.start).toBe(first.end);
  });
});
