/**
 * Reads a page as users write it: «45», «s. 45», «iv», «PDF 47», «pdf-side 47».
 *
 * A number printed on the pages counts before the number of the page in the file, as in a
 * citation; where both could be meant it is said which was taken.
 */
import type { PageFacts, PageSpan } from "./reading";

export type PageWish =
  | { kind: "physical"; page: number; also: PrintedToo | null }
  | { kind: "printed"; page: number | null; offset: number | null; label: string; also: number | null }
  | { kind: "unknown"; text: string };

/** A physical page was taken although the number is printed on another page. */
export interface PrintedToo {
  label: string;
  page: number;
}

const PHYSICAL = /^(?:pdf|fil|file)(?:[\s-]*(?:side|sida|s|page|p)\.?)?\s*(\d{1,5})$/i;
const PRINTED = /^(?:side|sida|s\.|s|page|p\.|p|pp\.)?\s*([\p{L}\p{N}][\p{L}\p{N}.–-]{0,15})$/iu;

export function readPageWish(
  text: string,
  pages: readonly PageFacts[],
  spans: readonly PageSpan[],
): PageWish {
  const asked = text.trim();
  const inFile = PHYSICAL.exec(asked)?.[1];
  if (inFile) return physical(Number(inFile), pages, asked);
  const label = PRINTED.exec(asked)?.[1];
  if (!label) return { kind: "unknown", text: asked };
  return (
    printedOnPage(label, pages) ??
    printedInText(label, spans) ??
    (/^\d+$/.test(label) ? physical(Number(label), pages, asked) : { kind: "unknown", text: asked })
  );
}

function physical(page: number, pages: readonly PageFacts[], asked: string): PageWish {
  if (!pages.some(({ number }) => number === page)) return { kind: "unknown", text: asked };
  const other = pages.find(({ label, number }) => label === String(page) && number !== page);
  return {
    kind: "physical",
    page,
    also: other ? { label: String(page), page: other.number } : null,
  };
}

function printedOnPage(label: string, pages: readonly PageFacts[]): PageWish | null {
  const found =
    pages.find((page) => page.label === label) ??
    pages.find((page) => page.label?.toLowerCase() === label.toLowerCase());
  if (!found?.label) return null;
  const asPhysical = pages.find(({ number }) => String(number) === label && number !== found.number);
  return {
    kind: "printed",
    page: found.number,
    offset: null,
    label: found.label,
    also: asPhysical?.number ?? null,
  };
}

/** In a text without physical pages: the first span that may stand on the printed page. */
function printedInText(label: string, spans: readonly PageSpan[]): PageWish | null {
  const wanted = Number(label);
  const found = spans.find(
    ({ page, first_label: first, last_label: last }) =>
      page === null &&
      first !== null &&
      (first === label ||
        (Number.isInteger(wanted) && Number(first) <= wanted && wanted <= Number(last ?? first))),
  );
  if (!found) return null;
  return { kind: "printed", page: null, offset: found.start, label, also: null };
}
