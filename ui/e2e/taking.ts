/** What the specs of the other views share: collected quotes, files that were downloaded. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { type Language, QUESTION, speak, WIDTHS } from "./funn";

/** Every language and every width at least once, without all the pairs. */
export const LOOKS: readonly { language: Language; screen: keyof typeof WIDTHS; scheme: "light" | "dark" }[] = [
  { language: "nb", screen: "phone", scheme: "light" },
  { language: "nb", screen: "desk", scheme: "dark" },
  { language: "nn", screen: "desk", scheme: "light" },
  { language: "en", screen: "phone", scheme: "dark" },
];

/** Set the page up to be looked at in this way. */
export async function lookAt(page: Page, { language, screen, scheme }: (typeof LOOKS)[number]): Promise<void> {
  await speak(page, language);
  await page.setViewportSize({ width: WIDTHS[screen], height: 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
}

export interface AnsweredQuote {
  text: string;
  document_id: string;
  start: number;
  end: number;
  citation: string;
  [fact: string]: unknown;
}

/** Quotes of an answer, as the server gives them. */
export async function answeredQuotes(
  request: APIRequestContext,
  question = QUESTION,
): Promise<AnsweredQuote[]> {
  const answer = await request.post("/api/answers", { data: { question, k: 20 } });
  return ((await answer.json()) as { quotes: AnsweredQuote[] }).quotes;
}

/** A collection as the page keeps it, put there before the page is opened. */
export async function collect(page: Page, quotes: readonly AnsweredQuote[]): Promise<void> {
  const kept = quotes.map((quote) => ({
    ...quote,
    documentId: quote.document_id,
    documentTitle: quote.document_id,
    note: "",
    addedAt: "2026-01-01T00:00:00Z",
  }));
  const collection = { version: 1, title: "", style: "norsk-apa-manual", quotes: kept, receipts: [] };
  await page.addInitScript((stored) => {
    if (!localStorage.getItem("funn.collection")) localStorage.setItem("funn.collection", stored);
  }, JSON.stringify(collection));
}

/** Sentences of documents, as many as wanted, each a collected quote. */
export async function manyQuotes(request: APIRequestContext, count: number): Promise<AnsweredQuote[]> {
  const { documents } = (await (await request.get("/api/documents")).json()) as {
    documents: { id: string; text_length: number }[];
  };
  const [longest] = documents.toSorted((a, b) => b.text_length - a.text_length);
  const id = longest?.id ?? "";
  const text = Array.from(await (await request.get(`/api/documents/${id}/text`)).text());
  const step = Math.floor((text.length - 200) / count);
  return Array.from({ length: count }, (_, place) => {
    const start = place * step;
    const words = text.slice(start, start + 120).join("");
    return { text: words, document_id: id, start, end: start + 120, citation: "(uten)" };
  });
}

export interface Downloaded {
  name: string;
  path: string;
}

export async function downloadBy(page: Page, act: () => Promise<unknown>): Promise<Downloaded> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

export function textOf({ path }: Downloaded): string {
  return readFileSync(path, "utf8");
}

/** The words of a Word file and of its footnotes, one line a paragraph. */
export function wordsOf({ path }: Downloaded): string {
  const program = [
    "import re, sys, zipfile",
    "word = zipfile.ZipFile(sys.argv[1])",
    "for part in ('word/document.xml', 'word/footnotes.xml'):",
    "    xml = word.read(part).decode()",
    "    for paragraph in re.findall(r'<w:p[ >].*?</w:p>', xml, re.S):",
    "        runs = re.findall(r'<w:t[^>]*>(.*?)</w:t>|(<w:br ?/>)', paragraph, re.S)",
    "        print(''.join(words or ' ' for words, _ in runs))",
  ].join("\n");
  const python = process.env.PYTHON ?? "python3";
  const xml = execFileSync(python, ["-c", program, path], { env: { ...process.env, PYTHONIOENCODING: "utf-8" } });
  return xml
    .toString("utf8")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
