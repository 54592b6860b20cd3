/** What the corpus holds: all documents, or one document's study card. */
import { useAddress } from "../../routing/navigation";
import { Overview } from "./Overview";
import { StudyCard } from "./StudyCard";
import "../view.css";
import "./corpus.css";

export default function CorpusView() {
  const { study } = useAddress();
  return (
    <div className="page-width corpus">{study ? <StudyCard key={study} id={study} /> : <Overview />}</div>
  );
}
