/** The source beside the results. `place` is what the address says (routing/address.ts). */
import { Button } from "@navikt/ds-react/Button";
import { Heading } from "@navikt/ds-react/Typography";
import { useT } from "../../i18n/LanguageProvider";
import type { ReaderPlace } from "../../routing/address";

export interface ReaderViewProps {
  place: ReaderPlace;
  onClose: () => void;
}

export default function ReaderView({ place, onClose }: ReaderViewProps) {
  const t = useT();
  return (
    <div>
      <Heading size="medium" level="2">
        {t("reader.title")}: {place.documentId}
      </Heading>
      <Button onClick={onClose}>{t("reader.close")}</Button>
    </div>
  );
}
