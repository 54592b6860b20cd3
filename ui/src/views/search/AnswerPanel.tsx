/** The answer: what the corpus says in its own words, or that it does not say. */
import { Alert } from "@navikt/ds-react/Alert";
import { Loader } from "@navikt/ds-react/Loader";
import { CheckmarkCircleIcon } from "@navikt/aksel-icons";
import { useEffect } from "react";
import type { Answer, Hit, Problem, Quote, Receipt } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { CollectAllButton } from "../../quotes/CollectAllButton";
import { PersonalDataWarning } from "../../questions/PersonalDataWarning";
import { numbered, type QuoteNumbers } from "../../quotes/numbering";
import { QuoteGroup } from "../../quotes/QuoteGroup";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";
import { announce } from "../../shell/announcing";
import { ProblemAlert } from "../../shell/ProblemAlert";
import { groupedBy } from "../../text/grouping";
import type { AnswerState, Asked } from "./asking";
import { Generated } from "./generated/Generated";
import { sentencesIn, useGenerated } from "./generated/generating";
import "./answer.css";

interface Props {
  state: AnswerState;
  asked: Asked;
  onConfirm: () => void;
  onRetry: () => void;
}

export function AnswerPanel({ state, asked, onConfirm, onRetry }: Props) {
  useAnnouncedAnswer(state);
  // As it may be kept with a collected quote.
  const question = asked.needsConfirmation ? null : asked.question;
  switch (state.status) {
    case "idle":
      return null;
    case "unconfirmed":
      return <PersonalDataWarning onConfirm={onConfirm} />;
    case "loading":
      return <Waiting state={state} question={question} />;
    case "failed":
      return <Failed problem={state.problem} onRetry={onRetry} />;
    case "done":
      return <Done answer={state.answer} asked={asked} question={question} onRetry={onRetry} />;
  }
}

function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <section className="answer">
      <ProblemAlert problem={problem} onRetry={onRetry} />
    </section>
  );
}

function Waiting({ state, question }: { state: Extract<AnswerState, { status: "loading" }>; question: string | null }) {
  const t = useT();
  const { progress, quotes, hits } = state;
  const found = progress?.stage === "found" && progress.status;
  return (
    <section className="answer" aria-busy="true">
      <h2 className="answer-status">{found ? t(`answer.${found}`) : t("answer.searching")}</h2>
      <Quotes quotes={quotes} hits={hits} receipt={null} question={question} />
      <Loader size="medium" title={t("answer.searching")} className="answer-loader" />
    </section>
  );
}

interface DoneProps {
  answer: Answer;
  asked: Asked;
  question: string | null;
  onRetry: () => void;
}

function Done({ answer, asked, question, onRetry }: DoneProps) {
  const t = useT();
  const generating = useGenerated(answer, asked);
  const numbers = numbered(answer.quotes, sentencesIn(generating.state));
  return (
    <section className={`answer answer-${answer.status}`} aria-labelledby="answer-status" id="svar" tabIndex={-1}>
      <h2 className="answer-status" id="answer-status">
        {t(`answer.${answer.status}`)}
      </h2>
      {answer.warnings.map((warning) => (
        <Alert key={warning.start} variant="warning" size="small" inline>
          {warning.message}
        </Alert>
      ))}
      {answer.notes.map((note) => (
        <p key={note} className="answer-note">
          {note}
        </p>
      ))}
      <Quotes
        quotes={answer.quotes}
        hits={answer.hits}
        receipt={answer.receipt}
        question={question}
        numbers={numbers}
      />
      {answer.quotes.length > 0 && (
        <div className="answer-end">
          <p className="answer-verified">
            <CheckmarkCircleIcon aria-hidden /> {t("answer.verified")}
          </p>
          <CollectAllButton quotes={answer.quotes} receipt={answer.receipt} question={question} />
        </div>
      )}
      <Generated answer={answer} generating={generating} numbers={numbers} onAskAgain={onRetry} />
      {question && (
        <p className="answer-further">
          <Link to={{ ...emptyAddress("compare"), question }}>{t("answer.compare")}</Link>
        </p>
      )}
    </section>
  );
}

interface QuotesProps {
  quotes: readonly Quote[];
  hits: readonly Hit[];
  receipt: Receipt | null;
  question: string | null;
  numbers?: QuoteNumbers;
}

/** The quotes by document, in the order in which the strongest of each stands. */
function Quotes({ quotes, hits, receipt, question, numbers }: QuotesProps) {
  const groups = groupedBy(quotes, (quote) => quote.document_id);
  return [...groups].map(([id, members]) => (
    <QuoteGroup
      key={id}
      documentId={id}
      known={hits.find((hit) => hit.document.id === id)?.document}
      quotes={members}
      receipt={receipt}
      question={question}
      numbers={numbers}
    />
  ));
}

function useAnnouncedAnswer(state: AnswerState): void {
  const t = useT();
  const words = announcement(state, t);
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
}

function announcement(state: AnswerState, t: ReturnType<typeof useT>): string | null {
  switch (state.status) {
    case "idle":
    case "failed":
      return null;
    case "unconfirmed":
      return t("personal.warning");
    case "loading":
      return t("answer.searching");
    case "done": {
      const { status, quotes } = state.answer;
      return `${t(`answer.${status}`)} ${t.plural("collection.count", quotes.length)}.`;
    }
  }
}
