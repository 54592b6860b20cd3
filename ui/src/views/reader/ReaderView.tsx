/** The source beside the results. `place` is what the address says (routing/address.ts). */
import { XMarkIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Loader } from "@navikt/ds-react/Loader";
import { Heading } from "@navikt/ds-react/Typography";
import { type ReactNode, useRef } from "react";
import type { Problem } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import type { ReaderPlace } from "../../routing/address";
import { OpenDocument } from "./OpenDocument";
import { usePaneKeys } from "./paneKeys";
import { Resizer } from "./Resizer";
import { useEscape, useFocusFromOpener } from "./useFocusFromOpener";
import { useRestOfWindow } from "./useRestOfWindow";
import { useSource } from "./useSource";
import "./reader.css";

export interface ReaderViewProps {
  place: ReaderPlace;
  onClose: () => void;
}

export default function ReaderView({ place, onClose }: ReaderViewProps) {
  const { state, retry } = useSource(place.documentId);
  const frame = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusFromOpener(frame, heading, place, state.status);
  useEscape(onClose);
  useRestOfWindow(frame);
  usePaneKeys(frame);
  return (
    <div ref={frame} className="reader" data-full={place.full || undefined}>
      {!place.full && <Resizer />}
      {content()}
    </div>
  );

  function content(): ReactNode {
    switch (state.status) {
      case "loading":
        return (
          <Closable heading={heading} onClose={onClose}>
            <Waiting />
          </Closable>
        );
      case "unknown":
        return (
          <Closable heading={heading} onClose={onClose}>
            <Unknown documentId={place.documentId} />
          </Closable>
        );
      case "failed":
        return (
          <Closable heading={heading} onClose={onClose}>
            <Failed problem={state.problem} onRetry={retry} />
          </Closable>
        );
      case "done":
        return (
          <OpenDocument
            key={state.source.facts.id}
            source={state.source}
            place={place}
            heading={heading}
            onClose={onClose}
          />
        );
    }
  }
}

interface ClosableProps {
  heading: React.RefObject<HTMLHeadingElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** The reader before it has a document: a heading to stand on, and the way out. */
function Closable({ heading, onClose, children }: ClosableProps) {
  const t = useT();
  return (
    <>
      <div className="reader-head">
        <div className="reader-head-row">
          <Heading size="small" level="2" ref={heading} tabIndex={-1} className="reader-name">
            {t("reader.title")}
          </Heading>
          <Button
            variant="tertiary-neutral"
            size="small"
            icon={<XMarkIcon aria-hidden />}
            aria-label={t("reader.close")}
            title={`${t("reader.close")} (Esc)`}
            onClick={onClose}
          />
        </div>
      </div>
      <div className="reader-message">{children}</div>
    </>
  );
}

function Waiting() {
  const t = useT();
  return (
    <p className="reader-waiting">
      <Loader size="large" title={t("reader.loading")} />
    </p>
  );
}

function Unknown({ documentId }: { documentId: string }) {
  const t = useT();
  return (
    <Alert variant="warning" role="alert">
      <Heading size="xsmall" level="3" spacing>
        {t("reader.unknown.title")}
      </Heading>
      {t("reader.unknown.body", { id: documentId })}
    </Alert>
  );
}

function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useT();
  return (
    <Alert variant="error" role="alert">
      <Heading size="xsmall" level="3" spacing>
        {t("reader.failed.title")}
      </Heading>
      <p>{t(`problem.${problem.kind}`, { detail: problem.message })}</p>
      <Button size="small" variant="secondary-neutral" onClick={onRetry}>
        {t("problem.retry")}
      </Button>
    </Alert>
  );
}
