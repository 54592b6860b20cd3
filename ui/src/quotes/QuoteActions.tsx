/** Buttons of a quote: show it in the source, copy it, collect it. */
import { BookmarkFillIcon, BookmarkIcon, FilesIcon, OpenBookIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactNode } from "react";
import type { Quote, Receipt } from "../api/client";
import { useDocument } from "../api/documents";
import { addQuote, quoteId, readCollection, removeQuote, useCollection } from "../collection/store";
import { useLanguage, useT } from "../i18n/LanguageProvider";
import { Link } from "../routing/Link";
import { useAddress } from "../routing/navigation";
import { announce } from "../shell/announcing";
import { toCollected } from "./collecting";
import { citationInStyle, copiedQuote, linkTo, writeToClipboard } from "./copying";
import "./quote-actions.css";

interface Props {
  quote: Quote;
  /** The search that found it, for the collection's receipt. */
  receipt: Receipt | null;
  /** The question, unless it must not be kept. */
  question: string | null;
  /** More buttons in the same row. */
  children?: ReactNode;
}

export function QuoteActions(props: Props) {
  return (
    <div className="quote-actions">
      <ShowInSource quote={props.quote} />
      <CopyButton quote={props.quote} />
      <CollectButton {...props} />
      {props.children}
    </div>
  );
}

type Place = Pick<Quote, "document_id" | "start" | "end">;
type Copied = Place & Pick<Quote, "text" | "citation">;

export function ShowInSource({ quote }: { quote: Place }) {
  const t = useT();
  const address = useAddress();
  const place = { documentId: quote.document_id, start: quote.start, end: quote.end };
  return (
    <Button
      as={Link}
      // It leads somewhere: Aksel would call everything that looks like a button a button.
      role={undefined}
      to={{ ...address, reader: place }}
      size="small"
      variant="tertiary"
      icon={<OpenBookIcon aria-hidden />}
      data-action="open"
    >
      {t("quote.open")}
    </Button>
  );
}

/** `label` says what is copied where it is not the quote that is shown. */
export function CopyButton({ quote, label }: { quote: Copied; label?: string }) {
  const { t, language } = useLanguage();
  const { style } = useCollection();
  async function copy() {
    const place = { documentId: quote.document_id, start: quote.start, end: quote.end };
    // Without an answer from the server the citation that came with the quote must do.
    const cited = await citationInStyle(place, style, language).catch(() => null);
    const citation = cited?.citation ?? quote.citation;
    const copied = await writeToClipboard(copiedQuote(quote.text, citation, linkTo(place), language));
    announce(t(copied ? "quote.copied" : "quote.copy.failed"));
    return copied;
  }
  return (
    <Button
      size="small"
      variant="tertiary"
      icon={<FilesIcon aria-hidden />}
      data-action="copy"
      onClick={(event) => {
        const button = event.currentTarget;
        void copy().then((copied) => confirmOn(button, copied));
      }}
    >
      <span className="copy-label">{label ?? t("quote.copy")}</span>
      <span className="copied-label" aria-hidden>
        {t("quote.copied")}
      </span>
    </Button>
  );
}

/** Say on the button for two seconds that it has worked; screen readers are told apart. */
function confirmOn(button: HTMLButtonElement, copied: boolean): void {
  if (!copied) return;
  button.dataset.copied = "";
  setTimeout(() => delete button.dataset.copied, 2000);
}

function CollectButton({ quote, receipt, question }: Props) {
  const t = useT();
  const collection = useCollection();
  const document = useDocument(quote.document_id);
  const id = quoteId({ documentId: quote.document_id, start: quote.start, end: quote.end });
  const collected = collection.quotes.some((one) => one.id === id);
  function toggle() {
    const kept = collected ? removeQuote(id) : addQuote(toCollected(quote, document, question), receipt);
    const count = readCollection().quotes.length;
    if (!kept) announce(t("quote.collect.failed"));
    else announce(t.plural(collected ? "quote.uncollected" : "quote.collected", count));
  }
  const Icon = collected ? BookmarkFillIcon : BookmarkIcon;
  return (
    <Button
      size="small"
      variant="tertiary"
      icon={<Icon aria-hidden />}
      aria-pressed={collected}
      data-action="collect"
      onClick={toggle}
    >
      {t(collected ? "quote.inCollection" : "quote.collect")}
    </Button>
  );
}
