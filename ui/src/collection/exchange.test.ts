import { describe, expect, test } from "vitest";
import type { Receipt } from "../api/client";
import { chosen, collectionFile, exportRequest, merged, readCollectionFile } from "./exchange";
import { type CollectedQuote, type Collection, emptyCollection, quoteId } from "./model";

const NOW = new Date("2026-02-03T04:05:06Z");

function quote(start: number, facts: Partial<CollectedQuote> = {}): CollectedQuote {
  const place = { documentId: "rapport", start, end: start + 5 };
  return {
    ...place,
    id: quoteId(place),
    text: "Fem t",
    passageId: null,
    page: 3,
    label: "1",
    origin: "running_number",
    section: [],
    voice: "author",
    attribution: null,
    citation: "(Ås, 2020, s. 1)",
    citationNote: null,
    documentTitle: "Rapporten",
    ocr: false,
    note: "",
    question: null,
    addedAt: "2026-01-01T00:00:00Z",
    ...facts,
  };
}

function receipt(question: string, shown: CollectedQuote[] = [], masked = false): Receipt {
  const quotes = shown.map(({ documentId, start, end }) => ({ document_id: documentId, start, end }));
  return { version: 1, question, masked, filters: {}, asked: "2026-01-01", quotes } as unknown as Receipt;
}

function holding(quotes: CollectedQuote[], receipts: Receipt[] = []): Collection {
  return { ...emptyCollection(), title: "Ledelse", style: "apa", quotes, receipts };
}

describe("A collection as a file", () => {
  test("comes back with words, places, notes, order, title, style and receipts", () => {
    const quotes = [quote(9, { note: "til innledningen" }), quote(0)];
    const file = collectionFile(holding(quotes, [receipt("hva?", [quotes[1] as CollectedQuote])]), "Ledelse", "nb");
    const read = readCollectionFile(file, NOW);
    expect(read?.quotes.map(chosen)).toEqual(quotes.map(chosen));
    expect(read?.quotes.map(({ question }) => question)).toEqual([null, "hva?"]);
    expect([read?.title, read?.style, read?.receipts.length]).toEqual(["Ledelse", "apa", 1]);
  });

  test("holds only fields that the server knows", () => {
    const request = exportRequest(holding([quote(0)]), [quote(0)], "ris", "T", "nn");
    expect(Object.keys(request).toSorted()).toEqual(["format", "locale", "quotes", "receipts", "style", "title"]);
    expect(Object.keys(request.quotes[0] ?? {}).toSorted()).toEqual(["document_id", "end", "start", "text"]);
  });

  test("may be a bare list of quotes, as the command line takes one", () => {
    const list = [{ document_id: "a", start: 0, end: 3, text: "Hei" }];
    const read = readCollectionFile(`\ufeff${JSON.stringify(list)}`, NOW);
    expect(read?.quotes[0]).toMatchObject({ id: "a:0-3", documentTitle: "a", addedAt: NOW.toISOString() });
  });

  test("may be what this page keeps itself", () => {
    expect(readCollectionFile(JSON.stringify(holding([quote(0)])), NOW)?.quotes).toEqual([quote(0)]);
  });

  test.each(["", "null", "7", "{}", "[]", '{"quotes": 3}', '{"quotes": [{"text": "uten sted"}]}', "<html>"])(
    "is refused when it holds no quote: %s",
    (text) => expect(readCollectionFile(text, NOW)).toBeNull(),
  );

  test("names no question whose receipt was masked", () => {
    const file = { quotes: [chosen(quote(0))], receipts: [receipt("[navn]", [quote(0)], true)] };
    expect(readCollectionFile(JSON.stringify(file), NOW)?.quotes[0]?.question).toBeNull();
  });
});

describe("Merging", () => {
  test("puts new quotes last and leaves known ones with their notes", () => {
    const own = holding([quote(0, { note: "min" })]);
    const both = merged(own, { ...holding([quote(0), quote(5)]), title: "Annet", style: "legal" });
    expect(both.quotes.map(({ start, note }) => [start, note])).toEqual([[0, "min"], [5, ""]]);
    expect([both.title, both.style]).toEqual(["Ledelse", "apa"]);
  });

  test("takes title and style over where nothing was collected", () => {
    const read = { ...holding([quote(0)]), style: "legal" };
    expect(merged(emptyCollection(), read)).toMatchObject({ title: "Ledelse", style: "legal" });
  });

  test("keeps each receipt once", () => {
    const one = receipt("hva?");
    expect(merged(holding([], [one]), holding([quote(0)], [one, receipt("hvem?")])).receipts).toHaveLength(2);
  });
});
