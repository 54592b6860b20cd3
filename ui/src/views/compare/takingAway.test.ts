import { describe, expect, test } from "vitest";
import { translator } from "../../i18n/translate";
import type { Comparison } from "./comparing";
import { comparisonRequest, gapInWords, sumInWords } from "./takingAway";

const document = { id: "a", title: "Kontorene", authors: ["Kari Ås"], families: ["Ås"], year: 2020 };
const quote = { document_id: "a", start: 3, end: 9, text: "Seks t", page: 4, citation: "(Ås, 2020)" };
const gap = { document: { ...document, id: "b", title: "Taus" }, status: "no_evidence", best_hit: null, quotes: [] };
const comparison = {
  question: "Hva?",
  documents: [{ document, status: "answered", message: null, quotes: [quote] }, gap],
} as unknown as Comparison;
const t = translator("nb");

describe("A comparison in a file", () => {
  test("holds the quotes, and the gaps as gaps", () => {
    const request = comparisonRequest(comparison, "docx", "apa", "nb", t);
    expect(request?.quotes).toEqual([{ document_id: "a", start: 3, end: 9, text: "Seks t" }]);
    expect(request?.not_found).toEqual(["Ås (2020), Taus: ikke funnet – ingen treff."]);
    expect(request?.title).toBe("Hva?");
  });

  test("is none where nothing was found", () => {
    const silent = { ...comparison, documents: [gap] } as unknown as Comparison;
    expect(comparisonRequest(silent, "docx", "apa", "nb", t)).toBeNull();
    expect(sumInWords(silent, t)).toBe("Funnet i 0 av 1 dokumenter");
  });

  test("counts what is unsure apart", () => {
    expect(sumInWords(comparison, t)).toBe("Funnet i 1 av 2 dokumenter");
    const weak = { ...comparison.documents[0], status: "weak_evidence" };
    const unsure = { ...comparison, documents: [weak, gap] } as unknown as Comparison;
    expect(sumInWords(unsure, t)).toBe("Funnet i 0 av 2 dokumenter, usikkert i 1");
  });
});

describe("A gap in words", () => {
  const pages = { first: 9, last: 9, first_label: "7", last_label: "7", origin: "pdf_labels", unit: "pdf_page" };
  const best = { pages, citation: "(Ås, 2020, s. 7)" };
  const near = (facts: object) => gapInWords({ ...gap, best_hit: { ...best, ...facts } } as never, t);
  test("names the page of what comes nearest, or else how it is cited", () => {
    expect(near({})).toBe("ikke funnet – beste treff s. 7, under grensen");
    const slide = { ...pages, first_label: null, last_label: null, unit: "slide" };
    expect(near({ pages: slide })).toBe("ikke funnet – beste treff lysbilde 9, under grensen");
    expect(near({ pages: { ...pages, first: null, first_label: null, last_label: null } })).toContain("(Ås, 2020, s. 7)");
  });
});
