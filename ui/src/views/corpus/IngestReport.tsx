/** For whoever runs it: what was read, what was not and why, what stands there twice. */
import { Alert } from "@navikt/ds-react/Alert";
import { Tag } from "@navikt/ds-react/Tag";
import type { Schemas } from "../../api/client";
import { useLanguage, useT } from "../../i18n/LanguageProvider";
import { localeOf } from "../../i18n/translate";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";

type Corpus = Schemas["CorpusOut"];
type Report = Schemas["IngestReportOut"];
type FileReport = Schemas["FileReportOut"];
type Status = FileReport["status"];

const LOOKS: Record<Status, "success" | "neutral" | "warning" | "danger"> = {
  read: "success",
  unchanged: "success",
  skipped: "neutral",
  removed: "neutral",
  kept: "warning",
  missing: "warning",
  failed: "danger",
};
const UNREAD = new Set<Status>(["missing", "failed"]);

/** Documents of the manifest that could not be read. */
export function Unread({ report }: { report: Report }) {
  const t = useT();
  const unread = report.documents.filter(({ status }) => UNREAD.has(status));
  if (unread.length === 0) return null;
  return (
    <Alert variant="warning" className="unread">
      <p>{t.plural("corpus.unread", unread.length)}</p>
      <ul>
        {unread.map(({ document_id: id, message }) => (
          <li key={id}>
            <strong>{id}</strong>: {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

export function IngestReport({ corpus }: { corpus: Corpus }) {
  const t = useT();
  return (
    <details className="ingest-report">
      <summary>{t("corpus.report")}</summary>
      <Generation corpus={corpus} />
      {corpus.duplicates.length > 0 && <Duplicates duplicates={corpus.duplicates} />}
      {corpus.last_ingest ? (
        <ReportTable report={corpus.last_ingest} />
      ) : (
        <p className="hint">{t("corpus.report.none")}</p>
      )}
    </details>
  );
}

function Generation({ corpus }: { corpus: Corpus }) {
  const { t, language } = useLanguage();
  const { generation, last_ingest: ingest } = corpus;
  const when = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" });
  const facts = [
    ["corpus.report.index", generation.name],
    ["corpus.report.built", when.format(new Date(generation.created))],
    ...(ingest ? ([["corpus.report.read", when.format(new Date(ingest.finished))]] as const) : []),
    ["corpus.report.model", generation.embedder],
    ["corpus.report.digest", generation.corpus.slice(0, 12)],
    ["corpus.report.size", t("corpus.report.sizes", { passages: generation.passages, sentences: generation.sentences })],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([key, fact]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function Duplicates({ duplicates }: { duplicates: Corpus["duplicates"] }) {
  const t = useT();
  return (
    <Alert variant="info" size="small">
      <p>{t("corpus.duplicates")}</p>
      <ul>
        {duplicates.map(({ first, second, kind, similarity }) => (
          <li key={`${first} ${second}`}>
            {t(`corpus.duplicate.${kind}`, { first, second, percent: Math.round(similarity * 100) })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ReportTable({ report }: { report: Report }) {
  const t = useT();
  const caption = t("corpus.report.table");
  return (
    <div className="report-table" role="region" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("corpus.report.document")}</th>
            <th scope="col">{t("corpus.report.status")}</th>
            <th scope="col">{t("corpus.report.passages")}</th>
            <th scope="col">{t("corpus.report.remarks")}</th>
          </tr>
        </thead>
        <tbody>
          {report.documents.map((file) => (
            <ReportRow key={file.document_id} file={file} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReportRow({ file }: { file: FileReport }) {
  const t = useT();
  const remarks = [file.message, ...file.warnings].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {file.passages > 0 ? (
          <Link className="aksel-link" to={{ ...emptyAddress("corpus"), study: file.document_id }}>
            {file.document_id}
          </Link>
        ) : (
          file.document_id
        )}
        <span className="report-file">{file.file}</span>
      </th>
      <td>
        <Tag size="small" variant="moderate" data-color={LOOKS[file.status]}>
          {t(`corpus.status.${file.status}`)}
        </Tag>
      </td>
      <td>{file.passages}</td>
      <td>
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </td>
    </tr>
  );
}
