/** The answer's surroundings: filters, all hits, and pictures of their places. */
import { Button } from "@navikt/ds-react/Button";
import { FunnelIcon } from "@navikt/aksel-icons";
import { Loader } from "@navikt/ds-react/Loader";
import { type ReactNode, useState } from "react";
import type { Filters, Hit, SearchOutcome } from "../../api/client";
import { useDocuments } from "../../api/documents";
import { useT } from "../../i18n/LanguageProvider";
import { noFilters } from "../../routing/address";
import { ProblemAlert } from "../../shell/ProblemAlert";
import type { AnswerState, Asked } from "./asking";
import { Facets } from "./Facets";
import { hasFilters } from "./facets";
import { HITS_A_PAGE, HitList } from "./HitList";
import { HitStrips } from "./HitStrips";
import { type SearchRequest, type SearchState, useSearch } from "./searching";
import { Suggestions } from "./Suggestions";
import { Timeline } from "../../documents/Timeline";

interface Props {
  state: AnswerState;
  asked: Asked;
  onFilter: (filters: Filters) => void;
  /** The answer. */
  children: ReactNode;
}

/** The most hits that the server gives. */
const MOST_HITS = 100;

export function Results({ state, asked, onFilter, children }: Props) {
  const listKey = JSON.stringify([asked.question, asked.filters]);
  const { search, all, more, isLoadingMore, mayHaveMore, retry } = useHits(state, asked, listKey);
  const outcome = search.status === "done" ? search.outcome : null;
  const hits = outcome?.hits ?? earlyHits(state);
  const documents = useDocuments();
  const listed = documents.status === "done" ? documents.byId : new Map<string, never>();
  const quiet = state.status === "unconfirmed";
  return (
    <div className="results">
      <div className="results-answer">
        {children}
        {outcome && <Suggestions asked={asked.question} suggestions={outcome.suggestions} />}
      </div>
      {!quiet && <Narrowing now={outcome} all={all} filters={asked.filters} onFilter={onFilter} />}
      <div className="results-pictures">
        <HitStrips hits={hits} listed={listed} />
        <Timeline found={documentsWithHits(outcome, hits)} listed={listed} />
      </div>
      {!quiet && (
        <AllHits search={search} hits={hits} failedAlready={state.status === "failed"} onRetry={retry}>
          <HitList
            hits={hits}
            listKey={listKey}
            mayHaveMore={mayHaveMore}
            isLoadingMore={isLoadingMore}
            onMore={more}
            receipt={state.status === "done" ? state.answer.receipt : null}
            question={asked.needsConfirmation ? null : asked.question}
          />
        </AllHits>
      )}
    </div>
  );
}

/** Hits that came with the answer, while the whole list is on its way. */
function earlyHits(state: AnswerState): readonly Hit[] {
  if (state.status === "loading") return state.hits;
  return state.status === "done" ? state.answer.hits : [];
}

/** The list of hits, asked for once the answer is there; more of them when wanted. */
function useHits(state: AnswerState, asked: Asked, listKey: string) {
  const [wantsMore, setWantsMore] = useState({ listKey: "", attempt: 0 });
  const [attempt, setAttempt] = useState(0);
  const answered = state.status === "done";
  const { question, filters, confirmed } = asked;
  const request = (narrowed: Filters, k: number): SearchRequest => ({ question, filters: narrowed, k, confirm: confirmed });
  const first = useSearch(answered ? request(filters, HITS_A_PAGE) : null, attempt);
  const wantsMany = answered && wantsMore.listKey === listKey;
  const many = useSearch(wantsMany ? request(filters, MOST_HITS) : null, wantsMore.attempt);
  const narrowed = hasFilters(filters);
  const unfiltered = useSearch(first.status === "done" && narrowed ? request(noFilters(), 1) : null);
  const search = many.status === "done" ? many : first;
  const all = narrowed && unfiltered.status === "done" ? unfiltered.outcome : null;
  const full = first.status === "done" && first.outcome.hits.length >= HITS_A_PAGE;
  return {
    search,
    all,
    more: () => {
      const waits = many.status === "loading";
      if (!waits) setWantsMore(({ attempt: before }) => ({ listKey, attempt: before + 1 }));
    },
    isLoadingMore: many.status === "loading",
    retry: () => setAttempt((count) => count + 1),
    mayHaveMore: full && many.status !== "done",
  };
}

interface NarrowingProps {
  now: SearchOutcome | null;
  all: SearchOutcome | null;
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

/** The filters: always open where there is room, behind a button where there is not. */
function Narrowing({ now, all, filters, onFilter }: NarrowingProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  // While new counts are on their way the old choices stay, so that nothing jumps.
  const [last, setLast] = useState<SearchOutcome | null>(null);
  if (now && now !== last) setLast(now);
  const shown = now ?? last;
  if (!shown) return <div className="filters" />;
  return (
    <section className={open ? "filters filters-open" : "filters"} aria-label={t("filters.label")}>
      <Button
        className="filters-toggle"
        size="small"
        variant="secondary"
        data-color="neutral"
        icon={<FunnelIcon aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t("filters.label")}
      </Button>
      <div className="filters-body">
        <h2 className="filters-title">{t("filters.label")}</h2>
        <Facets now={shown.facets} all={all?.facets ?? shown.facets} filters={filters} onFilter={onFilter} />
      </div>
    </section>
  );
}

interface AllHitsProps {
  search: SearchState;
  hits: readonly Hit[];
  /** The answer has said already that the server cannot be reached. */
  failedAlready: boolean;
  onRetry: () => void;
  children: ReactNode;
}

function AllHits({ search, hits, failedAlready, onRetry, children }: AllHitsProps) {
  const t = useT();
  if (failedAlready) return null;
  const found = search.status === "done" ? matching(search.outcome) : null;
  return (
    <section className="results-hits" aria-labelledby="hits-title">
      <h2 id="hits-title">{t("hits.title")}</h2>
      {found !== null && <p className="hits-count">{t.plural("hits.count", found)}</p>}
      {search.status === "failed" && <ProblemAlert problem={search.problem} onRetry={onRetry} />}
      {hits.length > 0 && children}
      {search.status === "done" && hits.length === 0 && <p>{t("hits.none")}</p>}
      {search.status !== "done" && search.status !== "failed" && hits.length === 0 && (
        <Loader title={t("shell.loading")} />
      )}
    </section>
  );
}

/** All documents in which something matches; until they are counted, those of the first hits. */
function documentsWithHits(outcome: SearchOutcome | null, hits: readonly Hit[]): string[] {
  const counted = outcome?.facets.document?.map(({ value }) => value);
  return counted ?? [...new Set(hits.map((hit) => hit.document.id))];
}

/** Number of passages that match the question, by the facet that every passage has. */
function matching(outcome: SearchOutcome): number {
  return (outcome.facets.document ?? []).reduce((sum, { count }) => sum + count, 0);
}
