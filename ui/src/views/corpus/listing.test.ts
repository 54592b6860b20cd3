import { describe, expect, test } from "vitest";
import type { DocumentCard } from "../../api/client";
import { translator } from "../../i18n/translate";
import { matching, ordered, seriesInWords, typeInWords } from "./listing";

const t = translator("nb");
const document = (facts: Partial<DocumentCard>) =>
  ({ title: "Åpne kontorer", subtitle: null, authors: ["Kari Ås"], year: 2016, publisher: "AFI", ...facts }) as DocumentCard;

describe("Narrowing the list", () => {
  const documents = [document({ id: "a" }), document({ id: "b", title: "Stengt", year: 2020 })];
  const found = (typed: string) => matching(documents, typed).map(({ id }) => id);
  test("takes every word, in any fact and case", () => expect(found("ÅPNE ås 2016")).toEqual(["a"]));
  test("shows all where nothing is typed", () => expect(found("  ")).toEqual(["a", "b"]));
  test("shows none where a word is nowhere", () => expect(found("åpne 2020")).toEqual([]));
});

describe("A document's facts in words", () => {
  test("name the genre before the type", () => {
    expect(typeInWords(document({ genre: "Masteroppgave", type: "thesis" }), t)).toBe("Masteroppgave");
    expect(typeInWords(document({ genre: null, type: "report" }), t)).toBe("Rapport");
  });

  test("give series with number, journal with volume and pages", () => {
    expect(seriesInWords(document({ collection_title: "AFI-rapport", number: "02/2016" }), t)).toBe("AFI-rapport 02/2016");
    const article = document({ container_title: "Søkelys", volume: "33", issue: "1", page: "4–20" });
    expect(seriesInWords(article, t)).toBe("Søkelys 33(1), s. 4–20");
    expect(seriesInWords(document({}), t)).toBeNull();
  });
});

test("Counts are ordered, and zeros left out", () => {
  expect(ordered({ a: 1, b: 0, c: 7 })).toEqual([["c", 7], ["a", 1]]);
});
