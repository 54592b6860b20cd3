/** The whole collection on the clipboard: quotes with notes, then the list of references. */
import type { CollectedQuote } from "../../collection/model";
import type { Language } from "../../i18n/languages";
import { type CopiedQuote, copiedQuote, escapeHtml, linkTo } from "../../quotes/copying";
import type { Reference } from "./standing";

interface Words {
  title: string;
  references: string;
  /** «Merknad: til innledningen». */
  note: (words: string) => string;
}

export function copiedCollection(
  quotes: readonly CollectedQuote[],
  references: readonly Reference[],
  language: Language,
  words: Words,
): CopiedQuote {
  const copied = quotes.map((quote) => {
    const one = copiedQuote(quote.text, quote.citation, linkTo(quote), language);
    if (!quote.note.trim()) return one;
    const note = words.note(quote.note.trim());
    return { plain: `${one.plain}${note}\n`, html: `${one.html}<p>${escapeHtml(note)}</p>` };
  });
  return {
    plain: [words.title, ...copied.map(({ plain }) => plain.trimEnd()), ...plainList(references, words)].join("\n\n") + "\n",
    html: `<h1>${escapeHtml(words.title)}</h1>${copied.map(({ html }) => html).join("")}${htmlList(references, words)}`,
  };
}

function plainList(references: readonly Reference[], words: Words): string[] {
  if (references.length === 0) return [];
  return [words.references, ...references.map(plainReference)];
}

export function plainReference({ number, runs }: Reference): string {
  const entry = runs.map(({ text }) => text).join("");
  return number === null ? entry : `${number}. ${entry}`;
}

function htmlList(references: readonly Reference[], words: Words): string {
  if (references.length === 0) return "";
  const entries = references.map(({ number, runs }) => {
    const entry = runs.map(({ text, italic }) => (italic ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text))).join("");
    return `<p>${number === null ? "" : `${number}. `}${entry}</p>`;
  });
  return `<h2>${escapeHtml(words.references)}</h2>${entries.join("")}`;
}
