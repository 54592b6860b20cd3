/** Sentences of the model that are not shown: their number, and the reasons. */
import type { Generated, GeneratedSentence } from "../../../api/client";
import { useT } from "../../../i18n/LanguageProvider";

type Reason = NonNullable<GeneratedSentence["reason"]>;

/** Left out for their length or their number, not for what they say. */
const NOT_JUDGED = ["incomplete", "too_many"] as const satisfies readonly Reason[];

export function LeftOut({ generated }: { generated: Generated }) {
  const t = useT();
  const reasons = Object.entries(generated.dropped_reasons) as [Reason, number][];
  const judged = reasons.filter(([reason]) => !isNotJudged(reason));
  const unborne = judged.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div className="generated-left-out">
      {unborne > 0 && (
        <details>
          <summary>{t.plural("generated.dropped", unborne)}</summary>
          <ul>
            {judged.map(([reason, count]) => (
              <li key={reason}>{t.plural("generated.dropped.reason", count, { reason: t(`generated.reason.${reason}`) })}</li>
            ))}
          </ul>
        </details>
      )}
      {reasons.filter(([reason]) => isNotJudged(reason)).map(([reason, count]) => (
        <p key={reason}>{t.plural("generated.dropped.reason", count, { reason: t(`generated.reason.${reason}`) })}</p>
      ))}
      {generated.cut && <p>{t("generated.cut")}</p>}
    </div>
  );
}

function isNotJudged(reason: Reason): boolean {
  return NOT_JUDGED.some((one) => one === reason);
}
