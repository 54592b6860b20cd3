/** Pages in words: the printed number and the file's own, never one for the other. */
import { pageUnitOf, type PageUnit } from "../../documents/pageUnits";
import type { Translate } from "../../i18n/translate";
import type { PageFacts, Source } from "./reading";
import type { Whereabouts } from "./target";

export function isPdf({ facts }: Source): boolean {
  return pageUnitOf(facts) === "pdf_page";
}

/** Keys of the words that depend on what the pages are called. */
const WORDS = {
  pdf_page: {
    label: "reader.page.label",
    value: "reader.page.physicalValue",
    where: "reader.page.inPdf",
    hint: "reader.page.hint",
    previous: "reader.page.previous",
    next: "reader.page.next",
    none: "reader.place.noPage",
    tookOnly: "reader.page.tookOnly",
    turn: "reader.page.turnPhysical",
  },
  page: {
    label: "reader.page.label",
    value: "reader.page.fileValue",
    where: "reader.page.inFile",
    hint: "reader.page.hintFile",
    previous: "reader.page.previous",
    next: "reader.page.next",
    none: "reader.place.noPage",
    tookOnly: "reader.page.tookOnly",
    turn: "reader.page.turnInFile",
  },
  slide: {
    label: "reader.slide.label",
    value: "reader.slide.value",
    where: "reader.slide.where",
    hint: "reader.slide.hint",
    previous: "reader.slide.previous",
    next: "reader.slide.next",
    none: "reader.slide.none",
    tookOnly: "reader.slide.tookOnly",
    turn: "reader.slide.turn",
  },
} as const satisfies Record<PageUnit, Record<string, Parameters<Translate>[0]>>;

export type PageKeys = (typeof WORDS)[PageUnit];

export function pageKeys({ facts }: Source): PageKeys {
  return WORDS[pageUnitOf(facts)];
}

/** «PDF-side 47 av 120», of a text file «side 47 av 120 i filen», «lysbilde 7 av 20». */
export function physicalPageInWords(page: number, source: Source, t: Translate): string {
  return t(pageKeys(source).where, { page, count: source.pages.length });
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
