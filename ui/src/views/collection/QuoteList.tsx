/** The quotes in their order. */
import { useRef } from "react";
import type { CollectedQuote } from "../../collection/model";
import { useT } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { type Dragging, useMoving } from "./moving";
import { QuoteItem } from "./QuoteItem";
import type { Standing } from "./standing";

/** From here on quotes out of sight are not laid out. */
const MANY = 40;

interface Props {
  quotes: readonly CollectedQuote[];
  standing: Standing | null;
  onRemove: (quote: CollectedQuote, place: number) => void;
}

export function QuoteList({ quotes, standing, onRemove }: Props) {
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const [dragging, moving] = useMoving(list, (place) =>
    announce(t("collection.moved", { number: place + 1, count: quotes.length })),
  );
  const drop = dropMark(quotes, dragging);
  return (
    <ol
      ref={list}
      className={`plain-list collected-list${quotes.length > MANY ? " collected-many" : ""}`}
      aria-label={t("collection.list")}>
      {quotes.map((quote, place) => (
        <QuoteItem
          key={quote.id}
          quote={quote}
          place={place}
          count={quotes.length}
          verdict={standing?.verdicts.get(quote.id)}
          moving={moving}
          isDragged={dragging?.id === quote.id}
          drop={drop?.id === quote.id ? drop.side : undefined}
          onRemove={onRemove}
        />
      ))}
    </ol>
  );
}

interface DropMark {
  id: string;
  side: "before" | "after";
}

/** Find the edge with the line that marks the place of the dragged quote. */
export function dropMark(quotes: readonly CollectedQuote[], dragging: Dragging | null): DropMark | null {
  if (!dragging) return null;
  const others = quotes.filter(({ id }) => id !== dragging.id);
  const next = others[dragging.place];
  if (next) return { id: next.id, side: "before" };
  const last = others.at(-1);
  return last ? { id: last.id, side: "after" } : null;
}
