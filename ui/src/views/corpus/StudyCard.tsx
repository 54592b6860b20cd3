/** One document: its facts, how to cite it, what it holds, and what to be careful about. */
import { ArrowLeftIcon, DownloadIcon, OpenBookIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Loader } from "@navikt/ds-react/Loader";
import { apiPath, type DocumentFacts } from "../../api/client";
import { useFetched } from "../../api/fetching";
import { useT } from "../../i18n/LanguageProvider";
import { authorsAndYear } from "../../quotes/naming";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";
import { useAddress } from "../../routing/navigation";
import { ProblemAlert } from "../../shell/ProblemAlert";
import { CountBars } from "./CountBars";
import { FactList } from "./FactList";
import { HowToCite } from "./HowToCite";
import { Outline, Tables } from "./Outline";
import { SearchInside } from "./SearchInside";

export function StudyCard({ id }: { id: string }) {
  const t = useT();
  const [state, again] = useFetched<DocumentFacts>(apiPath(["documents", id]));
  return (
    <>
      <p>
        <Link className="aksel-link card-back" to={emptyAddress("corpus")}>
          <ArrowLeftIcon aria-hidden /> {t("corpus.back")}
        </Link>
      </p>
      {state.status === "loading" && <Loader size="large" title={t("shell.loading")} />}
      {state.status === "failed" && (
        <>
          <h1 className="view-title">{t("corpus.title")}</h1>
          {state.problem.status === 404 ? (
            <p className="view-lead">{t("corpus.gone", { id })}</p>
          ) : (
            <ProblemAlert problem={state.problem} onRetry={again} />
          )}
        </>
      )}
      {state.status === "done" && <Card document={state.value} />}
    </>
  );
}

function Card({ document }: { document: DocumentFacts }) {
  const t = useT();
  return (
    <article className="card">
      <header>
        <p className="corpus-authors">{authorsAndYear(document, t)}</p>
        <h1 className="view-title" lang={document.language}>
          {document.title}
        </h1>
        {document.subtitle && (
          <p className="view-lead" lang={document.language}>
            {document.subtitle}
          </p>
        )}
      </header>
      <WaysOn document={document} />
      <SearchInside document={document} />
      <div className="card-columns">
        <div>
          <FactList document={document} />
          <HowToCite document={document} />
          <Cautions document={document} />
          <CountBars document={document} />
        </div>
        <div>
          <Outline document={document} />
          <Tables document={document} />
        </div>
      </div>
    </article>
  );
}

function WaysOn({ document }: { document: DocumentFacts }) {
  const t = useT();
  const address = useAddress();
  return (
    <div className="button-row">
      <Button
        as={Link}
        role={undefined}
        to={{ ...address, reader: { documentId: document.id } }}
        icon={<OpenBookIcon aria-hidden />}
      >
        {t("corpus.read")}
      </Button>
      {document.has_file && (
        <Button
          as="a"
          role={undefined}
          href={apiPath(["documents", document.id, "file"])}
          download
          variant="secondary"
          icon={<DownloadIcon aria-hidden />}
        >
          {t("corpus.file")}
        </Button>
      )}
    </div>
  );
}

/** Cautions for quoting from the document. */
function Cautions({ document }: { document: DocumentFacts }) {
  const t = useT();
  const { note, unsure, kept, warnings } = document;
  if (!note && !kept && unsure.length === 0 && warnings.length === 0) return null;
  return (
    <Alert variant="info" size="small">
      <h2 className="caution-title">{t("corpus.cautions")}</h2>
      <ul>
        {kept && <li>{kept}</li>}
        {note && <li>{note}</li>}
        {unsure.length > 0 && <li>{t("corpus.unsure", { facts: unsure.join(", ") })}</li>}
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Alert>
  );
}
