/** Keys that move through the document, also while the focus is still on its heading. */
import { useEffect } from "react";

const SCROLLING: Record<string, (pane: HTMLElement) => number> = {
  PageDown: (pane) => pane.clientHeight * 0.9,
  PageUp: (pane) => -pane.clientHeight * 0.9,
  ArrowDown: () => 60,
  ArrowUp: () => -60,
  End: (pane) => pane.scrollHeight,
  Home: (pane) => -pane.scrollHeight,
};
const HAS_KEYS_OF_ITS_OWN = "input, button, a, select, textarea, [role=separator]";

/** From the heading the first such key goes to the text, and takes the focus with it. */
export function usePaneKeys(frame: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const reader = frame.current;
    function onKeyDown(event: KeyboardEvent) {
      const pane = reader?.querySelector<HTMLElement>(".reader-pane");
      const by = SCROLLING[event.key];
      if (!pane || !by || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target instanceof Element) || event.target.closest(HAS_KEYS_OF_ITS_OWN)) return;
      // In the pane the browser itself scrolls.
      if (pane.contains(event.target)) return;
      event.preventDefault();
      pane.focus({ preventScroll: true });
      pane.scrollBy({ top: by(pane) });
    }
    reader?.addEventListener("keydown", onKeyDown);
    return () => reader?.removeEventListener("keydown", onKeyDown);
  }, [frame]);
}

/** Left and right turn pages, unless they are needed to see the rest of a large one. */
export function pageStepOf(event: React.KeyboardEvent): 1 | -1 | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const pane = event.target;
  if (!(pane instanceof HTMLElement) || !pane.matches(".reader-pane")) return null;
  if (pane.scrollWidth > pane.clientWidth + 1) return null;
  if (event.key === "ArrowRight") return 1;
  return event.key === "ArrowLeft" ? -1 : null;
}
