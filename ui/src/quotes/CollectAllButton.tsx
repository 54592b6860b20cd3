/** All quotes of an answer into the collection, in one go. */
import { BookmarkFillIcon, BookmarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { Quote, Receipt } from "../api/client";
import { useDocuments } from "../api/documents";
import { addQuotes, quoteId, readCollection, useCollection } from "../collection/store";
import { useT } from "../i18n/LanguageProvider";
import { announce } from "../shell/announcing";
import { toCollected } from "./collecting";

interface Props {
  quotes: readonly Quote[];
  /** The search that found them, for the collection's receipt. */
  receipt: Receipt | null;
  /** The question, unless it must not be kept. */
  question: string | null;
}

export function CollectAllButton({ quotes, receipt, question }: Props) {
  const t = useT();
  const documents = useDocuments();
  const collected = new Set(useCollection().quotes.map(({ id }) => id));
  const allCollected = quotes.every((quote) => collected.has(idOf(quote)));
  if (quotes.length < 2) return null;
  function collect() {
    const byId = documents.status === "done" ? documents.byId : new Map();
    const kept = addQuotes(
      quotes.map((quote) => toCollected(quote, byId.get(quote.document_id), question)),
      receipt,
    );
    const count = readCollection().quotes.length;
    announce(kept ? t.plural("quote.collected", count) : t("quote.collect.failed"));
  }
  const Icon = allCollected ? BookmarkFillIcon : BookmarkIcon;
  return (
    <Button
      size="small"
      variant="secondary"
      icon={<Icon aria-hidden />}
      // Stays in the tab order when there is nothing left to do, so that focus is not lost.
      aria-disabled={allCollected}
      className="collect-all"
      onClick={() => !allCollected && collect()}
    >
      {allCollected ? t("quote.allCollected") : t("quote.collectAll", { count: quotes.length })}
    </Button>
  );
}

function idOf(quote: Quote): string {
  return quoteId({ documentId: quote.document_id, start: quote.start, end: quote.end });
}
