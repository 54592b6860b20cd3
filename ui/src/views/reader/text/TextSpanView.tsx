/** One span of a long text: an empty space of its likely height until it comes near. */
import { Button } from "@navikt/ds-react/Button";
import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import type { Translate } from "../../../i18n/translate";
import { useT } from "../../../i18n/LanguageProvider";
import { pageKeys, type PageKeys } from "../pageWords";
import type { Block, Source, Span, TextSpan } from "../reading";
import { BlockView } from "./BlockView";
import type { PageTurn } from "./pageTurns";
import type { Insertion, Mark } from "./slicing";
import { useTextSpan } from "./textSpans";

interface TextSpanProps {
  source: Source;
  index: number;
  span: Span;
  near: boolean;
  /** Its likely height before it has been shown, in pixels. */
  height: number;
  marks: readonly Mark[];
  turns: readonly PageTurn[];
}

export const TextSpanView = memo(function TextSpanView(props: TextSpanProps) {
  const { source, index, span, near, height, marks, turns } = props;
  const t = useT();
  const state = useTextSpan(source.facts.id, source.facts.ingest.digest, span, near);
  const frame = useRef<HTMLDivElement>(null);
  const measured = useMeasuredHeight(frame, state.status === "done");
  const place = { ref: frame, "data-span": index, "data-status": state.status };
  switch (state.status) {
    case "far":
    case "loading":
      return <div {...place} style={{ height: measured ?? height }} aria-busy={state.status === "loading"} />;
    case "failed":
      return (
        <div {...place} style={{ minHeight: height }} className="span-failed" role="alert">
          <p>{t("reader.span.failed")}</p>
          <Button size="small" variant="secondary" onClick={state.retry}>
            {t("problem.retry")}
          </Button>
        </div>
      );
    case "done":
      return (
        <div {...place}>
          <Blocks textSpan={state.textSpan} marks={marks} turns={turns} turnKey={pageKeys(source).turn} />
        </div>
      );
  }
});

/** Height in pixels when last shown, so that hiding it moves nothing. */
function useMeasuredHeight(frame: React.RefObject<HTMLElement | null>, shown: boolean): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!shown || !element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, shown]);
  return height;
}

interface BlocksProps {
  textSpan: TextSpan;
  marks: readonly Mark[];
  turns: readonly PageTurn[];
  /** Key of the words for a page without a printed number. */
  turnKey: PageKeys["turn"];
}

/** Blocks with the page turns between and inside them. `turns` may be the whole document's. */
export function Blocks({ textSpan, marks, turns, turnKey }: BlocksProps) {
  const t = useT();
  const named = turns
    .filter(({ at }) => at >= textSpan.start && at < textSpan.end)
    .map((turn) => ({ ...turn, name: turnName(turn, turnKey, t) }));
  const notes = noteMarkers(textSpan.blocks);
  const shown: ReactNode[] = [];
  let next = 0;
  for (const block of textSpan.blocks) {
    for (let turn = named[next]; turn && turn.at <= block.start; turn = named[++next]) {
      shown.push(<PageRule key={`turn${turn.at}`} name={turn.name} />);
    }
    const inside: Insertion[] = [];
    for (let turn = named[next]; turn && turn.at < block.end; turn = named[++next]) {
      inside.push({ at: turn.at, kind: "page", label: turn.name });
    }
    shown.push(<BlockView key={block.start} block={block} marks={marks} insertions={[...inside, ...notes]} />);
  }
  for (const turn of named.slice(next)) shown.push(<PageRule key={`turn${turn.at}`} name={turn.name} />);
  return shown;
}

function turnName(turn: PageTurn, turnKey: PageKeys["turn"], t: Translate): string {
  if (turn.label !== null) return t("reader.page.turn", { label: turn.label });
  return t(turnKey, { page: turn.page ?? "" });
}

function PageRule({ name }: { name: string }) {
  return (
    <p className="page-turn" data-inserted>
      <span>{name}</span>
    </p>
  );
}

/** Footnotes' markers, which were taken out of the running text, put back for the eye. */
function noteMarkers(blocks: readonly Block[]): Insertion[] {
  return blocks.flatMap(({ refers_at: at, marker }) =>
    at !== null && marker !== null ? [{ at, kind: "note" as const, marker }] : [],
  );
}
