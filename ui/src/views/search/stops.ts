/** Going from quote to quote and hit to hit by single keys, and acting on the one in focus. */
import { useShortcut } from "../../shell/shortcuts";

function stops(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main [data-stop]")];
}

function focused(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-stop]") ?? null;
}

function go(move: 1 | -1): void {
  const all = stops();
  const now = focused();
  const place = now ? all.indexOf(now) + move : 0;
  const next = all[Math.min(all.length - 1, Math.max(0, place))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

/** Do what a button or link of the quote in focus does; the first quote when none is. */
function act(action: "open" | "copy" | "collect"): void {
  const stop = focused() ?? stops()[0];
  stop?.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
}

export function useStops(): void {
  useShortcut("j", "shortcut.next", () => go(1));
  useShortcut("k", "shortcut.previous", () => go(-1));
  useShortcut("o", "shortcut.open", () => act("open"));
  useShortcut("c", "shortcut.copy", () => act("copy"));
  useShortcut("u", "shortcut.collect", () => act("collect"));
}
