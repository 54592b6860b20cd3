/** Focus goes to the reader when something outside opens it, and back when it is closed. */
import { useEffect, useRef } from "react";
import type { ReaderPlace } from "../../routing/address";

export function useFocusFromOpener(
  frame: React.RefObject<HTMLElement | null>,
  heading: React.RefObject<HTMLElement | null>,
  place: ReaderPlace,
  /** Changes when the reader's content, heading and all, is replaced. */
  content: string,
): void {
  const opener = useRef<Element | null>(null);
  const shown = useRef<ReaderPlace | null>(null);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    const focused = document.activeElement;
    // Going on inside the reader leaves the focus where it is.
    if (frame.current?.contains(focused)) return;
    if (focused !== document.body) opener.current = focused;
    heading.current?.focus({ preventScroll: true });
  }, [frame, heading, place]);
  useEffect(() => {
    // What was loading had the focus, and is gone.
    if (content && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [heading, content]);
  useEffect(
    () => () => {
      const back = opener.current;
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (lost && back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    },
    [],
  );
}

/** Escape closes, unless a dialog or a field has its own use for it. */
export function useEscape(onClose: () => void): void {
  const newest = useRef(onClose);
  useEffect(() => {
    newest.current = onClose;
  }, [onClose]);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      newest.current();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
