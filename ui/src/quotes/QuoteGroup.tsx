/** The quotes of one document, under its name. */
import { ExpandIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState } from "react";
import type { DocumentSummary, Quote, Receipt } from "../api/client";
import { useDocument } from "../api/documents";
import { useT } from "../i18n/LanguageProvider";
import { useShownInReader } from "../routing/navigation";
import { BackToSentence } from "./BackToSentence";
import { authorsAndYear, pagesInWords } from "./naming";
import { quoteAnchor, type QuoteNumber, type QuoteNumbers } from "./numbering";
import { QuoteActions } from "./QuoteActions";
import { OtherVoices, QuoteWords } from "./QuoteWords";
import { OtherStatements, StatementChip } from "./StatementChip";
import { VoiceChip } from "./VoiceChip";
import "./quote-group.css";

interface GroupProps {
  documentId: string;
  /** The document as the hits name it, until the list of documents has come. */
  known: DocumentSummary | undefined;
  quotes: readonly Quote[];
  receipt: Receipt | null;
  question: string | null;
  /** While a model's sentences refer to the quotes by number. */
  numbers?: QuoteNumbers;
}

export function QuoteGroup({ documentId, known, quotes, receipt, question, numbers }: GroupProps) {
  const t = useT();
  const listed = useDocument(documentId);
  const document = known ?? listed;
  const titleId = useId();
  return (
    <section className="quote-group" aria-labelledby={titleId}>
      <h3 className="quote-source" id={titleId}>
        {document ? (
          <>
            {authorsAndYear(document, t)} <cite>{document.title}</cite>
          </>
        ) : (
          documentId
        )}
      </h3>
      {quotes.map((quote) => (
        <QuoteCard
          key={quote.start}
          quote={quote}
          lang={document?.language}
          receipt={receipt}
          question={question}
          numbered={numbers?.get(quote)}
        />
      ))}
    </section>
  );
}

interface CardProps {
  quote: Quote;
  lang: string | undefined;
  receipt: Receipt | null;
  question: string | null;
  numbered?: QuoteNumber;
}

export function QuoteCard({ quote, lang, receipt, question, numbered }: CardProps) {
  const t = useT();
  const [around, setAround] = useState(false);
  const shown = useShownInReader(quote.document_id, quote.start);
  const hasContext = Boolean(quote.context_before || quote.context_after);
  return (
    <figure
      className={`quote quote-${quote.voice}`}
      id={numbered && quoteAnchor(numbered.number)}
      tabIndex={-1}
      data-stop
      data-shown={shown || undefined}
    >
      <blockquote>
        <QuoteWords quote={quote} lang={lang} />
      </blockquote>
      <figcaption>
        {numbered && <p className="quote-number">{t("generated.quote", { number: numbered.number })}</p>}
        <p className="quote-place">
          <strong>{pagesInWords(quote.pages, t)}</strong>
          {quote.section.length > 0 && <span className="quote-section">{quote.section.at(-1)}</span>}
          <VoiceChip voice={quote.voice} attribution={quote.attribution} />
          <StatementChip statement={quote.statement} />
        </p>
        <OtherVoices quote={quote} />
        <OtherStatements quote={quote} />
        {/* On paper the citation stands in full: buttons and headings do not. */}
        <p className="quote-citation">{quote.citation}</p>
        {quote.citation_note && <p className="quote-note">{quote.citation_note}</p>}
        <QuoteActions quote={quote} receipt={receipt} question={question}>
          {hasContext && (
            <Button
              size="small"
              variant="tertiary"
              icon={<ExpandIcon aria-hidden />}
              aria-expanded={around}
              onClick={() => setAround(!around)}
            >
              {t("quote.around")}
            </Button>
          )}
          {numbered?.cited && <BackToSentence number={numbered.number} />}
        </QuoteActions>
        {around && <Around quote={quote} lang={lang} />}
      </figcaption>
    </figure>
  );
}

/** The quote with the text before and after it. */
function Around({ quote, lang }: { quote: Quote; lang: string | undefined }) {
  return (
    <p className="quote-around" lang={lang}>
      {quote.context_before} <span className="quote-around-self">{quote.text}</span> {quote.context_after}
    </p>
  );
}
