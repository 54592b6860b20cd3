/** The text of a document, loaded as it is read, with the place that was asked for marked. */
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import { useGivenWidth } from "../pdf/pages";
import type { Source } from "../reading";
import type { Target } from "../target";
import { useArriving } from "../useArriving";
import { useNear } from "../useNear";
import { offsetInView, pieceAt } from "./pieceSearch";
import { pageTurns } from "./pageTurns";
import type { Mark } from "./slicing";
import { TextSpanView } from "./TextSpanView";
import { likelyHeight, textSpanAt, textSpansOf } from "./windowing";

/** Until the pane has been measured. */
const USUAL_WIDTH_PX = 600;

interface TextPaneProps {
  source: Source;
  target: Target;
  marks: readonly Mark[];
  /** Size of the letters, 1 as usual. */
  zoom: number;
  onSeen: (offset: number) => void;
}

export function TextPane({ source, target, marks, zoom, onSeen }: TextPaneProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const textSpans = useMemo(() => textSpansOf(source.facts.text_length), [source]);
  const turns = useMemo(() => pageTurns(source.spans), [source]);
  const aimed = textSpanAt(target.offset ?? 0, textSpans);
  const near = useNear(scroller, "[data-span]", "span", textSpans.length);
  const width = useGivenWidth(scroller) || USUAL_WIDTH_PX;
  const marksOf = useMarksBySpan(marks, textSpans);

  const find = useCallback(
    (pane: HTMLElement) => placeOf(pane, aimed, target.offset ?? 0),
    [aimed, target.offset],
  );
  const isArriving = useArriving(scroller, target.turn + 1, find);
  useSeenOffset(scroller, isArriving, target, onSeen);

  return (
    <div ref={scroller} className="reader-pane" tabIndex={0} role="group" aria-label={t("reader.text.label")}>
      <article className="reader-text" lang={source.facts.language} style={{ fontSize: `${zoom}em` }}>
        {textSpans.map((span, index) => (
          <TextSpanView
            key={span.start}
            source={source}
            index={index}
            span={span}
            near={index === aimed || near.has(index)}
            height={likelyHeight(span, width, 17 * zoom)}
            marks={marksOf(index)}
            turns={turns}
          />
        ))}
      </article>
    </div>
  );
}

/** The mark or word at an offset once it is shown, else the place where it will be. */
function placeOf(pane: HTMLElement, textSpan: number, offset: number): Element | null {
  const around = pane.querySelector(`[data-span="${textSpan}"]`);
  if (!around || offset === 0) return around;
  return pieceAt(around, offset) ?? around;
}

const NO_MARKS: readonly Mark[] = [];

/** Marks by span, each list the same object until its marks change: most spans have none. */
function useMarksBySpan(marks: readonly Mark[], textSpans: readonly { start: number; end: number }[]) {
  const byTextSpan = useMemo(() => {
    const parted = new Map<number, Mark[]>();
    for (const mark of marks) {
      // A block may reach into the next span, so the one before is told of the mark as well.
      const first = Math.max(0, textSpanAt(mark.start, textSpans) - 1);
      for (let n = first; n <= textSpanAt(mark.end - 1, textSpans); n += 1) {
        parted.set(n, [...(parted.get(n) ?? []), mark]);
      }
    }
    return parted;
  }, [marks, textSpans]);
  return (index: number) => byTextSpan.get(index) ?? NO_MARKS;
}

/** Tell which offset is read: the target's own until somebody scrolls away from it. */
function useSeenOffset(
  scroller: React.RefObject<HTMLElement | null>,
  isArriving: React.RefObject<boolean>,
  target: Target,
  onSeen: (offset: number) => void,
): void {
  useEffect(() => {
    const pane = scroller.current;
    if (!pane) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    function look() {
      waiting = undefined;
      if (!pane) return;
      const offset = isArriving.current ? target.offset : offsetInView(pane);
      if (offset !== null) onSeen(offset);
    }
    function onScroll() {
      waiting ??= setTimeout(look, 120);
    }
    look();
    pane.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(waiting);
      pane.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isArriving, target, onSeen]);
}
