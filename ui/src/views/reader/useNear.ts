/** Parts of a pane within about two screens, by the number in their `data-…`. */
import { useEffect, useState } from "react";

export function useNear(
  scroller: React.RefObject<HTMLElement | null>,
  selector: string,
  numberIn: string,
  /** 0 while there are no parts; another number when there are others to watch. */
  parts: number,
): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const pane = scroller.current;
    if (!pane || parts === 0 || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      (entries) => setNear((before) => changed(before, entries, numberIn)),
      { root: pane, rootMargin: "200% 0px" },
    );
    for (const part of pane.querySelectorAll(selector)) observer.observe(part);
    return () => observer.disconnect();
  }, [scroller, selector, numberIn, parts]);
  return near;
}

function changed(
  before: ReadonlySet<number>,
  entries: readonly IntersectionObserverEntry[],
  numberIn: string,
): ReadonlySet<number> {
  const after = new Set(before);
  for (const { target, isIntersecting } of entries) {
    const number = Number((target as HTMLElement).dataset[numberIn]);
    if (isIntersecting) after.add(number);
    else after.delete(number);
  }
  const same = after.size === before.size && [...after].every((number) => before.has(number));
  return same ? before : after;
}
