/** A comparison out of the house: quotes by document, and each gap in a sentence. */
import type { Quote } from "../../api/client";
import type { ExportFormat, ExportRequest } from "../../collection/exchange";
import type { Language } from "../../i18n/languages";
import type { Translate } from "../../i18n/translate";
import { authorsAndYear } from "../../quotes/naming";
import type { Comparison, Finding } from "./comparing";

export function quotesOf(comparison: Comparison): Quote[] {
  return comparison.documents.flatMap(({ quotes }) => quotes);
}

/** «Tangnæs (2012), Tittel: ikke funnet – beste treff s. 14, under grensen.» */
export function gapInWords({ document, message }: Finding, t: Translate): string {
  const source = `${authorsAndYear(document, t)}, ${document.title}`;
  return t("compare.gap", { source, found: message ?? "" });
}

/** What `/api/export` is asked; `null` where no document said anything. */
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
    not_found: gaps.map((finding) => gapInWords(finding, t)),
    receipts: [comparison.receipt],
  };
}
