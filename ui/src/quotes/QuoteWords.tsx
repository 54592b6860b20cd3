/** The words of a quote, as they stand: paragraphs, others' voices marked, tables as tables. */
import { Fragment } from "react";
import type { Quote, Schemas } from "../api/client";
import { useT } from "../i18n/LanguageProvider";
import { slicer } from "../text/offsets";
import { QuotedTable } from "./QuotedTable";
import { voiceInWords } from "./VoiceChip";
import "./quote-words.css";

type VoiceSpan = Schemas["VoiceSpanOut"];
type Words = Pick<Quote, "text" | "start" | "end" | "voices" | "table">;

export function QuoteWords({ quote, lang }: { quote: Words; lang?: string }) {
  if (quote.table) return <QuotedTable table={quote.table} lang={lang} />;
  const slice = slicer(quote.text);
  return (
    <div className="quote-words" lang={lang}>
      {paragraphs(quote.text).map(({ start, end }) => (
        <p key={start}>
          {pieces(quote, start, end).map((piece) => (
            <Fragment key={piece.start}>
              <Piece words={slice(piece.start, piece.end)} span={piece.span} />
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

/** Italics and a name on hover; who it is stands beside the quote, never among its words. */
function Piece({ words, span }: { words: string; span: VoiceSpan | null }) {
  const t = useT();
  if (!span) return words;
  return (
    <span className="other-voice" title={voiceInWords(span.voice, span.attribution, t)}>
      {words}
    </span>
  );
}

/** «Kursiv: Informant: veileder», for a quote that is not in one voice throughout. */
export function OtherVoices({ quote }: { quote: Words }) {
  const t = useT();
  const names = new Set(
    quote.voices
      .filter((span) => span.start < quote.end && span.end > quote.start)
      .map((span) => voiceInWords(span.voice, span.attribution, t)),
  );
  if (names.size === 0 || quote.table) return null;
  return (
    <p className="other-voices">
      <em>{t("voice.italics")}</em> {[...names].join("; ")}
    </p>
  );
}

interface TextSpan {
  start: number;
  end: number;
}

/** Paragraphs as offsets into the quote's own text, in code points. */
export function paragraphs(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  let start = 0;
  for (const paragraph of text.split("\n\n")) {
    const length = Array.from(paragraph).length;
    if (paragraph.trim()) found.push({ start, end: start + length });
    start += length + 2;
  }
  return found;
}

/** A paragraph cut where another voice begins and ends. */
function pieces(quote: Words, start: number, end: number): (TextSpan & { span: VoiceSpan | null })[] {
  const found: (TextSpan & { span: VoiceSpan | null })[] = [];
  let at = start;
  for (const span of quote.voices) {
    const from = Math.max(span.start - quote.start, at);
    const to = Math.min(span.end - quote.start, end);
    if (from >= to) continue;
    if (from > at) found.push({ start: at, end: from, span: null });
    found.push({ start: from, end: to, span });
    at = to;
  }
  if (at < end) found.push({ start: at, end, span: null });
  return found;
}
