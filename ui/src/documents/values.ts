/** Values of facets and facts, in the page's words where it has them. */
import type { DocumentSummary } from "../api/client";
import { CATALOGUES, type MessageKey } from "../i18n/catalogues";
import { isLanguage, LANGUAGE_NAMES } from "../i18n/languages";
import type { Translate } from "../i18n/translate";
import type { ListFilter } from "../routing/address";

/** A facet's value as the reader should see it. */
export function valueInWords(facet: ListFilter, value: string, t: Translate): string {
  if (facet === "languages") return isLanguage(value) ? LANGUAGE_NAMES[value] : value;
  const key = `${facet}.${value}`;
  return key in CATALOGUES.nb ? t(key as MessageKey) : value;
}

export function documentInWords(id: string, byId: ReadonlyMap<string, DocumentSummary>): string {
  return byId.get(id)?.title ?? id;
}
