/**
 * Go to a place and stay there while what stands above it is still being loaded. Whoever
 * scrolls, clicks or types in the pane has taken over.
 */
import { useEffect, useRef } from "react";

/** Place of the target in the pane, as a share of its height from the top. */
const RESTING_SHARE = 0.28;
const TAKING_OVER = ["wheel", "touchmove", "pointerdown", "keydown", "focus"] as const;

/**
 * `turn` counts the places to go to; 0 while there is nothing to show. `find` gives the element,
 * as exactly as it is known now. Returns whether the pane still stands where it was sent.
 */
export function useArriving(
  scroller: React.RefObject<HTMLElement | null>,
  turn: number,
  find: (pane: HTMLElement) => Element | null,
): React.RefObject<boolean> {
  const arriving = useRef(true);
  useEffect(() => {
    const pane = scroller.current;
    if (!pane || turn === 0) return;
    arriving.current = true;
    const go = () => {
      const place = arriving.current ? find(pane) : null;
      if (place) bringIntoView(pane, place);
    };
    const leave = () => {
      arriving.current = false;
    };
    go();
    const resized = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(go);
    if (pane.firstElementChild) resized?.observe(pane.firstElementChild);
    resized?.observe(pane);
    for (const event of TAKING_OVER) pane.addEventListener(event, leave, { passive: true });
    return () => {
      resized?.disconnect();
      for (const event of TAKING_OVER) pane.removeEventListener(event, leave);
    };
  }, [scroller, turn, find]);
  return arriving;
}

function bringIntoView(pane: HTMLElement, place: Element): void {
  const box = place.getBoundingClientRect();
  const edge = pane.getBoundingClientRect().top;
  const whole = box.height > pane.clientHeight * (1 - RESTING_SHARE);
  const rest = whole ? Math.min(16, pane.clientHeight * RESTING_SHARE) : pane.clientHeight * RESTING_SHARE;
  const top = Math.max(0, pane.scrollTop + box.top - edge - rest);
  if (Math.abs(pane.scrollTop - top) > 1) pane.scrollTop = top;
}
