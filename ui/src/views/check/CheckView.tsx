/** «Sjekk sitatene mine»: a draft in, a verdict on each of its quotes out. */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useDocuments } from "../../api/documents";
import { useCollection } from "../../collection/store";
import { useLanguage } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { ProblemAlert } from "../../shell/ProblemAlert";
import { check, type CheckState, type Draft } from "./checking";
import { CheckedDraft } from "./CheckedDraft";
import { DraftForm } from "./DraftForm";
import "../view.css";
import "./check.css";

export default function CheckView() {
  const { t, language } = useLanguage();
  const { style } = useCollection();
  const [state, setState] = useState<CheckState>({ status: "idle" });
  const running = useRef<AbortController>(null);
  useDocuments();

  async function run(draft: Draft) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ status: "checking", draft });
    announce(t("check.running"));
    const next = await check(draft, style, language, controller.signal);
    if (next) setState(next);
  }
  useEffect(() => () => running.current?.abort(), []);
  useAnew(style, language, () => {
    if (state.status === "done") void run(state.draft);
  });
  return (
    <div className="page-width check">
      <h1 className="view-title">{t("check.title")}</h1>
      <p className="view-lead screen-only">{t("check.lead")}</p>
      <DraftForm isChecking={state.status === "checking"} onCheck={(draft) => void run(draft)} />
      <Outcome state={state} onRetry={(draft) => void run(draft)} />
    </div>
  );
}

/** Another style or language: the corrections have to be worded anew. */
function useAnew(style: string, language: string, run: () => void): void {
  const newest = useEffectEvent(run);
  const shown = useRef(`${style} ${language}`);
  useEffect(() => {
    const wanted = `${style} ${language}`;
    if (shown.current !== wanted) newest();
    shown.current = wanted;
  }, [style, language]);
}

function Outcome({ state, onRetry }: { state: CheckState; onRetry: (draft: Draft) => void }) {
  switch (state.status) {
    case "idle":
    case "checking":
      return null;
    case "failed":
      return <ProblemAlert problem={state.problem} onRetry={() => onRetry(state.draft)} />;
    case "done":
      return <CheckedDraft checked={state.checked} draft={state.draft} />;
  }
}
