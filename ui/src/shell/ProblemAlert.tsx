/** A failed call in words, with a way to try again. */
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import type { Problem } from "../api/client";
import { useT } from "../i18n/LanguageProvider";
import "./problem-alert.css";

export function ProblemAlert({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const t = useT();
  return (
    <Alert variant={problem.kind === "refused" ? "warning" : "error"} role="alert" className="problem-alert">
      <p>{t(`problem.${problem.kind}`, { detail: problem.message })}</p>
      {onRetry && (
        <Button size="small" variant="secondary" data-color="neutral" onClick={onRetry}>
          {t("problem.retry")}
        </Button>
      )}
    </Alert>
  );
}
