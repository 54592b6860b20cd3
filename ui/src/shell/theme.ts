/** Light, dark, or as the system says. Remembered; set as class and data-theme on `<html>`. */
import { useSyncExternalStore } from "react";
import { recall, remember } from "./remembering";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
type ShownTheme = "light" | "dark";

const STORED_AS = "funn.theme";
const listeners = new Set<() => void>();
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
let chosen: Theme = storedTheme();

function storedTheme(): Theme {
  const stored = recall(STORED_AS);
  return THEMES.find((theme) => theme === stored) ?? "system";
}

function shownTheme(): ShownTheme {
  if (chosen !== "system") return chosen;
  return systemIsDark.matches ? "dark" : "light";
}

function apply(): void {
  const root = document.documentElement;
  const shown = shownTheme();
  root.classList.toggle("dark", shown === "dark");
  root.classList.toggle("light", shown === "light");
  root.dataset.theme = shown;
}

/** Call once, before the first rendering. */
export function startTheme(): void {
  apply();
  systemIsDark.addEventListener("change", apply);
}

export function setTheme(theme: Theme): void {
  chosen = theme;
  remember(STORED_AS, theme);
  apply();
  for (const listener of listeners) listener();
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}
