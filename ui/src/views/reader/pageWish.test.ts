import { describe, expect, test } from "vitest";
import { readPageWish } from "./pageWish";
import type { PageFacts, PageSpan } from "./reading";

function page(number: number, label: string | null): PageFacts {
  return { number, label, label_origin: "pdf_labels", ocr: false, ocr_confidence: null, width: 595, height: 842 };
}
/** Two unnumbered leaves, a preface of roman numbers, then 1, 2, 3. */
const BOOK = [page(1, null), page(2, "ii"), page(3, "iii"), page(4, "1"), page(5, "2"), page(6, "3")];

function between(start: number, first: string, last = first): PageSpan {
  return { start, end: start + 99, page: null, first_label: first, last_label: last, origin: "table_of_contents" };
}

describe("A page that somebody writes", () => {
  test.each(["2", "s. 2", "s.2", "side 2", "page 2", " p. 2 "])("is the printed one: %s", (text) => {
    expect(readPageWish(text, BOOK, [])).toMatchObject({ kind: "printed", page: 5, label: "2" });
  });

  test("says which other page has the number in the file", () => {
    expect(readPageWish("2", BOOK, [])).toMatchObject({ also: 2 });
  });

  test.each(["III", "iii", "side iii"])("may be a roman number: %s", (text) => {
    expect(readPageWish(text, BOOK, [])).toMatchObject({ kind: "printed", page: 3, label: "iii" });
  });

  test.each(["PDF 2", "pdf-side 2", "pdf2", "fil 2"])("is the file's own when it says so: %s", (text) => {
    expect(readPageWish(text, BOOK, [])).toEqual({ kind: "physical", page: 2, also: { label: "2", page: 5 } });
  });

  test("is the file's own where no page has the number printed", () => {
    expect(readPageWish("6", BOOK, [])).toEqual({ kind: "physical", page: 6, also: null });
  });

  test.each(["7", "PDF 99", "xx", "", "  ", "s.", "forord om noe langt"])("is unknown: «%s»", (text) => {
    expect(readPageWish(text, BOOK, []).kind).toBe("unknown");
  });

  test("may lie between two printed pages of a text without pages", () => {
    const spans = [between(0, "9"), between(100, "12", "14"), between(200, "15")];
    expect(readPageWish("s. 13", [], spans)).toMatchObject({ kind: "printed", page: null, offset: 100 });
    expect(readPageWish("15", [], spans)).toMatchObject({ offset: 200 });
    expect(readPageWish("10", [], spans).kind).toBe("unknown");
  });
});
