import { describe, expect, test } from "vitest";
import { type Mark, partsOf, slice } from "./slicing";

const TEXT = "Kontoret har tolv ansatte.";
const joined = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join("");
function mark(start: number, end: number, kind: Mark["kind"] = "quote"): Mark {
  return { start, end, kind };
}

describe("A block's text", () => {
  test("is one piece when nothing is marked", () => {
    expect(slice(TEXT, 100, [])).toEqual([
      { start: 100, text: TEXT, mark: null, emphasis: false, inserted: [] },
    ]);
  });

  test("is cut exactly where the mark begins and ends", () => {
    const pieces = slice(TEXT, 100, [mark(109, 117)]);
    expect(pieces.map(({ text, mark: kind }) => [text, kind])).toEqual([
      ["Kontoret ", null],
      ["har tolv", "quote"],
      [" ansatte.", null],
    ]);
  });

  test("takes its part of a mark that reaches beyond it", () => {
    const pieces = slice(TEXT, 100, [mark(0, 108), mark(118, 900, "found")]);
    expect(pieces.map(({ text, mark: kind }) => [text, kind])).toEqual([
      ["Kontoret", "quote"],
      [" har tolv ", null],
      ["ansatte.", "found"],
    ]);
  });

  test("counts as the server does: one for each character, also those beyond U+FFFF", () => {
    const text = "𝑥 er 😀 stor";
    const pieces = slice(text, 0, [mark(5, 6)]);
    expect(pieces.filter(({ mark: kind }) => kind).map((piece) => piece.text)).toEqual(["😀"]);
    expect(joined(pieces)).toBe(text);
  });

  test("shows the match looked at before the quote, and both before other hits", () => {
    const pieces = slice(TEXT, 0, [mark(0, 26, "hit"), mark(0, 12), mark(9, 12, "current")]);
    expect(pieces.map(({ mark: kind }) => kind)).toEqual(["quote", "current", "hit"]);
  });

  test("loses and doubles nothing, however marks and italics cross", () => {
    const marks = [mark(3, 9), mark(5, 20, "found"), mark(19, 26, "hit")];
    expect(joined(slice(TEXT, 0, marks, [{ start: 7, end: 22 }]))).toBe(TEXT);
  });

  test("puts notes and pages where they stood, also at the very end", () => {
    const pieces = slice(TEXT, 0, [], [], [
      { at: 8, kind: "page", label: "side 2" },
      { at: 26, kind: "note", marker: "3" },
    ]);
    expect(pieces.map(({ start, text, inserted }) => [start, text, inserted.length])).toEqual([
      [0, "Kontoret", 0],
      [8, " har tolv ansatte.", 1],
      [26, "", 1],
    ]);
  });
});

describe("The parts of a row", () => {
  test("know where they begin in the canonical text", () => {
    expect(partsOf("By\tTall 😀\tÅr", 50, "\t").map(({ start, text }) => [start, text])).toEqual([
      [50, "By"],
      [53, "Tall 😀"],
      [60, "År"],
    ]);
  });
});
