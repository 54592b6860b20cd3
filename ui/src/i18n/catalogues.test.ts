import { describe, expect, test } from "vitest";
import { CATALOGUES, type MessageKey } from "./catalogues";
import { LANGUAGES } from "./languages";
import { translator } from "./translate";

const placeholders = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).toSorted();

describe("The three catalogues", () => {
  test.each(LANGUAGES)("hold the same keys: %s", (language) => {
    expect(Object.keys(CATALOGUES[language]).toSorted()).toEqual(
      Object.keys(CATALOGUES.nb).toSorted(),
    );
  });

  test.each(LANGUAGES)("hold the same placeholders: %s", (language) => {
    for (const key of Object.keys(CATALOGUES.nb) as MessageKey[]) {
      expect([key, placeholders(CATALOGUES[language][key])]).toEqual([key, placeholders(CATALOGUES.nb[key])]);
    }
  });

  test.each(LANGUAGES)("leave no message empty: %s", (language) => {
    const empty = Object.entries(CATALOGUES[language]).filter(([, words]) => !words.trim());
    expect(empty).toEqual([]);
  });

  test("have both forms of every plural", () => {
    const keys = Object.keys(CATALOGUES.nb);
    const lonely = keys.filter(
      (key) => key.endsWith(".one") && !keys.includes(key.replace(/\.one$/, ".other")),
    );
    expect(lonely).toEqual([]);
  });
});

describe("The translator", () => {
  test("fills placeholders in and writes numbers as the language does", () => {
    expect(translator("nb").plural("collection.count", 1200)).toBe("1\u00a0200 sitater");
    expect(translator("en").plural("collection.count", 1)).toBe("1 quote");
  });
});
