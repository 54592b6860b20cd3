/**
 * Buttons for selected words: copy as a quote, or collect. Offered
 * only when the selection is known, word for word, as a span of the canonical text.
 */
import { useEffect, useState } from "react";
import { useLanguage } from "../../i18n/LanguageProvider";
import { useCollection } from "../../collection/store";
import { QuoteButtons } from "./QuoteButtons";
import { locateWords, readQuote, type Source, type Span, type SpanQuote } from "./reading";
import { codePointLength } from "../../text/offsets";
import { selectedSpan } from "./text/pieceSearch";

/** Shorter selections are double-clicked words, longer ones whole pages. */
const MIN_CHARS = 12;
const MAX_CHARS = 5000;
const PAUSE_MS = 350;

type Selected =
  | { kind: "none" }
  | { kind: "long" }
  | { kind: "unverified" }
  | { kind: "quote"; quote: SpanQuote };

export function SelectionBar({ source }: { source: Source }) {
  const { t } = useLanguage();
  const selected = useSelected(source);
  if (selected.kind === "none") return null;
  return (
    <div className="selection-bar" role="group" aria-label={t("reader.selection")}>
      {selected.kind === "quote" ? (
        <>
          <span className="selection-citation">{selected.quote.citation}</span>
          <QuoteButtons source={source} quote={selected.quote} />
        </>
      ) : (
        <span role="status">
          {t(selected.kind === "long" ? "reader.selection.long" : "reader.selection.failed")}
        </span>
      )}
    </div>
  );
}

function useSelected(source: Source): Selected {
  const { language } = useLanguage();
  const { style } = useCollection();
  const [selected, setSelected] = useState<Selected>({ kind: "none" });
  const documentId = source.facts.id;
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    async function look(mine: number) {
      const next = await read();
      if (mine === turn) setSelected(next);
    }
    async function read(): Promise<Selected> {
      const range = selectionInReader();
      const words = range?.toString().trim() ?? "";
      if (!range || words.length < MIN_CHARS) return { kind: "none" };
      if (words.length > MAX_CHARS) return { kind: "long" };
      const textSpan = await textSpanOfRange(documentId, range, words).catch(() => null);
      if (!textSpan) return { kind: "unverified" };
      const quote = await readQuote(documentId, textSpan.span, { style, locale: language }).catch(() => null);
      return quote && sameWords(quote.text, textSpan.shown) ? { kind: "quote", quote } : { kind: "unverified" };
    }
    function onChange() {
      clearTimeout(waiting);
      turn += 1;
      const mine = turn;
      waiting = setTimeout(() => void look(mine), PAUSE_MS);
    }
    document.addEventListener("selectionchange", onChange);
    return () => {
      clearTimeout(waiting);
      turn += 1;
      document.removeEventListener("selectionchange", onChange);
    };
  }, [documentId, style, language]);
  return selected;
}

/** The selected range, when it lies in what the reader shows. */
function selectionInReader(): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  return element?.closest(".reader-pane") ? range : null;
}

/** In the text by its offsets; on a page of a PDF by what the quote checker finds. */
async function textSpanOfRange(
  documentId: string,
  range: Range,
  words: string,
): Promise<{ span: Span; shown: string } | null> {
  const selected = selectedSpan(range);
  if (selected) {
    const lead = codePointLength(selected.shown) - codePointLength(selected.shown.trimStart());
    const trail = codePointLength(selected.shown) - codePointLength(selected.shown.trimEnd());
    return {
      span: { start: selected.start + lead, end: selected.end - trail },
      shown: selected.shown,
    };
  }
  const span = await locateWords(documentId, words);
  return span && { span, shown: words };
}

/** Word for word: line breaks, and hyphens at their ends, are the page's and not the text's. */
export function sameWords(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad-]+/g, "").toLowerCase();
}
