/** All verdicts: the sum, what is shown of it, and what was not looked at. */
import { Alert } from "@navikt/ds-react/Alert";
import { Chips } from "@navikt/ds-react/Chips";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { slicer } from "../../text/offsets";
import { CheckedQuote } from "./CheckedQuote";
import { counted, type Draft, type DraftCheck, type Verdict } from "./checking";

const SNIPPET_CHARS = 60;

export function CheckedDraft({ checked, draft }: { checked: DraftCheck; draft: Draft }) {
  const t = useT();
  const [only, setOnly] = useState<Verdict | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { results } = checked;
  const fine = results.filter(({ verdict }) => verdict === "verbatim" || verdict === "punctuation_only");
  const sum = sumInWords(results.length, fine.length, t);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
    announce(sum);
  }, [sum]);
  const shown = only ? results.filter(({ verdict }) => verdict === only) : results;
  return (
    <section className="checked" aria-labelledby="sjekket">
      <h2 id="sjekket" ref={heading} tabIndex={-1} className="view-heading">
        {sum}
      </h2>
      {draft.kind === "file" && <p className="hint">{draft.file.name}</p>}
      {results.length > 0 && <VerdictFilter checked={checked} only={only} onChoose={setOnly} />}
      <Unchecked checked={checked} draft={draft} />
      <ol className={`plain-list checked-list${shown.length > 40 ? " checked-many" : ""}`}>
        {shown.map((result) => (
          <CheckedQuote key={result.start} result={result} />
        ))}
      </ol>
    </section>
  );
}

function sumInWords(count: number, fine: number, t: ReturnType<typeof useT>): string {
  if (count === 0) return t("check.none");
  if (fine === count) return t.plural("check.allFine", count);
  return t.plural("check.someFine", count, { fine });
}

interface FilterProps {
  checked: DraftCheck;
  only: Verdict | null;
  onChoose: (verdict: Verdict | null) => void;
}

function VerdictFilter({ checked, only, onChoose }: FilterProps) {
  const t = useT();
  const counts = counted(checked.results);
  if (counts.length < 2) return null;
  return (
    <Chips className="screen-only" aria-label={t("check.filter")}>
      <Chips.Toggle selected={only === null} checkmark={false} onClick={() => onChoose(null)}>
        {t("check.filter.all", { count: checked.results.length })}
      </Chips.Toggle>
      {counts.map(([verdict, count]) => (
        <Chips.Toggle
          key={verdict}
          selected={only === verdict}
          checkmark={false}
          onClick={() => onChoose(only === verdict ? null : verdict)}
        >
          {`${t(`check.verdict.${verdict}`)} (${count})`}
        </Chips.Toggle>
      ))}
    </Chips>
  );
}

/** Nothing is passed over in silence. */
function Unchecked({ checked, draft }: { checked: DraftCheck; draft: Draft }) {
  const t = useT();
  const { left_out: short, unclosed } = checked;
  const slice = draft.kind === "text" ? slicer(draft.text) : null;
  return (
    <>
      {unclosed.length > 0 && (
        <Alert variant="warning" size="small">
          {t.plural("check.unclosed", unclosed.length)}
          {slice && (
            <ul>
              {unclosed.map((place) => (
                <li key={place}>{slice(place, place + SNIPPET_CHARS).replace(/\s+/g, " ")} …</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
      {short.length > 0 && (
        <details className="left-out">
          <summary>{t.plural("check.leftOut", short.length)}</summary>
          <ul>
            {[...new Set(short)].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
