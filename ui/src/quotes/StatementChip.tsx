/** The kind of statement that a quote is. A plain description gets no chip. */
import { Tag } from "@navikt/ds-react/Tag";
import type { Quote, Statement } from "../api/client";
import { useT } from "../i18n/LanguageProvider";

const LOOKS = {
  finding: "success",
  hypothesis: "warning",
  question: "warning",
  definition: "info",
  recommendation: "info",
  method: "neutral",
} as const satisfies Partial<Record<Statement, string>>;

export function StatementChip({ statement }: { statement: Statement | null }) {
  const t = useT();
  if (statement === null || statement === "description") return null;
  return (
    <Tag size="small" variant="outline" data-color={LOOKS[statement]}>
      {t(`statement.${statement}`)}
    </Tag>
  );
}

/** «Delvis: hypotese», for a quote with sentences of another kind than most of it. */
export function OtherStatements({ quote }: { quote: Pick<Quote, "statements"> }) {
  const t = useT();
  const kinds = new Set(quote.statements.map((part) => part.kind).filter((kind) => kind !== "description"));
  if (kinds.size === 0) return null;
  const names = [...kinds].map((kind) => t(`statement.${kind}`).toLocaleLowerCase());
  return (
    <p className="other-statements">
      {t("statement.in_part")} {names.join("; ")}
    </p>
  );
}
