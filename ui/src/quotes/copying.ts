/** A quote on the clipboard: plain and formatted, with citation and a link back. */
import { apiPath, getJson, type Schemas } from "../api/client";
import type { Language } from "../i18n/languages";
import { emptyAddress, formatAddress } from "../routing/address";

/** Quotation marks as each language has them. The words between are never touched. */
const MARKS: Record<Language, readonly [string, string]> = {
  nb: ["«", "»"],
  nn: ["«", "»"],
  en: ["“", "”"],
};

export interface QuotePlace {
  documentId: string;
  start: number;
  end: number;
}

export interface CopiedQuote {
  plain: string;
  html: string;
}

/** The address of the words in the reader, with the server's name. */
export function linkTo({ documentId, start, end }: QuotePlace): string {
  const address = { ...emptyAddress(), reader: { documentId, start, end } };
  return new URL(formatAddress(address), location.origin).href;
}

export function quoted(text: string, language: Language): string {
  const [open, close] = MARKS[language];
  return `${open}${text}${close}`;
}

/** Make the two forms that paste well in Word, in a mail and in a plain text field. */
export function copiedQuote(
  text: string,
  citation: string,
  link: string,
  language: Language,
): CopiedQuote {
  const words = quoted(text, language);
  const paragraphs = words.split("\n\n").map((paragraph) => escapeHtml(paragraph));
  const cited = `<a href="${escapeHtml(link)}">${escapeHtml(citation)}</a>`;
  return {
    plain: `${words} ${citation}\n${link}\n`,
    html: `<p>${paragraphs.join("</p><p>")} ${cited}</p>`,
  };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
}

/** Fetch the citation of the words at a place in a style, with its note. */
export async function citationInStyle(
  place: QuotePlace,
  style: string,
  language: Language,
): Promise<Schemas["SpanQuoteOut"]> {
  const { documentId, start, end } = place;
  return getJson(apiPath(["documents", documentId, "quote"], { start, end, style, locale: language }));
}

/** Write both forms. False when the browser lets us write neither. */
export async function writeToClipboard({ plain, html }: CopiedQuote): Promise<boolean> {
  try {
    const forms = { "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return true;
  } catch {
    return copyByEvent({ plain, html });
  }
}

/** Without a secure address browsers have no clipboard object; the old way still works. */
function copyByEvent({ plain, html }: CopiedQuote): boolean {
  function fill(event: ClipboardEvent) {
    event.clipboardData?.setData("text/plain", plain);
    event.clipboardData?.setData("text/html", html);
    event.preventDefault();
  }
  document.addEventListener("copy", fill, { once: true });
  const copied = document.execCommand?.("copy") ?? false;
  document.removeEventListener("copy", fill);
  return copied;
}
