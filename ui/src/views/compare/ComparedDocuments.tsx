/** Documents as rows: what each one says, or honestly that it says nothing. */
import { DownloadIcon, FileWordIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Tag } from "@navikt/ds-react/Tag";
import { useId } from "react";
import type { Receipt } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";
import { authorsAndYear } from "../../quotes/naming";
import { CollectAllButton } from "../../quotes/CollectAllButton";
import { ShowInSource } from "../../quotes/QuoteActions";
import { QuoteCard } from "../../quotes/QuoteGroup";
import type { Comparison, Finding } from "./comparing";
import { DownloadButtons } from "./DownloadButtons";
import { gapInWords, quotesOf, sumInWords } from "./takingAway";

interface Props {
  comparison: Comparison;
  /** `null` when it must not be kept. */
  question: string | null;
}

export function ComparedDocuments({ comparison, question }: Props) {
  const t = useT();
  const sum = sumInWords(comparison, t);
  return (
    <section className="compared" aria-label={sum}>
      <h2 className="view-heading">{sum}</h2>
      {comparison.warnings.map((warning) => (
        <Alert key={warning.start} variant="warning" size="small">
          {warning.message}
        </Alert>
      ))}
      <div className="button-row">
        <CollectAllButton quotes={quotesOf(comparison)} receipt={comparison.receipt} question={question} />
        <DownloadButtons comparison={comparison} icons={{ docx: FileWordIcon, markdown: DownloadIcon }} />
      </div>
      <ul className="plain-list compared-list">
        {comparison.documents.map((finding) => (
          <ComparedDocument
            key={finding.document.id}
            finding={finding}
            receipt={comparison.receipt}
            question={question}
          />
        ))}
      </ul>
    </section>
  );
}

const LOOKS = { answered: "success", weak_evidence: "warning", no_evidence: "neutral" } as const;

interface DocumentProps {
  finding: Finding;
  receipt: Receipt;
  question: string | null;
}

function ComparedDocument({ finding, receipt, question }: DocumentProps) {
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
            <QuoteCard
              key={quote.start}
              quote={quote}
              lang={document.language}
              receipt={receipt}
              question={question}
            />
          ))
        )}
      </div>
    </li>
  );
}

/** Nothing above the threshold: said as such, with a way to look at what comes nearest. */
function Gap({ finding }: { finding: Finding }) {
  const t = useT();
  const { document, best_hit: best } = finding;
  return (
    <div className="compared-gap">
      <p>{gapInWords(finding, t)}</p>
      {best && <ShowInSource quote={{ document_id: document.id, start: best.start, end: best.end }} />}
    </div>
  );
}
