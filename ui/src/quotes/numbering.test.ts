import { describe, expect, test } from "vitest";
import { quoteOf, sentenceOf } from "../testing/fakes";
import { numbered } from "./numbering";

const QUOTES = [
  quoteOf("Først.", { document_id: "a" }),
  quoteOf("Annet.", { document_id: "b" }),
  quoteOf("Mer.", { document_id: "a" }),
];

describe("Numbers of quotes", () => {
  test("follow the order on the page, where the quotes of a document stand together", () => {
    const numbers = numbered(QUOTES, [sentenceOf("Ord.")]);
    expect(QUOTES.map((quote) => numbers.get(quote)?.number)).toEqual([1, 3, 2]);
  });

  test("say which quotes a sentence rests on", () => {
    const numbers = numbered(QUOTES, [sentenceOf("Ord.", { cites: [1] }), sentenceOf("Flere.", { cites: [1, 2] })]);
    expect(QUOTES.map((quote) => numbers.get(quote)?.cited)).toEqual([false, true, true]);
  });

  test("are not there while nothing refers to them", () => {
    expect(numbered(QUOTES, []).size).toBe(0);
  });
});
