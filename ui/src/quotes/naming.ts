/** Names of a source in words: people, year, page. */
import type { DocumentSummary } from "../api/client";
import type { Translate } from "../i18n/translate";

/** «Fossestøl, Breit og Borg», «Hellang mfl.». */
export function authorsInWords(families: readonly string[], t: Translate): string {
  const [first, second, third] = families;
  if (first === undefined) return "";
  if (families.length > 3) return t("authors.many", { first });
  if (third !== undefined) return t("authors.three", { first, second: second ?? "", third });
  return second === undefined ? first : t("authors.two", { first, second });
}

/** «Fossestøl, Breit og Borg (2016)». */
export function authorsAndYear(document: DocumentSummary, t: Translate): string {
  const year = document.year === null ? t("document.undated") : String(document.year);
  const authors = authorsInWords(document.families, t);
  return authors ? `${authors} (${year})` : `(${year})`;
}

/** The printed page where it is known, else the file's own, said as such. */
export function pageInWords(place: { page: number | null; label: string | null }, t: Translate): string {
  if (place.label !== null) {
    const key = /[–-]/.test(place.label) ? "page.printed.range" : "page.printed";
    return t(key, { label: place.label });
  }
  return place.page === null ? t("page.unknown") : t("page.physical", { page: place.page });
}

/** The same of a passage, whose pages are a range. */
export function pagesInWords(
  pages: { first: number | null; first_label: string | null; last_label: string | null },
  t: Translate,
): string {
  const labels = [...new Set([pages.first_label, pages.last_label].filter((label) => label !== null))];
  return pageInWords({ page: pages.first, label: labels.length > 0 ? labels.join("–") : null }, t);
}
