/** Files dropped or chosen become documents: what has become of each, and what it needs. */
import { FileImportIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import { type DragEvent, useRef, useState } from "react";
import { loadDocuments } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { isAtWork, type Job, moveJob, type Refused, sendFiles, shownJobs, useJobs } from "./adding";

/** Jobs that are shown at once; the newest first. */
const MAX_SHOWN = 12;
const LOOKS = {
  waiting: "neutral",
  running: "info",
  done: "success",
  failed: "danger",
  cancelled: "neutral",
} as const;

export function AddReports({ onAdded }: { onAdded: () => void }) {
  const t = useT();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [dragsOver, setDragsOver] = useState(false);
  const [jobs, look] = useJobs(() => {
    void loadDocuments();
    onAdded();
  });
  if (!jobs) return null;

  async function send(files: readonly File[]) {
    if (files.length === 0) return;
    setSending(true);
    setRefused(await sendFiles(files, look));
    setSending(false);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setDragsOver(false);
    void send([...event.dataTransfer.files]);
  }
  function dragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setDragsOver(true);
  }
  return (
    <section
      className="add-reports screen-only"
      aria-label={t("corpus.add")}
      data-drop={dragsOver || undefined}
      onDragOver={dragOver}
      onDragLeave={() => setDragsOver(false)}
      onDrop={drop}
    >
      <h2 className="view-heading">{t("corpus.add")}</h2>
      <p className="hint">{t("corpus.add.how")}</p>
      <ChooseFiles isSending={sending} onChosen={(files) => void send(files)} />
      {refused.length > 0 && (
        <Alert variant="warning" role="alert">
          <ul>
            {refused.map(({ name, problem }) => (
              <li key={name}>
                {problem.message.startsWith(`${name}: `)
                  ? problem.message
                  : t("corpus.add.refused", { name, why: problem.message })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <p role="status" className="hint">
        {isAtWork(jobs) ? t("corpus.add.reading") : ""}
      </p>
      <ul className="plain-list">
        {shownJobs(jobs)
          .slice(0, MAX_SHOWN)
          .map((job) => (
            <JobLine key={job.number} job={job} onMoved={look} />
          ))}
      </ul>
    </section>
  );
}

function ChooseFiles({ isSending, onChosen }: { isSending: boolean; onChosen: (files: File[]) => void }) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="secondary"
        loading={isSending}
        icon={<FileImportIcon aria-hidden />}
        onClick={() => field.current?.click()}
      >
        {t("corpus.add.choose")}
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t("corpus.add.choose")}
        onChange={(event) => {
          onChosen([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

function JobLine({ job, onMoved }: { job: Job; onMoved: () => void }) {
  const t = useT();
  const way = job.state === "waiting" ? "cancel" : "retry";
  const canMove = job.state === "waiting" || job.state === "failed" || job.state === "cancelled";
  const name = job.subject || t("corpus.add.build");
  return (
    <li className="add-job">
      <p>
        <Tag size="small" variant="moderate" data-color={LOOKS[job.state]}>
          {t(`corpus.job.${job.state}`)}
        </Tag>{" "}
        {name}
      </p>
      {job.reason && <p className="hint">{job.reason}</p>}
      {canMove && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t(`corpus.job.${way}.of`, { name })}
          onClick={() => void moveJob(job, way).finally(onMoved)}
        >
          {t(`corpus.job.${way}`)}
        </Button>
      )}
    </li>
  );
}
