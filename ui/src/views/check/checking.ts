/** A draft, checked: what is sent, what came of it, and what it adds up to. */
import { isAborted, postJson, Problem, request, type Schemas } from "../../api/client";
import type { Language } from "../../i18n/languages";

export type DraftCheck = Schemas["DraftCheckOut"];
export type QuoteCheck = Schemas["QuoteCheckOut"];
export type Verdict = QuoteCheck["verdict"];

/** In the order in which they want attention. */
export const VERDICTS: readonly Verdict[] = [
  "altered",
  "spliced",
  "wrong_source",
  "wrong_page",
  "not_found",
  "punctuation_only",
  "verbatim",
];

/** Kept in the page's memory alone: a draft is private. */
export type Draft = { kind: "text"; text: string } | { kind: "file"; file: File };

export type CheckState =
  | { status: "idle" }
  | { status: "checking"; draft: Draft }
  | { status: "failed"; draft: Draft; problem: Problem }
  | { status: "done"; draft: Draft; checked: DraftCheck };

/** Every ending of the server's table of formats, which a test of it holds this list against. */
export const ENDINGS = ["docx", "pdf", "odt", "pptx", "md", "markdown", "txt", "html", "htm", "xhtml", "epub"] as const;

/** `null` when it was broken off. */
export async function check(
  draft: Draft,
  style: string,
  locale: Language,
  signal: AbortSignal,
): Promise<CheckState | null> {
  try {
    return { status: "done", draft, checked: await send(draft, style, locale, signal) };
  } catch (error) {
    if (isAborted(error)) return null;
    const problem = error instanceof Problem ? error : new Problem("broken", String(error));
    return { status: "failed", draft, problem };
  }
}

async function send(draft: Draft, style: string, locale: Language, signal: AbortSignal): Promise<DraftCheck> {
  if (draft.kind === "text") {
    return postJson("/api/quotes/check", { text: draft.text, style, locale }, signal);
  }
  const asked = new URLSearchParams({ ending: endingOf(draft.file.name), style, locale });
  const response = await request(`/api/quotes/check/file?${asked}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", Accept: "application/json" },
    body: draft.file,
    signal,
  });
  return (await response.json()) as DraftCheck;
}

/** Only the ending is sent: the name of a draft may tell whose it is. */
export function endingOf(name: string): string {
  const ending = /\.([A-Za-z]{1,8})$/.exec(name)?.[1];
  return ending?.toLowerCase() ?? "txt";
}

/** Count the verdicts that occur. */
export function counted(results: readonly QuoteCheck[]): [Verdict, number][] {
  return VERDICTS.map((verdict): [Verdict, number] => [
    verdict,
    results.filter((one) => one.verdict === verdict).length,
  ]).filter(([, count]) => count > 0);
}

/** Tell a citation of the draft from the one that it should be. */
export function citesOtherwise(result: QuoteCheck): boolean {
  const { citation, citation_found } = result;
  if (!citation) return false;
  if (citation_found === null) return true;
  return bare(citation) !== bare(citation_found) && !isFiner(result, citation_found);
}

const PAGE = /(?:\b(?:ss?|side|pp?)\.?|:)\s*\d/i;

/**
 * True where the draft has a page and we know only a range of pages for the words: it
 * fits, or the verdict would say so, and our range in its place would be the poorer citation.
 */
function isFiner({ verdict, origin }: QuoteCheck, found: string): boolean {
  const fits = verdict === "verbatim" || verdict === "punctuation_only";
  return fits && origin === "table_of_contents" && PAGE.test(found);
}

function bare(citation: string): string {
  return citation.replace(/^\(|\)$/g, "").replace(/\s+/g, " ").trim().toLowerCase();
}
