import { describe, expect, test } from "vitest";
import { copiedQuote, linkTo } from "./copying";

const link = "http://funn.test/?dok=a&start=1&slutt=9";

describe("A copied quote", () => {
  test("has the marks of the language, the citation and a link", () => {
    expect(copiedQuote("Tid er knapt.", "(Ås, 2020, s. 1)", link, "nb").plain).toBe(
      `«Tid er knapt.» (Ås, 2020, s. 1)\n${link}\n`,
    );
    expect(copiedQuote("Tid er knapt.", "(Ås, 2020)", link, "en").plain).toContain("“Tid er knapt.”");
  });

  test("keeps paragraphs, and lets nothing in the words become markup", () => {
    const { html } = copiedQuote('a < b & "c"\n\nd', "(Ås, 2020)", link, "nb");
    expect(html).toBe(
      '<p>«a &lt; b &amp; &quot;c&quot;</p><p>d» <a href="http://funn.test/?dok=a&amp;start=1&amp;slutt=9">(Ås, 2020)</a></p>',
    );
  });

  test("links to the words in the reader", () => {
    expect(linkTo({ documentId: "a-doc", start: 3, end: 8 })).toBe(
      `${location.origin}/?dok=a-doc&start=3&slutt=8`,
    );
  });
});
