/** Numbers of passages by kind and by voice, with bars. */
import { useId } from "react";
import type { DocumentFacts, Voice } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { valueInWords } from "../../documents/values";
import { ordered } from "./listing";

export function CountBars({ document }: { document: DocumentFacts }) {
  const t = useT();
  const voices = ordered<Voice>(document.voices).map(([voice, count]): [string, number] => [t(`voice.${voice}`), count]);
  const kinds = ordered(document.kinds).map(([kind, count]): [string, number] => [valueInWords("kinds", kind, t), count]);
  return (
    <>
      <Bars title={t("corpus.voices")} counts={voices} />
      <Bars title={t("corpus.kinds")} counts={kinds} />
    </>
  );
}

function Bars({ title, counts }: { title: string; counts: [string, number][] }) {
  const headingId = useId();
  const most = Math.max(1, ...counts.map(([, count]) => count));
  if (counts.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="view-heading">
        {title}
      </h2>
      <dl className="count-bars">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span>{count}</span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden focusable="false">
                <rect width={(count / most) * 100} height="8" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
