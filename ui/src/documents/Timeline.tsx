/** Years of publication of the evidence, and of its collection where the document states them. */
import { useId } from "react";
import type { DocumentCard } from "../api/client";
import type { DocumentList } from "../api/documents";
import type { Translate } from "../i18n/translate";
import { useT } from "../i18n/LanguageProvider";
import { authorsInWords } from "../quotes/naming";
import { yearsNamed } from "./years";
import "./pictures.css";
import "./timeline.css";

interface Dated {
  document: DocumentCard;
  published: number;
  collected: [number, number] | null;
}

/** More documents than these make no picture. */
const MOST_ROWS = 15;
const ROW_HEIGHT = 30;
const WIDTH = 280;
const MARGIN = 12;

interface Props {
  /** Ids of the documents in which something was found. */
  found: readonly string[];
  listed: DocumentList;
}

export function Timeline({ found, listed }: Props) {
  const t = useT();
  const titleId = useId();
  const dated = datedDocuments(found, listed);
  const years = dated.flatMap(({ published, collected }) => [published, ...(collected ?? [])]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  // Of one year, or of none, there is nothing to see.
  if (dated.length === 0 || first === last) return null;
  const x = (year: number) => MARGIN + ((year - first) / (last - first)) * (WIDTH - 2 * MARGIN);
  return (
    <section className="picture" aria-labelledby={titleId}>
      <h2 id={titleId}>{t("timeline.title")}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${dated.length * ROW_HEIGHT + 22}`} className="timeline" aria-hidden>
        {dated.map((one, row) => (
          <TimelineRow key={one.document.id} dated={one} y={row * ROW_HEIGHT + 22} x={x} />
        ))}
        <text x={MARGIN} y={dated.length * ROW_HEIGHT + 18}>{first}</text>
        <text x={WIDTH - MARGIN} y={dated.length * ROW_HEIGHT + 18} textAnchor="end">{last}</text>
      </svg>
      <ul className="aksel-sr-only">
        {dated.map((one) => (
          <li key={one.document.id}>{datedInWords(one, t)}</li>
        ))}
      </ul>
      {dated.some(({ collected }) => collected) && <p className="picture-lead">{t("timeline.key")}</p>}
    </section>
  );
}

function TimelineRow({ dated, x, y }: { dated: Dated; x: (year: number) => number; y: number }) {
  const t = useT();
  const { document, published, collected } = dated;
  const at = x(published);
  const right = at > WIDTH / 2;
  return (
    <g>
      <line x1={MARGIN} x2={WIDTH - MARGIN} y1={y} y2={y} className="timeline-axis" />
      {collected && <line x1={x(collected[0])} x2={Math.max(x(collected[1]), x(collected[0]) + 4)} y1={y} y2={y} className="timeline-collected" />}
      <circle cx={at} cy={y} r="5" className="timeline-published" />
      <text x={right ? at - 9 : at + 9} y={y - 6} textAnchor={right ? "end" : "start"}>
        {authorsInWords(document.families.slice(0, 1), t)} {published}
      </text>
    </g>
  );
}

function datedDocuments(found: readonly string[], listed: DocumentList): Dated[] {
  return found
    .flatMap((id) => {
      const document = listed.get(id);
      if (!document || document.year === null) return [];
      return [{ document, published: document.year, collected: yearsNamed(document.data_collected) }];
    })
    .toSorted((a, b) => a.published - b.published)
    .slice(-MOST_ROWS);
}

function datedInWords({ document, published, collected }: Dated, t: Translate): string {
  const facts = { title: document.title, year: String(published) };
  if (!collected) return t("timeline.published", facts);
  const span = collected[0] === collected[1] ? String(collected[0]) : collected.join("–");
  return t("timeline.collected", { ...facts, collected: span });
}
