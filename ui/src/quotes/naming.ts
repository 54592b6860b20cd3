/** Names of a source in words: people, year, page. */
import type { DocumentSummary, Schemas } from "../api/client";
import type { PageUnit } from "../documents/pageUnits";
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

interface Place {
  page: number | null;
  label: string | null;
  unit?: PageUnit | null;
}

/** The printed page where it is known, else the file's own or the slide, said as such. */
export function pageInWords(place: Place, t: Translate): string {
  if (place.label !== null) {
    const key = /[–-]/.test(place.label) ? "page.printed.range" : "page.printed";
    return t(key, { label: place.label });
  }
  if (place.page === null) return t("page.unknown");
  return t(place.unit === "slide" ? "page.slide" : "page.physical", { page: place.page });
}

/** The same of a passage or a quote, whose pages are a range. */
export function pagesInWords(pages: Schemas["PagesOut"], t: Translate): string {
  const labels = [...new Set([pages.first_label, pages.last_label].filter((label) => label !== null))];
  const label = labels.length > 0 ? labels.join("–") : null;
  return pageInWords({ page: pages.first, label, unit: pages.unit }, t);
}
