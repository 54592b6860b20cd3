/** All hits, a page at a time, however many there are. */
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Hit, Receipt } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { HitCard } from "./HitCard";
import { kindsOf } from "./marking";
import "./hits.css";

interface Props {
  hits: readonly Hit[];
  /** Another value starts at the first page again. */
  listKey: string;
  /** True where the server may have more than these. */
  mayHaveMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  receipt: Receipt | null;
  question: string | null;
}

export const HITS_A_PAGE = 20;

export function HitList({ hits, listKey, mayHaveMore, isLoadingMore, onMore, receipt, question }: Props) {
  const t = useT();
  const [shown, setShown] = useState({ listKey, count: HITS_A_PAGE });
  const count = shown.listKey === listKey ? shown.count : HITS_A_PAGE;
  function more() {
    setShown({ listKey, count: count + HITS_A_PAGE });
    if (count + HITS_A_PAGE > hits.length && mayHaveMore) onMore();
  }
  return (
    <>
      <Legend hits={hits.slice(0, count)} />
      <ol className="hits">
        {hits.slice(0, count).map((hit) => (
          <li key={hit.passage.id}>
            <HitCard hit={hit} receipt={receipt} question={question} />
          </li>
        ))}
      </ol>
      {(count < hits.length || mayHaveMore) && (
        <Button variant="secondary" className="hits-more" loading={isLoadingMore} onClick={more}>
          {t("hits.more")}
        </Button>
      )}
    </>
  );
}

function Legend({ hits }: { hits: readonly Hit[] }) {
  const t = useT();
  const kinds = kindsOf(hits);
  if (kinds.length === 0) return null;
  return (
    <ul className="legend" aria-label={t("legend.label")}>
      {kinds.map((kind) => (
        <li key={kind}>
          {kind === "nearest_sentence" ? (
            <span className="near">{t("legend.nearest_sentence")}</span>
          ) : (
            <mark className={`mark mark-${kind}`}>{t(`legend.${kind}`)}</mark>
          )}
        </li>
      ))}
    </ul>
  );
}
