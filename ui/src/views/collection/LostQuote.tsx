/** A quote that does not stand where it stood: what was found instead, and what can be done. */
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import type { Schemas } from "../../api/client";
import { type CollectedQuote, quoteId, readCollection, replaceCollection } from "../../collection/store";
import { useT } from "../../i18n/LanguageProvider";
import { ShowInSource } from "../../quotes/QuoteActions";

type Report = Schemas["RecheckOut"];

export function LostQuote({ quote, report }: { quote: CollectedQuote; report: Report }) {
  const t = useT();
  const place = placeOf(report);
  const standsThere = report.state === "moved" || report.state === "other_document";
  return (
    <Alert variant={standsThere ? "info" : "warning"} size="small" className="lost-quote">
      <p>{report.what}</p>
      {place && standsThere && (
        <Button size="small" variant="secondary" onClick={() => takePlace(quote, place)}>
          {t("collection.lost.take")}
        </Button>
      )}
      {place && !standsThere && <ShowInSource quote={place} />}
    </Alert>
  );
}

interface Place {
  document_id: string;
  start: number;
  end: number;
}

function placeOf(report: Report): Place | null {
  const { found_in, start, end } = report;
  if (found_in == null || start == null || end == null) return null;
  return { document_id: found_in, start, end };
}

/** The same words in another place: note and order are kept, the rest is asked for anew. */
function takePlace(quote: CollectedQuote, { document_id: documentId, start, end }: Place): void {
  const collection = readCollection();
  const id = quoteId({ documentId, start, end });
  const moved: CollectedQuote = { ...quote, id, documentId, start, end, passageId: null };
  const others = collection.quotes.filter((one) => one.id !== id || one.id === quote.id);
  replaceCollection({
    ...collection,
    quotes: others.map((one) => (one.id === quote.id ? moved : one)),
  });
}
