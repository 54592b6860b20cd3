/** Search and ask in one field: the answer first, then all hits. */
import { useState } from "react";
import { useDocuments } from "../../api/documents";
import type { Filters, Quote } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { emptyAddress, noFilters } from "../../routing/address";
import { isQuestionHidden, navigate, useAddress, withReader } from "../../routing/navigation";
import { useOffer } from "../../quotes/offered";
import { ActiveFilters } from "./ActiveFilters";
import { AnswerPanel } from "./AnswerPanel";
import { type AnswerState, type Asked, useAnswer } from "./asking";
import { seemsPersonal } from "../../questions/personalData";
import { QuestionField } from "./QuestionField";
import { Results } from "./Results";
import { StartPage } from "./StartPage";
import { useStops } from "./stops";
import type { Suggestion } from "./suggesting";
import "./search.css";

export default function SearchView() {
  const t = useT();
  const { question, filters, reader } = useAddress();
  const { asked, confirm, retry } = useAsked(question, filters);
  const state = useAnswer(asked);
  // Fetched at once, so that names of documents are there when the quotes are.
  useDocuments();
  useStops();
  useOffer(quotesIn(state));
  return (
    <div className="page-width search">
      <h1 className={question ? "aksel-sr-only" : "search-title"}>
        {t(question ? "search.title" : "start.title")}
      </h1>
      {!question && <p className="search-lead">{t("start.lead")}</p>}
      <QuestionField
        asked={question}
        focusAtFirst={!question && !reader}
        onAsk={ask}
        onOpen={openSuggestion}
      />
      {question ? (
        <Results state={state} asked={asked} onFilter={filter}>
          <ActiveFilters filters={filters} onFilter={filter} />
          <AnswerPanel state={state} asked={asked} onConfirm={confirm} onRetry={retry} />
        </Results>
      ) : (
        <StartPage />
      )}
    </div>
  );
}

const NO_QUOTES: readonly Quote[] = [];

/** Quotes that the reader goes through with «next» and «previous». */
function quotesIn(state: AnswerState): readonly Quote[] {
  if (state.status === "done") return state.answer.quotes;
  return state.status === "loading" ? state.quotes : NO_QUOTES;
}

/** A new question starts without the old one's filters, and closes the reader. */
function ask(question: string): void {
  if (!question) return navigate(emptyAddress());
  return navigate({ ...emptyAddress(), question }, { hideQuestion: seemsPersonal(question) });
}

function filter(filters: Filters): void {
  navigate({ ...withReader(null), filters: { ...noFilters(), ...filters } });
}

function openSuggestion({ document_id: documentId, section_start: start }: Suggestion): void {
  if (!documentId) return;
  navigate(withReader(typeof start === "number" ? { documentId, start } : { documentId }));
}

function useAsked(question: string, filters: Filters) {
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked: Asked = {
    question,
    filters,
    // A question that is kept out of the address was found personal before.
    needsConfirmation: seemsPersonal(question) || isQuestionHidden(),
    confirmed: confirmed === question,
    attempt,
  };
  return {
    asked,
    confirm: () => setConfirmed(question),
    retry: () => setAttempt((count) => count + 1),
  };
}
