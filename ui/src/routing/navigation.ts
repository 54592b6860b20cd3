/** The address as state: read it with `useAddress`, change it with `navigate`. */
import { useSyncExternalStore } from "react";
import { type Address, formatAddress, parseAddress, type ReaderPlace } from "./address";

/** Kept in a history entry beside its URL: a question that no URL may contain. */
interface EntryState {
  hiddenQuestion?: string;
}

export interface NavigateOptions {
  /** Put the new address in place of the old one: Back leaves both. */
  replace?: boolean;
  /** Keep the question out of the URL (personal data), in the history entry alone. */
  hideQuestion?: boolean;
}

const listeners = new Set<() => void>();
let shown: { key: string; address: Address } | null = null;

function hiddenQuestion(): string | undefined {
  return (history.state as EntryState | null)?.hiddenQuestion;
}

/** The address now shown. The same object until it changes. */
export function currentAddress(): Address {
  const hidden = hiddenQuestion();
  const key = JSON.stringify([location.href, hidden]);
  if (shown?.key !== key) {
    const parsed = parseAddress(new URL(location.href));
    shown = { key, address: hidden ? { ...parsed, question: hidden } : parsed };
  }
  return shown.address;
}

/** True while the question of this entry is kept out of the URL. */
export function isQuestionHidden(): boolean {
  return hiddenQuestion() !== undefined;
}

export function navigate(to: Address, options: NavigateOptions = {}): void {
  // A hidden question stays hidden on the way: to the reader, to another filter.
  const hide = options.hideQuestion ?? hiddenQuestion() === to.question;
  const state: EntryState | null = hide && to.question ? { hiddenQuestion: to.question } : null;
  const url = formatAddress(state ? { ...to, question: "" } : to);
  const same = url === location.pathname + location.search && hiddenQuestion() === state?.hiddenQuestion;
  if (same) return;
  history[options.replace ? "replaceState" : "pushState"](state, "", url);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, currentAddress);
}

/** True while the reader shows the words that begin here. */
export function useShownInReader(documentId: string, start: number): boolean {
  const { reader } = useAddress();
  return reader?.documentId === documentId && reader.start === start;
}

/** The address with the reader open at a place, beside what is shown now. */
export function withReader(place: ReaderPlace | null): Address {
  return { ...currentAddress(), reader: place };
}
