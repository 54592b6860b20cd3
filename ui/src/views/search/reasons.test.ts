import { describe, expect, test } from "vitest";
import { translator } from "../../i18n/translate";
import { reasonInWords, reasonLines } from "./reasons";

const reason = (kind: "term" | "lemma" | "thesaurus", query: string, matched: string, relation: string | null = null) => ({
  kind,
  query,
  matched,
  relation,
});
const t = translator("nb");
const words = (...why: ReturnType<typeof reason>[]) => reasonLines(why).map((line) => reasonInWords(line, t));

describe("Why a passage was found, in words", () => {
  test("says a word that is met as it is only once", () => {
    expect(words(reason("term", "kontor", "Kontor"), reason("term", "kontor", "kontor"))).toEqual(["«kontor»"]);
  });

  test("gathers the forms of one word, and how they were met", () => {
    expect(words(reason("lemma", "leders", "lederen"), reason("lemma", "leders", "ledere"))).toEqual([
      "«leders» ↔ «lederen», «ledere» (bøyning)",
    ]);
  });

  test("names the relation of a thesaurus match", () => {
    expect(words(reason("thesaurus", "attføring", "AAP", "earlier_name"))).toEqual([
      "«attføring» ↔ «AAP» (tidligere navn)",
    ]);
  });

  test("leaves the nearest sentence to itself", () => {
    expect(reasonLines([{ kind: "nearest_sentence", query: "", matched: "Setning.", relation: null }])).toEqual([]);
  });
});
