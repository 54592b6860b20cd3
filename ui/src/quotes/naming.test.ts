import { describe, expect, test } from "vitest";
import type { Language } from "../i18n/languages";
import { translator } from "../i18n/translate";
import type { PageUnit } from "../documents/pageUnits";
import { pageInWords, pagesInWords } from "./naming";

function pages(unit: PageUnit | null, labels: [string | null, string | null] = [null, null], first: number | null = 7) {
  return { first, last: first, first_label: labels[0], last_label: labels[1], origin: "unknown", unit } as const;
}

describe("A page in words", () => {
  test.each<[Language, string, string, string]>([
    ["nb", "side 7 i filen", "lysbilde 7", "ukjent side"],
    ["nn", "side 7 i fila", "lysbilete 7", "ukjend side"],
    ["en", "page 7 of the file", "slide 7", "page unknown"],
  ])("is called what it is in the file: %s", (language, page, slide, unknown) => {
    const t = translator(language);
    for (const unit of ["pdf_page", "page", null] as const) expect(pagesInWords(pages(unit), t)).toBe(page);
    expect(pagesInWords(pages("slide"), t)).toBe(slide);
    expect(pagesInWords(pages("slide", [null, null], null), t)).toBe(unknown);
  });

  test("is the printed one where it is known, whatever the unit", () => {
    const t = translator("en");
    expect(pagesInWords(pages("pdf_page", ["45", "45"]), t)).toBe("p. 45");
    expect(pagesInWords(pages("pdf_page", ["45", "46"]), t)).toBe("pp. 45–46");
    expect(pagesInWords(pages("page", [null, "iv"]), t)).toBe("p. iv");
  });

  test("is one of the file where no unit was kept", () => {
    expect(pageInWords({ page: 3, label: null }, translator("nb"))).toBe("side 3 i filen");
  });
});
