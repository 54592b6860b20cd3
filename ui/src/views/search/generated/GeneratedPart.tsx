/** A language model's words for the quotes: offered, on their way, here, or why not. */
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Loader } from "@navikt/ds-react/Loader";
import { RobotIcon } from "@navikt/aksel-icons";
import { useEffect, useRef } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import type { Translate } from "../../../i18n/translate";
import { announce } from "../../../shell/announcing";
import { ProblemAlert } from "../../../shell/ProblemAlert";
import { withOrigin } from "./copying";
import { Ended } from "./Ended";
import type { GeneratedProps } from "./Generated";
import type { GeneratedState } from "./generating";
import { Sentences } from "./Sentences";
import "./generated.css";

export interface PartProps extends GeneratedProps {
  model: string;
}

export default function GeneratedPart(props: PartProps) {
  const t = useT();
  const { status } = props.generating.state;
  const section = useKeptFocus(status);
  useAnnounced(props.generating.state, props.model);
  return (
    <section
      className={`generated generated-${status}`}
      aria-label={t("generated.title")}
      aria-busy={status === "working"}
      ref={section}
      tabIndex={-1}
      onCopy={(event) => withOrigin(event, t("generated.copied", { model: props.model }))}
    >
      <Drawn {...props} />
    </section>
  );
}

function Drawn(props: PartProps) {
  const { generating, answer, numbers, onAskAgain } = props;
  const { state, start } = generating;
  switch (state.status) {
    case "offered":
      return <Offer {...props} />;
    case "unconfirmed":
      return <Unconfirmed {...props} />;
    case "working":
      return (
        <>
          <Head {...props} />
          <Sentences sentences={state.sentences} answer={answer} numbers={numbers} />
          <Working {...props} />
        </>
      );
    case "failed":
      return <ProblemAlert problem={state.problem} onRetry={() => start(false)} />;
    case "outdated":
      return <Outdated onAskAgain={onAskAgain} />;
    case "ended":
      return (
        <Ended generated={state.generated} {...props}>
          <Head {...props} />
        </Ended>
      );
  }
}

function Offer({ generating, model }: PartProps) {
  const t = useT();
  return (
    <div className="generated-offer">
      <Button
        size="small"
        variant="tertiary"
        icon={<RobotIcon aria-hidden />}
        onClick={() => generating.start(false)}
      >
        {t("generated.offer")}
      </Button>
      <p>{t("generated.offer.hint", { model })}</p>
    </div>
  );
}

function Unconfirmed({ generating, model }: PartProps) {
  const t = useT();
  return (
    <Alert variant="warning" role="alert">
      <p>{t("generated.personal", { model })}</p>
      <div className="generated-buttons">
        <Button size="small" variant="secondary" onClick={() => generating.start(true)}>
          {t("generated.personal.send")}
        </Button>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={generating.stop}>
          {t("generated.personal.keep")}
        </Button>
      </div>
    </Alert>
  );
}

/** Says whose words these are, and that they are nobody's to quote. On paper as well. */
function Head({ model }: PartProps) {
  const t = useT();
  return (
    <>
      <h3 className="generated-title">
        <RobotIcon aria-hidden /> {t("generated.title")}
      </h3>
      <p className="generated-label">{t("generated.label", { model })}</p>
    </>
  );
}

function Working({ generating }: PartProps) {
  const t = useT();
  return (
    <div className="generated-progress">
      <Loader size="small" aria-hidden />
      <p>{t("generated.working")}</p>
      <Button size="small" variant="tertiary" data-color="neutral" onClick={generating.stop}>
        {t("generated.stop")}
      </Button>
    </div>
  );
}

function Outdated({ onAskAgain }: { onAskAgain: () => void }) {
  const t = useT();
  return (
    <Alert variant="info" role="alert">
      <p>{t("generated.outdated")}</p>
      <div className="generated-buttons">
        <Button size="small" variant="secondary" data-color="neutral" onClick={onAskAgain}>
          {t("generated.askAgain")}
        </Button>
      </div>
    </Alert>
  );
}

/** When the button that was pressed goes away with its state, the keyboard stays here. */
function useKeptFocus(status: GeneratedState["status"]) {
  const section = useRef<HTMLElement>(null);
  const drawn = useRef(status);
  useEffect(() => {
    const changed = drawn.current !== status;
    drawn.current = status;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (changed && lost) section.current?.focus({ preventScroll: true });
  }, [status]);
  return section;
}

function useAnnounced(state: GeneratedState, model: string): void {
  const t = useT();
  const words = announcement(state, model, t);
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
}

/** Warnings and problems are alerts, which are read by themselves. */
function announcement(state: GeneratedState, model: string, t: Translate): string | null {
  switch (state.status) {
    case "offered":
    case "unconfirmed":
    case "failed":
    case "outdated":
      return null;
    case "working":
      return t("generated.working.announced", { model });
    case "ended": {
      const count = state.generated.sentences.length;
      return count > 0 ? t.plural("generated.here", count) : null;
    }
  }
}
