/**
 * Utvalget: the collected quotes, kept in this browser alone.
 *
 * Typed and versioned: what is stored is read as carefully as what a stranger sends, since an
 * older page, another tab or an imported file wrote it.
 */
import { useSyncExternalStore } from "react";
import type { Receipt } from "../api/client";
import { recall, remember } from "../shell/remembering";
import { type CollectedQuote, type Collection, emptyCollection, MAX_RECEIPTS, parseCollection } from "./model";

export type { CollectedQuote, Collection } from "./model";
export { emptyCollection, parseCollection, quoteId } from "./model";

const STORED_AS = "funn.collection";

const listeners = new Set<() => void>();
let collection: Collection = stored();

function stored(): Collection {
  const text = recall(STORED_AS);
  if (!text) return emptyCollection();
  try {
    return parseCollection(JSON.parse(text)) ?? emptyCollection();
  } catch {
    return emptyCollection();
  }
}

function change(next: Collection): boolean {
  collection = next;
  const kept = remember(STORED_AS, JSON.stringify(next));
  for (const listener of listeners) listener();
  return kept;
}

/** Another tab has changed it. */
function onStorage(event: StorageEvent): void {
  if (event.key !== STORED_AS && event.key !== null) return;
  collection = stored();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

export function readCollection(): Collection {
  return collection;
}

export function useCollection(): Collection {
  return useSyncExternalStore(subscribe, readCollection);
}

/**
 * Put a quote last, with the receipt of the search that found it. A quote that is there
 * already stays where it is. False when the browser could not keep it.
 */
export function addQuote(quote: CollectedQuote, receipt: Receipt | null = null): boolean {
  return addQuotes([quote], receipt);
}

/** The same for several, in their order. */
export function addQuotes(quotes: readonly CollectedQuote[], receipt: Receipt | null = null): boolean {
  const had = new Set(collection.quotes.map(({ id }) => id));
  const added = quotes.filter(({ id }) => !had.has(id));
  if (added.length === 0) return true;
  const receipts = receipt ? withReceipt(receipt) : collection.receipts;
  return change({ ...collection, quotes: [...collection.quotes, ...added], receipts });
}

function asked(receipt: Receipt): string {
  return JSON.stringify([receipt.kind, receipt.question, receipt.filters]);
}

/** One receipt a question and set of filters, the newest one; a comparison is another thing. */
function withReceipt(receipt: Receipt): Receipt[] {
  const others = collection.receipts.filter((one) => asked(one) !== asked(receipt));
  return [...others, receipt].slice(-MAX_RECEIPTS);
}

export function removeQuote(id: string): boolean {
  return change({ ...collection, quotes: collection.quotes.filter((quote) => quote.id !== id) });
}

/** Change some facts of a quote: its note, or what a recheck found. */
export function updateQuote(id: string, facts: Partial<Omit<CollectedQuote, "id">>): boolean {
  const quotes = collection.quotes.map((quote) => (quote.id === id ? { ...quote, ...facts } : quote));
  return change({ ...collection, quotes });
}

/** Move a quote to a place, from 0; places beyond the ends mean the ends. */
export function moveQuote(id: string, place: number): boolean {
  const moved = collection.quotes.find((quote) => quote.id === id);
  if (!moved) return false;
  const others = collection.quotes.filter((quote) => quote.id !== id);
  return change({ ...collection, quotes: others.toSpliced(Math.max(0, place), 0, moved) });
}

/** Change the title or the citation style. */
export function describeCollection(facts: Partial<Pick<Collection, "title" | "style">>): boolean {
  return change({ ...collection, ...facts });
}

/** Put another collection in its place: an import, an undo, or an empty one. */
export function replaceCollection(next: Collection): boolean {
  return change(next);
}
