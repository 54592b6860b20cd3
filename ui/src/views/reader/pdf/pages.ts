/** Shared by the panes that show pages: width, places of marks, the page that is read. */
import { useEffect, useState } from "react";
import type { MarkedBoxes } from "../boxes";
import type { Target } from "../target";

/** The air on either side of a page, in pixels. */
const MARGIN_PX = 12;

/** The mark that is aimed at, else its page. */
export function findMark(
  pane: HTMLElement,
  page: number,
  offset: number | null,
  marked: readonly MarkedBoxes[] | undefined,
): Element | null {
  const paper = pane.querySelector(`[data-page="${page}"]`);
  const aimed = marked?.find(({ start }) => start === offset);
  if (!paper || !aimed) return paper;
  return paper.querySelector(`.page-marks [data-mark="${aimed.kind}"]`) ?? paper;
}

/** Pixels that a page may be wide; 0 until known. Follows the pane, a little late. */
export function useGivenWidth(scroller: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const pane = scroller.current;
    if (!pane) return;
    const measure = () => setWidth(Math.max(120, pane.clientWidth - 2 * MARGIN_PX));
    measure();
    if (typeof ResizeObserver === "undefined") return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(measure, 120);
    });
    observer.observe(pane);
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
    };
  }, [scroller]);
  return width;
}

/** Tell which page is read: the target's until somebody scrolls, then the one in the middle. */
export function useSeenPage(
  scroller: React.RefObject<HTMLElement | null>,
  isArriving: React.RefObject<boolean>,
  target: Target,
  onSeen: (page: number) => void,
  ready: boolean,
): void {
  useEffect(() => {
    const pane = scroller.current;
    if (!pane || !ready) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    function look() {
      waiting = undefined;
      if (!pane) return;
      const page = (isArriving.current ? target.page : null) ?? pageInView(pane);
      if (page !== null) onSeen(page);
    }
    function onScroll() {
      waiting ??= setTimeout(look, 100);
    }
    look();
    pane.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(waiting);
      pane.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isArriving, target, onSeen, ready]);
}

function pageInView(pane: HTMLElement): number | null {
  const { top, height } = pane.getBoundingClientRect();
  const line = top + height * 0.4;
  for (const paper of pane.querySelectorAll<HTMLElement>("[data-page]")) {
    if (paper.getBoundingClientRect().bottom > line) return Number(paper.dataset.page);
  }
  return null;
}
