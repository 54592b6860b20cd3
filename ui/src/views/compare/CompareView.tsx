/** «Hva sier hver rapport?»: one question, put to each document by itself. */
import { Loader } from "@navikt/ds-react/Loader";
import { useEffect, useState } from "react";
import { useDocuments } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { noFilters } from "../../routing/address";
import { isQuestionHidden, navigate, useAddress, withReader } from "../../routing/navigation";
import { announce } from "../../shell/announcing";
import { ProblemAlert } from "../../shell/ProblemAlert";
import { PersonalDataWarning } from "../../questions/PersonalDataWarning";
import { seemsPersonal } from "../../questions/personalData";
import { CompareForm } from "./CompareForm";
import { ComparedDocuments } from "./ComparedDocuments";
import { type ComparisonState, useComparison } from "./comparing";
import { sumInWords } from "./takingAway";
import "../view.css";
import "./compare.css";

export default function CompareView() {
  const t = useT();
  const { question, filters } = useAddress();
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isPersonal = seemsPersonal(question) || isQuestionHidden();
  const state = useComparison({
    question,
    documents: filters.documents,
    mayBeSent: !isPersonal || confirmed === question,
    attempt,
  });
  useAnnounced(state);
  useDocuments();
  return (
    <div className="page-width compare">
      <h1 className="view-title">{t("compare.title")}</h1>
      <p className="view-lead screen-only">{t("compare.lead")}</p>
      <CompareForm key={JSON.stringify([question, filters.documents])} question={question} documents={filters.documents} onCompare={compare} />
      <Outcome
        state={state}
        question={isPersonal ? null : question}
        onConfirm={() => setConfirmed(question)}
        onRetry={() => setAttempt((count) => count + 1)}
      />
    </div>
  );
}

function compare(question: string, documents: string[]): void {
  const to = { ...withReader(null), question, filters: { ...noFilters(), documents } };
  navigate(to, { hideQuestion: seemsPersonal(question) });
}

interface OutcomeProps {
  state: ComparisonState;
  question: string | null;
  onConfirm: () => void;
  onRetry: () => void;
}

function Outcome({ state, question, onConfirm, onRetry }: OutcomeProps) {
  const t = useT();
  switch (state.status) {
    case "idle":
      return <p className="hint compare-hint">{t("compare.hint")}</p>;
    case "unconfirmed":
      return <PersonalDataWarning onConfirm={onConfirm} />;
    case "loading":
      return (
        <p className="compare-waiting">
          <Loader size="small" aria-hidden /> {t("compare.loading")}
        </p>
      );
    case "failed":
      return <ProblemAlert problem={state.problem} onRetry={onRetry} />;
    case "done":
      return <ComparedDocuments comparison={state.comparison} question={question} />;
  }
}

function useAnnounced(state: ComparisonState): void {
  const t = useT();
  useEffect(() => {
    if (state.status === "loading") announce(t("compare.loading"));
    if (state.status === "done") announce(sumInWords(state.comparison, t));
  }, [state, t]);
}
