/** Says if all quotes still occur word for word, with a button to check again. */
import { ArrowsCirclepathIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { MAX_QUOTES } from "../../collection/exchange";
import type { CollectedQuote } from "../../collection/model";
import { useLanguage, useT } from "../../i18n/LanguageProvider";
import { localeOf } from "../../i18n/translate";
import { ProblemAlert } from "../../shell/ProblemAlert";
import type { Standing, StandingState } from "./standing";

interface Props {
  quotes: readonly CollectedQuote[];
  state: StandingState;
  isChecking: boolean;
  onAgain: () => void;
}

export function StandingNotice({ quotes, state, isChecking, onAgain }: Props) {
  const t = useT();
  return (
    <div className="standing screen-only">
      <Found quotes={quotes} state={state} onAgain={onAgain} />
      <Button
        size="small"
        variant="tertiary"
        icon={<ArrowsCirclepathIcon aria-hidden />}
        loading={isChecking}
        onClick={onAgain}
      >
        {t("collection.recheck")}
      </Button>
    </div>
  );
}

function Found({ quotes, state, onAgain }: Omit<Props, "isChecking">) {
  const t = useT();
  switch (state.status) {
    case "loading":
      return <p className="hint">{t("collection.recheck.running")}</p>;
    case "failed":
      return <ProblemAlert problem={state.problem} onRetry={onAgain} />;
    case "done":
      return <Verdict quotes={quotes} standing={state.standing} />;
  }
}

function Verdict({ quotes, standing }: { quotes: readonly CollectedQuote[]; standing: Standing }) {
  const { t, language } = useLanguage();
  const lost = quotes.filter(({ id }) => standing.verdicts.get(id)?.stands === false).length;
  const time = standing.checkedAt.toLocaleTimeString(localeOf(language), { timeStyle: "short" });
  if (quotes.length > MAX_QUOTES) {
    return <Alert variant="warning">{t("collection.tooMany", { max: MAX_QUOTES })}</Alert>;
  }
  return lost === 0 ? (
    <Alert variant="success" inline>
      {t.plural("collection.recheck.all", quotes.length, { time })}
    </Alert>
  ) : (
    <Alert variant="warning">{t.plural("collection.recheck.lost", lost, { all: quotes.length })}</Alert>
  );
}
