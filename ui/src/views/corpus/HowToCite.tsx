/** The entry for a list of references, in the chosen style, to be copied. */
import { FilesIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState } from "react";
import { apiPath, type DocumentFacts, type Schemas } from "../../api/client";
import { useFetched } from "../../api/fetching";
import { useCollection } from "../../collection/store";
import { StyleSelect } from "../../collection/StyleSelect";
import { useLanguage } from "../../i18n/LanguageProvider";
import { escapeHtml, writeToClipboard } from "../../quotes/copying";
import { announce } from "../../shell/announcing";
import { ProblemAlert } from "../../shell/ProblemAlert";

export function HowToCite({ document }: { document: DocumentFacts }) {
  const { t, language } = useLanguage();
  const { style } = useCollection();
  const headingId = useId();
  const [state, again] = useFetched<Schemas["SpanQuoteOut"]>(
    apiPath(["documents", document.id, "quote"], { start: 0, end: 1, style, locale: language }),
  );
  return (
    <section className="how-to-cite" aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {t("corpus.cite")}
      </h2>
      <StyleSelect />
      {state.status === "failed" && <ProblemAlert problem={state.problem} onRetry={again} />}
      {state.status === "done" && <Entry entry={state.value.bibliography_entry} />}
    </section>
  );
}

function Entry({ entry }: { entry: string }) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState<string | null>(null);
  async function copy() {
    const done = await writeToClipboard({ plain: entry, html: `<p>${escapeHtml(entry)}</p>` });
    announce(t(done ? "quote.copied" : "quote.copy.failed"));
    if (done) setCopied(entry);
  }
  return (
    <>
      <p className="bibliography-entry">{entry}</p>
      <Button size="small" variant="tertiary" icon={<FilesIcon aria-hidden />} onClick={() => void copy()}>
        {t(copied === entry ? "quote.copied" : "corpus.cite.copy")}
      </Button>
    </>
  );
}
