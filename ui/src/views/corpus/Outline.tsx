/** Headings and tables of a document, each a way into the source. */
import { useId, useState } from "react";
import { Button } from "@navikt/ds-react/Button";
import type { DocumentFacts, Schemas } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { Link } from "../../routing/Link";
import { useAddress } from "../../routing/navigation";
import { type PageUnit, pageUnitOf } from "../../documents/pageUnits";
import { pageInWords } from "../../quotes/naming";

type Section = Schemas["SectionOut"];
type Table = Schemas["TableOut"];

/** Longer outlines are folded to their upper levels. */
const MANY_HEADINGS = 40;
const UPPER_LEVELS = 2;

/** Headings of the upper levels where there are many; if that leaves too many, the topmost. */
export function shownSections(sections: readonly Section[]): Section[] {
  if (sections.length <= MANY_HEADINGS) return [...sections];
  const upper = sections.filter(({ level }) => level <= UPPER_LEVELS);
  if (upper.length <= MANY_HEADINGS) return upper;
  const top = sections.filter(({ level }) => level === 1);
  return top.length > 1 ? top.slice(0, MANY_HEADINGS) : upper.slice(0, MANY_HEADINGS);
}

export function Outline({ document }: { document: DocumentFacts }) {
  const t = useT();
  const headingId = useId();
  const [whole, setWhole] = useState(false);
  const { sections } = document;
  const upper = shownSections(sections);
  if (sections.length === 0) return null;
  return (
    <section className="outline" aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {t("corpus.outline")}
      </h2>
      <ul className="plain-list" lang={document.language}>
        {(whole ? sections : upper).map((section) => (
          <SectionLink key={section.start} id={document.id} section={section} unit={pageUnitOf(document)} />
        ))}
      </ul>
      {upper.length < sections.length && (
        <Button size="small" variant="tertiary" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? "corpus.outline.less" : "corpus.outline.all", { count: sections.length })}
        </Button>
      )}
    </section>
  );
}

const LEVELS = ["outline-1", "outline-2", "outline-3"] as const;

function SectionLink({ id, section, unit }: { id: string; section: Section; unit: PageUnit }) {
  const t = useT();
  const address = useAddress();
  const known = section.label !== null || section.page !== null;
  return (
    <li className={LEVELS[Math.min(section.level, LEVELS.length) - 1]}>
      <Link className="aksel-link" to={{ ...address, reader: { documentId: id, start: section.start } }}>
        {section.title}
      </Link>
      {known && <span className="outline-page">{pageInWords({ ...section, unit }, t)}</span>}
    </li>
  );
}

export function Tables({ document }: { document: DocumentFacts }) {
  const t = useT();
  const headingId = useId();
  if (document.tables.length === 0) return null;
  return (
    <section className="outline" aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {t("corpus.tables", { count: document.tables.length })}
      </h2>
      <ul className="plain-list">
        {document.tables.map((table) => (
          <TableLink key={table.id} document={document} table={table} />
        ))}
      </ul>
    </section>
  );
}

function TableLink({ document, table }: { document: DocumentFacts; table: Table }) {
  const t = useT();
  const address = useAddress();
  const start = table.row_offsets[0]?.[0];
  const end = table.row_offsets.at(-1)?.[1];
  const name = table.caption ?? table.number ?? t("table.unnamed");
  const known = table.label !== null || table.page !== null;
  return (
    <li className="outline-1">
      {start === undefined ? (
        name
      ) : (
        <Link
          className="aksel-link"
          lang={document.language}
          to={{ ...address, reader: { documentId: document.id, start, ...(end !== undefined && { end }) } }}
        >
          {name}
        </Link>
      )}
      <span className="outline-page">
        {t.plural("corpus.table.rows", table.rows.length)}
        {known && `, ${pageInWords({ ...table, unit: pageUnitOf(document) }, t)}`}
      </span>
    </li>
  );
}
