/** Before anything is asked: what this is for, and what can be asked of. */
import { Skeleton } from "@navikt/ds-react/Skeleton";
import { type DocumentsState, loadDocuments, useDocuments } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { authorsAndYear } from "../../quotes/naming";
import { emptyAddress, type ViewName } from "../../routing/address";
import { Link } from "../../routing/Link";
import { ProblemAlert } from "../../shell/ProblemAlert";
import "@navikt/ds-css/dist/component/skeleton.min.css";
import "./start.css";

const WAYS = ["compare", "check", "collection"] as const satisfies readonly ViewName[];
const SHOWN = 8;

export function StartPage() {
  const t = useT();
  const documents = useDocuments();
  return (
    <div className="start">
      <section aria-labelledby="start-corpus">
        <h2 id="start-corpus">{t("start.corpus")}</h2>
        <Corpus documents={documents} />
      </section>
      <section aria-labelledby="start-ways">
        <h2 id="start-ways">{t("start.ways")}</h2>
        <ul className="start-ways">
          {WAYS.map((view) => (
            <li key={view}>
              <Link to={emptyAddress(view)}>{t(`${view}.title`)}</Link>
              <p>{t(`start.${view}`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Corpus({ documents }: { documents: DocumentsState }) {
  const t = useT();
  switch (documents.status) {
    case "loading":
      return <Skeleton variant="rectangle" height={160} />;
    case "failed":
      return <ProblemAlert problem={documents.problem} onRetry={() => void loadDocuments()} />;
    case "done":
      break;
  }
  const all = documents.documents;
  const research = all.filter(({ collection }) => collection !== "handbook");
  const searched = research.length > 0 ? research : all;
  return (
    <>
      <ul className="start-documents">
        {searched.slice(0, SHOWN).map((document) => (
          <li key={document.id}>
            <Link to={{ ...emptyAddress(), reader: { documentId: document.id } }}>{document.title}</Link>
            <span>{authorsAndYear(document, t)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={emptyAddress("corpus")}>{t.plural("start.all", all.length)}</Link>
      </p>
    </>
  );
}
