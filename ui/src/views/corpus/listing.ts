/** The documents as a list that one can narrow, and a document's facts in words. */
import type { DocumentCard } from "../../api/client";
import { isLanguage, LANGUAGE_NAMES } from "../../i18n/languages";
import type { Translate } from "../../i18n/translate";
import { valueInWords } from "../../documents/values";

/** The collection that is about this program, not about the world. */
export const HANDBOOK = "handbook";

/** Documents whose title, authors, year, publisher or series hold every word typed. */
export function matching(documents: readonly DocumentCard[], typed: string): DocumentCard[] {
  const words = typed.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
  return documents.filter((document) => {
    const { title, subtitle, authors, year, publisher, collection_title: series } = document;
    const facts = [title, subtitle, ...authors, year, publisher, series].join(" ").toLocaleLowerCase("nb");
    return words.every((word) => facts.includes(word));
  });
}

/** «Rapport», «Masteroppgave»: the genre where it is given, else the type. */
export function typeInWords({ genre, type }: DocumentCard, t: Translate): string {
  return genre ?? valueInWords("types", type, t);
}

export function languageInWords(language: string): string {
  return isLanguage(language) ? LANGUAGE_NAMES[language] : language;
}

/** «AFI-rapport 02/2016», «Søkelys på arbeidslivet 33(1–2), s. 4–20». */
export function seriesInWords(document: DocumentCard, t: Translate): string | null {
  const { container_title: container, collection_title: series, number, volume, issue, page } = document;
  if (container) {
    const place = `${volume ?? ""}${issue ? `(${issue})` : ""}`;
    return [[container, place].filter(Boolean).join(" "), page && t("page.printed", { label: page })]
      .filter(Boolean)
      .join(", ");
  }
  return [series, number].filter(Boolean).join(" ") || null;
}

/** Counts that are not zero, the greatest first. */
export function ordered<Name extends string>(counts: Partial<Record<Name, number>>): [Name, number][] {
  return (Object.entries(counts) as [Name, number][])
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
}
