/** A comparison out of the house: quotes by document, and each gap in a sentence. */
import type { Quote } from "../../api/client";
import type { ExportFormat, ExportRequest } from "../../collection/exchange";
import type { Language } from "../../i18n/languages";
import type { Translate } from "../../i18n/translate";
import { authorsAndYear, pagesInWords } from "../../quotes/naming";
import type { Comparison, Finding } from "./comparing";

export function quotesOf(comparison: Comparison): Quote[] {
  return comparison.documents.flatMap(({ quotes }) => quotes);
}

/** «ikke funnet – beste treff s. 14, under grensen», in the page's language. */
export function gapInWords({ best_hit: best }: Finding, t: Translate): string {
  if (!best) return t("compare.gap.none");
  const { pages } = best;
  const hasPage = pages.first_label !== null || pages.last_label !== null || pages.first !== null;
  return t("compare.gap.best", { place: hasPage ? pagesInWords(pages, t) : best.citation });
}

/** The same with the document's name, for a file. */
function gapOf(finding: Finding, t: Translate): string {
  const { document } = finding;
  const source = `${authorsAndYear(document, t)}, ${document.title}`;
  return t("compare.gap", { source, found: gapInWords(finding, t) });
}

/** «Funnet i 3 av 5 dokumenter, usikkert i 1». */
export function sumInWords({ documents }: Comparison, t: Translate): string {
  const shown = documents.filter(({ quotes }) => quotes.length > 0);
  const found = shown.filter(({ status }) => status === "answered").length;
  const facts = { found, documents: documents.length };
  const unsure = shown.length - found;
  return unsure > 0 ? t("compare.found.unsure", { ...facts, unsure }) : t("compare.found", facts);
}

/** Body of a request to `/api/export`; `null` where no document said anything. */
export function comparisonRequest(
  comparison: Comparison,
  format: ExportFormat,
  style: string,
  locale: Language,
  t: Translate,
): ExportRequest | null {
  const quotes = quotesOf(comparison).map(({ document_id, start, end, text }) => ({ document_id, start, end, text }));
  if (quotes.length === 0) return null;
  const gaps = comparison.documents.filter((finding) => finding.quotes.length === 0);
  return {
    quotes,
    format,
    title: comparison.question,
    style,
    locale,
    not_found: gaps.map((finding) => gapOf(finding, t)),
    receipts: [comparison.receipt],
  };
}
