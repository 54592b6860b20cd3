/** A question that seems to hold personal data: a warning, and the way to send it all the same. */
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { useT } from "../i18n/LanguageProvider";
import "./personal-data.css";

export function PersonalDataWarning({ onConfirm }: { onConfirm: () => void }) {
  const t = useT();
  return (
    <section className="personal-data">
      <Alert variant="warning" role="alert">
        <p>{t("personal.warning")}</p>
        <Button size="small" variant="secondary" onClick={onConfirm} className="personal-data-confirm">
          {t("personal.confirm")}
        </Button>
      </Alert>
    </section>
  );
}
