/** A finished answer of the model: sentences with those left out, or the cause of having none. */
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import type { ReactNode } from "react";
import type { Generated } from "../../../api/client";
import { useT } from "../../../i18n/LanguageProvider";
import type { PartProps } from "./GeneratedPart";
import { LeftOut } from "./LeftOut";
import { Sentences } from "./Sentences";

interface Props extends PartProps {
  generated: Generated;
  /** Shown above the sentences. */
  children: ReactNode;
}

export function Ended(props: Props) {
  const { generated } = props;
  switch (generated.state) {
    case "ok":
      return generated.sentences.length > 0 ? <Text {...props} /> : <Nothing {...props} variant="info" />;
    case "rejected":
    case "off":
    case "withheld":
      return <Nothing {...props} variant="info" />;
    case "unavailable":
    case "timed_out":
      return <Nothing {...props} variant="warning" />;
  }
}

function Text({ generated, answer, numbers, generating, children }: Props) {
  const t = useT();
  return (
    <>
      {children}
      <Sentences sentences={generated.sentences} answer={answer} numbers={numbers} />
      <LeftOut generated={generated} />
      <div className="generated-buttons">
        <Button size="small" variant="tertiary" data-color="neutral" onClick={generating.stop}>
          {t("generated.hide")}
        </Button>
      </div>
    </>
  );
}

function Nothing({ generated, generating, variant }: Props & { variant: "info" | "warning" }) {
  const t = useT();
  return (
    <Alert variant={variant} role="alert">
      <p>{t(`generated.cause.${generated.cause}`)}</p>
      <LeftOut generated={generated} />
      <div className="generated-buttons">
        {mayHelp(generated.cause) && (
          <Button size="small" variant="secondary" data-color="neutral" onClick={() => generating.start(false)}>
            {t("problem.retry")}
          </Button>
        )}
        <Button size="small" variant="tertiary" data-color="neutral" onClick={generating.stop}>
          {t("generated.close")}
        </Button>
      </div>
    </Alert>
  );
}

/** True where asking again, unchanged, may end otherwise. */
function mayHelp(cause: Generated["cause"]): boolean {
  switch (cause) {
    case "unreachable":
    case "busy":
    case "failed":
    case "unreadable":
    case "broke_off":
    case "timed_out":
    case "wrong_language":
    case "empty":
    case "nothing_held":
      return true;
    case "off":
    case "personal_data":
    case "no_quotes":
    case "refused":
    case "no_answer":
    case "ok":
      return false;
  }
}
