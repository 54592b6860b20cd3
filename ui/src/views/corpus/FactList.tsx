/** The facts of the manifest, those that are known. */
import { useId } from "react";
import type { DocumentFacts } from "../../api/client";
import type { MessageKey } from "../../i18n/catalogues";
import { useT } from "../../i18n/LanguageProvider";
import type { Translate } from "../../i18n/translate";
import { emptyAddress, noFilters } from "../../routing/address";
import { Link } from "../../routing/Link";
import { languageInWords, seriesInWords, typeInWords } from "./listing";

export function FactList({ document }: { document: DocumentFacts }) {
  const t = useT();
  const headingId = useId();
  const methodPassages = document.voices.method ?? 0;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {t("corpus.facts")}
      </h2>
      <dl className="facts">
        {factsOf(document, t).map(([key, fact]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
        <div>
          <dt>{t("corpus.fact.data")}</dt>
          <dd>
            {document.data_collected ?? t("corpus.fact.data.unknown")}
            {methodPassages > 0 && (
              <>
                {" "}
                <Link
                  className="aksel-link"
                  to={{
                    ...emptyAddress(),
                    question: t("corpus.method.question"),
                    filters: { ...noFilters(), documents: [document.id], voices: ["method"] },
                  }}
                >
                  {t.plural("corpus.method", methodPassages)}
                </Link>
              </>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function factsOf(document: DocumentFacts, t: Translate): [MessageKey, string][] {
  const facts: [MessageKey, string | null | undefined | false][] = [
    ["corpus.fact.authors", document.authors.join(", ")],
    ["corpus.fact.year", document.year === null ? t("document.undated") : String(document.year)],
    ["corpus.fact.type", typeInWords(document, t)],
    ["corpus.fact.series", seriesInWords(document, t)],
    ["corpus.fact.publisher", [document.publisher, document.publisher_place].filter(Boolean).join(", ")],
    ["corpus.fact.isbn", document.isbn],
    ["corpus.fact.issn", document.issn],
    ["corpus.fact.doi", document.doi],
    ["corpus.fact.url", document.url],
    ["corpus.fact.language", languageInWords(document.language)],
    ["corpus.fact.pages", pagesInWords(document, t)],
  ];
  return facts.flatMap(([key, fact]) => (fact ? [[key, fact] as [MessageKey, string]] : []));
}

/** Number of pages, and of those with a known printed number. */
function pagesInWords({ page_count: count, ingest }: DocumentFacts, t: Translate): string {
  if (count === 0) return t("corpus.fact.pages.none");
  const unknown = ingest.labels.unknown ?? 0;
  const pages = t.plural("corpus.pages", count);
  const scanned = ingest.ocr_pages > 0 ? ` ${t.plural("corpus.fact.pages.ocr", ingest.ocr_pages)}` : "";
  return `${pages}. ${t("corpus.fact.pages.known", { known: count - unknown })}${scanned}`;
}
