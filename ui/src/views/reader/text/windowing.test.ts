import { describe, expect, test } from "vitest";
import { textSpanOf, type Block } from "../reading";
import { likelyHeight, textSpanAt, textSpansOf } from "./windowing";

function block(start: number, end: number): Block {
  const none = { level: null, page: null, label: null, marker: null, refers_at: null, confidence: null, table: null };
  return { kind: "paragraph", start, end, text: "x".repeat(end - start), emphasis: [], ...none };
}

describe("The spans of a text", () => {
  test("cover it without gap or overlap", () => {
    const textSpans = textSpansOf(1_800_001, 12_000);
    expect(textSpans[0]?.start).toBe(0);
    expect(textSpans.at(-1)?.end).toBe(1_800_001);
    textSpans.slice(1).forEach(({ start }, n) => expect(start).toBe(textSpans[n]?.end));
  });

  test("are one, of an empty text too", () => {
    expect(textSpansOf(0)).toEqual([{ start: 0, end: 1 }]);
  });

  test("are found by offset, offsets beyond the ends as well", () => {
    const textSpans = textSpansOf(100, 40);
    expect([-5, 0, 39, 40, 99, 100, 5000].map((offset) => textSpanAt(offset, textSpans))).toEqual([
      0, 0, 0, 1, 2, 2, 2,
    ]);
  });

  test("are likely higher in a narrow window", () => {
    const span = { start: 0, end: 12_000 };
    expect(likelyHeight(span, 320)).toBeGreaterThan(likelyHeight(span, 700));
  });
});

describe("The blocks of a span", () => {
  const met = [block(90, 130), block(132, 150), block(152, 240)];

  test("are those that begin in it; what reaches in belongs to the one before", () => {
    const textSpan = textSpanOf(met, { start: 100, end: 200 });
    expect(textSpan.blocks.map(({ start }) => start)).toEqual([132, 152]);
    expect([textSpan.start, textSpan.end]).toEqual([130, 240]);
  });

  test("fit together with the next span's, none missing and none twice", () => {
    const first = textSpanOf(met, { start: 100, end: 200 });
    const second = textSpanOf([block(152, 240), block(242, 300)], { start: 200, end: 300 });
    expect(second.start).toBe(first.end);
  });
});
