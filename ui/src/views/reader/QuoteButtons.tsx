/** Copy a span with its citation, or put it in the collection. */
import { BookmarkFillIcon, BookmarkIcon, FilesIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { addQuote, quoteId, readCollection, removeQuote, useCollection } from "../../collection/store";
import { useLanguage, useT } from "../../i18n/LanguageProvider";
import { copiedQuote, linkTo, writeToClipboard } from "../../quotes/copying";
import { announce } from "../../shell/announcing";
import type { Source, SpanQuote } from "./reading";
import { collectedOf } from "./useQuote";

interface QuoteButtonsProps {
  source: Source;
  quote: SpanQuote;
}

export function QuoteButtons({ source, quote }: QuoteButtonsProps) {
  return (
    <>
      <CopyButton quote={quote} />
      <CollectButton source={source} quote={quote} />
    </>
  );
}

function CopyButton({ quote }: { quote: SpanQuote }) {
  const { t, language } = useLanguage();
  async function copy() {
    const link = linkTo({ documentId: quote.document_id, start: quote.start, end: quote.end });
    const copied = await writeToClipboard(copiedQuote(quote.text, quote.citation, link, language));
    announce(t(copied ? "quote.copied" : "quote.copy.failed"));
  }
  return (
    <Button
      size="xsmall"
      variant="secondary-neutral"
      icon={<FilesIcon aria-hidden />}
      onClick={() => void copy()}
    >
      <span className="quote-button-name">{t("reader.copy")}</span>
    </Button>
  );
}

function CollectButton({ source, quote }: QuoteButtonsProps) {
  const t = useT();
  const collection = useCollection();
  const id = quoteId({ documentId: quote.document_id, start: quote.start, end: quote.end });
  const collected = collection.quotes.some((one) => one.id === id);
  function toggle() {
    const kept = collected ? removeQuote(id) : addQuote(collectedOf(quote, source.facts));
    const count = readCollection().quotes.length;
    if (!kept) announce(t("quote.collect.failed"));
    else announce(t.plural(collected ? "quote.uncollected" : "quote.collected", count));
  }
  const Icon = collected ? BookmarkFillIcon : BookmarkIcon;
  return (
    <Button
      size="xsmall"
      variant="secondary-neutral"
      icon={<Icon aria-hidden />}
      aria-pressed={collected}
      onClick={toggle}
    >
      <span className="quote-button-name">{t(collected ? "quote.inCollection" : "quote.collect")}</span>
    </Button>
  );
}
