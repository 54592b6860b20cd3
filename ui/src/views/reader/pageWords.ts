/** Pages in words: the printed number and the file's own, never one for the other. */
import type { Translate } from "../../i18n/translate";
import type { PageFacts, Source } from "./reading";
import type { Whereabouts } from "./target";

export function isPdf({ facts }: Source): boolean {
  return facts.media_type === "application/pdf";
}

/** «PDF-side 47 av 120», and of a text file «side 47 av 120 i filen». */
export function physicalPageInWords(page: number, source: Source, t: Translate): string {
  return t(isPdf(source) ? "reader.page.inPdf" : "reader.page.inFile", { page, count: source.pages.length });
}

/** «side 45 (PDF-side 47 av 120)»; `null` where no page is known at all. */
export function wherePageInWords(
  { page, label }: Pick<Whereabouts, "page" | "label">,
  source: Source,
  t: Translate,
): string | null {
  const physical = page === null ? null : physicalPageInWords(page, source, t);
  if (label === null) return physical;
  if (physical === null) return t("reader.page.printed", { label });
  return t("reader.page.both", { label, physical });
}

/** The name of one page, for those who do not see it. */
export function pageName(page: PageFacts, source: Source, t: Translate): string {
  return wherePageInWords({ page: page.number, label: page.label }, source, t) ?? "";
}
