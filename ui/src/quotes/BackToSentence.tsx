/** On a quote that a model's sentence rests on: the way to that sentence. */
import { ArrowDownIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useT } from "../i18n/LanguageProvider";
import { goToSentence } from "./numbering";

export function BackToSentence({ number }: { number: number }) {
  const t = useT();
  return (
    <Button
      size="small"
      variant="tertiary"
      icon={<ArrowDownIcon aria-hidden />}
      onClick={() => goToSentence(number)}
    >
      {t("generated.back")}
    </Button>
  );
}
