import { Heading } from "@navikt/ds-react/Typography";
import { useT } from "../../i18n/LanguageProvider";

export default function CheckView() {
  const t = useT();
  return (
    <div className="page-width">
      <Heading size="large" level="1">
        {t("check.title")}
      </Heading>
    </div>
  );
}
