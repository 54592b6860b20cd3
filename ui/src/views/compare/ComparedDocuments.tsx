/** Documents as rows: what each one says, or honestly that it says nothing. */
import { BookmarkIcon, DownloadIcon, FileWordIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import { useId } from "react";
import { useDocuments } from "../../api/documents";
import { addQuote, readCollection, useCollection } from "../../collection/store";
import { useT } from "../../i18n/LanguageProvider";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";
import { authorsAndYear } from "../../quotes/naming";
import { toCollected } from "../../quotes/collecting";
import { ShowInSource } from "../../quotes/QuoteActions";
import { announce } from "../../shell/announcing";
import { QuoteCard } from "../search/QuoteGroup";
import type { Comparison, Finding } from "./comparing";
import { DownloadButtons } from "./DownloadButtons";
import { quotesOf } from "./takingAway";

interface Props {
  comparison: Comparison;
  /** `null` when it must not be kept. */
  question: string | null;
}

export function ComparedDocuments({ comparison, question }: Props) {
  return (
    <section className="compared" aria-label={comparison.message}>
      <h2 className="view-heading">{comparison.message}</h2>
      {comparison.warnings.map((warning) => (
        <Alert key={warning.start} variant="warning" size="small">
          {warning.message}
        </Alert>
      ))}
      <div className="button-row">
        <CollectAll comparison={comparison} question={question} />
        <DownloadButtons comparison={comparison} icons={{ docx: FileWordIcon, markdown: DownloadIcon }} />
      </div>
      <ul className="plain-list compared-list">
        {comparison.documents.map((finding) => (
          <ComparedDocument key={finding.document.id} finding={finding} question={question} />
        ))}
      </ul>
    </section>
  );
}

const LOOKS = { answered: "success", weak_evidence: "warning", no_evidence: "neutral" } as const;

function ComparedDocument({ finding, question }: { finding: Finding; question: string | null }) {
  const t = useT();
  const { document, status, quotes } = finding;
  const titleId = useId();
  return (
    <li className={`compared-document compared-${status}`} aria-labelledby={titleId}>
      <div className="compared-source">
        <h3 id={titleId}>
          <span>{authorsAndYear(document, t)}</span>{" "}
          <Link className="aksel-link" to={{ ...emptyAddress("corpus"), study: document.id }}>
            <cite>{document.title}</cite>
          </Link>
        </h3>
        <Tag size="small" variant="moderate" data-color={LOOKS[status]}>
          {t(`compare.status.${status}`)}
        </Tag>
      </div>
      <div className="compared-words">
        {quotes.length === 0 ? (
          <Gap finding={finding} />
        ) : (
          quotes.map((quote) => (
            <QuoteCard key={quote.start} quote={quote} lang={document.language} receipt={null} question={question} />
          ))
        )}
      </div>
    </li>
  );
}

/** Nothing above the threshold: said as such, with a way to look at what comes nearest. */
function Gap({ finding }: { finding: Finding }) {
  const { document, message, best_hit: best } = finding;
  return (
    <div className="compared-gap">
      <p>{message}</p>
      {best && <ShowInSource quote={{ document_id: document.id, start: best.start, end: best.end }} />}
    </div>
  );
}

function CollectAll({ comparison, question }: Props) {
  const t = useT();
  const listed = useDocuments();
  const { quotes: collected } = useCollection();
  const quotes = quotesOf(comparison);
  const here = new Set(collected.map(({ id }) => id));
  const wanted = quotes.map((quote) => {
    const document = listed.status === "done" ? listed.byId.get(quote.document_id) : undefined;
    return toCollected(quote, document, question);
  });
  const missing = wanted.filter(({ id }) => !here.has(id));
  if (quotes.length === 0) return null;
  function collect() {
    const kept = missing.every((quote) => addQuote(quote));
    const count = readCollection().quotes.length;
    announce(kept ? t.plural("quote.collected", count) : t("quote.collect.failed"));
  }
  return (
    <Button
      variant="secondary"
      size="small"
      icon={<BookmarkIcon aria-hidden />}
      disabled={missing.length === 0}
      onClick={collect}
    >
      {missing.length === 0 ? t("compare.collected") : t.plural("compare.collect", missing.length)}
    </Button>
  );
}
