import { describe, expect, test } from "vitest";
import type { Receipt } from "../api/client";
import { collectedQuote } from "../testing/fakes";
import { chosen, collectionFile, exportRequest, merged, readCollectionFile } from "./exchange";
import { type CollectedQuote, type Collection, emptyCollection } from "./model";

const NOW = new Date("2026-02-03T04:05:06Z");

function receipt(question: string, shown: CollectedQuote[] = [], masked = false): Receipt {
  const quotes = shown.map(({ documentId, start, end }) => ({ document_id: documentId, start, end }));
  return { version: 1, question, masked, filters: {}, asked: "2026-01-01", quotes } as unknown as Receipt;
}

function holding(quotes: CollectedQuote[], receipts: Receipt[] = []): Collection {
  return { ...emptyCollection(), title: "Ledelse", style: "apa", quotes, receipts };
}

describe("A collection as a file", () => {
  test("comes back with words, places, notes, order, title, style and receipts", () => {
    const quotes = [collectedQuote(9, { note: "til innledningen" }), collectedQuote(0)];
    const file = collectionFile(holding(quotes, [receipt("hva?", [quotes[1] as CollectedQuote])]), "Ledelse", "nb");
    const read = readCollectionFile(file, NOW);
    expect(read?.quotes.map(chosen)).toEqual(quotes.map(chosen));
    expect(read?.quotes.map(({ question }) => question)).toEqual([null, "hva?"]);
    expect([read?.title, read?.style, read?.receipts.length]).toEqual(["Ledelse", "apa", 1]);
  });

  test("holds only fields that the server knows", () => {
    const request = exportRequest(holding([collectedQuote(0)]), [collectedQuote(0)], "ris", "T", "nn");
    expect(Object.keys(request).toSorted()).toEqual(["format", "locale", "quotes", "receipts", "style", "title"]);
    expect(Object.keys(request.quotes[0] ?? {}).toSorted()).toEqual(["document_id", "end", "start", "text"]);
  });

  test("may be a bare list of quotes, as the command line takes one", () => {
    const list = [{ document_id: "a", start: 0, end: 3, text: "Hei" }];
    const read = readCollectionFile(`\ufeff${JSON.stringify(list)}`, NOW);
    expect(read?.quotes[0]).toMatchObject({ id: "a:0-3", documentTitle: "a", addedAt: NOW.toISOString() });
  });

  test("may be what this page keeps itself", () => {
    expect(readCollectionFile(JSON.stringify(holding([collectedQuote(0)])), NOW)?.quotes).toEqual([collectedQuote(0)]);
  });

  test.each(["", "null", "7", "{}", "[]", '{"quotes": 3}', '{"quotes": [{"text": "uten sted"}]}', "<html>"])(
    "is refused when it holds no quote: %s",
    (text) => expect(readCollectionFile(text, NOW)).toBeNull(),
  );

  test("names no question whose receipt was masked", () => {
    const file = { quotes: [chosen(collectedQuote(0))], receipts: [receipt("[navn]", [collectedQuote(0)], true)] };
    expect(readCollectionFile(JSON.stringify(file), NOW)?.quotes[0]?.question).toBeNull();
  });
});

describe("Merging", () => {
  test("puts new quotes last and leaves known ones with their notes", () => {
    const own = holding([collectedQuote(0, { note: "min" })]);
    const both = merged(own, { ...holding([collectedQuote(0), collectedQuote(5)]), title: "Annet", style: "legal" });
    expect(both.quotes.map(({ start, note }) => [start, note])).toEqual([[0, "min"], [5, ""]]);
    expect([both.title, both.style]).toEqual(["Ledelse", "apa"]);
  });

  test("takes title and style over where nothing was collected", () => {
    const read = { ...holding([collectedQuote(0)]), style: "legal" };
    expect(merged(emptyCollection(), read)).toMatchObject({ title: "Ledelse", style: "legal" });
  });

  test("keeps each receipt once", () => {
    const one = receipt("hva?");
    expect(merged(holding([], [one]), holding([collectedQuote(0)], [one, receipt("hvem?")])).receipts).toHaveLength(2);
  });
});
