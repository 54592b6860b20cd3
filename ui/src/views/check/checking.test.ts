import { describe, expect, test } from "vitest";
import { citesOtherwise, counted, endingOf, type QuoteCheck, type Verdict } from "./checking";

const result = (verdict: Verdict, facts: Partial<QuoteCheck> = {}) =>
  ({ verdict, citation: null, citation_found: null, ...facts }) as QuoteCheck;

describe("What a check adds up to", () => {
  test("names each verdict that occurs, what wants attention first", () => {
    expect(counted([result("verbatim"), result("altered"), result("verbatim")])).toEqual([
      ["altered", 1],
      ["verbatim", 2],
    ]);
  });
});

describe("The ending that is sent", () => {
  test.each([
    ["Kapittel 2.DOCX", "docx"],
    ["notat", "txt"],
    ["a.b.md", "md"],
    ["rar.æøå", "txt"],
    ["../../etc.7z", "txt"],
  ])("of %s is %s", (name, ending) => expect(endingOf(name)).toBe(ending));
});

describe("A citation", () => {
  test("is the same with and without brackets", () => {
    const facts = { citation: "(Ås, 2020, s. 3)", citation_found: "Ås, 2020,  s. 3" };
    expect(citesOtherwise(result("verbatim", facts))).toBe(false);
  });

  test("is another with another page, and where the draft has none", () => {
    const facts = { citation: "(Ås, 2020, s. 3)", citation_found: "Ås, 2020, s. 4" };
    expect(citesOtherwise(result("wrong_page", facts))).toBe(true);
    expect(citesOtherwise(result("verbatim", { ...facts, citation_found: null }))).toBe(true);
  });

  test("is not made poorer where it has a page and we know only between which pages", () => {
    const facts: Partial<QuoteCheck> = { citation: "(Ås, 2020, s. 61–64)", origin: "table_of_contents" };
    const cites = (citation_found: string) => citesOtherwise(result("verbatim", { ...facts, citation_found }));
    expect(["Ås, 2020, s. 62", "Ås 2020: 62", "Ås, 2020"].map(cites)).toEqual([false, false, true]);
    expect(citesOtherwise(result("wrong_page", { ...facts, citation_found: "Ås, 2020, s. 7" }))).toBe(true);
  });

  test("is not corrected where the words stand nowhere", () => {
    expect(citesOtherwise(result("not_found", { citation_found: "Ås, 2020" }))).toBe(false);
  });
});
