import { describe, expect, test } from "vitest";
import { hitOf } from "../../testing/fakes";
import { excerptOf, segmentsOf } from "./marking";

describe("Segments of a passage", () => {
  test("cover it whole, once, in order", () => {
    const marks = [
      { start: 5, end: 20, kind: "nearest_sentence" as const },
      { start: 8, end: 12, kind: "term" as const },
      { start: 10, end: 14, kind: "phrase" as const },
    ];
    const found = segmentsOf(marks, 0, 30);
    expect(found[0]?.start).toBe(0);
    expect(found.at(-1)?.end).toBe(30);
    expect(found.slice(1).map(({ start }) => start)).toEqual(found.slice(0, -1).map(({ end }) => end));
  });

  test("show the strongest of marks that overlap, and the sentence around them", () => {
    const marks = [
      { start: 0, end: 20, kind: "nearest_sentence" as const },
      { start: 2, end: 9, kind: "thesaurus" as const },
      { start: 4, end: 6, kind: "phrase" as const },
    ];
    expect(segmentsOf(marks, 0, 12).map(({ kind, near }) => [kind, near])).toEqual([
      [null, true],
      ["thesaurus", true],
      ["phrase", true],
      ["thesaurus", true],
      [null, true],
    ]);
  });

  test("cut marks that reach beyond the excerpt", () => {
    expect(segmentsOf([{ start: 0, end: 100, kind: "term" }], 10, 20)).toEqual([
      { start: 10, end: 20, kind: "term", near: false },
    ]);
  });
});

describe("The excerpt of a hit", () => {
  const sentence = "Dette er en setning på omtrent åtti tegn, slik at fem blir til et langt avsnitt. ";
  const text = sentence.repeat(8).trim();
  const sentences = Array.from({ length: 8 }, (_, place) => ({
    start: 100 + place * sentence.length,
    end: 100 + (place + 1) * sentence.length - 1,
  }));
  const hit = hitOf(text);
  const long = { ...hit, best_sentence: sentences[4] ?? null, passage: { ...hit.passage, sentences } };

  test("holds the best sentence and whole neighbours", () => {
    const excerpt = excerptOf(long);
    expect(excerpt.start).toBeLessThanOrEqual(sentences[4]?.start ?? 0);
    expect(excerpt.end).toBeGreaterThanOrEqual(sentences[4]?.end ?? 0);
    expect(sentences.map(({ start }) => start)).toContain(excerpt.start);
    expect(sentences.map(({ end }) => end)).toContain(excerpt.end);
    expect([excerpt.cutBefore, excerpt.cutAfter]).toEqual([true, false]);
  });

  test("is the whole of a short passage", () => {
    expect(excerptOf(hitOf("Kort."))).toMatchObject({ cutBefore: false, cutAfter: false });
  });
});
