import { Heading } from "@navikt/ds-react/Typography";
import { useT } from "../../i18n/LanguageProvider";

export default function CollectionView() {
  const t = useT();
  return (
    <div className="page-width">
      <Heading size="large" level="1">
        {t("collection.title")}
      </Heading>
    </div>
  );
}
