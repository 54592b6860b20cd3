/** Names of a document's pages, by its format. */
import type { Schemas } from "../api/client";

export type PageUnit = NonNullable<Schemas["PagesOut"]["unit"]>;

const UNITS: Readonly<Record<string, PageUnit>> = {
  "application/pdf": "pdf_page",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "slide",
};

/** What the numbers of a file's pages count, where it has pages. */
export function pageUnitOf({ media_type: mediaType }: { media_type: string }): PageUnit {
  return UNITS[mediaType] ?? "page";
}
