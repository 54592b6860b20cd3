/** The words of a quote, as they stand: paragraphs, others' voices marked, tables as tables. */
import { Fragment, type ReactNode } from "react";
import type { Quote, Schemas } from "../api/client";
import { useT } from "../i18n/LanguageProvider";
import { slicer } from "../text/offsets";
import { QuotedTable } from "./QuotedTable";
import { voiceInWords } from "./VoiceChip";
import "./quote-words.css";

type VoiceSpan = Schemas["VoiceSpanOut"];
type Words = Pick<Quote, "text" | "start" | "end" | "voices" | "table"> &
  Partial<Pick<Quote, "answering" | "cut_before" | "cut_after">>;

export function QuoteWords({ quote, lang }: { quote: Words; lang?: string }) {
  if (quote.table) return <QuotedTable table={quote.table} lang={lang} />;
  const slice = slicer(quote.text);
  return (
    <>
      {quote.cut_before && <CutMark />}
      <Paragraphs quote={quote} lang={lang} slice={slice} />
      {quote.cut_after && <CutMark />}
    </>
  );
}

/** Beside the quote and no part of it: it begins or ends inside a longer quotation. */
function CutMark() {
  const t = useT();
  return (
    <p className="cut-mark" title={t("quote.cut")}>
      <span aria-hidden>[…]</span>
      <span className="aksel-sr-only">{t("quote.cut")}</span>
    </p>
  );
}

interface ParagraphsProps {
  quote: Words;
  lang: string | undefined;
  slice: (start: number, end: number) => string;
}

function Paragraphs({ quote, lang, slice }: ParagraphsProps) {
  return (
    <div className="quote-words" lang={lang}>
      {paragraphs(quote.text).map(({ start, end }) => (
        <p key={start}>
          {pieces(quote, start, end).map((piece) => (
            <Fragment key={piece.start}>
              <Answering is={piece.answers}>
                <Piece words={slice(piece.start, piece.end)} span={piece.span} />
              </Answering>
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

/** The sentence that answers, marked without a change of its letters. */
function Answering({ is, children }: { is: boolean; children: ReactNode }) {
  const t = useT();
  if (!is) return children;
  return (
    <mark className="answering" title={t("quote.answering")}>
      {children}
    </mark>
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

interface QuotePiece extends TextSpan {
  span: VoiceSpan | null;
  answers: boolean;
}

/** A paragraph cut where another voice, or the sentence that answers, begins and ends. */
function pieces(quote: Words, start: number, end: number): QuotePiece[] {
  const answering = answeringPart(quote);
  const edges = [...quote.voices, ...(answering ? [answering] : [])].flatMap((span) => [span.start, span.end]);
  const cuts = edges.map((edge) => edge - quote.start).filter((edge) => edge > start && edge < end);
  const bounds = [...new Set([start, ...cuts, end])].toSorted((a, b) => a - b);
  return bounds.slice(0, -1).map((from, place) => {
    const at = from + quote.start;
    return {
      start: from,
      end: bounds[place + 1] ?? end,
      span: quote.voices.find((span) => span.start <= at && at < span.end) ?? null,
      answers: answering !== null && answering.start <= at && at < answering.end,
    };
  });
}

/** The sentence that answers; `null` where it is all of the quote and needs no mark. */
function answeringPart({ answering, start, end }: Words): TextSpan | null {
  return answering && (answering.start > start || answering.end < end) ? answering : null;
}
