/** «Hvor treffene ligger»: one strip a document, a mark for each hit. */
import { type KeyboardEvent, useState } from "react";
import type { Hit } from "../../api/client";
import type { DocumentList } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { pagesInWords } from "../../quotes/naming";
import { Link } from "../../routing/Link";
import { useAddress } from "../../routing/navigation";
import { type DocumentPlaces, placesByDocument } from "./places";
import "../../documents/pictures.css";
import "./strips.css";

/** The documents with most hits; the rest have one or two and stand in the list. */
const MOST_STRIPS = 8;

export function HitStrips({ hits, listed }: { hits: readonly Hit[]; listed: DocumentList }) {
  const t = useT();
  const documents = placesByDocument(hits, listed).slice(0, MOST_STRIPS);
  if (documents.length === 0) return null;
  return (
    <section className="picture" aria-labelledby="strips-title">
      <h2 id="strips-title">{t("strips.title")}</h2>
      <p className="picture-lead">{t("strips.lead")}</p>
      {documents.map((one) => (
        <Strip key={one.document.id} {...one} />
      ))}
    </section>
  );
}

function Strip({ document, places }: DocumentPlaces) {
  const t = useT();
  // One tab stop a strip; the arrow keys go from mark to mark.
  const [stop, setStop] = useState(0);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const next = Math.min(places.length - 1, Math.max(0, stop + move));
    setStop(next);
    event.currentTarget.querySelectorAll("a")[next]?.focus();
  }
  return (
    <div className="strip">
      <p className="strip-name">
        <span>{document.title}</span>
        <span className="strip-count">{t.plural("strips.count", places.length)}</span>
      </p>
      {/* The arrow keys belong to the marks inside, which have the focus. */}
      <div className="strip-line" role="group" aria-label={document.title} onKeyDown={onKeyDown}>
        {places.map(({ hit, share }, place) => (
          <StripMark key={hit.passage.id} hit={hit} share={share} isStop={place === stop} onFocus={() => setStop(place)} />
        ))}
      </div>
    </div>
  );
}

interface MarkProps {
  hit: Hit;
  share: number;
  isStop: boolean;
  onFocus: () => void;
}

function StripMark({ hit, share, isStop, onFocus }: MarkProps) {
  const t = useT();
  const address = useAddress();
  const { document, passage, best_sentence: best } = hit;
  const { start, end } = best ?? passage;
  const words = t("strips.mark", { rank: hit.rank, page: pagesInWords(passage.pages, t) });
  return (
    <Link
      to={{ ...address, reader: { documentId: document.id, start, end } }}
      className={hit.rank <= 3 ? "strip-mark strip-mark-best" : "strip-mark"}
      style={{ left: `${share * 100}%` }}
      aria-label={words}
      title={words}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
    />
  );
}
