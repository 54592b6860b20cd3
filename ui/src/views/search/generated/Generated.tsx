/** The place for a model's words beside an answer; what draws them is loaded where a model is. */
import { lazy, Suspense } from "react";
import type { Answer } from "../../../api/client";
import { useModel } from "../../../api/documents";
import { useT } from "../../../i18n/LanguageProvider";
import type { Generating } from "./generating";
import type { QuoteNumbers } from "../../../quotes/numbering";

const GeneratedPart = lazy(() =>
  import("./GeneratedPart").catch(() => ({ default: NotLoaded })),
);

export interface GeneratedProps {
  answer: Answer;
  generating: Generating;
  numbers: QuoteNumbers;
  /** Put the question again, to a corpus that has changed. */
  onAskAgain: () => void;
}

export function Generated(props: GeneratedProps) {
  const model = useModel();
  if (model === null || props.answer.quotes.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <GeneratedPart {...props} model={model} />
    </Suspense>
  );
}

/** A file of the page did not come. The quotes are there all the same. */
function NotLoaded() {
  const t = useT();
  return <p className="answer-note">{t("generated.notLoaded")}</p>;
}
