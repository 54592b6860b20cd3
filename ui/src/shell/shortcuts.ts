/**
 * Keyboard shortcuts. A view says which it has with `useShortcut`; `?` lists those that work
 * now. Keys without a modifier can be switched off (WCAG 2.1.4) and do nothing while the
 * reader types in a field.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { MessageKey } from "../i18n/catalogues";
import { recall, remember } from "./remembering";

export interface Shortcut {
  /** As `KeyboardEvent.key`: "/", "?", "j", "Escape". */
  key: string;
  does: MessageKey;
}

const STORED_AS = "funn.shortcuts";
const active = new Map<symbol, Shortcut & { run: () => void }>();
const listeners = new Set<() => void>();
let listed: readonly Shortcut[] = [];
let enabled = recall(STORED_AS) !== "off";

function changed(): void {
  const byKey = new Map([...active.values()].map(({ key, does }) => [key, { key, does }]));
  listed = [...byKey.values()];
  for (const listener of listeners) listener();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!enabled || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const met = [...active.values()].findLast((shortcut) => shortcut.key === event.key);
  if (!met) return;
  event.preventDefault();
  met.run();
}

/** Make a key do something for as long as the component is shown. The last one made wins. */
export function useShortcut(key: string, does: MessageKey, run: () => void): void {
  const newest = useEffectEvent(run);
  useEffect(() => {
    const id = Symbol(key);
    if (active.size === 0) document.addEventListener("keydown", onKeyDown);
    active.set(id, { key, does, run: () => newest() });
    changed();
    return () => {
      active.delete(id);
      if (active.size === 0) document.removeEventListener("keydown", onKeyDown);
      changed();
    };
  }, [key, does]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => listed);
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(subscribe, () => enabled);
}

export function setShortcutsEnabled(on: boolean): void {
  enabled = on;
  remember(STORED_AS, on ? "on" : "off");
  changed();
}
