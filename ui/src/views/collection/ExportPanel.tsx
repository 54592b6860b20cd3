/** Out of the house: Word first, then the other kinds of file. */
import { DownloadIcon, FileWordIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useId, useState } from "react";
import { post, Problem } from "../../api/client";
import { type ExportFormat, exportRequest } from "../../collection/exchange";
import type { CollectedQuote, Collection } from "../../collection/model";
import { fileName, saveFile } from "../../files/saving";
import { useLanguage } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { ProblemAlert } from "../../shell/ProblemAlert";

const ENDINGS: Record<ExportFormat, string> = {
  docx: "docx",
  markdown: "md",
  ris: "ris",
  bibtex: "bib",
  "csl-json": "csl.json",
};
const OTHER_FORMATS = ["markdown", "ris", "bibtex", "csl-json"] as const;

type Export =
  | { status: "idle" }
  | { status: "working"; format: ExportFormat }
  | { status: "failed"; format: ExportFormat; problem: Problem }
  | { status: "done"; name: string };

interface Props {
  collection: Collection;
  /** Those that stand; the others would be refused. */
  quotes: readonly CollectedQuote[];
  title: string;
}

export function ExportPanel({ collection, quotes, title }: Props) {
  const { t, language } = useLanguage();
  const headingId = useId();
  const [state, setState] = useState<Export>({ status: "idle" });

  async function write(format: ExportFormat) {
    setState({ status: "working", format });
    try {
      const request = exportRequest(collection, quotes, format, title, language);
      const written = await post("/api/export", request, "*/*");
      const name = fileName(title, ENDINGS[format]);
      saveFile(await written.blob(), name);
      setState({ status: "done", name });
      announce(t("collection.export.done", { name }));
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem("broken", String(error));
      setState({ status: "failed", format, problem });
    }
  }
  const left = collection.quotes.length - quotes.length;
  const working = state.status === "working" ? state.format : null;
  return (
    <section className="export-panel" aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {t("collection.export")}
      </h2>
      <div className="button-row">
        <Button
          icon={<FileWordIcon aria-hidden />}
          loading={working === "docx"}
          disabled={quotes.length === 0}
          onClick={() => void write("docx")}
        >
          {t("collection.export.word")}
        </Button>
        {OTHER_FORMATS.map((format) => (
          <Button
            key={format}
            variant="secondary"
            loading={working === format}
            disabled={quotes.length === 0}
            icon={<DownloadIcon aria-hidden />}
            onClick={() => void write(format)}
          >
            {t(`collection.export.${format}`)}
          </Button>
        ))}
      </div>
      <p className="hint">{t("collection.export.hint")}</p>
      {left > 0 && <p className="hint">{t.plural("collection.export.left", left)}</p>}
      <Outcome state={state} onRetry={(format) => void write(format)} />
    </section>
  );
}

function Outcome({ state, onRetry }: { state: Export; onRetry: (format: ExportFormat) => void }) {
  const { t } = useLanguage();
  switch (state.status) {
    case "idle":
    case "working":
      return null;
    case "failed":
      return <ProblemAlert problem={state.problem} onRetry={() => onRetry(state.format)} />;
    case "done":
      return <p className="hint">{t("collection.export.done", { name: state.name })}</p>;
  }
}
