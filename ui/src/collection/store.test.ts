import { beforeEach, describe, expect, test } from "vitest";
import {
  addQuote,
  type CollectedQuote,
  emptyCollection,
  moveQuote,
  parseCollection,
  quoteId,
  readCollection,
  removeQuote,
  replaceCollection,
  updateQuote,
} from "./store";

function quote(start: number, words = "Kontoret har tolv ansatte."): CollectedQuote {
  const place = { documentId: "a", start, end: start + words.length };
  return {
    ...place,
    id: quoteId(place),
    text: words,
    passageId: "a:1",
    page: 3,
    label: "1",
    origin: "running_number",
    section: [],
    voice: "author",
    attribution: null,
    citation: "(Ås, 2020, s. 1)",
    citationNote: null,
    documentTitle: "Kontoret",
    ocr: false,
    note: "",
    question: null,
    addedAt: "2026-01-01T00:00:00Z",
  };
}
const starts = () => readCollection().quotes.map(({ start }) => start);

beforeEach(() => replaceCollection(emptyCollection()));

describe("The collection", () => {
  test("keeps a quote once, and in the browser", () => {
    addQuote(quote(0));
    addQuote(quote(0));
    expect(starts()).toEqual([0]);
    expect(localStorage.getItem("funn.collection")).toContain("tolv ansatte");
  });

  test("moves, changes and removes quotes", () => {
    for (const start of [0, 100, 200]) addQuote(quote(start));
    moveQuote(quote(200).id, 0);
    expect(starts()).toEqual([200, 0, 100]);
    updateQuote(quote(0).id, { note: "til innledningen" });
    expect(readCollection().quotes[1]?.note).toBe("til innledningen");
    removeQuote(quote(200).id);
    expect(starts()).toEqual([0, 100]);
  });

  test("is written and read without loss", () => {
    addQuote(quote(0));
    expect(parseCollection(JSON.parse(JSON.stringify(readCollection())))).toEqual(readCollection());
  });
});

describe("Reading what others wrote", () => {
  test.each([null, [], "x", { version: 2, quotes: [] }, { version: 1 }])("refuses %j", (given) => {
    expect(parseCollection(given)).toBeNull();
  });

  test("leaves out quotes without words or place", () => {
    const read = parseCollection({
      version: 1,
      quotes: [quote(5), { text: "uten sted" }, { ...quote(9), end: 2 }, 7],
    });
    expect(read?.quotes).toHaveLength(1);
  });
});
