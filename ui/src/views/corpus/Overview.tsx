/** Everything there is, by collection, with when it was written and how it was read. */
import { Loader } from "@navikt/ds-react/Loader";
import { Search } from "@navikt/ds-react/Search";
import { useState } from "react";
import type { DocumentCard, Schemas } from "../../api/client";
import { loadDocuments, useDocuments } from "../../api/documents";
import { type Fetched, useFetched } from "../../api/fetching";
import { useT } from "../../i18n/LanguageProvider";
import { ProblemAlert } from "../../shell/ProblemAlert";
import { groupedBy } from "../../text/grouping";
import { Timeline } from "../../documents/Timeline";
import { AddReports } from "./AddReports";
import { DocumentRow } from "./DocumentRow";
import { IngestReport, Unread } from "./IngestReport";
import { HANDBOOK, matching } from "./listing";

type Corpus = Schemas["CorpusOut"];

/** From here on one would rather type than scroll. */
const MANY = 12;

export function Overview() {
  const t = useT();
  const listed = useDocuments();
  const [corpus, again] = useFetched<Corpus>("/api/corpus");
  const canAdd = useCanAdd(corpus);
  return (
    <>
      <h1 className="view-title">{t("corpus.title")}</h1>
      {corpus.status === "done" && <Sum corpus={corpus.value} />}
      {corpus.status === "done" && corpus.value.last_ingest && <Unread report={corpus.value.last_ingest} />}
      {canAdd && <AddReports onAdded={again} />}
      <div className="corpus-columns">
        <div>
          <Documents listed={listed} />
        </div>
        <aside>
          {listed.status === "done" && (
            <Timeline
              found={listed.documents.filter(({ collection }) => collection !== HANDBOOK).map(({ id }) => id)}
              listed={listed.byId}
            />
          )}
        </aside>
      </div>
      {corpus.status === "failed" && <ProblemAlert problem={corpus.problem} onRetry={again} />}
      {corpus.status === "done" && <IngestReport corpus={corpus.value} />}
    </>
  );
}

/** Before there is an index, too, reports can be added; while the corpus is asked for anew, as before. */
function useCanAdd(corpus: Fetched<Corpus>): boolean {
  const [before, setBefore] = useState(false);
  if (corpus.status === "loading") return before;
  const now = corpus.status === "failed" || corpus.value.editable;
  if (now !== before) setBefore(now);
  return now;
}

function Sum({ corpus }: { corpus: Corpus }) {
  const t = useT();
  const { documents, passages } = corpus.generation;
  return (
    <p className="view-lead">
      {t("corpus.sum", { documents, pages: corpus.pages, passages })}
    </p>
  );
}

function Documents({ listed }: { listed: ReturnType<typeof useDocuments> }) {
  const t = useT();
  const [typed, setTyped] = useState("");
  switch (listed.status) {
    case "loading":
      return <Loader size="large" title={t("shell.loading")} />;
    case "failed":
      return <ProblemAlert problem={listed.problem} onRetry={() => void loadDocuments()} />;
    case "done":
      break;
  }
  const { documents } = listed;
  const shown = matching(documents, typed);
  return (
    <>
      {documents.length > MANY && (
        <Search
          className="corpus-filter"
          label={t("corpus.filter")}
          hideLabel={false}
          variant="simple"
          value={typed}
          onChange={setTyped}
        />
      )}
      {documents.length === 0 && <p>{t("corpus.empty")}</p>}
      {documents.length > 0 && shown.length === 0 && <p>{t("corpus.filter.none")}</p>}
      {[...groupedBy(shown, ({ collection }) => collection)].map(([name, members]) => (
        <CollectionOfDocuments key={name} name={name} documents={members} />
      ))}
    </>
  );
}

function CollectionOfDocuments({ name, documents }: { name: string; documents: readonly DocumentCard[] }) {
  const t = useT();
  return (
    <section className="corpus-collection" aria-label={collectionName(name, t)}>
      <h2 className="view-heading">{collectionName(name, t)}</h2>
      {name === HANDBOOK && <p className="hint">{t("corpus.handbook.what")}</p>}
      <ul className={`plain-list${documents.length > MANY ? " corpus-many" : ""}`}>
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
    </section>
  );
}

function collectionName(name: string, t: ReturnType<typeof useT>): string {
  if (name === HANDBOOK) return t("corpus.collection.handbook");
  return name === "research" ? t("corpus.collection.research") : name;
}
