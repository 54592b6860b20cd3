/** The corpus: all documents, or one document's study card. */
import { useEffect, useRef } from "react";
import { useAddress } from "../../routing/navigation";
import { Overview } from "./Overview";
import { StudyCard } from "./StudyCard";
import "../view.css";
import "./corpus.css";

export default function CorpusView() {
  const { study } = useAddress();
  useTopOfCard(study);
  return (
    <div className="page-width corpus">{study ? <StudyCard key={study} id={study} /> : <Overview />}</div>
  );
}

/** A card begins at its top, for the eye and for a screen reader: what was clicked is gone. */
function useTopOfCard(study: string | null): void {
  const shown = useRef(study);
  useEffect(() => {
    if (shown.current === study) return;
    shown.current = study;
    document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [study]);
}
