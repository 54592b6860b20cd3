/** One collected quote: the words, where they stand, whether they still do, and a note. */
import { TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { memo, useEffect, useEffectEvent, useId, useState } from "react";
import { type CollectedQuote, updateQuote } from "../../collection/store";
import { useDocument } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { pageInWords } from "../../quotes/naming";
import { CopyButton, ShowInSource } from "../../quotes/QuoteActions";
import { QuoteWords } from "../../quotes/QuoteWords";
import { StatementChip } from "../../quotes/StatementChip";
import { VoiceChip } from "../../quotes/VoiceChip";
import { LostQuote } from "./LostQuote";
import { MoveControls } from "./MoveControls";
import type { MoveActions } from "./moving";
import { type Verdict, withFacts } from "./standing";

const PAUSE_MS = 400;

interface Props {
  quote: CollectedQuote;
  place: number;
  count: number;
  verdict: Verdict | undefined;
  moving: MoveActions;
  isDragged: boolean;
  /** The edge with the line that marks the place of the dragged quote. */
  drop: "before" | "after" | undefined;
  onRemove: (quote: CollectedQuote, place: number) => void;
}

/** Drawn anew only when something of it changes: there may be hundreds. */
export const QuoteItem = memo(function QuoteItem(props: Props) {
  const { quote, place, count, verdict, moving, isDragged, drop } = props;
  const known = verdict?.stands ? withFacts(quote, verdict.cited) : quote;
  return (
    <li
      className="collected"
      data-quote={quote.id}
      data-dragged={isDragged || undefined}
      data-drop={drop}
    >
      <div className="collected-side">
        <span className="collected-number">{place + 1}</span>
        <MoveControls id={quote.id} place={place} count={count} moving={moving} />
      </div>
      <div className="collected-body">
        <Quoted quote={known} />
        {verdict && !verdict.stands && <LostQuote quote={quote} report={verdict.report} />}
        <Note quote={quote} number={place + 1} />
        <Actions {...props} known={known} />
      </div>
    </li>
  );
});

function Quoted({ quote }: { quote: CollectedQuote }) {
  const t = useT();
  const document = useDocument(quote.documentId);
  const words = { text: quote.text, start: quote.start, end: quote.end, voices: [], table: null };
  return (
    <figure className="collected-quote">
      {/* Rows of a table come as lines of cells. */}
      <blockquote className={quote.text.includes("\t") ? "collected-rows" : undefined}>
        <QuoteWords quote={words} lang={document?.language} />
      </blockquote>
      <figcaption>
        <span className="collected-citation">{quote.citation || pageInWords(quote, t)}</span>
        <span className="collected-title">{quote.documentTitle}</span>
        <VoiceChip voice={quote.voice} attribution={quote.attribution} />
        <StatementChip statement={quote.statement} />
        {quote.citationNote && <span className="collected-caution">{quote.citationNote}</span>}
      </figcaption>
    </figure>
  );
}

/** Kept after a pause in the writing: hundreds of quotes are not drawn anew for each letter. */
function Note({ quote, number }: { quote: CollectedQuote; number: number }) {
  const t = useT();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const keep = useEffectEvent(() => {
    if (draft !== null) updateQuote(quote.id, { note: draft });
    setDraft(null);
  });
  useEffect(() => {
    if (draft === null) return;
    const pause = setTimeout(keep, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [draft]);
  return (
    <div className="collected-note">
      <label htmlFor={id} className="aksel-form-field__label aksel-label aksel-label--small">
        {t("collection.note")}
        <span className="aksel-sr-only"> {t("collection.note.to", { number })}</span>
      </label>
      <textarea
        id={id}
        className="collected-note-field"
        rows={1}
        value={draft ?? quote.note}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => draft !== null && updateQuote(quote.id, { note: draft })}
      />
      {quote.note && <p className="collected-note-printed">{quote.note}</p>}
    </div>
  );
}

function Actions({ quote, known, place, onRemove }: Props & { known: CollectedQuote }) {
  const t = useT();
  const quoted = {
    document_id: quote.documentId,
    passage_id: known.passageId,
    start: quote.start,
    end: quote.end,
    text: quote.text,
    citation: known.citation,
  };
  return (
    <div className="quote-actions">
      <ShowInSource quote={quoted} />
      <CopyButton quote={quoted} />
      <Button
        size="small"
        variant="tertiary"
        icon={<TrashIcon aria-hidden />}
        data-action="remove"
        onClick={() => onRemove(quote, place)}
      >
        {t("collection.remove")}
      </Button>
    </div>
  );
}
