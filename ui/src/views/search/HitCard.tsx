/** One hit: where it stands, the words with their marks, and why it was found. */
import { Tag } from "@navikt/ds-react/Tag";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState } from "react";
import type { Hit, Receipt } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { authorsAndYear, pagesInWords } from "../../quotes/naming";
import { QuoteActions } from "../../quotes/QuoteActions";
import { useShownInReader } from "../../routing/navigation";
import { StatementChip } from "../../quotes/StatementChip";
import { VoiceChip } from "../../quotes/VoiceChip";
import { HitTable } from "./HitTable";
import { hitAsQuote } from "./hitAsQuote";
import { excerptOf } from "./marking";
import { MarkedText } from "./MarkedText";
import { reasonInWords, reasonLines } from "./reasons";

interface Props {
  hit: Hit;
  receipt: Receipt | null;
  question: string | null;
}

export function HitCard({ hit, receipt, question }: Props) {
  const t = useT();
  const { passage, document } = hit;
  const titleId = useId();
  const quote = hitAsQuote(hit);
  const shown = useShownInReader(quote.document_id, quote.start);
  const isPart = quote.end - quote.start < passage.end - passage.start;
  return (
    <article className="hit" aria-labelledby={titleId} tabIndex={-1} data-stop data-shown={shown || undefined}>
      <header>
        <h3 className="hit-title" id={titleId}>
          <span className="hit-rank">{hit.rank}</span>
          {passage.section.at(-1) ?? document.title}
        </h3>
        <p className="hit-place">
          {authorsAndYear(document, t)}, <cite>{document.title}</cite>, {pagesInWords(passage.pages, t)}
          <VoiceChip voice={passage.voice} attribution={passage.attribution} />
          <StatementChip statement={hit.statement} />
          {passage.ocr && (
            <Tag size="small" variant="outline" data-color="neutral">
              {t("hit.ocr")}
            </Tag>
          )}
        </p>
      </header>
      <HitWords hit={hit} />
      <Why hit={hit} />
      <QuoteActions quote={quote} receipt={receipt} question={question}>
        {isPart && <span className="hit-scope">{t("hit.scope")}</span>}
      </QuoteActions>
    </article>
  );
}

function HitWords({ hit }: { hit: Hit }) {
  const t = useT();
  const [whole, setWhole] = useState(false);
  const { passage } = hit;
  if (passage.kind === "table") return <HitTable hit={hit} />;
  const excerpt = excerptOf(hit);
  const cut = excerpt.cutBefore || excerpt.cutAfter;
  const shown = whole ? { ...passage, cutBefore: false, cutAfter: false } : excerpt;
  return (
    <div className="hit-words">
      <p lang={hit.document.language}>
        {shown.cutBefore && "… "}
        <MarkedText hit={hit} start={shown.start} end={shown.end} />
        {shown.cutAfter && " …"}
      </p>
      {cut && (
        <Button size="xsmall" variant="tertiary" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? "hit.excerpt" : "hit.whole")}
        </Button>
      )}
    </div>
  );
}

function Why({ hit }: { hit: Hit }) {
  const t = useT();
  const lines = reasonLines(hit.why).map((line) => reasonInWords(line, t));
  const near = hit.why.some((reason) => reason.kind === "nearest_sentence");
  if (near) lines.push(t("why.nearest_sentence"));
  if (lines.length === 0) return null;
  return (
    <p className="hit-why">
      <strong>{t("why.label")}</strong> {lines.join("; ")}
    </p>
  );
}
