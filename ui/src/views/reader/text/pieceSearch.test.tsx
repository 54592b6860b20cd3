import { beforeEach, describe, expect, test } from "vitest";
import { pieceAt, selectedSpan } from "./pieceSearch";

beforeEach(() => {
  document.body.innerHTML =
    '<div id="pane"><p data-start="10"><span data-at="10">Hun sa </span><mark data-at="17">at 😀 er</mark>' +
    '<sup data-inserted>3</sup><span data-at="24"> bra.</span></p>' +
    '<p class="page-turn" data-inserted><span>side 4</span></p>' +
    '<p data-start="31"><span data-at="31">Neste avsnitt.</span></p></div>';
});
const pane = () => document.getElementById("pane") as HTMLElement;
const textOf = (at: number) => document.querySelector(`[data-at="${at}"]`)?.firstChild as Text;
function range(from: [number, number], to: [number, number]): Range {
  const made = document.createRange();
  made.setStart(textOf(from[0]), from[1]);
  made.setEnd(textOf(to[0]), to[1]);
  return made;
}

describe("A selection in the text", () => {
  test("is known by its offsets, counted as the server counts", () => {
    // Six UTF-16 units into «at 😀 er» are five characters.
    expect(selectedSpan(range([10, 4], [17, 6]))).toEqual({ start: 14, end: 22, shown: "sa  at 😀 " });
  });

  test("leaves out what is not text: note markers and page turns", () => {
    const selected = selectedSpan(range([17, 0], [31, 5]));
    expect(selected).toMatchObject({ start: 17, end: 36 });
    expect(selected?.shown).not.toMatch(/3|side/);
  });

  test("is none outside the text", () => {
    const outside = document.createRange();
    outside.selectNodeContents(document.querySelector(".page-turn") as Element);
    expect(selectedSpan(outside)).toBeNull();
  });
});

describe("The piece at an offset", () => {
  test("is the last that begins at or before it", () => {
    expect(pieceAt(pane(), 17)?.tagName).toBe("MARK");
    expect(pieceAt(pane(), 26)?.textContent).toBe(" bra.");
    expect(pieceAt(pane(), 3)).toBeNull();
  });
});
