/** The list of references as the chosen style has it. */
import { useId } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { plainReference } from "./copyAll";
import type { Reference } from "./standing";

export function ReferenceList({ references }: { references: readonly Reference[] }) {
  const t = useT();
  const headingId = useId();
  const shown = references.filter(({ runs }) => runs.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="references" aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {t("collection.references")}
      </h2>
      <ul>
        {shown.map((reference) => (
          <li key={plainReference(reference)}>
            {reference.number !== null && `${reference.number}. `}
            {reference.runs.map(({ text, italic }, place) =>
              // Spans of one entry have no other identity than their place.
              italic ? <i key={place}>{text}</i> : <span key={place}>{text}</span>,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
